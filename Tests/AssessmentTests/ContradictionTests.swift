import Testing

@testable import Assessment

@Suite("Facts that contradict each other")
struct ContradictionTests {
  private func law() throws -> SmallLaw {
    let words = "says: { en: x, zh: 某 }"
    return try SmallLaw(
      facts: [
        "seat company place", "public service yes-no", "paid service yes-no",
        "mode service choice, left-out: none, "
          + "values: [{ value: none, \(words) }, { value: own, \(words) }]",
      ],
      impossible: [
        "{ seat: town, mode: none }", "{ public: yes, paid: yes }", "{ public: no, paid: yes }",
        "{ seat: inside, public: no }", "{ seat: outside, public: yes }",
      ],
      rules: ["alpha closed { seat: town }"])
  }

  @Test("What a line takes where it says nothing is not held against the company")
  func leftOut() throws {
    let law = try law()
    #expect(
      try law.contradictions("seat: town\nservices: [{ activity: alpha, facts: { mode: own } }]")
        .isEmpty)
    let found = try law.contradictions(
      """
      seat: town
      services:
        - { activity: alpha, facts: { mode: own } }
        - { activity: beta, facts: { public: yes } }
      """)
    #expect(found.map(\.statements.count) == [1])
  }

  @Test("Two impossible cases together can leave no value of a fact that is not stated")
  func together() throws {
    let found = try law().contradictions("services: [{ activity: alpha, facts: { paid: yes } }]")
    #expect(found.count == 1)
    #expect(found.first?.statements.count == 1)
  }

  @Test("Two lines can ask of the company what it cannot be at once")
  func lines() throws {
    let law = try law()
    let inside = "{ activity: alpha, facts: { public: yes, mode: own } }"
    let outside = "{ activity: beta, facts: { public: no } }"
    #expect(try law.contradictions("services: [\(inside)]").isEmpty)
    #expect(try law.contradictions("services: [\(outside)]").isEmpty)
    #expect(try law.contradictions("services: [\(inside), \(outside)]").count == 1)
  }
}
