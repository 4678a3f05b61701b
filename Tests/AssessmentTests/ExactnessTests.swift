import Law
import Testing

@testable import Assessment

@Suite("No outcome that no completion has")
struct ExactnessTests {
  @Test("What only activities graded `yes` give is joined where their grades hang together")
  func firm() throws {
    let small = try SmallLaw(
      facts: ["public service yes-no"],
      rows: [
        "alpha yes { public: yes }", "beta yes { public: yes }", "beta likely { public: no }",
      ],
      rules: [
        "alpha closed { any: [{ public: yes }, { public: no }] }",
        "beta shut { any: [{ public: yes }, { public: no }] }",
      ])
    let line = try small.assess("services: [{ service: s, features: {} }]").lines[0]
    #expect(line.verdicts == VerdictSet([.prohibited, .notOpen]))
    #expect(line.firmVerdicts == VerdictSet([.prohibited, .permitted]))
  }

  @Test("A position that tests another grade does not take the two as independent")
  func carries() throws {
    let small = try SmallLaw(
      facts: ["public service yes-no"],
      rows: ["beta likely { public: yes }"],
      rules: ["alpha closed { carries: beta, public: no }"])
    let result = try small.assess("services: [{ activity: alpha, service: s, features: {} }]")
    let alpha = try #require(result.activities.first { small.law[$0.activity].name == "alpha" })
    #expect(alpha.verdicts == VerdictSet([.permitted]))
    #expect(small.law.gradesTestedByRules.count == 1)
  }

  @Test("A fact that is stated says that the condition under which it applies holds")
  func appliesWhen() throws {
    let small = try SmallLaw(
      facts: ["public service yes-no", "paid service yes-no, applies-when: { public: yes }"],
      rows: ["beta yes { public: yes }"],
      rules: ["alpha closed { public: no }", "beta shut { public: yes }"])
    let stated = try small.assess("services: [{ activity: alpha, facts: { paid: yes } }]")
    #expect(stated.verdicts == VerdictSet([.permitted]))
    let denied = try small.assess("services: [{ activity: alpha, facts: { paid: no } }]")
    #expect(denied.verdicts == VerdictSet([.permitted, .prohibited]))
    let graded = try small.assess("services: [{ service: s, features: { paid: yes } }]")
    #expect(graded.verdicts == VerdictSet([.notOpen]))
    #expect(graded.activities.last?.grade == .yes)
  }
}
