import Advisory
import Law
import Portfolio
import Reports
import TestSupport
import Testing
import YAML
@testable import Assessment


/// Every point of the client alert of 7 August 2023 that the project started from is found in the memo of a
/// foreign-invested company that offers generative AI to the public, though nothing has happened yet.
@Suite("The points of the alert")
struct AlertTableTests {
  let law: Law

  init() throws {
    law = try #require(shippedLaw)
  }

  /// The provider of which the memo is.
  static let provider = """
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
          may-confuse-public: yes
          processes-personal-information: yes
          trains-model: yes
          labels-data: yes
          training-data-personal: yes
          minors: possible
    """

  /// Companies that raise what stands beside the memo.
  static let others = [
    """
    company: e
    services:
      - service: assistant that nobody takes for a person
        features:
          audience: public
          serves-public-in-china: yes
          uses-generative-ai: yes
          output-modalities: [text]
          may-confuse-public: no
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
    services:
      - service: assistant that is inspected
        features:
          audience: public
          serves-public-in-china: yes
          uses-generative-ai: yes
          under-inspection: yes
    """,
  ]

  /// A company as it is found on a day, with its duties.
  private func assessed(
    _ company: String, on date: CalendarDate
  ) throws -> (record: CompanyRecord, result: CompanyAssessment, document: YAMLDocument) {
    let schema = PortfolioSchema(law)
    let assessor = Assessor(try ShippedLaw.context.get(), schema)
    let parsed = YAMLDocument.parse(bytes: Array(company.utf8), file: "a.yaml")
    let document = try #require(parsed.documents.first)
    var reader = CompanyReader(schema)
    var record = CompanyRecord()
    reader.read(document.tree, into: &record)
    try #require(record.problemTexts.isEmpty, "\(record.problemTexts)")
    var result = CompanyAssessment()
    assessor.assess(record, on: date, into: &result)
    assessor.findAlternatives(of: record, on: date, into: &result)
    assessor.findDuties(of: record, on: date, into: &result)
    return (record, result, document)
  }

  /// The names of the duties that apply to one of the companies beside the memo.
  private func dutiesBeside(on date: CalendarDate) throws -> Set<String> {
    try Self.others.reduce(into: []) { found, company in
      let result = try assessed(company, on: date).result
      for line in result.lines[..<result.lineCount] {
        found.formUnion(line.duties.map { law[$0].name })
      }
    }
  }

  /// Every text of the memo.
  private func memo(on date: CalendarDate, _ language: Language) throws -> String {
    let context = try ShippedLaw.context.get()
    let schema = PortfolioSchema(law)
    let (record, result, document) = try assessed(Self.provider, on: date)
    let company = CaseGatherer(context, schema, language: language)
      .gather(record, result, document.tree, on: date)
    let edition = Edition(digest: "", program: "zhunru")
    let memo = MemoBuilder(context, schema, language: language, edition: edition).memo(on: company)
    return Content.object(memo.content).texts.joined(separator: "\n").lowercased()
  }

  @Test("Each row is a rule of the law and stands in the memo", arguments: Language.allCases)
  func points(language: Language) throws {
    let first = try #require(CalendarDate(year: 2023, month: 8, day: 15))
    let later = try #require(CalendarDate(year: 2025, month: 9, day: 1))
    let then = try memo(on: first, language)
    let since = try memo(on: later, language)
    let beside = try dutiesBeside(on: first)
    let rows = try Table("alert").rows
    #expect(rows.count == 19)
    for row in rows {
      let point = "\(row[column: "section"]), \(row[column: "point"])"
      #expect(!row.list("names").isEmpty, "\(point)")
      for entry in row.list("names") {
        let parts = entry.split(separator: ":").map(String.init)
        // An act that several texts ask for stands once, by its own name.
        let says = law.duties.filter { $0.name == parts[1] }.map { duty in
          (duty.act.map { law[$0].title[language] } ?? duty.says[language]).lowercased()
        }
        switch parts[0] {
        case "instrument":
          let instrument = try #require(law.instruments.first { $0.name == parts[1] }, "\(point)")
          #expect(instrument.period.first == first, "\(point)")
          #expect(instrument.issued == CalendarDate(year: 2023, month: 7, day: 10), "\(point)")
          #expect(then.contains(instrument.title[language].lowercased()), "\(point)")
          #expect(instrument.issuer.map { then.contains($0[language].lowercased()) } ?? false, "\(point)")
        case "row": #expect(law.gradeRows.contains { $0.name == parts[1] }, "\(point): \(parts[1])")
        case "duty": #expect(says.contains(where: then.contains), "\(point): \(parts[1])")
        case "later":
          #expect(says.contains(where: since.contains), "\(point): \(parts[1])")
          #expect(!says.contains(where: then.contains), "\(point): \(parts[1])")
        case "beside": #expect(beside.contains(parts[1]), "\(point): \(parts[1])")
        case _: Issue.record("\(point): \(entry)")
        }
      }
    }
  }
}

extension Content {
  /// Every text in it.
  fileprivate var texts: Set<String> {
    switch self {
    case .text(let text): [text]
    case .number, .flag, .drawing: []
    case .list(let values): values.reduce(into: []) { $0.formUnion($1.texts) }
    case .object(let object): object.fields.reduce(into: []) { $0.formUnion($1.value.texts) }
    }
  }
}
