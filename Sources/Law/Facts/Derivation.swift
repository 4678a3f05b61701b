package import DecisionDiagram

/// What is taken of a fact that the file does not state, or of a topic that nobody names: by rules of inference, and by
/// whether the topics that it belongs to are in play.
package struct Derivation: Sendable {
  package enum Subject: Hashable, Sendable {
    case fact(FactID)
    case topic(TopicID)
  }

  /// A variable of the subject.
  package struct Variable: Sendable {
    package let variable: Int
    /// The flags of the topics that it belongs to; empty for one of no topic.
    package let topics: [Int]
    /// What is taken while none of them is in play.
    package let none: ValueSet
    /// What is taken otherwise, where nothing is inferred.
    package let left: ValueSet
    /// By rule, what it says of the variable; `nil` where it leaves it as it is without.
    package let inferred: [ValueSet?]
  }

  package let subject: Subject
  /// The flag that says that the file states it; nothing is taken then.
  package let stated: Int
  /// When each rule of inference holds; the first that does counts.
  package let rules: [Condition]
  package let variables: [Variable]
  /// The flags of all topics that variables of it belong to.
  package let topics: [Int]
}

extension Law {
  /// What is taken of facts and topics, each after all that it hangs on.
  func makeDerivations() -> [Derivation] {
    var made: [Derivation] = []
    var seen: Set<Derivation.Subject> = []
    func visit(_ subject: Derivation.Subject) {
      guard seen.insert(subject).inserted else { return }
      if case .fact(let fact) = subject {
        for topic in topics where topic.opens(fact) { visit(.topic(topic.id)) }
      }
      for condition in conditions(behind: subject) {
        for part in parts(of: condition) { visit(part) }
      }
      if let derivation = derivation(of: subject) { made.append(derivation) }
    }
    for fact in facts { visit(.fact(fact.id)) }
    for topic in topics { visit(.topic(topic.id)) }
    return made
  }

  private func conditions(behind subject: Derivation.Subject) -> [Condition] {
    switch subject {
    case .fact(let fact): conditionsBehind(fact)
    case .topic(let topic): [self[topic].inPlay].compactMap(\.self)
    }
  }

  /// The facts and topics that a condition tests, with the topics that those facts belong to.
  private func parts(of condition: Condition) -> [Derivation.Subject] {
    var found: [Derivation.Subject] = []
    forEachPart(of: condition, throughTerms: true) { part in
      switch part {
      case .fact(let fact, _): found.append(.fact(fact))
      case .about(let topics): found += topics.map { .topic($0) }
      case .stated, .reading, .carries, .term, .all, .any, .not: break
      }
    }
    return found
  }

  private func derivation(of subject: Derivation.Subject) -> Derivation? {
    switch subject {
    case .fact(let id):
      guard let stated = space.ofStated[id] else { return nil }
      let fact = self[id]
      let variables = space.ofFact[id.index].map { variable(fact, $0) }
      let topics = Set(variables.flatMap(\.topics)).sorted()
      guard !fact.infers.isEmpty || !topics.isEmpty else { return nil }
      return Derivation(
        subject: subject, stated: stated, rules: fact.infers.map(\.when), variables: variables,
        topics: topics)
    case .topic(let id):
      guard let condition = self[id].inPlay else { return nil }
      let flag = space.ofTopic[id.index]
      return Derivation(
        subject: subject, stated: flag, rules: [condition],
        variables: [
          Derivation.Variable(
            variable: flag, topics: [], none: .only(0), left: .only(0), inferred: [.only(1)])
        ], topics: [])
    }
  }

  private func variable(_ fact: Fact, _ variable: Int) -> Derivation.Variable {
    let element: Int? =
      if case .element(_, let element) = space.variables[variable].subject { element } else { nil }
    let inferred = fact.infers.map { rule -> ValueSet? in
      switch (rule.content, element) {
      case (.values(let values), .none): ValueSet(values)
      case (.values(let elements), .some(let element)): .only(elements.contains(element) ? 1 : 0)
      case (.includes(let elements), .some(let element)):
        elements.contains(element) ? .only(1) : nil
      case (.includes, .none): nil
      }
    }
    return Derivation.Variable(
      variable: variable, topics: space.flags[variable].topics,
      none: space.flags[variable].none.map { .only($0) } ?? space.variables[variable].all,
      left: space.variables[variable].inPlay, inferred: inferred)
  }
}
