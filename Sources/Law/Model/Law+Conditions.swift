extension Law {
  /// Every condition written in the law.
  package var conditions: [Condition] {
    clauses.map(condition(of:)) + facts.compactMap(\.appliesWhen)
      + facts.flatMap { $0.infers.map(\.when) } + topics.compactMap(\.inPlay)
      + impossible.map(\.when)
  }

  /// Whether another law speaks of the same activities, facts, readings and places, in the same order, so that what
  /// is said in one can be said in the other.
  package func isOfSameFacts(as other: Law) -> Bool {
    activities.map(\.name) == other.activities.map(\.name)
      && facts.map(\.signature) == other.facts.map(\.signature)
      && readings.map(\.signature) == other.readings.map(\.signature)
      && places.map(\.name) == other.places.map(\.name)
      && topics.map(\.name) == other.topics.map(\.name)
      && space.flags == other.space.flags
      && terms.map(\.name) == other.terms.map(\.name)
      && gradesTestedByRules == other.gradesTestedByRules
  }
}

extension Fact {
  fileprivate var signature: [String] {
    [name, subject.rawValue, kind.rawValue] + values.map(\.name)
  }
}

extension Reading {
  fileprivate var signature: [String] { [name] + answers.map(\.name) }
}
