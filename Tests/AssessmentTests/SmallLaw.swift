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

  init(
    facts: [String], places: [String] = [], computed: [String] = [], impossible: [String] = [],
    rows: [String] = [], rules: [String]
  ) throws {
    law = try Law.small(
      facts: facts, places: places, computed: computed, impossible: impossible, rows: rows,
      rules: rules)
    schema = PortfolioSchema(law)
    assessor = Assessor(AssessmentContext(law), schema)
    date = try #require(CalendarDate(year: 2021, month: 1, day: 1))
  }

  /// Reads a company whose file goes on so after its name.
  func record(_ rest: String) throws -> CompanyRecord {
    let parsed = YAMLDocument.parse(bytes: Array("company: c\n\(rest)\n".utf8), file: "c.yaml")
    try #require(parsed.problems.isEmpty, "\(parsed.problems.map(\.headline.english))")
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
