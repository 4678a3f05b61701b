import DecisionDiagram
import Law

/// A fact that is none outside a condition; what is stated of it can therefore say that the
/// condition holds.
struct ConditionalFact {
  /// Leaf 1 where the condition holds or the fact is none, else leaf 0.
  let check: FrozenDiagram
  /// The flag that says whether the file states it; `nil` where nothing asks.
  private let stated: Int?
  private let variables: Range<Int>
  /// The value that stands for none of each of the variables.
  private let none: Int

  /// - Returns: `nil` for a fact that no value of stands for none.
  init?(_ fact: FactID, _ check: FrozenDiagram, _ law: Law) {
    self.check = check
    stated = law.space.ofStated[fact]
    variables = law.space.ofFact[fact.index]
    switch law[fact].kind {
    case .yesNo, .set: none = 0
    case .choice:
      guard let value = law[fact].values.firstIndex(where: { $0.name == "none" }) else {
        return nil
      }
      none = value
    case .percentage, .count, .date, .place: return nil
    }
  }

  /// Whether the fact is stated not to be none.
  @inline(__always)
  func isStated(_ known: UnsafePointer<ValueSet>) -> Bool {
    if let stated, !known[stated].contains(1) { return false }
    for variable in variables where !known[variable].contains(none) { return true }
    return false
  }
}
