import Law
package import SeededRandom

extension CompanyMaker {
  /// A complete set of facts that can be, found by trying.
  ///
  /// - Parameter chance: How likely a fact has another value than the one taken where a file does
  ///   not say it.
  package func wholeCase(
    _ slow: SlowEvaluator, _ line: LineKind, table: HolderTable, chance: Double,
    using random: inout SplitMix64
  ) -> WholeCase {
    var facts = WholeCase(
      answers: law.readings.map { random.pick($0.defaults) },
      values: law.facts.map { fact in
        fact.computed.map(table.value) ?? leftOut(fact, using: &random)
      })
    // Conditional facts are none until their condition is seen to hold.
    for fact in law.facts where fact.appliesWhen != nil {
      facts.values[fact.id.index] = FactValue.none(of: fact) ?? facts.values[fact.id.index]
    }
    for fact in law.facts where fact.computed == nil && random.chance(chance) {
      let before = facts
      facts.values[fact.id.index] = value(of: fact, using: &random)
      if slow.isImpossible(facts, line) { facts = before }
    }
    return facts
  }

  private func leftOut(_ fact: Fact, using random: inout SplitMix64) -> FactValue {
    switch fact.leftOut {
    case .none: FactValue.none(of: fact) ?? .choice(0)
    case .value(let value): .choice(value)
    case .notKnown: value(of: fact, using: &random)
    }
  }

  /// A company with one line whose facts are these, some of them said loosely or not at all.
  ///
  /// - Parameter hidden: How many facts, at most.
  package func company(
    _ facts: WholeCase, _ line: LineKind, table: HolderTable, hidden: Int,
    using random: inout SplitMix64
  ) -> RandomCompany {
    var company = RandomCompany()
    company.table = table
    for (reading, answer) in zip(law.readings, facts.answers) {
      let isOpen = hidden > 0 && random.chance(0.1)
      company.answers[reading.id] = isOpen ? reading.defaults : [answer]
    }
    company.lines = [RandomCompany.Line(kind: line, statements: [])]
    var loose = self
    loose.looseChance = 1
    // What the origins of holders decide is not said against them.
    let ofOrigins = Set(law.origins.flatMap { $0.has + $0.mayHave })
    let stated = law.facts.filter { $0.computed == nil && !ofOrigins.contains($0.id) }
    let hiding = Set((0..<hidden).map { _ in random.pick(stated).id })
    for fact in stated {
      let value = facts.values[fact.id.index]
      var statement = exact(fact, value)
      if hiding.contains(fact.id) {
        statement = loose.statement(of: fact, around: value, using: &random)
      } else if isTaken(value, fact), random.chance(0.5) {
        continue
      }
      if fact.subject == .company {
        company.statements.append(statement)
      } else {
        company.lines[0].statements.append(statement)
      }
    }
    return company
  }

  /// Whether a value is what is taken where a file does not say it.
  private func isTaken(_ value: FactValue, _ fact: Fact) -> Bool {
    switch fact.leftOut {
    case .none: value == FactValue.none(of: fact)
    case .value(let position): value == .choice(position)
    case .notKnown: false
    }
  }
}
