/// What the clauses of a law refer to.
struct LawUses {
  private(set) var facts: Set<FactID> = []
  private(set) var terms: Set<TermID> = []
  private(set) var readings: Set<ReadingID> = []
  private(set) var licences: Set<LicenceID> = []
  private(set) var measures: Set<MeasureID> = []
  private let law: Law

  init(_ law: Law) {
    self.law = law
    for regime in law.regimes { use(regime.when) }
    for rule in law.rules {
      use(rule.when)
      use(rule.demands ?? .always)
      if let licence = rule.licence { licences.insert(licence) }
      measures.insert(rule.measure)
      measures.formUnion(rule.toRequirements)
    }
    for exception in law.exceptions { use(exception.when) }
    for block in law.blocks { use(block.when) }
    for duty in law.duties {
      use(duty.when)
      use(duty.brokenWhen ?? .always)
    }
    for row in law.gradeRows { use(row.when) }
    // Ways of counting shares are tested by no clause.
    readings.formUnion(law.readings.filter(\.isCounting).map(\.id))
    // A fact that decides what is taken of a used one is used as well.
    var waiting = facts
    while let next = waiting.popFirst() {
      let before = facts
      for condition in law.conditionsBehind(next) { use(condition) }
      waiting.formUnion(facts.subtracting(before))
    }
  }

  private mutating func use(_ condition: Condition) {
    switch condition {
    case .all(let parts), .any(let parts): for part in parts { use(part) }
    case .not(let part): use(part)
    case .fact(let fact, let test):
      facts.insert(fact)
      if case .liesWith(let other, _) = test { facts.insert(other) }
    case .term(let term):
      if terms.insert(term).inserted { use(law[term].means) }
    case .reading(let reading, _): readings.insert(reading)
    case .about(let topics): for topic in topics { use(law[topic].inPlay ?? .always) }
    case .stated(let stated): facts.formUnion(stated)
    case .carries: break
    }
  }
}
