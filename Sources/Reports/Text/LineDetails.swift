package import Assessment
package import Law

/// What is found of a line beside its verdicts, for output that explains.
package struct LineDetails {
  /// What was taken because nobody said it.
  package let assumptions: [Assumption]
  /// By activity, the texts that answer for it.
  package let governing: [ActivityID: [GoverningText]]
  /// By activity, how near it is to what is known.
  package let nearness: [ActivityID: Nearness]
  /// How demands stand to what was told.
  package let demands: DemandReader
  /// What its name may say that nothing else does; `nil` where it does not.
  package let nameQuestion: NameQuestion?

  package init(
    assumptions: [Assumption], governing: [ActivityID: [GoverningText]], nearness: [ActivityID: Nearness],
    demands: DemandReader, nameQuestion: NameQuestion?
  ) {
    self.assumptions = assumptions
    self.governing = governing
    self.nearness = nearness
    self.demands = demands
    self.nameQuestion = nameQuestion
  }
}
