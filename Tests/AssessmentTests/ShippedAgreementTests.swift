import DecisionDiagram
import Law
import SeededRandom
import TestSupport
import Testing

@testable import Assessment

/// The law of `data/`, against the slow evaluator.
@Suite("The shipped law and the slow evaluator agree")
struct ShippedAgreementTests {
  /// Days either side of the editions of the list, and where other texts changed.
  static let days = [(2022, 1, 1), (2023, 8, 15), (2024, 10, 31), (2024, 11, 1), (2026, 8, 1)]

  @Test("Of every activity, in complete cases that lead to its outcomes", arguments: [0, 2, 3, 4])
  func everyActivity(day: Int) throws {
    let shipped = try Shipped.shared.get()
    let (year, month, number) = Self.days[day]
    let date = try #require(CalendarDate(year: year, month: month, day: number))
    let slow = SlowEvaluator(shipped.law, on: date)
    let epoch = shipped.context.epoch(of: date)
    // Of its own, so that verdicts are not those of positions compiled before.
    let ungrounded = EpochLaw(shipped.law, on: date)
    var random = SplitMix64(seed: UInt64(day))
    let line = LineKind(declared: [], isGraded: true)
    var tried = 0
    for activity in shipped.law.activities where activity.id != shipped.law.generalBusiness {
      let grade = epoch.grade(of: activity.id)
      let position = epoch.position(of: activity.id)
      let verdicts = ungrounded.verdicts(of: activity.id)
      for (diagram, count) in [(grade.diagram, grade.outcomes.count), (position.diagram, position.outcomes.count)] {
        // Some outcomes each on a random way; what the way leaves open is made up.
        let leaves = (1..<Int32(max(count, 2))).shuffled(using: &random).prefix(4)
        for leaf in leaves {
          guard let way = shipped.placement.way(to: leaf, in: diagram, using: &random) else {
            continue
          }
          let facts = shipped.placement.whole(along: way, using: &random)
          guard !slow.isDeclaredImpossible(facts, line) else { continue }
          let known = shipped.placement.known(facts) { slow.grade(of: $0, facts, line) }
          let name = "\(activity.name), \(date), \(shipped.placement.words(facts))"
          let point = known.map { Int32(Array($0)[0]) }
          let (gradeLeaf, positionLeaf, verdictLeaf) = point.withUnsafeBufferPointer { point in
            point.baseAddress.map {
              (grade.diagram.value(at: $0), position.diagram.value(at: $0), verdicts.diagram.value(at: $0))
            } ?? (0, 0, 0)
          }
          #expect(gradeLeaf != 0 && positionLeaf != 0, "called impossible: \(name)")
          let expected = slow.grade(of: activity.id, facts, line)
          #expect(grade.outcomes[Int(gradeLeaf)].grade == expected, "grade of \(name)")
          let expectedPosition = slow.position(of: activity.id, facts, line)
          #expect(
            position.outcomes[Int(positionLeaf)].verdict == expectedPosition, "position of \(name)")
          #expect(
            VerdictSet(mask: verdicts.masks[Int(verdictLeaf)]) == VerdictSet([expectedPosition]),
            "verdict of \(name)")
          tried += 1
        }
      }
    }
    #expect(tried > 500)
  }

  @Test("Companies of which a few facts are not said, or said loosely", arguments: 0..<100)
  func companies(seed: UInt64) throws {
    let shipped = try Shipped.shared.get()
    var random = SplitMix64(seed: seed)
    let (year, month, number) = random.pick(Self.days)
    let date = try #require(CalendarDate(year: year, month: month, day: number))
    let slow = SlowEvaluator(shipped.law, on: date)
    let maker = CompanyMaker(shipped.values)
    var line = LineKind(declared: [], isGraded: random.chance(0.8))
    if !line.isGraded || random.chance(0.2) {
      line.declared = [random.pick(shipped.law.activities).id]
    }
    let table = maker.table(using: &random)
    let facts = maker.wholeCase(slow, line, table: table, chance: 0.25, using: &random)
    // As many facts hidden as leave few enough completions.
    var hidden = 6
    while true {
      let company = maker.company(facts, line, table: table, hidden: hidden, using: &random)
      let completions = Completions(slow, shipped.values, company)
      if completions.count <= 48 {
        try CompanyComparison(shipped.law, shipped.values, shipped.context).compare(
          company, completions, slow, on: date,
          "seed \(seed), \(date)\n\(company.yaml(shipped.law))")
        return
      }
      hidden = max(hidden - 1, 0)
    }
  }
}
