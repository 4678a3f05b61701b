import Law
import Portfolio
import TestSupport
import Testing
import YAML

@testable import Assessment

/// Every point of the client alert of 7 August 2023 that the project started from is found in what the
/// program says of a service that raises it.
@Suite("The points of the alert")
struct AlertTableTests {
  let law: Law

  init() throws {
    law = try #require(shippedLaw)
  }

  /// Companies that between them raise every point.
  static let companies = [
    """
    company: a
    foreign-equity: 60 %
    registered-in: guizhou
    services:
      - service: public assistant
        features:
          audience: public
          serves-public-in-china: yes
          uses-generative-ai: yes
          output-modalities: [text, image, audio, video, virtual-scene]
          trains-model: yes
          training-data-personal: yes
          training-data-protected: yes
          labels-data: yes
          registers-users: yes
          processes-personal-information: yes
          minors: possible
          may-confuse-public: yes
          synthesis-functions: [dialogue-or-writing]
          allows-download: yes
          illegal-content-found: yes
          illegal-use-found: yes
          under-inspection: yes
    """,
    """
    company: b
    services:
      - service: assistant from abroad
        features:
          audience: public
          supplied-from-abroad: yes
          geoblocks-mainland: no
          serves-public-in-china: yes
          uses-generative-ai: yes
    """,
    """
    company: c
    foreign-equity: 60 %
    services:
      - service: assistant for the staff
        features: { audience: employees, uses-generative-ai: yes }
    """,
    """
    company: d
    foreign-equity: 0 %
    services:
      - service: tool that misleads nobody
        features:
          audience: registered
          serves-public-in-china: yes
          uses-generative-ai: yes
          may-confuse-public: no
    """,
  ]

  private func duties(on date: CalendarDate) throws -> Set<String> {
    let schema = PortfolioSchema(law)
    let assessor = Assessor(AssessmentContext(law), schema)
    var found: Set<String> = []
    for company in Self.companies {
      let parsed = YAMLDocument.parse(bytes: Array(company.utf8), file: "a.yaml")
      let document = try #require(parsed.documents.first)
      var reader = CompanyReader(schema)
      var record = CompanyRecord()
      reader.read(document.tree, into: &record)
      try #require(record.problemTexts.isEmpty, "\(record.problemTexts)")
      var result = CompanyAssessment()
      assessor.assess(record, on: date, into: &result)
      assessor.findDuties(of: record, on: date, into: &result)
      for line in result.lines[..<result.lineCount] {
        found.formUnion(line.duties.map { law[$0].name })
      }
    }
    return found
  }

  @Test("Each row is a rule of the law and is shown for a service that raises it")
  func points() throws {
    let first = try #require(CalendarDate(year: 2023, month: 8, day: 15))
    let later = try #require(CalendarDate(year: 2025, month: 9, day: 1))
    let then = try duties(on: first)
    let since = try duties(on: later)
    let rows = try Table("alert").rows
    #expect(rows.count == 19)
    for row in rows {
      let point = "\(row[column: "section"]), \(row[column: "point"])"
      #expect(!row.list("names").isEmpty, "\(point)")
      for entry in row.list("names") {
        let parts = entry.split(separator: ":").map(String.init)
        switch parts[0] {
        case "instrument":
          let instrument = law.instruments.first { $0.name == parts[1] }
          #expect(instrument?.period.first == first, "\(point)")
          #expect(instrument?.issued == CalendarDate(year: 2023, month: 7, day: 10), "\(point)")
        case "row": #expect(law.gradeRows.contains { $0.name == parts[1] }, "\(point): \(parts[1])")
        case "duty": #expect(then.contains(parts[1]), "\(point): \(parts[1])")
        case "later":
          #expect(since.contains(parts[1]) && !then.contains(parts[1]), "\(point): \(parts[1])")
        case _: Issue.record("\(point): \(entry)")
        }
      }
    }
  }
}
