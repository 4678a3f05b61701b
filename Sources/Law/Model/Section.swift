/// A section of business that anyone recognises, with which questionnaires begin: what can be named in it.
public struct Section: Sendable {
  public let name: String
  public let says: Wording
  /// Topics and kinds of ordinary business, in the order in which they are shown.
  public let about: [TopicID]
  /// Its activities, in the order of the law's table.
  public let activities: [ActivityID]
  public let source: SourceReference
}

extension Law {
  /// The activities of a section that are named as such, because no topic or kind of business leads to them.
  public func activitiesToName(in section: Section) -> [ActivityID] {
    section.activities.filter { !isLedToByTopics($0) }
  }

  /// Whether some row makes a line that activity, at least `likely`, by what belongs to a topic or is a kind of business.
  public func isLedToByTopics(_ activity: ActivityID) -> Bool {
    gradeRows.contains { row in
      row.grade >= .likely && row.activities.contains(activity)
        && (!topics(in: row.when).isEmpty
          || facts(testedBy: row.when).contains { fact in
            topics.contains { $0.opens(fact) || $0.isYes.contains(fact) }
          })
    }
  }

  /// The elements of sets, each of which by itself makes a line the activity.
  public func elements(leadingTo activity: ActivityID) -> [(fact: FactID, element: Int)] {
    gradeRows.flatMap { row -> [(fact: FactID, element: Int)] in
      guard row.grade >= .likely, row.activities.contains(activity),
        case .fact(let fact, .containsAny(let elements)) = row.when.alone
      else { return [] }
      return elements.map { (fact, $0) }
    }
  }

  /// The kinds of business and topics that a row on an activity names, the surest row first.
  public func topics(leadingTo activity: ActivityID) -> [TopicID] {
    var found: [TopicID] = []
    let rows = gradeRows.filter { $0.grade > .no && $0.activities.contains(activity) }
    for row in rows.sorted(by: { $0.grade > $1.grade }) {
      for topic in topics(in: row.when) where !found.contains(topic) { found.append(topic) }
    }
    return found
  }

  private func topics(in condition: Condition) -> [TopicID] {
    condition.tests.flatMap { test -> [TopicID] in
      if case .about(let topics) = test { topics } else { [] }
    }
  }
}

extension Condition {
  /// The one part of a conjunction that has no other.
  fileprivate var alone: Condition {
    if case .all(let parts) = self, parts.count == 1 { parts[0].alone } else { self }
  }
}
