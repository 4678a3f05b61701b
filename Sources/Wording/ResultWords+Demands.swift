package import Assessment
import DecisionDiagram
package import Law

/// A demand of the law as people say it, with how what is known stands to it.
extension ResultWords {
  /// What a rule asks, as a sentence without its citation and full stop: `foreign investors may hold at most 50 % of
  /// a company in this field`.
  package func sentence(of rule: Rule) -> String {
    let says = rule.says[language]
    guard let pattern = law[rule.measure].sentence?[language] else { return says }
    guard pattern.contains("{limit}") else { return pattern }
    guard let limit = limit(of: rule) else { return says }
    return pattern.replacing("{limit}", with: limit)
  }

  /// The foreign share that a rule allows: `at most 50 %`.
  private func limit(of rule: Rule) -> String? {
    guard case .fact(let fact, let test) = rule.demands, law[fact].computed == .sum(.foreign),
      case .figure = test
    else { return nil }
    let variable = law.space.ofFact[fact.index].lowerBound
    let values = law.space.mask(of: test, on: variable, date: rule.period.first)
    return ValueText(law: law, words: words).text(of: values, variable)
  }

  /// Demands that say the same, each once with all its citations, in their order.
  package func merged(
    _ demands: [Demand], _ cite: (ProvisionID) -> String
  ) -> [(demand: Demand, says: String, citations: String)] {
    var found: [(demand: Demand, says: String, citations: [String])] = []
    for demand in demands where law[demand.rule].licence == nil {
      let rule = law[demand.rule]
      let says = sentence(of: rule)
      let citation = cite(rule.provision)
      if let index = found.firstIndex(where: { $0.says == says && $0.demand.state == demand.state }) {
        if !found[index].citations.contains(citation) { found[index].citations.append(citation) }
      } else {
        found.append((demand, says, [citation]))
      }
    }
    return found.map { ($0.demand, $0.says, $0.citations.joined(separator: words("; ", "；"))) }
  }

  /// How a test of a gate stands, as a clause; `nil` for what is no fact, or open.
  package func standing(_ evidence: Evidence, on date: CalendarDate) -> String? {
    switch (evidence.condition, evidence.truth) {
    case (_, nil): return nil
    case (_, true): return clause(evidence, on: date)
    case (.fact(let id, let test), false): return negation(law[id], test, on: date)
    case (_, false): return nil
    }
  }

  /// That a test of a fact fails, as a clause; `nil` where no clause says it.
  private func negation(_ fact: Fact, _ test: FactTest, on date: CalendarDate) -> String? {
    switch test {
    case .containsAny(let elements): return words.clause(fact, lacking: elements.map { fact.values[$0] })
    case .containsOnly, .isEmpty, .liesWith: return nil
    case .isOneOf, .figure, .lies:
      let variable = law.space.ofFact[fact.id.index].lowerBound
      let all = ValueSet.all(law.space.variables[variable].size)
      return ValueText(law: law, words: words).statement(
        of: all.subtracting(law.space.mask(of: test, on: variable, date: date)), variable)
    }
  }

  /// What a test of a gate asks, as a clause; `nil` for what is no fact.
  package func clause(_ evidence: Evidence, on date: CalendarDate) -> String? {
    clause(of: evidence.condition, on: date)
  }

  /// What a condition asks, as a clause; `nil` for what is no fact.
  package func clause(of condition: Condition, on date: CalendarDate) -> String? {
    switch condition {
    case .fact(let id, let test): return clause(law[id], test, on: date)
    case .term(let term): return law[term].title[language]
    case .not(.fact(let id, let test)):
      let inner = clause(law[id], test, on: date)
      return negation(law[id], test, on: date) ?? words("it is not so that \(inner)", "并非\(inner)")
    case .about(let topics):
      return words("it is about ", "业务涉及") + words.either(topics.map { law[$0].says[language] })
    case .not, .all, .any, .carries, .reading, .stated: return nil
    }
  }

  private func clause(_ fact: Fact, _ test: FactTest, on date: CalendarDate) -> String {
    let variable = law.space.ofFact[fact.id.index].lowerBound
    func named(_ elements: [Int]) -> String {
      words.clause(fact, words.either(elements.map { fact.values[$0].says[language] }))
    }
    switch test {
    case .isOneOf, .figure, .lies:
      return ValueText(law: law, words: words)
        .statement(of: law.space.mask(of: test, on: variable, date: date), variable)
    case .containsAny(let elements), .containsOnly(let elements): return named(elements)
    case .isEmpty: return words.clause(fact, elements: [])
    case .liesWith(let other, let group):
      let first = fact.short[language]
      let second = law[other].short[language]
      let place = law[group].title[language]
      return words(
        "\(first) and \(second) in one and the same \(place)", "\(first)与\(second)在同一\(place)内")
    }
  }
}
