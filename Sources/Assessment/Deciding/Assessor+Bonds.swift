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
    for variable in boundVariables { isBound[variable] = false }
    boundVariables.removeAll(keepingCapacity: true)
    bonds.removeAll(keepingCapacity: true)
    for fact in tables.conditionalFacts where isBinding(fact) {
      bind(Bond(diagram: fact.check, variable: nil))
    }
    for bond in companyBonds { bind(bond) }
    for bond in lineBonds { bind(bond) }
    guard !bonds.isEmpty else { return }
    var waiting = tables.jointChecks.filter { check in
      !check.isIdle(known) && isOpen(check.diagram)
        && !bonds.contains { $0.diagram === check.diagram }
    }
    while let next = waiting.firstIndex(where: { isAmongBound($0.diagram) }) {
      bind(Bond(diagram: waiting.remove(at: next).diagram, variable: nil))
    }
  }

  private func isBinding(_ fact: ConditionalFact) -> Bool {
    fact.isStated(known) && isOpen(fact.check)
  }

  private func bind(_ bond: Bond) {
    bonds.append(bond)
    for variable in bond.diagram.support
    where !isBound[variable] && !known[variable].isSingle {
      isBound[variable] = true
      boundVariables.append(variable)
    }
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
