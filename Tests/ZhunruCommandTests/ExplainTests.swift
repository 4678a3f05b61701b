import Foundation
import Testing

/// What `zhunru explain` writes.
@Suite("Explaining")
struct ExplainTests {
  private let directory = TemporaryDirectory()

  private func explain(_ arguments: [String]) throws -> (
    status: Int32, output: String, messages: String
  ) {
    try ProgramPath.run(["explain", "company.yaml"] + arguments, input: "", in: directory)
  }

  /// News by a company with foreign capital is closed (Negative List 2021, item 15); call centres are excepted from
  /// the limit (item 14).
  private static let company = """
    company: "Lan\\"he <b> [x] \\u202E"
    as-of: 2024-06-01
    registered-in: shanghai-outside-zones
    ownership: [{ holder: A, origin: foreign, share: 60 % }, { holder: B, origin: chinese, share: 40 % }]
    services:
      - service: "morning \\"brief\\" <b> [x] {y} \\u202E"
        features: { audience: public, current-affairs: core, news-acts: [push-or-digest] }
      - { service: support line, activity: call-centre }
    """

  @Test("A proof reads as it should", arguments: ["text", "dot", "mermaid"], ["en", "zh"])
  func golden(format: String, language: String) throws {
    directory.write(Self.company, to: "company.yaml")
    let run = try explain(["--format", format, "--lang", language])
    #expect(run.status == 0, "\(run.messages)")
    try expectGolden(run.output, "Golden/explain/lanhe.\(language).\(format)")
    for scalar in run.output.unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && scalar != "\u{202E}")
    }
  }

  @Test("Every leaf of a proof is a fact of the file, what is taken for it, or a provision")
  func leaves() throws {
    directory.write(Self.company, to: "company.yaml")
    let run = try explain(["--format", "json"])
    let parsed = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let roots = try #require(parsed?["proofs"] as? [[String: Any]])
    #expect(roots.count == 2)
    var count = 0
    func look(_ node: [String: Any]) {
      let children = node["because"] as? [[String: Any]] ?? []
      children.forEach(look)
      guard children.isEmpty else { return }
      count += 1
      let isDeclared = node["kind"] as? String == "grade" && node["holds"] as? Bool == true
      #expect(node["kind"] as? String == "fact" || node["citation"] != nil || isDeclared, "\(node)")
    }
    roots.forEach(look)
    #expect(count > 20)
  }

  @Test("Where the lists do not reach a company, none of them is said to be no better")
  func beyondLists() throws {
    directory.write(
      """
      company: Grove
      as-of: 2024-06-01
      foreign-equity: 0 %
      contractual-control: no
      services: [{ service: morning news, activity: internet-news-republication }]
      """, to: "company.yaml")
    let run = try explain(["--width", "200"])
    #expect(run.output.contains("does not apply: the lists do not reach the company"))
    #expect(!run.output.contains("no better"))
  }

  @Test("One line or one activity can be asked for")
  func only() throws {
    directory.write(Self.company, to: "company.yaml")
    let line = try explain(["--service", "SUPPORT"])
    #expect(line.output.contains("support line") && !line.output.contains("morning"))
    let activity = try explain(["--activity", "B24"])
    #expect(activity.output.contains("Call centre") && !activity.output.contains("republication"))
    #expect(try explain(["--service", "no such"]).status == 64)
    #expect(try explain(["--activity", "no-such"]).status == 64)
  }
}
