import Law
import Testing

@testable import Assessment

@Suite("Answers in plain words")
struct AnswerTests {
  /// What a row of the table asks about.
  struct Case {
    let outcomes: Set<Verdict>
    let isNothingFound: Bool
    let breaksBan: Bool

    var hasBad: Bool { !outcomes.isDisjoint(with: [.prohibited, .notOpen, .restrictedViolated]) }
    var hasGood: Bool {
      !outcomes.isDisjoint(with: [
        .restrictedSatisfied, .permittedWithLicence, .permitted, .outOfScope,
      ])
    }
    var isFoundAndOpen: Bool { !isNothingFound && !hasBad && !breaksBan }
  }

  /// The rows of the table, each true of its own cases and of no others.
  static let rows: [(answer: Answer, holds: @Sendable (Case) -> Bool)] = [
    (.nothingFound, { $0.isNothingFound }),
    (.no, { !$0.isNothingFound && $0.outcomes.isSubset(of: [.prohibited, .notOpen]) }),
    (
      .notAsStructured,
      { !$0.isNothingFound && !$0.hasGood && $0.outcomes.contains(.restrictedViolated) }
    ),
    (.depends, { !$0.isNothingFound && $0.hasBad && $0.hasGood }),
    (.notAsDesigned, { !$0.isNothingFound && !$0.hasBad && $0.breaksBan }),
    (.yesOnConditions, { $0.isFoundAndOpen && $0.outcomes.contains(.restrictedSatisfied) }),
    (
      .yesWithLicence,
      {
        $0.isFoundAndOpen && $0.outcomes.contains(.permittedWithLicence)
          && !$0.outcomes.contains(.restrictedSatisfied)
      }
    ),
    (.notReached, { $0.isFoundAndOpen && $0.outcomes == [.outOfScope] }),
    (
      .yes,
      {
        $0.isFoundAndOpen && $0.outcomes.contains(.permitted)
          && $0.outcomes.isSubset(of: [.permitted, .outOfScope])
      }
    ),
  ]

  @Test("Each of the 127 sets of outcomes, with every flag, has one row of the table")
  func everySet() {
    for mask in 1..<(1 << Verdict.outcomes.count) {
      let outcomes = Verdict.outcomes.indices.filter { mask & (1 << $0) != 0 }
        .map { Verdict.outcomes[$0] }
      for flags in 0..<4 {
        let subject = Case(
          outcomes: Set(outcomes), isNothingFound: flags & 1 != 0, breaksBan: flags & 2 != 0)
        let answer = Answer(
          VerdictSet(outcomes), isNothingFound: subject.isNothingFound,
          breaksBan: subject.breaksBan)
        let found = Self.rows.filter { $0.holds(subject) }.map(\.answer)
        #expect(found == [answer], "\(outcomes.map(\.name)) \(flags)")
      }
    }
  }

  @Test("Worst comes first, as action is needed")
  func order() {
    let sorted: [Answer] = [
      .no, .notAsStructured, .notAsDesigned, .depends, .nothingFound, .yesOnConditions,
      .yesWithLicence, .yes, .notReached,
    ]
    #expect(Answer.allCases.sorted() == sorted)
    #expect(Set(Answer.allCases.map(\.name)).isDisjoint(with: Verdict.allCases.map(\.name)))
    for answer in Answer.allCases { #expect(Answer(name: answer.name) == answer) }
  }
}
