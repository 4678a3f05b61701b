import Law

/// Every clause of a law, with its tests numbered.
struct ClauseTable {
  struct Entry {
    let clause: Clause
    let condition: ClauseCondition
    /// In the order of their numbers.
    let tests: [Condition]
    /// The terms it hangs on, directly or through others.
    let terms: Set<TermID>
  }

  private(set) var entries: [Entry] = []
  private(set) var atoms = AtomTable()
  private var numbers: [Clause: Int] = [:]

  init(_ law: Law) {
    for clause in law.clauses {
      let condition = law.condition(of: clause)
      var next = 0
      let numbered = atoms.clause(condition, &next)
      numbers[clause] = entries.count
      entries.append(
        Entry(
          clause: clause, condition: numbered, tests: condition.tests,
          terms: law.terms(in: condition)))
    }
  }

  /// The terms that a rule, a row, a duty or another clause hangs on; not those that only facts are
  /// inferred from.
  var termsOfOtherClauses: Set<TermID> {
    entries.reduce(into: []) { terms, entry in
      if case .term = entry.clause { return }
      terms.formUnion(entry.terms)
    }
  }

  /// The number of a clause.
  func number(of clause: Clause) -> Int { numbers[clause] ?? 0 }
}
