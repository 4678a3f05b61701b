import Assessment
import Law

/// What is found of a line beside its verdicts, for output that explains.
struct LineDetails {
  /// What was taken because nobody said it.
  let assumptions: [Assumption]
  /// By activity, the texts that answer for it.
  let governing: [ActivityID: [GoverningText]]
  /// What its name may say that nothing else does; `nil` where it does not.
  let nameQuestion: NameQuestion?
}
