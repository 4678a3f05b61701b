import Assessment
import BuiltInLaw
import Diagnostics
import Foundation
import Law
import Portfolio
import Reports
import TerminalUI
import Testing
import YAML

@testable import ZhunruCommand

/// What `zhunru assess` writes for a file, on standard output and on standard error.
struct AssessedFile {
  let output: String
  let messages: String
  let summary: RunSummary

  static let law: Law? = .builtIn

  init(
    _ bytes: [UInt8], name: String, _ format: ResultFormat, _ language: Language = .english,
    showsDuties: Bool = false, decided: DecidedCompanies? = nil
  ) throws {
    let law = try #require(Self.law)
    let plan = AssessPlan(
      context: AssessmentContext(law), schema: PortfolioSchema(law), format: format,
      language: language, fixedDate: nil,
      today: try #require(CalendarDate(year: 2024, month: 6, day: 1)), style: DiagnosticStyle(language: language.ofMessages),
      layout: OutputFormat(width: 80, usesColor: false), showsDuties: showsDuties,
      decided: decided)
    var output = AssessOutput()
    let worker = AssessWorker(plan)
    bytes.withUnsafeBytes { bytes in
      var reader = YAMLReader(bytes: bytes, file: name, streamedKey: "companies")
      worker.process(&reader, into: &output)
    }
    var text = String(decoding: output.bytes.bytes, as: UTF8.self)
    if format == .text {
      let report = TextReport(law, language: language)
      text += output.table.block(output.summary.counts, report).rendered(plan.layout)
    }
    self.output = text
    messages = output.messages
    summary = output.summary
  }
}

/// Files kept beside the tests; `RECORD_GOLDEN=1` writes them anew and fails, so that the difference
/// is read.
func expectGolden(_ actual: String, _ path: String, file: String = #filePath) throws {
  let url = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: path)
  if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
    try Data(actual.utf8).write(to: url)
    Issue.record("recorded \(path)")
    return
  }
  let expected = String(decoding: try Data(contentsOf: url), as: UTF8.self)
  #expect(actual == expected, "\(path)")
}

func testFile(_ path: String, file: String = #filePath) throws -> [UInt8] {
  let url = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: path)
  return Array(try Data(contentsOf: url))
}

@Suite("Assessing files")
struct AssessTests {
  @Test(
    "Faulty companies are reported, their neighbours assessed",
    arguments: [
      "four-faults", "contradictions", "ownership", "holders", "figures", "dates", "values", "signs", "shares", "folded", "lines",
    ])
  func badInput(name: String) throws {
    let bytes = try testFile("BadInput/portfolio/\(name).yaml")
    let assessed = try AssessedFile(bytes, name: "\(name).yaml", .csv)
    try expectGolden(
      assessed.messages + "== output\n" + assessed.output.replacing("\r\n", with: "\n"),
      "BadInput/portfolio/\(name).expected")
    let chinese = try AssessedFile(bytes, name: "\(name).yaml", .jsonl, .chinese)
    try expectGolden(chinese.messages, "BadInput/portfolio/\(name).zh.expected")
  }

  @Test("A misspelt key, 140 %, a key twice and a tab are four problems of one company")
  func fourFaults() throws {
    let bytes = try testFile("BadInput/portfolio/four-faults.yaml")
    let assessed = try AssessedFile(bytes, name: "a.yaml", .csv)
    #expect(assessed.summary.problems == 4)
    #expect(assessed.summary.faulty == 1)
    #expect(assessed.summary.companyCount == 2)
    for place in ["a.yaml:9:1", "a.yaml:10:24", "a.yaml:12:1", "a.yaml:15:1"] {
      #expect(assessed.messages.contains("--> \(place)\n"))
    }
  }

  @Test("Of very many problems of a company the first hundred are told, and that there are more")
  func manyProblems() throws {
    let names = (0..<5000).map { "none-\($0)" }.joined(separator: ", ")
    let assessed = try AssessedFile(
      Array("company: A\nservices: [{ service: x, activities: [\(names)] }]\n".utf8), name: "a.yaml", .csv)
    #expect(assessed.summary.problems == 101)
    #expect(assessed.messages.contains("error[many-problems]: more problems follow"))
  }

  @Test("The shipped portfolio reads as it should", arguments: [Language.english, .chinese])
  func portfolio(language: Language) throws {
    let bytes = try testFile("../data/examples/portfolio.yaml")
    let assessed = try AssessedFile(bytes, name: "portfolio.yaml", .text, language)
    #expect(assessed.messages.isEmpty)
    try expectGolden(assessed.output, "Golden/portfolio.\(language.rawValue).txt")
    for line in assessed.output.split(separator: "\n") {
      #expect(StyledText(line).width <= 80, "\(line)")
    }
  }

  @Test("Every duty is listed within the width on demand", arguments: [Language.english, .chinese])
  func duties(language: Language) throws {
    let bytes = try testFile("../data/examples/portfolio.yaml")
    let assessed = try AssessedFile(
      bytes, name: "portfolio.yaml", .text, language, showsDuties: true)
    for line in assessed.output.split(separator: "\n") {
      #expect(StyledText(line).width <= 80, "\(line)")
    }
    // Interim Measures, Article 17, in the order in which the Measures give it to the file.
    let filing = language == .english ? "file the algorithm" : "算法备案"
    #expect(assessed.output.contains(filing))
    #expect(!assessed.output.contains("--duties"))
  }

  @Test("Duties and other readings stand in JSON by the names that the law gives them")
  func jsonDuties() throws {
    let law = try #require(AssessedFile.law)
    let bytes = try testFile("../data/examples/portfolio.yaml")
    let assessed = try AssessedFile(bytes, name: "portfolio.yaml", .json)
    var duties: Set<String> = []
    var readings: Set<String> = []
    // Each object follows its separator.
    let output = try JSONSerialization.jsonObject(with: Data("[\(assessed.output.dropFirst(2))]".utf8))
    for object in try #require(output as? [[String: Any]]) {
      for service in object["services"] as? [[String: Any]] ?? [] {
        duties.formUnion(service["duties"] as? [String] ?? [])
        for other in service["other-readings"] as? [[String: Any]] ?? [] {
          readings.insert(try #require(other["reading"] as? String))
          #expect(other["verdict"] is String)
        }
      }
    }
    #expect(!duties.isEmpty && duties.isSubset(of: law.duties.map(\.name)))
    #expect(!readings.isEmpty && readings.isSubset(of: law.readings.map(\.name)))
  }

  @Test("JSON Lines tell of each activity what decides, and leave the rest to JSON")
  func brief() throws {
    let bytes = try testFile("../data/examples/portfolio.yaml")
    let assessed = try AssessedFile(bytes, name: "portfolio.yaml", .jsonl)
    var provisions: Set<String> = []
    for line in assessed.output.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      for service in object?["services"] as? [[String: Any]] ?? [] {
        #expect(service["duties"] == nil)
        for activity in try #require(service["activities"] as? [[String: Any]]) {
          let verdicts = [activity["verdict"] as? String] + (activity["possible"] as? [String] ?? [])
          for decided in try #require(activity["decided-by"] as? [[String: Any]]) {
            #expect(verdicts.contains(decided["verdict"] as? String))
            provisions.formUnion(try #require(decided["provisions"] as? [String]))
          }
        }
      }
    }
    let law = try #require(AssessedFile.law)
    let citations = law.provisions.map { law.citation(of: $0.id, in: .english) }
    #expect(!provisions.isEmpty && provisions.isSubset(of: citations))
  }

  @Test("Each line has its answer in JSON, and the company that of its worst line")
  func jsonAnswers() throws {
    let bytes = try testFile("../data/examples/portfolio.yaml")
    let assessed = try AssessedFile(bytes, name: "portfolio.yaml", .jsonl)
    var marks: Set<String> = []
    for line in assessed.output.split(separator: "\n") {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let services = try #require(object?["services"] as? [[String: Any]])
      let answers = services.compactMap { ($0["answer"] as? String).flatMap(Answer.init(name:)) }
      #expect(answers.count == services.count)
      #expect(object?["answer"] as? String == answers.min()?.name)
      for service in services { marks.formUnion(service["answer-marks"] as? [String] ?? []) }
    }
    #expect(marks == ["likely", "contested"])
    #expect(assessed.summary.hasCompany(failing: .answer(.no)))
  }

  @Test("The law of the day of the investment stands beside that of today")
  func invested() throws {
    // Item 7 of the 2021 edition closed the techniques; the 2024 edition dropped it.
    func services(_ invested: String) throws -> [[String: Any]] {
      let text = """
        company: a
        as-of: 2025-01-10
        foreign-equity: 100 %
        contractual-control: no
        registered-in: guizhou
        invested-on: \(invested)
        services: [{ activity: tcm-processing }]
        """
      let assessed = try AssessedFile(Array(text.utf8), name: "a.yaml", .jsonl)
      let object = try JSONSerialization.jsonObject(with: Data(assessed.output.utf8))
      return try #require((object as? [String: Any])?["services"] as? [[String: Any]])
    }
    #expect(try services("2024-10-31")[0]["when-invested"] as? [String] == ["prohibited"])
    #expect(try services("2024-10-31")[0]["verdict"] as? String == "permitted-with-licence")
    #expect(try services("2025-01-09")[0]["when-invested"] == nil)
    #expect(try services("before 2024-10-31")[0]["when-invested"] == nil)
  }

  @Test("The shipped portfolio reaches every verdict")
  func allVerdicts() throws {
    let bytes = try testFile("../data/examples/portfolio.yaml")
    let assessed = try AssessedFile(bytes, name: "portfolio.yaml", .jsonl)
    for verdict in Verdict.allCases {
      #expect(assessed.output.contains("\"verdict\":\"\(verdict.name)\""), "\(verdict.name)")
    }
    #expect(assessed.summary.companyCount >= 15)
  }

  @Test("Each line of JSON is an object, whatever the names")
  func json() throws {
    var bytes = try testFile("../data/examples/portfolio.yaml")
    bytes += try testFile("BadInput/portfolio/ownership.yaml")
    let assessed = try AssessedFile(bytes, name: "\"quoted\"\n.yaml", .jsonl)
    let lines = assessed.output.split(separator: "\n")
    #expect(lines.count == assessed.summary.companyCount)
    for line in lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let services = try #require(object?["services"] as? [[String: Any]])
      #expect(!services.isEmpty)
      #expect(object?["verdict"] is String)
    }
  }

  @Test("A cell that a spreadsheet would take for a formula is text")
  func formula() throws {
    let text = """
      company: "=1+1"
      foreign-equity: 100 %
      services: [{ service: "@sum", activity: call-centre }]
      """
    let assessed = try AssessedFile(Array(text.utf8), name: "a.yaml", .csv)
    #expect(assessed.output.contains(",'=1+1,"))
    #expect(assessed.output.contains(",'@sum,"))
  }

  @Test("Anything in the law can be shown in both languages at 80 columns")
  func show() throws {
    let law = try #require(AssessedFile.law)
    let day = try #require(CalendarDate(year: 2024, month: 6, day: 1))
    for language in Language.allCases {
      let page = LawPage(law, language: language, day: day)
      for kind in LawKind.allCases {
        for subject in law.subjects(kind) {
          let lines = page.block(subject).lines(width: 80)
          #expect(!lines.isEmpty)
          #expect(lines.allSatisfy { $0.width <= 80 }, "\(subject.name)")
          #expect(!law.subjects(named: subject.name, on: day).isEmpty)
        }
      }
      try expectGolden(
        page.block(.activity(try #require(law.activity(named: "call-centre"))))
          .rendered(OutputFormat(width: 80, usesColor: false)),
        "Golden/law-show-call-centre.\(language.rawValue).txt")
    }
  }

  /// Enough companies for many chunks, some of them with more written of them than is gathered at once.
  @Test("What workers write side by side is what one writes", arguments: [ResultFormat.jsonl, .json, .csv, .text])
  func sharedOut(format: ResultFormat) throws {
    let law = try #require(AssessedFile.law)
    let activities = law.activities.filter { $0.id != law.generalBusiness }.map(\.name)
    let text = (0..<(format == .text ? 60 : 600)).map { number in
      let lines = (0...number % 40).map {
        "  - { service: line \($0), activity: \(activities[(number + $0) % activities.count]) }\n"
      }
      let share = number % 17 == 0 ? "oops" : "\(number % 101) %"
      return "---\ncompany: Company \(number)\nas-of: 2024-06-01\nforeign-equity: \(share)\nservices:\n"
        + lines.joined()
    }.joined()
    let bytes = Array(text.utf8)
    let directory = TemporaryDirectory()
    let (input, output) = (directory["in.yaml"], directory["out"])
    directory.write(text, to: "in.yaml")
    var run = AssessRun(try plan(law, format), try OutputSink(path: output))
    try run.begin()
    try run.read(.file(input), as: nil)
    let summary = try run.finish()
    let alone = try AssessedFile(bytes, name: input, format)
    let written = String(decoding: try Data(contentsOf: URL(filePath: output)), as: UTF8.self)
    let expected =
      switch format {
      case .json:
        "{\(Contract(law).field),\"companies\":[\n" + alone.output.dropFirst(AssessOutput.separator.utf8CodeUnitCount) + "\n]}\n"
      case .csv: CSVWriter.header.description + alone.output
      case .sarif:
        SARIFLog.start + alone.output.dropFirst(AssessOutput.separator.utf8CodeUnitCount)
          + SARIFLog.end(tool: "zhunru", version: Zhunru.version, codes: alone.summary.codes) + "\n"
      case .jsonl, .text, .xlsx: alone.output
      }
    #expect(written == expected)
    #expect(summary.companyCount == alone.summary.companyCount)
    #expect(summary.faulty == alone.summary.faulty)
  }

  private func plan(_ law: Law, _ format: ResultFormat) throws -> AssessPlan {
    AssessPlan(
      context: AssessmentContext(law), schema: PortfolioSchema(law), format: format,
      language: .english, fixedDate: nil,
      today: try #require(CalendarDate(year: 2024, month: 6, day: 1)), style: DiagnosticStyle(),
      layout: OutputFormat(width: 80, usesColor: false), showsDuties: false)
  }
}
