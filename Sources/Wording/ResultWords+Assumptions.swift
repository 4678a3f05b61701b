package import Assessment
package import Law

/// What is taken because nobody said it, in words.
package struct TakenWords {
  /// Facts filled by a rule of everyday inference, as the rules say it, each once.
  package var inferred: [String] = []
  /// What is assumed of facts.
  package var facts: [String] = []
  /// The topics that the line is assumed not to be about.
  package var topics: [String] = []
}

extension ResultWords {
  package func taken(_ assumptions: [Assumption]) -> TakenWords {
    var words = TakenWords()
    for assumption in assumptions {
      switch assumption.subject {
      case .topic(let topic): words.topics.append(law[topic].says[language])
      case .fact(let fact):
        if let inference = assumption.inference {
          let says = inference.says[language]
          if !words.inferred.contains(says) { words.inferred.append(says) }
        } else {
          words.facts.append(assumedStatement(of: law[fact]))
        }
      }
    }
    return words
  }

  private func assumedStatement(of fact: Fact) -> String {
    if fact.kind == .yesNo, let states = fact.values[0].states { return states[language] }
    if case .value(let value) = fact.leftOut { return words.clause(fact, fact.values[value]) }
    return fact.kind == .set ? words.clause(fact, elements: []) : words.clause(fact, assumedValue(of: fact))
  }

  /// What a rule of inference says of a fact: `yes`, `an app and a website`.
  package func inferredValue(of fact: Fact, _ inference: Inference) -> String {
    if fact.kind == .yesNo {
      return inference.content == .values([1]) ? words("yes", "是") : words("no", "否")
    }
    switch inference.content {
    case .values(let values):
      let says = values.map { fact.values[$0].says[language] }
      if says.isEmpty { return words("none", "无") }
      return fact.kind == .set ? words.both(says) : words.alternatives(says)
    case .includes(let values): return words.both(values.map { fact.values[$0].says[language] })
    }
  }

  /// What is taken for a fact that is left out.
  package func assumedValue(of fact: Fact) -> String {
    if case .value(let value) = fact.leftOut { return fact.values[value].says[language] }
    return fact.kind == .yesNo ? words("no", "否") : words("none", "无")
  }
}
