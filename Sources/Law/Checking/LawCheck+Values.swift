import Diagnostics

extension LawCheck {
  /// Every value of a choice and every entry of a set is told from the others by some clause, or the fact says why it may
  /// be chosen all the same. Of a choice, one value may be what is left where no other is tested for.
  mutating func checkValues() {
    let tests = ValueTests(law)
    for fact in law.facts where fact.kind == .choice || fact.kind == .set {
      let untested = tests.untested(of: fact)
      for (position, value) in fact.values.enumerated() {
        switch (untested.contains(position), value.untested) {
        case (true, nil):
          report(
            "untested-value", "nothing in the law tells the value `\(value.name)` of `\(fact.name)` from others",
            fact.source, help: "leave it out, or say under it why it may be chosen: `untested: …`")
        case (false, .some):
          report(
            "idle-untested", "the value `\(value.name)` of `\(fact.name)` is said to be untested, and is tested",
            fact.source, help: "leave `untested` out")
        case (true, .some), (false, nil): break
        }
      }
    }
  }
}

/// Which values of facts the conditions of a law test.
private struct ValueTests {
  /// By fact, the values that some condition names.
  private var named: [FactID: Set<Int>] = [:]
  /// The sets of which every entry is tested, by a condition on what else they hold.
  private var whole: Set<FactID> = []

  init(_ law: Law) {
    for condition in law.conditions {
      law.forEachPart(of: condition, throughTerms: false) { part in
        guard case .fact(let fact, let test) = part else { return }
        switch test {
        case .isOneOf(let values), .containsAny(let values): named[fact, default: []].formUnion(values)
        case .containsOnly, .isEmpty: whole.insert(fact)
        case .figure, .lies, .liesWith: break
        }
      }
    }
  }

  /// The values that no condition tells from others, by position.
  func untested(of fact: Fact) -> Set<Int> {
    if whole.contains(fact.id) { return [] }
    let rest = Set(fact.values.indices).subtracting(named[fact.id, default: []])
    guard fact.kind == .choice else { return rest }
    guard rest.count > 1 else { return [] }
    // What is taken where nobody states it stands for all that is not tested.
    guard case .value(let usual) = fact.leftOut else { return rest }
    return rest.subtracting([usual])
  }
}
