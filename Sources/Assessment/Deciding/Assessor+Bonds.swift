import DecisionDiagram
import Law
import Portfolio

/// What ties the facts that are known to those that are open.
extension Assessor {
  /// Finds what is bound by facts stated where they need not apply: the checks that say so, and
  /// all others that bear on the same facts.
  func findBonds(_ tables: EpochTables) {
    guard
      !bonds.isEmpty || !companyBonds.isEmpty || !lineBonds.isEmpty
        || tables.conditionalFacts.contains(where: { isBinding($0) })
    else { return }
    for bond in bonds {
      for variable in bond.diagram.support { isBound[variable] = false }
    }
    bonds.removeAll(keepingCapacity: true)
    for fact in tables.conditionalFacts where isBinding(fact) {
      bind(Bond(diagram: fact.check, variable: nil))
    }
    for bond in companyBonds { bind(bond) }
    for bond in lineBonds { bind(bond) }
    guard !bonds.isEmpty else { return }
    let checks = tables.jointChecks
    var isWaiting = checks.map { _ in true }
    var isNew = true
    // Each that is bound can bind others, before it and after.
    while isNew {
      isNew = false
      for index in checks.indices where isWaiting[index] && isAmongBound(checks[index].diagram) {
        isWaiting[index] = false
        guard !checks[index].isIdle(known), isOpen(checks[index].diagram),
          !bonds.contains(where: { $0.diagram === checks[index].diagram })
        else { continue }
        bind(Bond(diagram: checks[index].diagram, variable: nil))
        isNew = true
      }
    }
  }

  private func isBinding(_ fact: ConditionalFact) -> Bool {
    fact.isStated(known) && isOpen(fact.check)
  }

  private func bind(_ bond: Bond) {
    bonds.append(bond)
    for variable in bond.diagram.support where !known[variable].isSingle { isBound[variable] = true }
  }

  /// Whether what a diagram says hangs on a fact that is bound to others.
  func isAmongBound(_ diagram: FrozenDiagram) -> Bool {
    diagram.support.contains { isBound[$0] }
  }

  /// Whether what is known leaves open what a diagram says.
  private func isOpen(_ diagram: FrozenDiagram) -> Bool {
    diagram.collectLeaves(known: known, into: &scratch.pointee)
    return scratch.pointee.leaves.count > 1
  }
}
