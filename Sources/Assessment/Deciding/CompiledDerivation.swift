import DecisionDiagram
import Law

/// What is taken of a fact that the file does not state, ready to be looked up.
final class CompiledDerivation {
  let derivation: Derivation
  let isOfCompany: Bool
  /// When each rule of inference holds: leaf 2.
  let rules: [FrozenDiagram]
  private let epoch: EpochLaw
  /// By variable, what ties it to what else is so; made when it is asked for.
  private var bonds: [FrozenDiagram?]

  init(_ derivation: Derivation, _ epoch: EpochLaw) {
    self.derivation = derivation
    self.epoch = epoch
    isOfCompany = epoch.law.space.company.contains(derivation.stated)
    rules = derivation.rules.map(epoch.holdsAnywhere)
    bonds = Array(repeating: nil, count: derivation.variables.count)
  }

  /// What ties a variable, by position, to what else is so: leaf 1 where its value fits, else 0.
  func bond(_ index: Int) -> FrozenDiagram {
    if let found = bonds[index] { return found }
    let made = epoch.bond(derivation, derivation.variables[index])
    bonds[index] = made
    return made
  }
}

/// What ties facts to each other: leaf 0 where they cannot be together.
struct Bond {
  let diagram: FrozenDiagram
  /// The variable that is taken of what else is so; `nil` for what is stated where it need not apply. What is taken ties
  /// nothing that does not look at it.
  let variable: Int?
}
