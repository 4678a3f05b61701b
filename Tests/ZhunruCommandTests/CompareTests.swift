import Foundation
import Testing

/// What a change of the law changes: for companies, for all cases at once, and in a table.
@Suite("Comparing from the command line")
struct CompareTests {
  private let directory = TemporaryDirectory()

  private func run(_ arguments: [String]) throws -> (
    status: Int32, output: String, messages: String
  ) {
    try ProgramPath.run(arguments, input: "", in: directory)
  }

  /// Negative List 2021, item 6: the printing of publications is under Chinese control; the list of 2024, in force from
  /// 2024-11-01, leaves the entry out.
  private static let press = """
    company: Press
    registered-in: anhui-outside-zones
    foreign-equity: 60 %
    contractual-control: no
    services: [{ service: printing, activity: printing-of-publications }, { service: calls, activity: call-centre }]
    """

  @Test("A company is told what the edition of 2024 changes for it, and nothing else")
  func companies() throws {
    directory.write(Self.press, to: "press.yaml")
    let changed = try run(["compare", "press.yaml", "--from", "2024-10-31", "--to", "2024-11-01"])
    #expect(changed.status == 0, "\(changed.messages)")
    #expect(changed.output.contains("not as structured → yes, with a licence"))
    #expect(changed.output.contains("condition: Chinese control (Negative List 2021, item 6)"))
    #expect(!changed.output.contains("calls"))
    let same = try run(["compare", "press.yaml", "--from", "2024-10-30", "--to", "2024-10-31"])
    #expect(same.output.hasPrefix("1 company · 0 with a change"), "\(same.output)")
    let json = try run([
      "compare", "press.yaml", "--from", "2024-10-31", "--to", "2024-11-01", "--format", "json",
    ])
    let parsed = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((parsed?["companies"] as? [Any])?.count == 1)
  }

  private static let edition = ["--from", "2024-10-31", "--to", "2024-11-01"]

  /// Negative List 2021, items 6 and 7 are not in that of 2024.
  @Test("What an edition comes to for the usual company is told first", arguments: ["en", "zh"])
  func usualCompany(language: String) throws {
    let summary = try run(["law", "diff", "--lang", language, "--width", "80"] + Self.edition)
    #expect(summary.status == 0, "\(summary.messages)")
    try expectGolden(summary.output, "Golden/law-diff-2024.\(language).txt")
  }

  @Test("Days go forward, and what an edition leaves alone is told so")
  func forward() throws {
    let back = try run(["law", "diff", "--from", "2024-11-01", "--to", "2024-10-31"])
    #expect(back.status == 64 && back.messages.contains("is after --to"), "\(back.messages)")
    let same = try run(["law", "diff", "call-centre"] + Self.edition)
    #expect(same.output.contains("nothing changes") && same.output.contains("0 of 1 activities"))
  }

  @Test("Every case that the edition of 2024 changes is told where it is asked for")
  func diff() throws {
    let all = try run(
      ["law", "diff", "printing-of-publications", "call-centre", "--all"] + Self.edition)
    #expect(
      all.status == 0 && all.output.contains("terms not met → open, with a licence"),
      "\(all.messages)")
    #expect(all.output.contains("1 of 2 activities change") && !all.output.contains("Call centre"))
    let first = try run(
      ["law", "diff", "printing-of-publications", "--format", "json"] + Self.edition)
    let summary =
      try JSONSerialization.jsonObject(with: Data(first.output.utf8)) as? [String: Any]
    let usual = summary?["usual-company"] as? [[String: Any]]
    #expect(usual?.map { $0["effect"] as? String } == ["lifted"])
    #expect(summary?["changed"] as? [String] == ["printing-of-publications"])
    #expect(summary?["cases"] == nil)
    let json = try run(
      ["law", "diff", "printing-of-publications", "--all", "--format", "json"] + Self.edition)
    let whole = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect((whole?["cases"] as? [[String: Any]])?.count == 1)
  }

  @Test("What is to be compared must be said")
  func usage() throws {
    directory.write(Self.press, to: "press.yaml")
    for arguments in [
      ["compare", "press.yaml"], ["compare", "press.yaml", "--from", "2024-10-31"],
      ["compare", "-", "--from", "2024-10-31", "--to", "2024-11-01"],
      ["law", "diff", "no-such", "--from", "2024-10-31", "--to", "2024-11-01"],
      ["law", "diff", "--from", "1999-01-01", "--to", "2024-11-01"],
    ] { #expect(try run(arguments).status == 64, "\(arguments)") }
  }

  @Test("The matrix has the same cells in every form")
  func matrix() throws {
    for (format, mark) in [
      ("text", "to 50 %"), ("csv", "to 50 %"), ("md", "| to 50 % |"), ("html", "<td>to 50 %</td>"),
    ] {
      let table = try run([
        "matrix", "information-services", "--as-of", "2026-03-01", "--format", format,
      ])
      #expect(table.status == 0 && table.output.contains(mark), "\(format): \(table.messages)")
    }
    let chinese = try run(["matrix", "internet-news", "--as-of", "2026-03-01", "--lang", "zh"])
    #expect(chinese.output.contains("禁止"))
    let wide = try run(["matrix", "--as-of", "2026-03-01", "--width", "80"])
    #expect(wide.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("Routes can be written as JSON")
  func routes() throws {
    directory.write(Self.press.replacing("60 %", with: "60 %\nas-of: 2024-06-01"), to: "press.yaml")
    let json = try run(["routes", "press.yaml", "--format", "json"])
    let parsed = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let companies = parsed?["companies"] as? [[String: Any]]
    let services = companies?.first?["services"] as? [[String: Any]]
    #expect(services?.first?["before"] as? [String] == ["restricted-violated"], "\(json.output)")
  }
}
