import DecisionDiagram
import Law
import SeededRandom
import TestSupport
import Testing

@testable import Assessment

/// The cases that a change of the law changes, against the slow evaluator on either day.
@Suite("Comparing laws")
struct LawComparisonTests {
  /// Either side of the editions of the list, of the telecom pilot, and of days on which only some texts change.
  private static let changes = [
    ((2021, 12, 31), (2022, 1, 1)), ((2024, 10, 22), (2024, 10, 23)),
    ((2024, 10, 31), (2024, 11, 1)),
    ((2023, 8, 14), (2026, 8, 1)),
  ]

  @Test(
    "Regions hold exactly the cases whose verdict differs, each in one region", arguments: 0..<4)
  func partition(number: Int) throws {
    let shipped = try Shipped.shared.get()
    let law = shipped.law
    let (first, second) = Self.changes[number]
    let days = try [first, second].map {
      try #require(CalendarDate(year: $0.0, month: $0.1, day: $0.2))
    }
    let slow = days.map { SlowEvaluator(law, on: $0) }
    let epochs = days.map { shipped.context.epoch(of: $0) }
    let comparison = LawComparison(epochs[0], epochs[1])
    var random = SplitMix64(seed: UInt64(number))
    let line = LineKind(declared: [], isGraded: true)
    var (inside, outside) = (0, 0)
    for activity in law.activities {
      let regions = comparison.difference(of: activity.id)?.regions ?? []
      /// Tries a case made of some values, everything else made up.
      func attempt(_ way: Placement.Way) {
        let facts = shipped.placement.whole(along: withReadings(law, way, &random), using: &random)
        guard !slow[0].isDeclaredImpossible(facts, line), !slow[1].isDeclaredImpossible(facts, line)
        else { return }
        let known = shipped.placement.known(facts) { slow[0].grade(of: $0, facts, line) }
        let point = known.map { Int32(Array($0)[0]) }
        let isPossible = epochs.allSatisfy { epoch in
          point.withUnsafeBufferPointer { point in
            point.baseAddress.map { epoch.position(of: activity.id).diagram.value(at: $0) } != impossibleLeaf
          }
        }
        guard isPossible else { return }
        let found = regions.filter { region in
          region.facts.allSatisfy { !$0.values.isDisjoint(with: known[$0.variable]) }
        }
        let before = slow[0].position(of: activity.id, facts, line)
        let after = slow[1].position(of: activity.id, facts, line)
        let name = "\(activity.name), \(days), \(shipped.placement.words(facts))"
        #expect(found.count == (before == after ? 0 : 1), "\(before) \(after) \(name)")
        if let region = found.first {
          #expect(region.before == before && region.after == after, "\(name)")
        }
        if found.isEmpty { outside += 1 } else { inside += 1 }
      }
      for region in regions.shuffled(using: &random).prefix(25) {
        attempt(
          Placement.Way(
            uniqueKeysWithValues: region.facts.map { fact in
              let size = law.space.variables[fact.variable].size
              return (
                fact.variable,
                random.pick((0..<size).filter { fact.values.contains($0) })
              )
            }))
      }
      for epoch in epochs {
        let position = epoch.position(of: activity.id)
        for leaf in (1..<Int32(max(position.outcomes.count, 2))).shuffled(using: &random).prefix(6) {
          if let way = shipped.placement.way(to: leaf, in: position.diagram, using: &random) { attempt(way) }
        }
      }
    }
    #expect(inside > 10 && outside > 400, "\(inside) \(outside)")
  }

  @Test("Where an answer is taken, regions hold the cases that it grades otherwise")
  func grades() throws {
    let shipped = try Shipped.shared.get()
    let law = shipped.law
    let day = try #require(CalendarDate(year: 2026, month: 3, day: 1))
    let chosen = try #require(
      Law.load(
        try ShippedFiles.all(), readings: [.init(reading: "ride-platform", answer: "e-commerce")],
        alongside: law
      ).law)
    #expect(law.isOfSameFacts(as: chosen))
    let comparison = LawComparison(shipped.context.epoch(of: day), EpochLaw(chosen, on: day))
    let reading = try #require(law.readings.first { $0.name == "ride-platform" })
    let taken = try #require(reading.answers.firstIndex { $0.name == "e-commerce" })
    let slow = SlowEvaluator(law, on: day)
    let line = LineKind(declared: [], isGraded: true)
    var random = SplitMix64(seed: 1)
    var changed = 0
    for name in ["e-commerce", "online-data-processing", "call-centre"] {
      let activity = try #require(law.activity(named: name)).id
      let regions = comparison.difference(of: activity)?.grades ?? []
      let grade = shipped.context.epoch(of: day).grade(of: activity)
      for number in 0..<200 {
        let leaf = 1 + Int32(number) % Int32(max(grade.outcomes.count - 1, 1))
        guard let way = shipped.placement.way(to: leaf, in: grade.diagram, using: &random) else {
          continue
        }
        let facts = shipped.placement.whole(
          along: withReadings(law, way, &random), using: &random)
        guard !slow.isDeclaredImpossible(facts, line) else { continue }
        var answers = facts.answers
        answers[reading.id.index] = taken
        let before = slow.grade(of: activity, facts, line)
        let after = slow.grade(
          of: activity, WholeCase(answers: answers, values: facts.values), line)
        let known = shipped.placement.known(facts) { slow.grade(of: $0, facts, line) }
        let found = regions.filter { region in
          region.facts.allSatisfy { !$0.values.isDisjoint(with: known[$0.variable]) }
        }
        #expect(found.map(\.after) == (before == after ? [] : [after]), "\(name)")
        if before != after { changed += 1 }
      }
    }
    #expect(changed > 5)
  }

  /// A way under answers that are taken to contested points.
  private func withReadings(
    _ law: Law, _ way: Placement.Way, _ random: inout SplitMix64
  ) -> Placement.Way {
    var way = way
    for reading in law.readings {
      let variable = law.space.variable(of: reading.id)
      if !(way[variable].map(reading.defaults.contains) ?? false) {
        way[variable] = random.pick(reading.defaults)
      }
    }
    return way
  }
}
