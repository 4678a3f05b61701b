import Law
import Testing

@testable import Assessment

@Suite("Sets of outcomes")
struct VerdictSetTests {
  @Test("The worse of two parts, whatever each can be, is found pair by pair")
  func worse() {
    let outcomes = Verdict.outcomes
    for a in 1..<(1 << outcomes.count) {
      for b in stride(from: 1, to: 1 << outcomes.count, by: 3) {
        let first = outcomes.indices.filter { a & (1 << $0) != 0 }.map { outcomes[$0] }
        let second = outcomes.indices.filter { b & (1 << $0) != 0 }.map { outcomes[$0] }
        let expected = VerdictSet(first.flatMap { x in second.map { min(x, $0) } })
        #expect(VerdictSet(first).worse(with: VerdictSet(second)) == expected)
      }
    }
  }

  @Test("One outcome is the verdict; several are indeterminate")
  func verdict() {
    #expect(VerdictSet([.prohibited]).verdict == .prohibited)
    #expect(VerdictSet([.outOfScope]).verdict == .outOfScope)
    #expect(VerdictSet([.prohibited, .permitted]).verdict == .indeterminate)
  }

  @Test("Indeterminate sorts between what is broken and what is met")
  func order() {
    #expect(Verdict.restrictedViolated < .indeterminate)
    #expect(Verdict.indeterminate < .restrictedSatisfied)
    #expect(Verdict.prohibited < .notOpen)
  }
}
