import Law

/// Every clause of a law that tests something, or that decides without a test.
struct ClauseTable {
  enum Subject: Hashable {
    /// Where a rule applies.
    case rule(RuleID)
    /// What it demands.
    case demand(RuleID)
    case regime(RegimeID)
    case exception(ExceptionID)
    /// A block, by its position in the law.
    case block(Int)
    case row(GradeRowID)
    case duty(DutyID)
    case term(TermID)
  }

  struct Clause {
    let subject: Subject
    let condition: ClauseCondition
    /// In the order of their numbers.
    let tests: [Condition]
    /// The terms it hangs on, directly or through others.
    let terms: Set<TermID>
  }

  private(set) var clauses: [Clause] = []
  private(set) var atoms = AtomTable()
  private var numbers: [Subject: Int] = [:]
  private let law: Law

  init(_ law: Law) {
    self.law = law
    for term in law.terms { add(.term(term.id), term.means) }
    for regime in law.regimes { add(.regime(regime.id), regime.when) }
    for rule in law.rules {
      add(.rule(rule.id), rule.when)
      if let demands = rule.demands { add(.demand(rule.id), demands) }
    }
    for exception in law.exceptions { add(.exception(exception.id), exception.when) }
    for (index, block) in law.blocks.enumerated() { add(.block(index), block.when) }
    for row in law.gradeRows { add(.row(row.id), row.when) }
    for duty in law.duties { add(.duty(duty.id), duty.when) }
  }

  /// The number of a clause, by its subject.
  func number(of subject: Subject) -> Int { numbers[subject] ?? 0 }

  private mutating func add(_ subject: Subject, _ condition: Condition) {
    var tests: [Condition] = []
    let numbered = atoms.clause(condition, &tests)
    var terms: Set<TermID> = []
    collectTerms(tests, &terms)
    numbers[subject] = clauses.count
    clauses.append(Clause(subject: subject, condition: numbered, tests: tests, terms: terms))
  }

  private func collectTerms(_ tests: [Condition], _ found: inout Set<TermID>) {
    for case .term(let term) in tests where found.insert(term).inserted {
      collectTerms(ClauseTable.tests(of: law[term].means), &found)
    }
  }

  private static func tests(of condition: Condition) -> [Condition] {
    switch condition {
    case .all(let parts), .any(let parts): parts.flatMap(tests)
    case .not(let part): tests(of: part)
    case .term, .fact, .carries, .reading: [condition]
    }
  }
}
