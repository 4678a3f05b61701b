import DecisionDiagram
import Law
import Portfolio
import Testing

@testable import Assessment

/// Which licences and filings are needed, and what can be otherwise.
@Suite("What is needed, and what can be otherwise")
struct NeedTests {
  let context: AssessmentContext
  let schema: PortfolioSchema
  let day: CalendarDate
  var law: Law { context.law }

  init() throws {
    context = try Shipped.shared.get().context
    schema = PortfolioSchema(context.law)
    day = try #require(CalendarDate(year: 2025, month: 3, day: 1))
  }

  /// The first rule that asks for a licence.
  private func rule(_ licence: String) throws -> RuleID {
    try #require(law.rules.first { rule in rule.licence.map { law[$0].name == licence } ?? false }).id
  }

  @Test("What every case needs is sure, of what each case needs one is a choice, and the rest is only perhaps needed")
  func kinds() throws {
    let always = try rule("algorithm-filing")
    let (filing, licence) = (try rule("internet-information-filing"), try rule("information-service-licence"))
    let sometimes = try rule("generative-ai-registration")
    let needs = NeededLicences(
      cases: [[always, filing], [always, licence], [always, licence, sometimes]], isSure: true, law)
    #expect(needs.sure == [always] && needs.oneOf == [[filing, licence]] && needs.perhaps == [sometimes])
    let unsure = NeededLicences(cases: [[always, filing], [always, licence]], isSure: false, law)
    #expect(unsure.sure.isEmpty && unsure.oneOf.isEmpty && unsure.perhaps == [always, filing, licence])
  }

  @Test("What another activity surely needs settles a choice")
  func settled() throws {
    let (filing, licence) = (try rule("internet-information-filing"), try rule("information-service-licence"))
    var needs = NeededLicences(cases: [[filing], [licence]], isSure: true, law)
    needs.add(NeededLicences(cases: [[licence]], isSure: true, law), law)
    #expect(needs.sure == [licence] && needs.oneOf.isEmpty && needs.perhaps == [filing])
  }

  /// Generative AI filing practice; Internet Information Measures, Article 4: unpaid services file, paid ones are licensed.
  @Test("A line needs filings alone if nothing it may be asks for a licence", arguments: [("no", true), ("yes", false)])
  func filings(isPaid: String, expected: Bool) throws {
    let record = try companyRecord(
      """
      company: Company
      registered-in: shanghai-outside-zones
      foreign-equity: 0 %
      contractual-control: no
      services:
        - service: assistant
          features:
            audience: public
            uses-generative-ai: yes
            serves-public-in-china: yes
            delivery-channels: [website]
            processes: also-other-material
            live-retrieval: no
            current-affairs: none
            role-in-service: operates
            output-modalities: [text]
            content-origin: [generated-on-request]
            output-reach: requester
            publishes-or-messages: no
            model-source: filed-unmodified
            paid-by-users: \(isPaid)
            funded-by-advertising: no
            earns-otherwise: no
      """, schema)
    let assessor = Assessor(context, schema)
    var result = CompanyAssessment()
    assessor.assess(record, on: day, into: &result)
    #expect(result.lines[0].answer == .yesWithLicence)
    #expect(result.needsOnlyFilings(result.lines[0]) == expected)
  }

  /// Film Industry Law, Articles 13, 17 and 20: the script outline is filed, and the film needs a release licence; Franchise
  /// Regulations, Article 8: a franchisor files.
  @Test(
    "What is filed and licensed as well is not done by filing",
    arguments: [("film-production", false), ("commercial-franchise", true)])
  func filedAndLicensed(activity: String, expected: Bool) throws {
    let record = try companyRecord(
      """
      company: Company
      registered-in: shanghai-outside-zones
      foreign-equity: 0 %
      contractual-control: no
      services: [{ activity: \(activity) }]
      """, schema)
    let assessor = Assessor(context, schema)
    var result = CompanyAssessment()
    assessor.assess(record, on: day, into: &result)
    #expect(result.lines[0].answer == .yesWithLicence)
    #expect(result.needsOnlyFilings(result.lines[0]) == expected)
  }

  /// Negative List 2024, item 13: news is closed to any foreign share, so a state share beside 60 % opens nothing.
  @Test("What cannot be beside the rest of a company is not told as what could be otherwise")
  func impossible() throws {
    let record = try companyRecord(
      """
      company: Company
      registered-in: shanghai-outside-zones
      contractual-control: no
      ownership: [{ holder: A, origin: foreign, share: 60 % }, { holder: B, origin: chinese, share: 40 % }]
      services:
        - service: brief
          features: { audience: public, current-affairs: core, news-acts: [push-or-digest], uses-generative-ai: no }
        - { service: support, activity: call-centre }
      """, schema)
    let assessor = Assessor(context, schema)
    let prover = Prover(context, schema)
    var result = CompanyAssessment()
    assessor.assess(record, on: day, into: &result)
    let mainland = try #require(law.places.first { $0.name == "mainland" })
    var count = 0
    for line in 0..<2 {
      for sensitivity in prover.sensitivities(of: line, record, result.lines[line].verdicts, on: day) {
        let fact = law[sensitivity.fact]
        for group in sensitivity.otherwise {
          count += 1
          if fact.name == "registered-in" {
            let inside = law.space.mask(of: .lies(in: [mainland.id]), on: group.variable, date: day)
            #expect(group.values.isSubset(of: inside))
          } else if fact.computed == .sum(.foreign) {
            continue
          }
          var changed = record
          changed.set([(group.variable, group.values)], line: line, law)
          let against = assessor.contradictions(in: changed, on: day).filter { !$0.isOfWhatDoesNotApply }
          #expect(against.isEmpty, "\(fact.name)")
        }
      }
    }
    #expect(count > 0)
  }

  @Test("What is inferred of a line stands in its proof, with the rule")
  func inferred() throws {
    let record = try companyRecord(
      """
      company: Company
      registered-in: shanghai-outside-zones
      foreign-equity: 60 %
      services:
        - service: brief
          features: { audience: public, current-affairs: core, news-acts: [push-or-digest], uses-generative-ai: yes }
      """, schema)
    let assessor = Assessor(context, schema)
    var result = CompanyAssessment()
    assessor.assess(record, on: day, into: &result)
    let proof = Prover(context, schema).proof(of: 0, record, result, on: day)
    let names = proof.inferred.keys.map { law[$0].name }
    #expect(names.contains("serves-public-in-china") && !names.contains("audience"), "\(names)")
  }
}
