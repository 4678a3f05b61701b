import Law
import Testing

@testable import Assessment

@Suite("Figures that go in steps")
struct StepTests {
  @Test(
    "Counts and dates go in steps, so that below one figure is at most the one before",
    arguments: [
      ("staff: below 11", [Verdict.prohibited]), ("staff: at most 10", [.prohibited]),
      ("staff: above 10", [.permitted]), ("staff: above 9", [.permitted, .prohibited]),
      ("founded: after 2020-02-29", [.permitted]), ("founded: before 2020-03-01", [.notOpen]),
      ("founded: after 2020-02-28", [.permitted, .notOpen]),
      ("founded: on or before 2020-02-29", [.notOpen]),
    ])
  func steps(stated: String, verdicts: [Verdict]) throws {
    let small = try SmallLaw(
      facts: ["staff company count", "founded company date"],
      rules: [
        "alpha closed { staff: at most 10 }", "alpha shut { founded: on or before 2020-02-29 }",
      ])
    let other = stated.hasPrefix("staff") ? "founded: 2021-01-01" : "staff: 11"
    let result = try small.assess("\(stated)\n\(other)\nservices: [{ activity: alpha }]")
    #expect(result.verdicts == VerdictSet(verdicts))
  }
}
