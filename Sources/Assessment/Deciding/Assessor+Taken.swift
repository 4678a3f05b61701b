import DecisionDiagram
import Law
import Portfolio

/// What is taken of facts that nobody stated.
extension Assessor {
  /// Gives facts that nobody stated what is taken of them, each after all that it hangs on; where that is open, with what
  /// ties them to the rest.
  ///
  /// - Parameter bonds: What ties them, in place of what was there.
  func derive(_ table: DerivationTable, _ bonds: inout [Bond]) {
    var isNew = false
    let taken = table.find(known) {
      isNew = true
      return derive(table.derivations)
    }
    bonds = taken.bonds
    for (variable, values) in taken.values {
      if !isNew { known[variable] = values }
      derived.append(variable)
    }
  }

  private func derive(_ derivations: [CompiledDerivation]) -> DerivationTable.Taken {
    var values: [(variable: Int, known: ValueSet)] = []
    var bonds: [Bond] = []
    for compiled in derivations where !known[compiled.derivation.stated].contains(1) {
      derive(compiled, &values, &bonds)
    }
    return DerivationTable.Taken(values: values, bonds: bonds)
  }

  private func derive(
    _ compiled: CompiledDerivation, _ taken: inout [(variable: Int, known: ValueSet)], _ bonds: inout [Bond]
  ) {
    let derivation = compiled.derivation
    var possible: [Int] = []
    var isSettled = false
    for (index, rule) in compiled.rules.enumerated() where !isSettled {
      switch truth(rule) {
      case true:
        possible.append(index)
        isSettled = true
      case nil: possible.append(index)
      case false: break
      }
    }
    if possible.isEmpty, !derivation.topics.isEmpty,
      !derivation.topics.contains(where: { known[$0].contains(1) })
    {
      return
    }
    for (index, variable) in derivation.variables.enumerated() {
      let base = base(of: variable)
      let first = possible.first.map { variable.inferred[$0] ?? base } ?? base
      var values = first
      /// Whether it hangs on which rule holds what is taken.
      var isTied = isOpen(variable)
      for rule in possible.dropFirst() { join(variable.inferred[rule] ?? base, &values, &isTied) }
      if !isSettled { join(base, &values, &isTied) }
      let count = possible.count + (isSettled ? 0 : 1)
      guard values != known[variable.variable] || count > 1 || isOpen(variable) else { continue }
      known[variable.variable] = values
      taken.append((variable.variable, values))
      if isTied, !values.isSingle {
        bonds.append(Bond(diagram: compiled.bond(index), variable: variable.variable))
      }
    }
  }

  private func join(_ part: ValueSet, _ values: inout ValueSet, _ differ: inout Bool) {
    guard part != values else { return }
    differ = true
    values.formUnion(part)
  }

  /// What is taken of a variable where nothing is inferred.
  private func base(of variable: Derivation.Variable) -> ValueSet {
    if variable.topics.isEmpty { return variable.left }
    if variable.topics.contains(where: { known[$0] == .only(1) }) { return variable.left }
    return isOpen(variable) ? variable.left.union(variable.none) : variable.none
  }

  /// Whether it is open that some topic which a variable belongs to is in play.
  private func isOpen(_ variable: Derivation.Variable) -> Bool {
    variable.topics.contains { known[$0].count > 1 }
      && !variable.topics.contains { known[$0] == .only(1) }
  }

  /// Ties the topics that may be in play to the facts of which it is stated that they may be none or not: a topic is in
  /// play where one of them is not.
  func bindPossibleTopics(_ line: borrowing CompanyRecord.Line, _ tables: EpochTables) {
    for statement in line.statements where !statement.known.isSingle {
      guard case .topic(let topic) = law.space.variables[Int(statement.variable)].subject else { continue }
      let flag = Int(statement.variable)
      let doubtful = line.statements.filter { fact in
        !fact.known.isSingle && law.space.flags[Int(fact.variable)].topics.contains(flag)
      }.map { Int($0.variable) }
      let bond = tables.epoch.bond(of: topic, openedBy: doubtful.sorted())
      lineBonds.append(Bond(diagram: bond, variable: flag))
    }
  }

  /// What ties facts of the company and of the line at hand that are taken of others.
  var takenBonds: [Bond] { companyBonds + lineBonds }

  /// Whether a condition holds; `nil` where that is open.
  func truth(_ condition: FrozenDiagram) -> Bool? {
    condition.collectLeaves(known: known, into: &scratch.pointee)
    let leaves = scratch.pointee.leaves
    return leaves.count > 1 ? nil : leaves[0] == 2
  }
}
