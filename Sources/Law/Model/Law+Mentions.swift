extension Law {
  /// The facts that a condition tests, through the terms it uses.
  public func facts(testedBy condition: Condition) -> Set<FactID> {
    var found: Set<FactID> = []
    forEachPart(of: condition, throughTerms: true) { part in
      guard case .fact(let fact, let test) = part else { return }
      found.insert(fact)
      if case .liesWith(let other, _) = test { found.insert(other) }
    }
    return found
  }

  /// The readings that a condition tests, through the terms it uses.
  public func readings(testedBy condition: Condition) -> Set<ReadingID> {
    var found: Set<ReadingID> = []
    forEachPart(of: condition, throughTerms: true) { part in
      if case .reading(let reading, _) = part { found.insert(reading) }
    }
    return found
  }

  /// The facts that bear on some grade or position; the others bear on duties alone.
  func findFactsOfVerdicts() -> Set<FactID> {
    var conditions = gradeRows.map(\.when) + regimes.map(\.when) + impossible.map(\.when)
    conditions += rules.flatMap { [$0.when, $0.demands ?? .always] }
    conditions += exceptions.map(\.when) + blocks.map(\.when)
    var found = conditions.reduce(into: Set<FactID>()) { $0.formUnion(facts(testedBy: $1)) }
    // A fact that decides whether one of them applies bears on them as well.
    var waiting = found
    while let next = waiting.popFirst() {
      let further = conditionsBehind(next).reduce(into: Set<FactID>()) {
        $0.formUnion(facts(testedBy: $1))
      }
      waiting.formUnion(further.subtracting(found))
      found.formUnion(further)
    }
    return found
  }

  /// What decides what is taken of a fact: where it applies, what it is inferred from, and where its topics are in play.
  package func conditionsBehind(_ fact: FactID) -> [Condition] {
    [self[fact].appliesWhen].compactMap(\.self) + self[fact].infers.map(\.when)
      + topics.filter { $0.opens(fact) }.compactMap(\.inPlay)
  }

  /// Calls `body` with every test in a condition, and with the terms it uses.
  package func forEachPart(
    of condition: Condition, throughTerms: Bool, _ body: (Condition) -> Void
  ) {
    switch condition {
    case .all(let parts), .any(let parts):
      for part in parts { forEachPart(of: part, throughTerms: throughTerms, body) }
    case .not(let part): forEachPart(of: part, throughTerms: throughTerms, body)
    case .term(let term):
      body(condition)
      if throughTerms { forEachPart(of: self[term].means, throughTerms: true, body) }
    case .fact, .reading, .carries, .about, .stated: body(condition)
    }
  }
}
