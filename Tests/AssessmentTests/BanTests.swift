import Law
import Portfolio
import TestSupport
import Testing

@testable import Assessment

/// Bans of conduct under the shipped law: what they make of an answer, and where routes lead.
@Suite("Bans of conduct")
struct BanTests {
  private static let day = CalendarDate(year: 2026, month: 7, day: 15)

  /// A companion app that offers virtual intimacy and is directed at minors.
  ///
  /// - Parameter share: The foreign share.
  private func companion(_ share: String, _ more: String = "minors: directed") -> String {
    """
    company: Company
    foreign-equity: \(share)
    registered-in: shanghai-outside-zones
    services:
      - service: companion
        about: [generative-ai]
        features:
          audience: registered
          uses-generative-ai: yes
          output-modalities: [text]
          offers-virtual-intimacy: yes
          model-source: filed-unmodified
          paid-by-users: yes
          \(more)
    """
  }

  private func routes(_ company: String) throws -> (
    before: CompanyAssessment, routes: [Route], after: (Route) -> CompanyAssessment
  ) {
    let context = try Shipped.shared.get().context
    let day = try #require(Self.day)
    let schema = PortfolioSchema(context.law)
    let record = try companyRecord(company, schema)
    let finder = RouteFinder(context, schema)
    let assessor = Assessor(context, schema)
    var before = CompanyAssessment()
    assessor.assess(record, on: day, into: &before)
    return (
      before, finder.routes(of: record, on: day).flatMap(\.routes),
      { route in
        var after = CompanyAssessment()
        assessor.assess(
          finder.changed(record, line: 0, route.changes), on: day, into: &after)
        return after
      }
    )
  }

  @Test("A broken ban turns a yes into not-as-designed, and an open one does not")
  func answers() throws {
    let broken = try routes(companion("40 %")).before.lines[0]
    #expect(broken.answer == .notAsDesigned)
    #expect(broken.brokenBans.count == 1)
    let open = try routes(companion("40 %", "registers-users: yes")).before.lines[0]
    #expect(open.answer == .yesOnConditions)
    #expect(open.openBans == broken.brokenBans)
    let kept = try routes(companion("40 %", "minors: excluded")).before.lines[0]
    #expect(kept.answer == .yesOnConditions)
    #expect(kept.brokenBans.isEmpty && kept.openBans.isEmpty && !kept.bans.isEmpty)
  }

  @Test(
    "No route leads into a broken ban, and some route mends it", arguments: ["40 %", "60 %", "100 %"])
  func mending(share: String) throws {
    let found = try routes(companion(share))
    #expect(!found.before.lines[0].brokenBans.isEmpty)
    for route in found.routes {
      let after = found.after(route).lines[0]
      #expect(route.answer != .notAsDesigned, "\(route.levers)")
      #expect(after.brokenBans.isEmpty || route.answer < .notAsDesigned, "\(route.levers)")
    }
    #expect(found.routes.contains { $0.standing != .givesUpBusiness && !$0.answer.needsRoute })
  }
}
