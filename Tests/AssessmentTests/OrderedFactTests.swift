import Law
import SeededRandom
import TestSupport
import Testing

@testable import Assessment

@Suite("More of an ordered fact and the slow evaluator")
struct OrderedFactTests {
  /// A law at random of which `mode` is ordered, and what stands on which side of a step.
  private struct Ordered {
    let law: Law
    let mode: Fact
    let steps: [(less: Int, more: Int)]

    init?(seed: UInt64) {
      // What a file says of itself is the same on both sides; rows that ask for it are left out.
      let replaced = [
        ("{ stated: fee }", "{ fee: above 0.5 % }"), ("{ stated: [mode, acts] }", "{ mode: own }"),
        ("{ about: show }", "{ acts: first }"), ("{ about: [talk, plain] }", "{ public: yes }"),
        ("fact: mode, of: service,", "fact: mode, of: service, ordered: [none, own, mixed],"),
      ]
      let files = RandomLaw.files(seed: seed).map { file in
        var text = String(decoding: file.bytes, as: UTF8.self)
        for (old, new) in replaced { text = text.replacing(old, with: new) }
        return LawFile(path: file.path, bytes: Array(text.utf8))
      }
      guard let law = Law.load(files).law, let mode = law.facts.first(where: { $0.name == "mode" }),
        let ordered = mode.ordered
      else { return nil }
      self.law = law
      self.mode = mode
      steps = ordered.pairs
    }

    func sides(of facts: WholeCase, _ step: (less: Int, more: Int)) -> (WholeCase, WholeCase) {
      var less = facts
      var more = facts
      less.values[mode.id.index] = .choice(step.less)
      more.values[mode.id.index] = .choice(step.more)
      return (less, more)
    }
  }

  private static let line = LineKind(declared: [], isGraded: true)

  private static func worst(_ slow: SlowEvaluator, _ facts: WholeCase) -> Verdict {
    slow.verdict(facts, line, slow.grades(facts, line), atLeast: .likely)
  }

  @Test("What is proved holds in whatever case, and what is found is so", arguments: 0..<120)
  func agreement(seed: UInt64) throws {
    let ordered = try #require(Ordered(seed: seed))
    let law = ordered.law
    var check = LawCheck(law)
    check.run()
    let found = Set(check.violations.map { [$0.step.written.from ?? 0, $0.step.written.to] })
    var random = SplitMix64(seed: seed)
    let placement = Placement(RepresentativeValues(law))

    for (year, month, number) in RandomLaw.days {
      let day = try #require(CalendarDate(year: year, month: month, day: number))
      guard law.isEncoded(on: day) else { continue }
      let slow = SlowEvaluator(law, on: day)
      for _ in 0..<150 {
        var facts = placement.whole(along: [:], using: &random)
        facts.answers = law.readings.map { random.pick($0.defaults) }
        for step in ordered.steps where !found.contains([step.less, step.more]) {
          let (less, more) = ordered.sides(of: facts, step)
          guard canBe(less, more, slow) else { continue }
          #expect(
            Self.worst(slow, less).severity <= Self.worst(slow, more).severity,
            "seed \(seed), \(day), \(step): \(placement.words(facts))")
        }
      }
    }

    for violation in check.violations where violation.fact == ordered.mode.id {
      let slow = SlowEvaluator(law, on: violation.day)
      let step = (less: violation.step.better, more: violation.step.worse)
      #expect(
        (0..<200).contains { _ in
          let (less, more) = ordered.sides(
            of: example(of: violation, placement, using: &random), step)
          return shows(violation, slow, less, more)
        },
        """
        seed \(seed), \(violation.day), \(law[violation.activity].name) \(violation.verdict): \
        \(law.words(for: violation.witness))
        """)
    }
  }

  private func canBe(_ less: WholeCase, _ more: WholeCase, _ slow: SlowEvaluator) -> Bool {
    ![less, more].contains { slow.isDeclaredImpossible($0, Self.line) }
  }

  /// A case of a violation; what it does not name is as usual, with exceptions, as the usual may be impossible.
  private func example(
    of violation: StepViolation, _ placement: Placement, using random: inout SplitMix64
  ) -> WholeCase {
    let law = placement.law
    var way: [Int: Int] = [:]
    for (variable, value) in law.space.usualValues(of: law).enumerated() {
      if let fact = law.space.fact(of: variable), law[fact].computed != nil { continue }
      if random.chance(0.8) { way[variable] = value }
    }
    for (variable, value) in violation.witness { way[variable] = value }
    return placement.whole(along: way, using: &random)
  }

  /// Whether on the one side the activity stands as said, and on the other none that has changed, nor what every
  /// business carries, is as bad.
  private func shows(
    _ violation: StepViolation, _ slow: SlowEvaluator, _ less: WholeCase, _ more: WholeCase
  ) -> Bool {
    func standing(_ activity: ActivityID, _ facts: WholeCase) -> Verdict? {
      slow.grade(of: activity, facts, Self.line) >= .likely
        ? slow.position(of: activity, facts, Self.line) : nil
    }
    guard canBe(less, more, slow), standing(violation.activity, less) == violation.verdict else {
      return false
    }
    return slow.law.activities.map(\.id).allSatisfy { activity in
      let there = standing(activity, more)
      let hasChanged = there != standing(activity, less) || activity == violation.activity
      guard hasChanged || activity == slow.law.generalBusiness, let there else { return true }
      return there.severity < violation.verdict.severity
    }
  }
}
