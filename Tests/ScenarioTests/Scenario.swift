import Assessment
import Foundation
import Law
import Portfolio
import YAML

/// One case of law from a file below `Tests/Scenarios`.
struct Scenario: CustomStringConvertible, Sendable {
  let file: String
  let name: String
  let because: String
  let date: CalendarDate
  let company: YAMLValue
  /// By activity: the verdicts expected, or the grades.
  let expect: [(activity: String, verdicts: [String])]
  let grades: [(activity: String, grades: [String])]
  let line: [String]?
  let companyVerdict: [String]?
  let duties: [String]
  let withoutDuties: [String]

  var description: String { "\(file): \(name)" }

  static let keys: Set<String> = [
    "scenario", "as-of", "because", "company", "expect", "grades", "line", "company-verdict",
    "duties", "no-duties",
  ]

  init(_ value: YAMLValue, file: String) throws {
    func text(_ key: String) throws -> String {
      guard let text = value[key]?.string, !text.isEmpty else { throw ScenarioProblem.missing(key) }
      return text
    }
    self.file = file
    for entry in value.entries {
      let key = entry.key.string ?? ""
      guard Self.keys.contains(key) else { throw ScenarioProblem.unknown(key) }
    }
    name = try text("scenario")
    because = try text("because")
    guard let date = CalendarDate(parsing: Array(try text("as-of").utf8)) else {
      throw ScenarioProblem.missing("as-of")
    }
    self.date = date
    guard let company = value["company"] else { throw ScenarioProblem.missing("company") }
    self.company = company
    func list(_ value: YAMLValue) -> [String] {
      value.kind == .sequence
        ? value.elements.compactMap(\.string).sorted() : [value.string ?? ""]
    }
    expect = value["expect"]?.entries.map { ($0.key.string ?? "", list($0.value)) } ?? []
    grades = value["grades"]?.entries.map { ($0.key.string ?? "", list($0.value)) } ?? []
    line = value["line"].map(list)
    companyVerdict = value["company-verdict"].map(list)
    duties = value["duties"].map(list) ?? []
    withoutDuties = value["no-duties"].map(list) ?? []
    if expect.isEmpty, grades.isEmpty, line == nil, companyVerdict == nil, duties.isEmpty {
      throw ScenarioProblem.missing("expect")
    }
  }
}

enum ScenarioProblem: Error {
  case missing(String)
  case unknown(String)
  case company([String])
}

/// The files of a folder beside the tests, by path.
struct TestFolder {
  let root: URL

  init(_ name: String, beside file: String = #filePath) {
    root = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: name)
  }

  func files(endingIn suffix: String) -> [String] {
    let walk = FileManager.default.enumerator(atPath: root.path)
    return (walk?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(suffix) }.sorted()
  }

  func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: path)))
  }
}
