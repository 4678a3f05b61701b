import DecisionDiagram
import Law

/// The tests of the law as one epoch has them, each compiled when it is first asked for.
final class EpochTests {
  private let epoch: EpochLaw
  private let conditions: [Condition]
  private var diagrams: [FrozenDiagram?]
  private var scratch = DiagramScratch()

  init(_ epoch: EpochLaw, _ table: ClauseTable) {
    self.epoch = epoch
    conditions = table.atoms.conditions
    diagrams = Array(repeating: nil, count: conditions.count)
  }

  /// How a test can turn out.
  ///
  /// - Parameter known: What is known of every variable.
  func outcome(of test: Int, known: [ValueSet]) -> Truth {
    let diagram = diagrams[test] ?? epoch.holds(conditions[test])
    diagrams[test] = diagram
    return known.withUnsafeBufferPointer { known in
      guard let known = known.baseAddress else { return .open }
      diagram.collectLeaves(known: known, into: &scratch)
      return Truth(canHold: scratch.leaves.contains(2), canFail: scratch.leaves.contains(1))
    }
  }
}
