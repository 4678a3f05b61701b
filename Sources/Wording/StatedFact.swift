package import Law
package import Portfolio
package import YAML

/// What a file says of one fact, as it is shown beside a demand.
package struct StatedFact {
  package let value: String
  /// The line of the file; 0 where it is not in the company's own lines.
  package let line: Int
}

extension ResultWords {
  /// What the company and one of its lines state, by variable.
  package func statedFacts(
    _ record: borrowing CompanyRecord, _ line: Int, _ tree: borrowing YAMLTree
  ) -> [Int: StatedFact] {
    var facts: [Int: StatedFact] = [:]
    for statement in record.statements + record.lines[line].statements {
      let variable = Int(statement.variable)
      let value = shown(statement, record, tree)
      facts[variable] = StatedFact(value: value, line: Int(statement.line))
    }
    return facts
  }

  /// What is stated of a fact, in words: `what the service is for`, `Suzhou`, `60 %`.
  package func worded(_ fact: Fact, _ stated: StatedFact) -> String {
    if fact.kind == .place, let place = law.places.first(where: { $0.name == stated.value }) {
      return place.title[language]
    }
    if let value = fact.values.first(where: { $0.name == stated.value }) { return value.says[language] }
    return fact.kind.isFigure ? words.percent(stated.value) : stated.value
  }

  /// What is stated of a fact, as a clause: `users pay`, `the number of registered users is 20000`.
  package func clause(_ fact: Fact, _ stated: StatedFact) -> String {
    // As the file has it, or worded where it was computed.
    let value = fact.values.first {
      $0.name == stated.value || $0.says[language] == stated.value
    }
    if fact.kind == .set { return fact.short[language] }
    guard !fact.kind.isFigure else {
      let isNone = fact.kind == .percentage && words.percent(stated.value) == words.percent("0 %")
      return isNone
        ? words.none(of: fact)
        : words.clause(fact, words.percent(stated.value.replacing(words("exactly ", "正好"), with: "", maxReplacements: 1)))
    }
    return value.map { words.clause(fact, $0) } ?? words.clause(fact, worded(fact, stated))
  }

  private func shown(
    _ statement: CompanyRecord.Statement, _ record: borrowing CompanyRecord,
    _ tree: borrowing YAMLTree
  ) -> String {
    let fact = law.space.fact(of: Int(statement.variable)).map { law[$0] }
    if fact?.computed == .sum(.foreign), let share = record.foreignShare {
      return self.share(share)
    }
    if let share = record.computedShares.first(where: { $0.variable == Int(statement.variable) }) {
      return self.share((share.least, share.greatest))
    }
    if statement.node >= 0, tree[Int(statement.node)].kind == .scalar {
      return tree.string(of: tree[Int(statement.node)])
    }
    return ValueText(law: law, words: words).text(of: statement.known, Int(statement.variable))
  }
}
