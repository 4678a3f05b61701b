import Law
import Testing

@testable import Assessment

@Suite("What a verdict depends on")
struct OpenFactTests {
  private func open(_ rest: String, of small: SmallLaw) throws -> [String] {
    let line = try small.assess(rest).lines[0]
    return line.open.compactMap { small.law.space.fact(of: $0).map { small.law[$0].name } }
  }

  @Test("Whether there are foreign holders is asked, though no figure of theirs moves alone")
  func holders() throws {
    let small = try SmallLaw(
      facts: ["permit company yes-no"],
      computed: ["equity sum foreign", "holder any foreign"],
      rules: [
        "alpha closed { holder: yes }", "beta closed { equity: above 50 %, permit: no }",
      ])
    #expect(try open("services: [{ activity: alpha }]", of: small) == ["equity", "holder"])
    #expect(try open("services: [{ activity: beta }]", of: small) == ["equity", "permit"])
    #expect(try open("permit: yes\nservices: [{ activity: beta }]", of: small) == [])
  }

  @Test("Facts that an impossible case ties to each other are asked, though none moves alone")
  func tied() throws {
    let small = try SmallLaw(
      facts: ["public service yes-no", "paid service yes-no"],
      impossible: ["{ public: yes, paid: yes }", "{ public: no, paid: no }"],
      rules: ["alpha closed { public: yes, paid: no }"])
    #expect(try open("services: [{ activity: alpha }]", of: small) == ["public", "paid"])
  }
}
