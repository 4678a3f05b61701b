import BuiltInLaw
import Foundation
import Law
import Scenarios
import SeededRandom
import Testing
import WrittenForms
import YAML
import ZhunruCommand

/// What the commands write of one company in their several forms, held against each other: the same answers, outcomes and
/// activities, whoever says it. With `LONG_TESTS=1` of the companies of all scenarios, else of some.
@Suite("Forms of results")
struct FormTests {
  private static let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] == "1"

  /// What a form says of a company.
  private struct Told: Equatable {
    var answer = ""
    var verdicts: Set<String> = []
    /// By service line, its answer and outcomes; empty where the form does not tell.
    var lines: [Line] = []

    struct Line: Equatable {
      var answer = ""
      var verdicts: Set<String> = []
      /// By activity; empty where the form does not tell.
      var activities: [String: Set<String>] = [:]
    }
  }

  @Test("Every command and format says the same of a company", arguments: [Language.english, .chinese])
  func agree(language: Language) throws {
    let shipped = try ShippedScenarios.shared.get()
    let day = try #require(CalendarDate(year: 2024, month: 6, day: 1))
    let forms = EveryForm(.builtIn, language, today: day)
    var random = SplitMix64(seed: 21)
    let scenarios = shipped.scenarios.filter { $0.readings.isEmpty }.shuffled(using: &random)
    var told = 0
    for scenario in Self.isLong ? scenarios : Array(scenarios.prefix(40)) {
      guard var company = ScenarioCompany(scenario) else { continue }
      company["company"] = .text("Company")
      company["as-of"] = .word(scenario.date.description)
      let bytes = Array(company.yaml.utf8)
      let lines = try Self.json(forms.write(bytes, as: .assessJSONLines))
      guard let object = lines.first else { continue }
      told += 1
      let first = try Self.assessed(object)
      let whole = try #require(try Self.json(forms.write(bytes, as: .assessJSON)).first?["companies"] as? [[String: Any]])
      #expect(try whole.map(Self.assessed) == [first], "\(company.yaml)")
      Self.expectTable(forms.write(bytes, as: .assessCSV), first, company.yaml)
      try Self.expectRoutes(forms.write(bytes, as: .routesJSON), first, company.yaml)
      try Self.expectProofs(forms.write(bytes, as: .explainJSON), first, company.yaml)
      try Self.expectMemo(forms.write(bytes, as: .adviseJSON), first, company.yaml)
    }
    #expect(told > 20)
  }

  // MARK: - Reading forms

  private static func json(_ written: EveryForm.Written) throws -> [[String: Any]] {
    let value = try JSONSerialization.jsonObject(with: Data(written.output.utf8.isEmpty ? "[]".utf8 : written.output.utf8))
    return value as? [[String: Any]] ?? (value as? [String: Any]).map { [$0] } ?? []
  }

  private static func verdicts(_ object: [String: Any]) -> Set<String> {
    Set(object["possible"] as? [String] ?? (object["verdict"] as? String).map { [$0] } ?? [])
  }

  private static func assessed(_ object: [String: Any]) throws -> Told {
    var told = Told(answer: object["answer"] as? String ?? "", verdicts: verdicts(object))
    for line in try #require(object["services"] as? [[String: Any]]) {
      var found = Told.Line(answer: line["answer"] as? String ?? "", verdicts: verdicts(line))
      for activity in line["activities"] as? [[String: Any]] ?? [] {
        found.activities[activity["activity"] as? String ?? ""] = verdicts(activity)
      }
      told.lines.append(found)
    }
    return told
  }

  /// Rows of a table name the outcomes of one activity each.
  private static func expectTable(_ written: EveryForm.Written, _ told: Told, _ yaml: String) {
    let rows = rows(written.output)
    guard let header = rows.first else { return }
    var activities: [String: Set<String>] = [:]
    for row in rows.dropFirst() {
      let cells = Dictionary(zip(header, row)) { first, _ in first }
      #expect(cells["company-answer"] == told.answer, "\(yaml)")
      let possible = cells["possible"].map { $0.split(separator: " ").map(String.init) } ?? []
      let outcomes = Set(possible.isEmpty ? [cells["verdict"] ?? ""] : possible)
      activities[cells["activity"] ?? "", default: []].formUnion(outcomes)
      let line = told.lines.first { $0.activities[cells["activity"] ?? ""] == outcomes && $0.answer == cells["service-answer"] }
      #expect(line != nil, "\(row)\n\(yaml)")
    }
    #expect(Set(activities.keys) == Set(told.lines.flatMap(\.activities.keys)), "\(yaml)")
  }

  /// Cells of a table, without their quotes.
  private static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var (row, cell, isQuoted) = ([String](), "", false)
    for character in text.unicodeScalars {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      case "\r" where !isQuoted: break
      case _: cell.unicodeScalars.append(character)
      }
    }
    return rows
  }

  private static func expectRoutes(_ written: EveryForm.Written, _ told: Told, _ yaml: String) throws {
    let routes = try #require(try json(written).first)
    #expect(routes["answer"] as? String == told.answer, "\(yaml)")
    #expect(Set(routes["verdicts"] as? [String] ?? []) == told.verdicts, "\(yaml)")
    for line in routes["services"] as? [[String: Any]] ?? [] {
      let before = Set(line["before"] as? [String] ?? [])
      #expect(told.lines.contains { $0.verdicts == before }, "\(yaml)")
    }
  }

  /// A proof begins with what the line comes to.
  private static func expectProofs(_ written: EveryForm.Written, _ told: Told, _ yaml: String) throws {
    let roots = try json(written)
    #expect(roots.count == told.lines.count, "\(yaml)")
    for (root, line) in zip(roots, told.lines) {
      let verdict = root["verdict"] as? String
      #expect(verdict == (line.verdicts.count == 1 ? line.verdicts.first : "indeterminate"), "\(yaml)")
    }
  }

  private static func expectMemo(_ written: EveryForm.Written, _ told: Told, _ yaml: String) throws {
    let memo = try #require(try json(written).first)
    #expect(verdicts(memo) == told.verdicts, "\(yaml)")
    #expect((memo["answer"] as? [String: Any])?["name"] as? String == told.answer, "\(yaml)")
    let answers = (memo["short-answers"] as? [[String: Any]] ?? []).compactMap {
      ($0["answer"] as? [String: Any])?["name"] as? String
    }
    // A memo tells the worst line first.
    #expect(answers.sorted() == told.lines.map(\.answer).sorted(), "\(yaml)")
  }
}
