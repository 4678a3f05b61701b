import Diagnostics
import Foundation
import Law
import Scenarios
import Testing

/// Scenarios that editions have from those before them, of the small lists in `Tests/Editions`.
@Suite("Scenarios of editions")
struct EditionScenarioTests {
  private let law: Law

  init() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Editions").standardizedFileURL
    let files = try ["subjects.yaml", "list-2020.yaml", "list-2022.continued.yaml"].map {
      LawFile(path: $0, bytes: Array(try Data(contentsOf: folder.appending(path: $0))))
    }
    law = try #require(Law.load(files).law)
  }

  private static let closed = """
    company: { foreign-equity: 100 %, services: [{ activity: fishing, facts: { exported: no } }] }
    """

  private static let old = """
    edition: list-2020
    scenarios:
      - scenario: Fishing
        clause: fishing-prohibited
        as-of: 2020-06-01
        because: item 3
        \(closed)
        expect: { fishing: prohibited }
      - scenario: Seed at a half
        clause: seed-at-most-half
        as-of: 2020-06-01
        because: item 1
        company: { foreign-equity: 50 %, services: [{ activity: seed }] }
        expect: { seed: restricted-satisfied }
      - scenario: Printing
        clause: printing-prohibited
        as-of: 2020-06-01
        because: item 2
        company: { foreign-equity: 1 %, services: [{ activity: printing }] }
        expect: { printing: prohibited }
      - scenario: Of no clause
        as-of: 2020-06-01
        because: item 2
        company: { foreign-equity: 1 %, services: [{ activity: printing }] }
        expect: { printing: prohibited }

    """

  /// The names of what the later edition has, and what is wrong.
  private func inherited(_ files: [String]) -> (scenarios: [Scenario], problems: [Diagnostic]) {
    var reader = ScenarioReader(law)
    for (number, file) in files.enumerated() {
      _ = reader.read(Array(file.utf8), file: "\(number).yaml")
    }
    let inherited = reader.inherited()
    return (inherited, reader.problems)
  }

  @Test("An edition has the scenarios of the clauses that it has, on its first day")
  func byClause() throws {
    let (scenarios, problems) = inherited([Self.old])
    #expect(problems.isEmpty)
    #expect(scenarios.map(\.name) == ["Fishing", "Seed at a half"])
    #expect(scenarios.allSatisfy { $0.date.description == "2022-01-01" })
    // The limit on seed is another in the list of 2022: its scenario says so, and how to go on.
    let judge = ScenarioJudge(law)
    #expect(judge.departures(of: scenarios[0]).isEmpty)
    let departure = try #require(judge.departures(of: scenarios[1]).first)
    #expect(departure.headline.english.hasSuffix("under `list-2022`"))
    #expect(departure.help?.english.contains("`drops:`") ?? false)
  }

  @Test("An edition can drop a scenario, or have its own of that name")
  func instead() {
    let own = """
      edition: list-2022
      drops: [Fishing, Fish]
      scenarios:
        - scenario: Seed at a half
          as-of: 2022-06-01
          because: item 1
          company: { foreign-equity: 50 %, services: [{ activity: seed }] }
          expect: { seed: restricted-violated }

      """
    let (scenarios, problems) = inherited([Self.old, own])
    #expect(scenarios.isEmpty)
    #expect(problems.map(\.headline.english) == ["no scenario `Fish` would be inherited"])
  }

  @Test("A scenario names clauses of its edition")
  func unknownClause() {
    let (_, problems) = inherited([Self.old.replacing("clause: fishing-prohibited", with: "clause: fishing-closed")])
    #expect(problems.map(\.code) == ["not-in-edition"])
  }
}
