import DecisionDiagram
import Law
import Portfolio
import SeededRandom
import TestSupport
import Testing

@testable import Assessment

@Suite("What is taken because nobody said it")
struct AssumptionTests {
  /// Model, "Facts": what is taken is listed with what it would change to if it failed.
  @Test(
    "What opening a left-out or inferred fact adds was named beside an assumption",
    arguments: 0..<6 as Range<UInt64>)
  func everythingIsNamed(seed: UInt64) throws {
    let shipped = try Shipped.shared.get()
    var random = SplitMix64(seed: 40_000 + seed)
    let comparison = CompanyComparison(shipped.law, shipped.values, shipped.context)
    var maker = CompanyMaker(shipped.values)
    maker.statedChance = random.pick([0.05, 0.1, 0.3])
    maker.looseChance = 0
    let date = try #require(CalendarDate(year: 2026, month: 3, day: 1))
    for _ in 0..<1 {
      let text = maker.company(using: &random).yaml(shipped.law)
      let record = try comparison.record(text, "seed \(seed)")
      var result = CompanyAssessment()
      comparison.assessor.assess(record, on: date, into: &result)
      guard !result.verdicts.isEmpty else { continue }
      let assumptions = comparison.assessor.assumptions(of: record, on: date, result)
      for line in 0..<record.lineCount {
        let usual = result.lines[line].verdicts
        let named = assumptions[line].reduce(usual.mask) { $0 | $1.verdicts.mask }
        let stated = Set(
          (record.statements + record.lines[line].statements).map { Int($0.variable) })
        for fact in shipped.law.facts where fact.computed == nil {
          let variables = shipped.law.space.ofFact[fact.id.index]
          guard !variables.contains(where: stated.contains) else { continue }
          var open = record
          open.set(
            variables.map { ($0, shipped.law.space.variables[$0].all) }, line: line, shipped.law)
          var opened = CompanyAssessment()
          comparison.assessor.assess(open, on: date, into: &opened)
          let added = opened.lines[line].verdicts.mask & ~named
          #expect(added == 0, "\(fact.name), line \(line), seed \(seed)\n\(text)")
        }
      }
    }
  }
}
