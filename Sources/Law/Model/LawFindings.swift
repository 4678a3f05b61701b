/// What follows from a law as a whole, found once when it is loaded.
package struct LawFindings: Sendable {
  /// By activity, the variables one of which a line must state to be it at all; `nil` where its grade may differ from `no`
  /// even with none of them stated.
  package let triggers: [[Int]?]
  /// What is taken of facts and topics, each after all that it hangs on.
  package let derivations: [Derivation]
  /// The facts that bear on some grade or position; the others bear on duties alone.
  package let factsOfVerdicts: Set<FactID>

  init(_ law: Law) {
    let triggers = GradeTriggers(law)
    self.triggers = law.activities.map { triggers.triggers(of: $0.id) }
    derivations = law.makeDerivations()
    factsOfVerdicts = law.findFactsOfVerdicts()
  }

  init(triggers: [[Int]?], derivations: [Derivation], factsOfVerdicts: Set<FactID>) {
    self.triggers = triggers
    self.derivations = derivations
    self.factsOfVerdicts = factsOfVerdicts
  }
}
