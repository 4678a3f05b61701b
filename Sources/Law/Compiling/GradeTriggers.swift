/// Which facts must be stated for a line to be an activity at all, read off the rows without
/// compiling them.
///
/// Most rows ask for something that is none unless it is said or a topic brings it into play: a kind of content, an act, a
/// function. Where no row can hold while all such facts are at what is taken for them, the activity
/// is looked at only for lines that state one of those that its rows name, or are about a topic that opens one.
package struct GradeTriggers {
  private let law: Law
  /// By variable, whether it belongs to topics.
  private let isOfTopic: [Bool]
  /// By variable, whether it belongs to a topic that can be in play though nobody says so.
  private var canBeInPlay: [Bool]
  /// By fact, the topics that open it.
  private let topicsOfFact: [[TopicID]]

  package init(_ law: Law) {
    self.law = law
    isOfTopic = law.space.flags.map { !$0.topics.isEmpty }
    canBeInPlay = Array(repeating: false, count: law.space.flags.count)
    topicsOfFact = law.facts.map { fact in law.topics.filter { $0.opens(fact.id) }.map(\.id) }
    let able = Set(
      law.topics.filter { $0.inPlay.map(canHold) ?? false }.map { law.space.ofTopic[$0.id.index] })
    canBeInPlay = law.space.flags.map { $0.topics.contains(where: able.contains) }
  }

  /// The variables one of which must be stated, flags included; `nil` where the grade may differ from `no` even with
  /// none of them stated.
  package func triggers(of activity: ActivityID) -> [Int]? {
    if activity == law.generalBusiness { return nil }
    var named = Named()
    for row in law.gradeRows where row.grade > .no && row.activities.contains(activity) {
      if canHold(row.when) { return nil }
      collect(row.when, &named)
    }
    let facts = named.facts.filter { law[$0].subject == .service && law[$0].leftOut != .notKnown }
    return
      (facts.flatMap { law.space.ofFact[$0.index] }
      + named.facts.compactMap { law.space.ofStated[$0] }
      + named.topics.map { law.space.ofTopic[$0.index] }).sorted()
  }

  /// What conditions name, with what decides what is taken of it.
  private struct Named {
    var facts: Set<FactID> = []
    var topics: Set<TopicID> = []
  }

  private func collect(_ condition: Condition, _ named: inout Named) {
    switch condition {
    case .all(let parts), .any(let parts): for part in parts { collect(part, &named) }
    case .not(let part): collect(part, &named)
    case .term(let term): collect(law[term].means, &named)
    case .fact(let fact, _): collect(fact, &named)
    case .stated(let facts): for fact in facts { collect(fact, &named) }
    case .about(let topics): for topic in topics { collect(topic, &named) }
    case .carries, .reading: break
    }
  }

  private func collect(_ fact: FactID, _ named: inout Named) {
    guard named.facts.insert(fact).inserted else { return }
    if let applies = law[fact].appliesWhen { collect(applies, &named) }
    for rule in law[fact].infers { collect(rule.when, &named) }
    for topic in topicsOfFact[fact.index] { collect(topic, &named) }
  }

  private func collect(_ topic: TopicID, _ named: inout Named) {
    guard named.topics.insert(topic).inserted else { return }
    if let condition = law[topic].inPlay { collect(condition, &named) }
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
    case .about(let topics): topics.contains { law[$0].inPlay.map(canHold) ?? false }
    case .stated: false
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
    case .about(let topics): topics.allSatisfy { law[$0].inPlay.map(canFail) ?? true }
    case .stated: true
    }
  }

  /// How a test turns out; `nil` where that is open.
  private func outcome(_ fact: Fact, _ test: FactTest) -> Bool? {
    if let applies = fact.appliesWhen, !canHold(applies) { return fact.holdsForNone(test) }
    guard fact.subject == .service else { return nil }
    if fact.infers.contains(where: { canHold($0.when) }) { return nil }
    if isOutOfPlay(fact, test) { return fact.holdsForNone(test) }
    let taken: Bool? =
      switch (fact.leftOut, test) {
      case (.none, .isOneOf(let values)): values.contains(0)
      case (.none, .containsAny), (.none, .containsOnly): false
      case (.none, .isEmpty): true
      case (.value(let value), .isOneOf(let values)): values.contains(value)
      case (_, _): nil
      }
    // Where it may not apply, it may be none instead.
    if fact.appliesWhen.map(canFail) ?? false, taken != fact.holdsForNone(test) { return nil }
    return taken
  }

  /// Whether a fact, as far as a test looks at it, belongs to topics of which none can be in play.
  private func isOutOfPlay(_ fact: Fact, _ test: FactTest) -> Bool {
    let first = law.space.ofFact[fact.id.index].lowerBound
    func isOut(_ element: Int) -> Bool { isOfTopic[first + element] && !canBeInPlay[first + element] }
    return switch test {
    case .containsAny(let elements), .containsOnly(let elements): elements.allSatisfy(isOut)
    case .isEmpty: fact.values.indices.allSatisfy(isOut)
    case .isOneOf, .figure, .lies, .liesWith: isOut(0)
    }
  }
}
