import Diagnostics
import Law
import Portfolio
import SeededRandom
import TestSupport
import Testing
import YAML

@testable import Assessment

/// What the program makes of a company, against every completion of it tried by hand.
@Suite("The assessor and the slow evaluator agree")
struct AgreementTests {
  @Test("Random laws, random companies, random gaps in what is known", arguments: 0..<500)
  func randomLaws(seed: UInt64) throws {
    let (law, problems) = Law.load(RandomLaw.files(seed: seed))
    let loaded = try #require(law, "seed \(seed): \(problems.map(\.headline.english))")
    let values = RepresentativeValues(loaded, catalogue: Self.catalogues.catalogue(for: loaded))
    let comparison = CompanyComparison(loaded, values)
    var random = SplitMix64(seed: seed &* 31 &+ 7)
    for _ in 0..<3 {
      let day = random.pick(RandomLaw.days)
      let date = try #require(CalendarDate(year: day.0, month: day.1, day: day.2))
      try comparison.compare(on: date, mostCompletions: 120, "seed \(seed)", using: &random)
    }
  }

  private static let catalogues = CatalogueCache()
}
