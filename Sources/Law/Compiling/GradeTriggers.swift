/// Which facts must be stated for a line to be an activity at all, read off the rows without
/// compiling them.
///
/// Most rows ask for something that a file leaves out unless it is so: a kind of content, an act, a
/// function. Where no row can hold while all such facts are at what is taken for them, the activity
/// is looked at only for lines that state one of those that its rows name.
struct GradeTriggers {
  private let law: Law

  init(_ law: Law) {
    self.law = law
  }

  /// The variables one of which must be stated; `nil` where the grade may differ from `no` even with
  /// none of them stated.
  func triggers(of activity: ActivityID) -> [Int]? {
    if activity == law.generalBusiness { return nil }
    var named: Set<FactID> = []
    for row in law.gradeRows where row.grade > .no && row.activities.contains(activity) {
      if canHold(row.when) { return nil }
      collect(row.when, &named)
    }
    return named.filter { isTaken($0) }.flatMap { law.space.ofFact[$0.index] }.sorted()
  }

  /// Whether something is taken for a fact of a service line that a file does not state.
  private func isTaken(_ fact: FactID) -> Bool {
    law[fact].subject == .service && law[fact].leftOut != .notKnown
  }

  private func collect(_ condition: Condition, _ named: inout Set<FactID>) {
    switch condition {
    case .all(let parts), .any(let parts): for part in parts { collect(part, &named) }
    case .not(let part): collect(part, &named)
    case .term(let term): collect(law[term].means, &named)
    case .fact(let fact, _):
      if named.insert(fact).inserted, let applies = law[fact].appliesWhen {
        collect(applies, &named)
      }
    case .carries, .reading: break
    }
  }

  // MARK: - With nothing stated

  /// Whether a condition can hold with every fact at what is taken for it, all others open.
  private func canHold(_ condition: Condition) -> Bool {
    switch condition {
    case .all(let parts): parts.allSatisfy(canHold)
    case .any(let parts): parts.contains(where: canHold)
    case .not(let part): canFail(part)
    case .term(let term): canHold(law[term].means)
    case .carries, .reading: true
    case .fact(let fact, let test): outcome(law[fact], test) ?? true
    }
  }

  /// Whether a condition can fail with every fact at what is taken for it, all others open.
  private func canFail(_ condition: Condition) -> Bool {
    switch condition {
    case .all(let parts): parts.contains(where: canFail)
    case .any(let parts): parts.allSatisfy(canFail)
    case .not(let part): canHold(part)
    case .term(let term): canFail(law[term].means)
    case .carries, .reading: true
    case .fact(let fact, let test): outcome(law[fact], test).map { !$0 } ?? true
    }
  }

  /// How a test turns out; `nil` where that is open.
  private func outcome(_ fact: Fact, _ test: FactTest) -> Bool? {
    if let applies = fact.appliesWhen {
      // Outside its condition the fact is none.
      if !canHold(applies) { return fact.holdsForNone(test) }
      if !isTaken(fact.id) { return nil }
    }
    guard isTaken(fact.id) else { return nil }
    switch (fact.leftOut, test) {
    case (.none, .isOneOf(let values)): return values.contains(0)
    case (.none, .containsAny), (.none, .containsOnly): return false
    case (.none, .isEmpty): return true
    case (.value(let value), .isOneOf(let values)): return values.contains(value)
    case (_, _): return nil
    }
  }
}
