import Assessment
import Law
import Testing

@testable import ZhunruCommand

@Suite("What --fail-on asks about")
struct FailureBoundTests {
  @Test(
    "A verdict fails what is all that or worse, and what is exactly that",
    arguments: [
      (Verdict.notOpen, [Verdict.notOpen], true), (.notOpen, [.prohibited, .notOpen], true),
      (.notOpen, [.restrictedViolated], false), (.notOpen, [.prohibited, .permitted], false),
      (.restrictedViolated, [.prohibited, .restrictedViolated], true),
      (.restrictedViolated, [.restrictedViolated, .restrictedSatisfied], false),
      (.indeterminate, [.prohibited, .permitted], true),
      (.indeterminate, [.permitted, .outOfScope], true), (.indeterminate, [.prohibited], true),
      (.indeterminate, [.restrictedSatisfied], false),
      (.restrictedSatisfied, [.prohibited, .permitted], false),
      (.permitted, [.prohibited, .permitted], true), (.permitted, [.outOfScope], false),
    ])
  func verdicts(bound: Verdict, outcomes: [Verdict], fails: Bool) {
    for answer in Answer.allCases {
      for breaksBan in [false, true] {
        let isReached = FailureBound.verdict(bound)
          .isReached(by: VerdictSet(outcomes), answer, breaksBan: breaksBan)
        #expect(isReached == fails)
      }
    }
  }

  @Test("An answer fails that answer and the worse ones")
  func answers() {
    for bound in Answer.allCases {
      for answer in Answer.allCases {
        let fails = FailureBound.answer(bound)
          .isReached(by: VerdictSet([.permitted]), answer, breaksBan: false)
        #expect(fails == (answer.rawValue <= bound.rawValue))
      }
    }
  }

  @Test("A broken ban fails as not-as-designed does, whatever the answer", arguments: Answer.allCases)
  func brokenBan(bound: Answer) {
    let fails = FailureBound.answer(bound)
      .isReached(by: VerdictSet([.permitted, .prohibited]), .depends, breaksBan: true)
    #expect(fails == (bound.rawValue >= Answer.notAsDesigned.rawValue))
  }

  @Test("It takes the name of either and refuses others")
  func parsing() throws {
    #expect(try FailureBound.parse(option: "not-open") == .verdict(.notOpen))
    #expect(try FailureBound.parse(option: "no") == .answer(.no))
    #expect(throws: (any Error).self) { try FailureBound.parse(option: "perhaps") }
  }
}
