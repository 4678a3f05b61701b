import ArgumentParser
import Foundation
import SeededRandom
import Testing

@testable import ZhunruCommand

private typealias Status = ZhunruCommand.ExitStatus

@Suite("Putting company files in order")
struct FormatTests {
  private func formatted(_ text: String) throws -> String {
    let directory = TemporaryDirectory()
    directory.write(text, to: "a.yaml")
    var command = try FormatCommand.parse([directory["a.yaml"]])
    #expect(try command.statusOfExecution { _ in } == .clean)
    return try #require(directory.content(of: "a.yaml"))
  }

  @Test("Entries are put in order with their comments, also where a list's dash stands before them")
  func order() throws {
    let text = """
      # a file of ours
      services:
        - activity: call-centre  # by code
          # what the company calls it
          service: support

        - features: { news-acts: [push-or-digest], audience: public }
          service: brief
      # as the register has it
      company: A
      form: company
      # who holds it
      foreign-equity: 60 %
      as-of: 2024-06-01
      # the end

      """
    #expect(
      try formatted(text) == """
        # a file of ours
        # as the register has it
        company: A
        as-of: 2024-06-01
        # who holds it
        foreign-equity: 60 %
        form: company
        services:
            # what the company calls it
          - service: support
            activity: call-centre  # by code

          - service: brief
            features: { news-acts: [push-or-digest], audience: public }
        # the end

        """)
  }

  @Test("What is shuffled comes to the same once it is in order, and what is in order stays", arguments: 0..<60)
  func shuffled(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let company = [
      "company: A", "id: 7", "as-of: 2024-06-01", "registered-in: beijing  # the seat", "foreign-equity: 60 %",
      "note: |\n  two\n\n  # lines", "form: company",
      "services:\n" + [0, 1].map { number in
        let entries = [
          "service: line \(number)", "about: [generative-ai]", "nothing-else: no",
          "features:\n" + ["audience: public", "# used\n      uses-generative-ai: yes", "current-affairs: none"].map { "      " + $0 }.joined(separator: "\n"),
        ].shuffled(using: &random)
        return "  - " + entries.joined(separator: "\n    ")
      }.joined(separator: "\n"),
    ]
    let text = company.shuffled(using: &random).joined(separator: "\n") + "\n"
    let sorted = try formatted(text)
    #expect(sorted == (try formatted(company.joined(separator: "\n") + "\n")), "\(text)")
    #expect(try formatted(sorted) == sorted)
    #expect(sorted.split(separator: "\n").count == text.split(separator: "\n").count)
    #expect(sorted.contains("# the seat") && sorted.contains("# used"))
  }

  @Test("A check changes nothing")
  func check() throws {
    let directory = TemporaryDirectory()
    directory.write("services: [{ service: s, activity: call-centre }]\ncompany: A\n", to: "a.yaml")
    var command = try FormatCommand.parse([directory.path, "--check"])
    #expect(try command.statusOfExecution { _ in } == .findings)
    #expect(directory.content(of: "a.yaml")?.hasPrefix("services") == true)
  }

  @Test("What must stay where it is stays")
  func untouched() throws {
    for text in [
      "services: &s [{ service: s, activity: call-centre }]\ncompany: A\nnote: *s\n",
      "{ services: [{ service: s, activity: call-centre }], company: A }\n", "- 1\n- 2\n", "a\n",
    ] {
      #expect(try formatted(text) == text)
    }
  }
}
