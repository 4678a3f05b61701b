extension Condition {
  /// Its tests, from left to right: of facts, grades and readings, and terms by name.
  package var tests: [Condition] {
    switch self {
    case .all(let parts), .any(let parts): parts.flatMap(\.tests)
    case .not(let part): part.tests
    case .term, .fact, .carries, .reading, .about, .stated: [self]
    }
  }

  /// The condition with one of its tests turned round.
  ///
  /// - Parameter test: Its position in ``tests``.
  package func turning(_ test: Int) -> Condition {
    var next = 0
    return turning(test, &next)
  }

  private func turning(_ test: Int, _ next: inout Int) -> Condition {
    switch self {
    case .all(let parts): return .all(parts.map { $0.turning(test, &next) })
    case .any(let parts): return .any(parts.map { $0.turning(test, &next) })
    case .not(let part): return .not(part.turning(test, &next))
    case .term, .fact, .carries, .reading, .about, .stated:
      next += 1
      return next - 1 == test ? .not(self) : self
    }
  }

  /// The condition with a term that means something else.
  package func replacing(_ term: TermID, with meaning: Condition, in law: Law) -> Condition {
    switch self {
    case .all(let parts): .all(parts.map { $0.replacing(term, with: meaning, in: law) })
    case .any(let parts): .any(parts.map { $0.replacing(term, with: meaning, in: law) })
    case .not(let part): .not(part.replacing(term, with: meaning, in: law))
    case .term(let other):
      other == term
        ? meaning
        : law.terms(in: law[other].means).contains(term)
          ? law[other].means.replacing(term, with: meaning, in: law) : self
    case .fact, .carries, .reading, .about, .stated: self
    }
  }
}

extension Law {
  /// The terms that a condition names, directly or through others.
  package func terms(in condition: Condition) -> Set<TermID> {
    var found: Set<TermID> = []
    func collect(_ condition: Condition) {
      for case .term(let term) in condition.tests where found.insert(term).inserted {
        collect(self[term].means)
      }
    }
    collect(condition)
    return found
  }
}

/// The law with one clause taken out, or one test of it turned round.
package enum Variation: Hashable, Sendable {
  case without(Clause)
  case turning(Clause, test: Int)

  /// What the condition of a clause becomes; `nil` where it stays as it is.
  func condition(of clause: Clause, _ condition: Condition, _ law: Law) -> Condition? {
    guard case .turning(let turned, let test) = self else { return nil }
    if turned == clause { return condition.turning(test) }
    guard case .term(let term) = turned, law.terms(in: condition).contains(term) else {
      return nil
    }
    return condition.replacing(term, with: law[term].means.turning(test), in: law)
  }
}
