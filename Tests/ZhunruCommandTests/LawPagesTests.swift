import ArgumentParser
import Foundation
import Law
import Reports
import Testing
import TextWidth

@testable import ZhunruCommand

private typealias Status = ZhunruCommand.ExitStatus

@Suite("Commands that find and date the law")
struct LawPagesTests {
  /// Runs a command, its output in a file.
  private func run<Command: Subcommand>(
    _: Command.Type, _ arguments: [String]
  ) throws -> (status: Status, output: String) {
    let directory = TemporaryDirectory()
    var command = try Command.parse(arguments + ["-o", directory["out"], "--width", "80"])
    let status = try command.statusOfExecution { _ in }
    return (status, directory.content(of: "out") ?? "")
  }

  /// What JSON an output holds.
  private func objects(_ output: String) throws -> [[String: Any]] {
    let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
    // What a search finds is a bare list.
    if let found = value as? [[String: Any]] { return found }
    let whole = try #require(value as? [String: Any])
    #expect(whole["made-by"] != nil)
    return try #require((whole["subjects"] ?? whole["days"]) as? [[String: Any]])
  }

  private func narrow(_ output: String) -> Bool {
    output.split(separator: "\n").allSatisfy { $0.displayWidth <= 80 }
  }

  // MARK: - Search

  @Test(
    "Words find what bears them, whatever language, case or width",
    arguments: [
      (["call", "centre"], "call-centre"), (["B24"], "call-centre"), (["ｂ２４"], "call-centre"),
      (["呼叫中心"], "call-centre"), (["item", "14", "2021"], "negative-list-2021 item 14"),
      (["negative-list-2024"], "negative-list-2024"),
      (["外资股比不超过50%"], "value-added-telecom-at-most-half"),
    ])
  func search(words: [String], name: String) throws {
    let found = try run(LawSearchCommand.self, words + ["--format", "json"])
    #expect(found.status == .clean)
    let names = try objects(found.output).compactMap { $0["name"] as? String }
    #expect(names.prefix(3).contains(name), "\(names.prefix(5))")
  }

  @Test("VIE does not find review, and finds what is said of control by contract")
  func wholeWords() throws {
    let found = try run(LawSearchCommand.self, ["VIE", "--format", "json"])
    let names = try objects(found.output).compactMap { $0["name"] as? String }
    #expect(names.first == "contractual-control", "\(names.prefix(5))")
    let text = try run(LawSearchCommand.self, ["VIE"])
    #expect(!text.output.lowercased().contains("review"))
  }

  @Test("An unknown name that is an everyday word suggests what it means")
  func suggests() throws {
    var command = try LawShow.parse(["podcast"])
    var said = ""
    let status = try command.statusOfExecution { said += $0 }
    #expect(status != .clean && said.contains("did you mean `audiovisual-class-2`?"), "\(said)")
  }

  @Test("All words must be found, and nothing found is status 1")
  func nothing() throws {
    let found = try run(LawSearchCommand.self, ["call", "zyzzyva"])
    #expect(found.status == .findings)
    #expect(found.output == "no match\n")
  }

  @Test("Of the editions of a rule only that of the day is found")
  func editions() throws {
    let found = try run(
      LawSearchCommand.self,
      ["value-added-telecom-at-most-half", "--as-of", "2023-01-01", "--format", "json"])
    let rules = try objects(found.output).filter {
      $0["name"] as? String == "value-added-telecom-at-most-half"
    }
    #expect(rules.compactMap { $0["instrument"] as? String } == ["negative-list-2021"])
  }

  @Test("Results keep within 80 columns", arguments: ["en", "zh"])
  func width(language: String) throws {
    for word in ["telecom", "数据"] {
      let found = try run(LawSearchCommand.self, [word, "--lang", language])
      #expect(narrow(found.output), "\(word)")
    }
    let dated = try run(LawTimelineCommand.self, ["--lang", language])
    #expect(narrow(dated.output))
  }

  // MARK: - Timeline

  /// The lists of 2021 and 2024 differ by two entries (Negative List 2024, printing of publications
  /// and processing of Chinese medicine left out).
  @Test("Between the lists of 2021 and 2024 two rules go and none comes")
  func lists() throws {
    let dated = try run(
      LawTimelineCommand.self,
      ["--from", "2024-11-01", "--to", "2024-11-01", "--format", "json"])
    let day = try #require(try objects(dated.output).first)
    let changes = try #require(day["changes"] as? [[String: Any]])
    let ofList = changes.filter {
      ($0["instrument"] as? String)?.hasPrefix("negative-list") ?? false
    }
    let gone = ofList.filter { $0["what"] as? String == "ends" }.compactMap {
      $0["name"] as? String
    }
    #expect(
      gone.sorted() == ["chinese-medicine-prohibited", "printing-of-publications-chinese-control"])
    #expect(!ofList.contains { $0["what"] as? String == "begins" })
    let begins = try #require(day["begins"] as? [[String: Any]])
    #expect(
      begins.contains {
        $0["instrument"] as? String == "negative-list-2024"
          && $0["replaces"] as? [String] == ["negative-list-2021"]
      })
  }

  /// The pilot opened on 23 October 2024, when it was started.
  @Test("For one activity only its own days are shown")
  func activity() throws {
    let dated = try run(LawTimelineCommand.self, ["internet-data-centre", "--from", "2022-05-02"])
    #expect(dated.output.contains("2024-10-23\n"))
    #expect(!dated.output.contains("2024-11-01"))
  }

  @Test("A name that changes on no day is usage")
  func unknown() throws {
    let dated = try run(LawTimelineCommand.self, ["call-center"])
    #expect(dated.status == .usage)
  }

  // MARK: - Pages as JSON

  @Test("Every kind of subject is one JSON object with its name in both languages")
  func json() throws {
    for kind in LawKind.allCases {
      let listed = try run(LawList.self, [kind.rawValue, "--format", "json"])
      let objects = try objects(listed.output)
      #expect(!objects.isEmpty || kind == .blocks, "\(kind)")
      for object in objects {
        let title = try #require(object["title"] as? [String: String])
        #expect(object["name"] is String && title["en"] != nil && title["zh"] != nil, "\(kind)")
      }
    }
  }

  @Test("A provision is shown by its instrument and its place in it")
  func provision() throws {
    let shown = try run(LawShow.self, ["negative-list-2024", "item", "12"])
    #expect(shown.status == .clean)
    #expect(shown.output.contains("value-added-telecom-at-most-half: at most 50 % foreign capital"))
  }

  /// The clause on telecom is item 25, 20, 15, 14 and 12 of the five lists.
  @Test("A rule maps through the editions, each with its own item number")
  func mapping() throws {
    let shown = try run(
      LawShow.self, ["value-added-telecom-at-most-half", "--as-of", "2026-01-01"])
    let text = shown.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for edition in ["2018, item 25", "2019, item 20", "2021, item 14", "2024, item 12"] {
      #expect(text.contains("Negative List \(edition)"), "\(edition)")
    }
  }

  // MARK: - Check

  /// A list with one entry: half of a shop at most.
  private static let smallLaw = """
    activities:
      - { activity: general-business, name: { en: Business, zh: 一般业务 } }
      - { activity: shop, name: { en: Shop, zh: 商店 } }
    places: [{ place: mainland, name: { en: mainland, zh: 内地 } }]
    origins: [{ origin: foreign, name: { en: foreign, zh: 外国 }, counts-as: foreign }]
    computed:
      - { fact: foreign-equity, kind: percentage, operation: sum, over: foreign, question: { en: share?, zh: 股比？ } }
    measures:
      - { measure: cap, name: { en: cap, zh: 股比限制 }, otherwise: restricted-violated, met: restricted-satisfied }

    """
  private static let smallList = """
    instrument: list
    title: { en: List, zh: 清单 }
    in-force: 2020-01-01
    reviewed: 2026-01-01
    provisions:
      - provision: item 1
        zh: 第1项
        wording: { en: Half of a shop at most., zh: 商店外资不超过一半。 }
        checked: confirmed
        regimes: [{ regime: base, name: { en: the list, zh: 清单 }, for: everything }]
        rules:
          - rule: half-of-a-shop
            for: [shop]
            of: base
            measure: cap
            demands: { foreign-equity: at most 50 % }
            says: { en: at most 50 %, zh: 不超过50% }
            certainty: settled

    """

  private func coverage(of scenarios: String) throws -> [String: Any] {
    let directory = TemporaryDirectory()
    directory.makeDirectory("law")
    directory.makeDirectory("cases")
    directory.write(Self.smallLaw, to: "law/base.yaml")
    directory.write(Self.smallList, to: "law/list.yaml")
    directory.write(scenarios, to: "cases/a.yaml")
    let checked = try run(
      LawCheckCommand.self,
      [
        "--law", directory["law"], "--coverage", "--scenarios", directory["cases"], "--format",
        "json",
      ])
    let value = try JSONSerialization.jsonObject(with: Data(checked.output.utf8))
    return try #require(value as? [String: Any])
  }

  private func scenario(share: String, verdict: String) -> String {
    """
    - scenario: A shop at \(share)
      as-of: 2024-11-01
      because: item 1 admits one half
      company: { foreign-equity: \(share), services: [{ activity: shop }] }
      expect: { shop: \(verdict) }

    """
  }

  @Test("A scenario that the law does not bear out is a finding, at the line that states it")
  func departure() throws {
    let report = try coverage(of: scenario(share: "50 %", verdict: "restricted-violated"))
    let findings = try #require(report["findings"] as? [[String: Any]])
    let departures = findings.filter { $0["code"] as? String == "scenario" }
    #expect(departures.compactMap { $0["line"] as? Int } == [5])
  }

  @Test("A test is shown when it decides, each way by itself, with a case for what is not")
  func ways() throws {
    func gaps(_ scenarios: String) throws -> [[String: Any]] {
      let coverage = try #require(
        try self.coverage(of: scenarios)["coverage"] as? [String: Any])
      return try #require(coverage["gaps"] as? [[String: Any]])
        .filter { $0["clause"] as? String == "half-of-a-shop" }
    }
    let met = scenario(share: "50 %", verdict: "restricted-satisfied")
    let failed = scenario(share: "50.0001 %", verdict: "restricted-violated")
    let open = try gaps(met)
    #expect(open.compactMap { $0["holding"] as? Bool } == [false])
    let example = try #require(open.first?["example"] as? [String: Any])
    #expect(example["verdict"] as? String == "restricted-violated")
    #expect(example["otherwise"] as? String == "restricted-satisfied")
    #expect(try gaps(met + failed).isEmpty)
  }
}
