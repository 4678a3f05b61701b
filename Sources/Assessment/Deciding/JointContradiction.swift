import DecisionDiagram
import Law
import Portfolio

extension Assessor {
  /// Finds facts of which each could be true, and not all together: by what two checks say of one
  /// unstated fact, or by what two lines ask of the company.
  func jointContradiction(
    in record: borrowing CompanyRecord, _ tables: EpochTables
  ) -> Contradiction? {
    let store = consistencyStore
    store.removeAll()
    var company = Diagram.yes
    var bearing: [FrozenDiagram] = []
    var statements = record.statements
    let twins = record.twins
    // A line that says the same as one before it asks no more of the company.
    for line in 0..<record.lineCount where twins[line] == line {
      load(record.lines[line], tables)
      let checks = unmetChecks(tables)
      let bearsOnCompany = checks.contains { $0.support.contains(where: isOpenOfCompany) }
      defer { unload(record.lines[line], record) }
      let isSingle = checks.count == 1 && !(bearsOnCompany && record.lineCount > 1)
      if checks.isEmpty || isSingle && canHold(checks[0]) { continue }
      let fits = conjunction(checks)
      if store.isExhausted { return nil }
      if fits == .no {
        return contradiction(
          .together, fewest(checks), record.statements + record.lines[line].statements)
      }
      guard bearsOnCompany else { continue }
      // Where the company's facts can be with some facts of the line.
      company = store.and(company, store.projected(fits, below: law.space.service.lowerBound))
      bearing += checks
      statements += record.lines[line].statements
      if company == .no { return contradiction(.together, bearing, statements) }
    }
    return nil
  }

  /// The checks that need not be met by what is known of a line, but for those of a conditional fact
  /// that nothing else bears on.
  private func unmetChecks(_ tables: EpochTables) -> [FrozenDiagram] {
    var unmet: [FrozenDiagram] = []
    let checks = tables.jointChecks
    for index in checks.indices where !checks[index].isIdle(known) {
      checks[index].diagram.collectLeaves(known: known, into: &scratch.pointee)
      if scratch.pointee.leaves.contains(impossibleLeaf) { unmet.append(checks[index].diagram) }
    }
    return unmet.isEmpty ? [] : unmet + ties(of: unmet)
  }

  /// What ties facts that are taken of others, where some checks look at them.
  private func ties(of checks: [FrozenDiagram]) -> [FrozenDiagram] {
    var isTested = [Bool](repeating: false, count: law.space.variables.count)
    func look(_ diagram: FrozenDiagram) { for variable in diagram.support { isTested[variable] = true } }
    for check in checks { look(check) }
    var waiting = takenBonds
    var ties: [FrozenDiagram] = []
    while let next = waiting.firstIndex(where: { $0.variable.map { isTested[$0] } ?? false }) {
      let bond = waiting.remove(at: next)
      ties.append(bond.diagram)
      look(bond.diagram)
    }
    return ties
  }

  private func isOpenOfCompany(_ variable: Int) -> Bool {
    variable < law.space.service.lowerBound && known[variable].count > 1
  }

  private func conjunction(_ checks: [FrozenDiagram]) -> Diagram {
    checks.reduce(.yes) {
      consistencyStore.and($0, $1.restricted(known: known, in: consistencyStore) { $0 })
    }
  }

  /// Those of some checks, none of which can be left out, that cannot all be met.
  private func fewest(_ checks: [FrozenDiagram]) -> [FrozenDiagram] {
    var kept = checks
    for check in checks {
      let others = kept.filter { $0 !== check }
      if conjunction(others) == .no { kept = others }
    }
    return kept
  }
}
