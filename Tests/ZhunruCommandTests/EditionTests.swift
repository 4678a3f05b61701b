import Diagnostics
import Foundation
import Law
import Reports
import TerminalUI
import Testing

@testable import ZhunruCommand

/// Editions that say only what changed: `Tests/Editions` holds one so and written out.
@Suite("Editions that continue another")
struct EditionTests {
  private let format = OutputFormat(width: 80, usesColor: false)

  private func file(_ path: String, in folder: String = "Editions") throws -> LawFile {
    LawFile(path: path, bytes: try testFile("\(folder)/\(path)"))
  }

  private func law(with edition: String) throws -> Law {
    let (law, problems) = Law.load([
      try file("subjects.yaml"), try file("list-2020.yaml"), try file(edition),
    ])
    return try #require(law, "\(problems.map { $0.rendered() })")
  }

  /// Everything that `law show` shows.
  private func pages(_ law: Law) throws -> [String] {
    let json = LawJSON(law)
    return try ["2020-06-01", "2022-06-01"].flatMap { day in
      let day = try #require(CalendarDate(parsing: Array(day.utf8)))
      return Language.allCases.flatMap { language in
        let page = LawPage(law, language: language, day: day)
        return LawKind.allCases.flatMap { law.subjects($0) }.map { subject in
          page.block(subject).rendered(format) + json.list([subject])
        }
      }
    }
  }

  @Test("An edition shows the same, said by what changed or written out")
  func writtenOut() throws {
    let continued = try pages(try law(with: "list-2022.continued.yaml"))
    let written = try pages(try law(with: "list-2022.written-out.yaml"))
    #expect(continued.count == written.count)
    for (continued, written) in zip(continued, written) { #expect(continued == written) }
    #expect(continued.contains { $0.contains("at most 40 %") })
  }

  @Test("A mark, a remark and a day of an edition are not those of the next")
  func neverInherited() throws {
    let law = try law(with: "list-2022.continued.yaml")
    let edition = try #require(law.instruments.first { $0.name == "list-2022" })
    let provisions = edition.provisions.map { law[$0] }
    #expect(provisions.allSatisfy { $0.remark == nil })
    #expect(
      provisions.map(\.checked) == [.unchecked, .secondary, .confirmed, .unchecked, .unchecked])
    #expect(edition.review.restatedFrom != nil)
    // A clause that ended by a date of its own before the edition is none of it.
    let names = law.rules.filter { law[$0.provision].instrument == edition.id }.map(\.name)
    #expect(
      names == [
        "seed-at-most-half", "fishing-prohibited", "airports-chinese-control", "film-prohibited",
      ])
  }

  @Test(
    "What an edition cannot continue is told with its place and a remedy",
    arguments: [
      "unknown-parent", "several-parents", "continued-twice", "parent-in-force", "circle",
      "nothing-to-continue", "number-taken", "said-already",
    ])
  func faulty(name: String) throws {
    let (law, problems) = Law.load([
      try file("subjects.yaml"), try file("list-2020.yaml"),
      try file("\(name).yaml", in: "BadInput/editions"),
    ])
    #expect(law == nil)
    try expectGolden(
      problems.map { $0.rendered() + "\n" }.joined(), "BadInput/editions/\(name).expected")
  }

  @Test("What is wrong with a clause is told once, whichever editions continue it")
  func once() throws {
    let parent = String(decoding: try testFile("Editions/list-2020.yaml"), as: UTF8.self)
      .replacing("for: [film]", with: "for: [flim]")
    let problems = Law.load([
      try file("subjects.yaml"), LawFile(path: "list-2020.yaml", bytes: Array(parent.utf8)),
      try file("list-2022.continued.yaml"),
    ]).problems
    #expect(problems.map(\.code) == ["unknown-activity", "no-activities"])
  }

  @Test("A finding names the edition beside the clause that it has from another")
  func findings() throws {
    let edition = String(
      decoding: try testFile("Editions/list-2022.continued.yaml"), as: UTF8.self
    ).replacing("drops: [export-excepted]", with: "drops: [fishing-prohibited]")
    let law = try #require(
      Law.load([
        try file("subjects.yaml"), try file("list-2020.yaml"),
        LawFile(path: "list-2022.yaml", bytes: Array(edition.utf8)),
      ]).law)
    var check = LawCheck(law)
    check.run()
    let finding = try #require(
      check.findings.first { $0.code == "dead-exception" && $0.primary?.file == "list-2020.yaml" },
      "\(check.findings.map { $0.rendered() })")
    #expect(finding.secondary.map(\.file) == ["list-2022.yaml"])
  }

  /// The pages as they were of the edition written out.
  @Test("The list of 2024 reads as it did when it was written out", arguments: Language.allCases)
  func listOf2024(language: Language) throws {
    let law = try #require(AssessedFile.law)
    let day = try #require(CalendarDate(year: 2026, month: 9, day: 1))
    let page = LawPage(law, language: language, day: day)
    let list = try #require(law.subjects(named: "negative-list-2024", on: day).first)
    try expectGolden(
      page.block(list).rendered(format), "Golden/law-show-negative-list-2024.\(language.rawValue).txt")
  }
}
