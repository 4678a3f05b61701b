import Diagnostics
import Law
import Portfolio
import TestSupport
import Testing
import YAML

@testable import Assessment

/// A law of a few clauses, for one point at a time.
struct SmallLaw {
  let law: Law
  let schema: PortfolioSchema
  let assessor: Assessor
  private let date: CalendarDate

  /// - Parameters:
  ///   - facts: Facts, each as `name subject kind`, with what else it has after a comma.
  ///   - impossible: Conditions that cannot be, as lines.
  ///   - rows: Rows, each `activity grade condition`.
  ///   - rules: Rules, each `activity measure condition`.
  init(
    facts: [String], impossible: [String] = [], rows: [String] = [], rules: [String]
  ) throws {
    let text = "{ en: x, zh: 某 }"
    func split(_ line: String) -> [String] {
      line.split(separator: " ", maxSplits: 2).map(String.init)
    }
    var base = """
      activities:
        - { activity: general-business, name: \(text) }
        - { activity: alpha, name: \(text) }
        - { activity: beta, name: \(text) }
      places:
        - { place: inside, name: \(text) }
        - { place: town, in: [inside], name: \(text) }
        - { place: outside, name: \(text) }
      measures:
        - { measure: closed, name: \(text), otherwise: prohibited }
        - { measure: shut, name: \(text), otherwise: not-open }
      facts:

      """
    for fact in facts {
      let parts = split(fact)
      base += "  - { fact: \(parts[0]), of: \(parts[1]), kind: \(parts[2]), question: \(text) }\n"
    }
    if !impossible.isEmpty { base += "impossible:\n" }
    for (number, condition) in impossible.enumerated() {
      base += "  - { case: case-\(number), says: \(text), when: \(condition) }\n"
    }
    if !rows.isEmpty { base += "grades:\n" }
    for (number, row) in rows.enumerated() {
      let parts = split(row)
      base += "  - { row: row-\(number), for: [\(parts[0])], grade: \(parts[1]), "
      base += "when: \(parts[2]), says: \(text), certainty: settled }\n"
    }
    var list = """
      instrument: list
      title: \(text)
      in-force: 2020-01-01
      reviewed: 2020-01-01
      provisions:
        - provision: item 1
          zh: 第1项
          wording: \(text)
          checked: confirmed
          regimes: [{ regime: base, name: \(text), for: everything }]
          rules:

      """
    for (number, rule) in rules.enumerated() {
      let parts = split(rule)
      list += "      - { rule: rule-\(number), for: [\(parts[0])], of: base, measure: \(parts[1]), "
      list += "when: \(parts[2]), says: \(text), certainty: settled }\n"
    }
    let (loaded, problems) = Law.load([
      LawFile(path: "base.yaml", bytes: Array(base.utf8)),
      LawFile(path: "list.yaml", bytes: Array(list.utf8)),
    ])
    law = try #require(loaded, "\(problems.map(\.headline)) in\n\(base)\(list)")
    schema = PortfolioSchema(law)
    assessor = Assessor(AssessmentContext(law), schema)
    date = try #require(CalendarDate(year: 2021, month: 1, day: 1))
  }

  /// Reads a company whose file goes on so after its name.
  func record(_ rest: String) throws -> CompanyRecord {
    let parsed = YAMLDocument.parse(bytes: Array("company: c\n\(rest)\n".utf8), file: "c.yaml")
    try #require(parsed.problems.isEmpty, "\(parsed.problems.map(\.headline))")
    let document = try #require(parsed.documents.first)
    var reader = CompanyReader(schema)
    var record = CompanyRecord()
    reader.read(document.tree, into: &record)
    #expect(record.problemTexts == [])
    return record
  }

  func assess(_ rest: String) throws -> CompanyAssessment {
    var result = CompanyAssessment()
    assessor.assess(try record(rest), on: date, into: &result)
    return result
  }

  func contradictions(_ rest: String) throws -> [Contradiction] {
    assessor.contradictions(in: try record(rest), on: date)
  }
}
