import ArgumentParser
import Diagnostics
import Foundation
import Glibc
import Law
import Testing

@testable import ZhunruCommand

private typealias Status = ZhunruCommand.ExitStatus

/// Whole runs of commands, with files in a folder of their own.
@Suite("Commands from files to files")
struct RunningTests {
  private let directory = TemporaryDirectory()

  private static let company = """
    company: Lanhe
    as-of: 2024-06-01
    foreign-equity: 60 %
    services:
      - service: search
        activity: information-search
      - service: support
        activity: call-centre

    """

  private func run<Command: Subcommand>(
    _: Command.Type, _ arguments: [String]
  ) throws -> (status: Status, said: String) {
    var command = try Command.parse(arguments)
    var said = ""
    let status = try command.statusOfExecution { said += $0 }
    return (status, said)
  }

  // MARK: - Output

  @Test("An output that is read is refused, by whatever path, and stays as it was")
  func inputAsOutput() throws {
    directory.write(Self.company, to: "a.yaml")
    symlink(directory["a.yaml"], directory["link.yaml"])
    let input = directory["a.yaml"]
    for output in ["a.yaml", "./a.yaml", "link.yaml"] {
      let result = try run(Assess.self, [input, "-o", directory[output]])
      #expect(result.status == .usage)
      #expect(result.said.hasPrefix("error[output-is-input]: `\(directory[output])` is read"))
    }
    #expect(try run(Assess.self, [directory.path, "-o", input]).status == .usage)
    #expect(try run(Explain.self, [input, "-o", input]).status == .usage)
    #expect(try run(RoutesCommand.self, [input, "-o", input]).status == .usage)
    #expect(try run(Advise.self, [input, "-o", input]).status == .usage)
    #expect(
      try run(Compare.self, [input, "--from", "2024-10-31", "--to", "2024-11-01", "-o", input]).status == .usage)
    directory.write("taken: []\n", to: "house.yaml")
    let house = directory["house.yaml"]
    #expect(try run(Assess.self, [input, "--overlay", house, "-o", house]).status == .usage)
    #expect(try run(LawList.self, ["--overlay", house, "-o", house]).status == .usage)
    #expect(directory.content(of: "a.yaml") == Self.company)
    #expect(directory.content(of: "house.yaml") == "taken: []\n")
  }

  @Test("A run that assessed nothing leaves the output of the run before", arguments: [
    "text", "json", "jsonl", "csv",
  ])
  func nothingAssessed(format: String) throws {
    directory.write("company: A\n", to: "faulty.yaml")
    directory.write("before", to: "out")
    let arguments = [directory["faulty.yaml"], "-o", directory["out"], "--format", format]
    #expect(try run(Assess.self, arguments).status == .badInput)
    #expect(directory.content(of: "out") == "before")
    #expect(directory.names == ["faulty.yaml", "out"])
  }

  @Test("So do the other commands on companies")
  func nothingAssessedElsewhere() throws {
    directory.write("company: A\n", to: "faulty.yaml")
    directory.write("before", to: "out")
    let arguments = [directory["faulty.yaml"], "-o", directory["out"]]
    #expect(try run(Explain.self, arguments).status == .badInput)
    #expect(try run(RoutesCommand.self, arguments).status == .badInput)
    #expect(try run(Advise.self, arguments).status == .badInput)
    #expect(
      try run(Compare.self, arguments + ["--from", "2024-10-31", "--to", "2024-11-01"]).status == .badInput)
    #expect(directory.content(of: "out") == "before")
  }

  @Test("A link to what is not there yet is written through")
  func danglingLink() throws {
    directory.makeDirectory("deep")
    symlink("second", directory["first"])
    symlink("deep/out", directory["second"])
    let sink = try OutputSink(path: directory["first"])
    try sink.write("new")
    try sink.finish()
    #expect(directory.content(of: "deep/out") == "new")
    #expect(try FileKind.of(directory["first"], followsLink: false) == .link)
    #expect(try FileKind.of(directory["second"], followsLink: false) == .link)
    symlink("loop", directory["loop"])
    #expect(throws: OutputProblem.failed(directory["loop"], SystemError(number: ELOOP))) {
      try OutputSink(path: directory["loop"])
    }
  }

  // MARK: - What cannot be read

  @Test(
    "Faulty tables and records are reported with their places, their neighbours assessed",
    arguments: [
      "header.csv", "no-company.csv", "rows.csv", "other-bytes.csv", "faults.jsonl", "faults.json",
    ])
  func faultyTables(name: String) throws {
    let folder = String(#filePath.dropLast("ZhunruCommandTests/RunningTests.swift".count)) + "BadInput/portfolio/"
    let result = try ProgramPath.run(["assess", name, "--format", "csv", "--rows", "services"], in: directory, at: folder)
    #expect(result.status == 2)
    try expectGolden(
      result.messages + "== output\n" + result.output.replacing("\r\n", with: "\n"),
      "BadInput/portfolio/\(name).expected")
  }

  @Test("A table in UTF-16 is refused once", arguments: ["csv", "json", "jsonl", "yaml"])
  func otherEncoding(ending: String) throws {
    let text = "\u{FEFF}company,foreign-equity\n" + String(repeating: "A,60 %\n", count: 20_000)
    let bytes = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    try Data(bytes).write(to: URL(filePath: directory["a.\(ending)"]))
    let result = try ProgramPath.run(["assess", "a.\(ending)"], in: directory)
    #expect(result.status == 2)
    #expect(result.messages.contains("in UTF-16, not in UTF-8"))
    #expect(result.messages.components(separatedBy: "error[").count == 2, "\(result.messages.prefix(2000))")
  }

  // MARK: - Names and order

  @Test("Activities stand in the order of the law, whatever the order of keys")
  func order() throws {
    func output(_ features: [String], _ activities: String) throws -> String {
      let text = """
        company: A
        as-of: 2024-06-01
        foreign-equity: 30 %
        services:
          - service: x
            activities: [\(activities)]
            features: { \(features.joined(separator: ", ")) }

        """
      return try AssessedFile(Array(text.utf8), name: "a.yaml", .jsonl).output
    }
    let features = [
      "audience: public", "current-affairs: core", "news-acts: [summary-or-rewrite]", "uses-generative-ai: yes",
      "paid-by-users: yes",
    ]
    let usual = try output(features, "call-centre, information-search")
    #expect(usual.contains("call-centre"))
    #expect(try output(features.reversed(), "information-search, call-centre") == usual)
    #expect(try output(Array(features[2...] + features[..<2]), "call-centre, information-search") == usual)
    let law = try #require(AssessedFile.law)
    let object = try #require(JSONSerialization.jsonObject(with: Data(usual.utf8)) as? [String: Any])
    let service = try #require((object["services"] as? [[String: Any]])?.first)
    let names = (service["activities"] as? [[String: Any]] ?? []).compactMap { $0["activity"] as? String }
    let places = names.compactMap { name in law.activities.firstIndex { $0.name == name } }
    // The one that every line carries may stand first.
    #expect(places.count > 3 && places.dropFirst() == places.dropFirst().sorted()[...])
  }

  @Test("Names come back exactly from every JSON, and raw from none", arguments: ["assess", "explain", "routes"])
  func names(command: String) throws {
    let name = "蓝\u{202E}河\u{85}\u{2066}Ltd"
    directory.write(
      Self.company.replacing("company: Lanhe", with: #"company: "蓝\u202E河\u0085\u2066Ltd""#), to: "a.yaml")
    let arguments = [directory["a.yaml"], "--format", "json", "-o", directory["out"]]
    switch command {
    case "assess": #expect(try run(Assess.self, arguments).status == .clean)
    case "explain": #expect(try run(Explain.self, arguments).status == .clean)
    case _: #expect(try run(RoutesCommand.self, arguments).status == .clean)
    }
    let written = try #require(directory.content(of: "out"))
    #expect(!written.unicodeScalars.contains { "\u{202E}\u{85}\u{2066}".unicodeScalars.contains($0) })
    let parsed = try JSONSerialization.jsonObject(with: Data(written.utf8))
    let whole = try #require(parsed as? [String: Any])
    let list = try #require((whole["companies"] ?? whole["proofs"]) as? [[String: Any]])
    let companies = list.compactMap { $0["company"] as? String }
    #expect(!companies.isEmpty && companies.allSatisfy { $0.unicodeScalars.elementsEqual(name.unicodeScalars) })
  }

  // MARK: - Arguments

  @Test("What cannot be meant is said before anything is read", arguments: [
    ["--from", "2024-11-01", "--to", "2024-10-31"],
    ["--reading", "a=b", "--reading", "a=c"],
  ])
  func arguments(options: [String]) {
    #expect(throws: (any Error).self) { try Compare.parse(["a.yaml"] + options) }
    #expect(throws: (any Error).self) { try LawDiff.parse(options) }
  }

  @Test("A timeline ends after it begins, and a point is answered once")
  func once() {
    #expect(throws: (any Error).self) { try LawTimelineCommand.parse(["--from", "2024-11-01", "--to", "2024-10-31"]) }
    #expect(throws: (any Error).self) { try Assess.parse(["a.yaml", "--reading", "a=b", "--reading", "a=c"]) }
    #expect(throws: Never.self) { try Assess.parse(["a.yaml", "--reading", "a=b", "--reading", "b=c"]) }
  }

  @Test("A mistyped activity or group on the command line is met with the nearest, and the command that lists them")
  func unknownActivity() throws {
    directory.write(Self.company, to: "a.yaml")
    let explained = try run(Explain.self, [directory["a.yaml"], "--activity", "call-center"])
    #expect(explained.status == .usage)
    #expect(
      explained.said == """
        error[unknown-name]: no activity is called `call-center`
          = help: did you mean `call-centre`? `zhunru law list activities` lists the names and codes


        """)
    let matrix = try run(Matrix.self, ["value-added-telcom"])
    #expect(matrix.status == .usage)
    #expect(matrix.said.contains("did you mean `value-added-telecom`?"))
    #expect(matrix.said.contains("`zhunru law list groups` the groups"))
  }

  @Test("A day before the law says which is the first")
  func firstDay() throws {
    directory.write(Self.company, to: "a.yaml")
    let error = #expect(throws: ValidationError.self) {
      try run(Assess.self, [directory["a.yaml"], "--as-of", "2017-01-01"])
    }
    #expect(error?.message == "the law of 2017-01-01 is not encoded; the first day is 2018-07-28.")
  }

  // MARK: - Findings

  private typealias Object = [String: Any]

  /// Reads a log, and holds it to what the standard asks of one (SARIF 2.1.0): 3.13, 3.14, 3.27, 3.28, 3.29, 3.30.
  private func results(_ name: String) throws -> [Object] {
    let text = try #require(directory.content(of: name))
    let log = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
    #expect(log["version"] as? String == "2.1.0")
    let run = try #require((log["runs"] as? [Object])?.first)
    let driver = try #require((run["tool"] as? Object)?["driver"] as? Object)
    #expect(driver["name"] as? String == "zhunru")
    let rules = (driver["rules"] as? [Object] ?? []).compactMap { $0["id"] as? String }
    #expect(Set(rules).count == rules.count)
    let results = try #require(run["results"] as? [Object])
    for result in results {
      #expect(rules.contains(try #require(result["ruleId"] as? String)))
      #expect(["error", "warning", "note"].contains(result["level"] as? String))
      #expect((result["message"] as? Object)?["text"] is String)
      for location in result["locations"] as? [Object] ?? [] {
        let physical = try #require(location["physicalLocation"] as? Object)
        let uri = try #require((physical["artifactLocation"] as? Object)?["uri"] as? String)
        #expect(URL(string: uri) != nil)
        let region = try #require(physical["region"] as? [String: Int])
        for key in ["startLine", "startColumn", "endLine", "endColumn"] { #expect(region[key].map { $0 > 0 } ?? false) }
      }
    }
    return results
  }

  private func line(_ result: Object) -> Int? {
    let location = (result["locations"] as? [Object])?.first?["physicalLocation"] as? Object
    return (location?["region"] as? [String: Int])?["startLine"]
  }

  @Test("Findings of companies stand at their lines, those that cannot be read among them")
  func companyFindings() throws {
    directory.write(Self.company + "---\ncompany: B\nforeign-equty: 3 %\nservices: [{ activity: call-centre }]\n", to: "a.yaml")
    let result = try run(
      Assess.self, [directory["a.yaml"], directory["no.yaml"], "--format", "sarif", "-o", directory["out"]])
    #expect(result.status == .badInput)
    let found = try results("out")
    #expect(found.map { $0["ruleId"] as? String } == ["no-such-file", "not-as-structured", "unknown-fact"])
    #expect(found.map(line) == [nil, 5, 11])
    let text = (found[1]["message"] as? Object)?["text"] as? String ?? ""
    #expect(text.hasPrefix("search: Not as structured."))
    #expect(text.contains("Negative List 2021, item 14"))
  }

  @Test("A log is written where nothing can be read, of companies or of the law")
  func emptyFindings() throws {
    directory.write("activites: []\n", to: "law.yaml")
    directory.write("", to: "empty.yaml")
    #expect(
      try run(Assess.self, [directory["empty.yaml"], "--format", "sarif", "-o", directory["out"]]).status == .badInput)
    #expect(try results("out").map { $0["ruleId"] as? String } == ["no-company"])
    let faulty = [directory["empty.yaml"], "--overlay", directory["law.yaml"], "--format", "sarif", "-o", directory["out"]]
    #expect(try run(Assess.self, faulty).status == .badInput)
    #expect(try results("out").contains { $0["ruleId"] as? String == "unknown-key" })
  }

  @Test("What is wrong with the law is always a file, with paths from where the command was called")
  func lawFindings() throws {
    directory.makeDirectory("law")
    directory.write("activites: []\n", to: "law/a b.yaml")
    for format in ["sarif", "json"] {
      let result = try run(
        LawCheckCommand.self, ["--law", directory["law"], "--format", format, "-o", directory["out"]])
      #expect(result.status == .badInput)
      #expect(result.said.isEmpty)
      let text = try #require(directory.content(of: "out"))
      #expect(text.contains(format == "sarif" ? "/law/a%20b.yaml" : directory["law/a b.yaml"]))
      _ = try JSONSerialization.jsonObject(with: Data(text.utf8))
    }
    let missing = try run(
      LawCheckCommand.self, ["--law", directory["none"], "--format", "sarif", "-o", directory["out"]])
    #expect(missing.status == .badInput)
    #expect(try results("out").map { $0["ruleId"] as? String } == ["no-such-file"])
  }

  @Test("Facts are written as JSON, as help says", arguments: [[], ["foreign-equity"], ["ownership"]])
  func facts(names: [String]) throws {
    #expect(try run(Facts.self, names + ["--format", "json", "-o", directory["out"]]).status == .clean)
    let text = try #require(directory.content(of: "out"))
    let whole = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
    let list = try #require(whole["subjects"] as? [Object])
    #expect(list.first?["name"] is String)
  }
}
