import Law
import Questionnaire

/// Everything that a line can be said to do, as options: topics and kinds of business, what exactly a topic means where
/// that is an activity by itself, and activities by their official names.
final class BusinessRows {
  private let law: Law
  private let language: Language

  init(_ law: Law, _ language: Language) {
    self.law = law
    self.language = language
  }

  func row(_ topic: Topic) -> Prompt.Option {
    let activities = ledTo(by: topic)
    return .init(
      meaning: .business(Business(about: [topic.id])), title: topic.says[language],
      keywords: "\(topic.name) \(topic.says.english) \(topic.says.chinese) "
        + activities.map { keywords(law[$0]) }.joined(separator: " "),
      word: topic.name, subjects: [.topic(topic.id)] + activities.map { .activity($0) })
  }

  /// An activity by its official name, with what it covers.
  func officialRow(_ activity: Activity) -> Prompt.Option {
    .init(
      meaning: .business(Business(activities: [activity.id])), title: activity.title[language],
      note: [activity.code, activity.covers?[language]].compactMap(\.self).joined(separator: " · "),
      keywords: keywords(activity), word: activity.name, subjects: [.activity(activity.id)], code: activity.code)
  }

  /// An activity that no topic leads to, with the kind of business that it belongs to.
  func namedRow(_ activity: Activity) -> Prompt.Option {
    let kinds = law.topics(leadingTo: activity.id).filter { law[$0].isOrdinary }
    return .init(
      meaning: .business(Business(about: Array(kinds.prefix(1)), activities: [activity.id])),
      title: activity.title[language], note: activity.covers?[language] ?? "", keywords: keywords(activity),
      word: activity.name, subjects: [.activity(activity.id)], code: activity.code)
  }

  /// What exactly a line does, where that by itself makes it an activity; `nil` where several things together do.
  private func exactRow(_ activity: Activity) -> Prompt.Option? {
    for (fact, element) in law.elements(leadingTo: activity.id) {
      let topics = law.topics.filter { topic in
        topic.canBeNamed && topic.opens.contains { $0.fact == fact && $0.covers(element) }
      }
      guard let topic = topics.first else { continue }
      let value = law[fact].values[element]
      return .init(
        meaning: .business(Business(about: [topic.id], pointedAt: [fact: [element]])), title: value.says[language],
        note: activity.title[language], keywords: keywords(activity) + " \(value.says.english) \(value.says.chinese)",
        word: value.name, subjects: [.activity(activity.id), .feature(fact, value: element)])
    }
    return nil
  }

  private func keywords(_ activity: Activity) -> String {
    "\(activity.name) \(activity.code ?? "") \(activity.title.english) \(activity.title.chinese) "
      + (activity.covers.map { $0.english + " " + $0.chinese } ?? "")
  }

  // MARK: - Lists

  /// What a section shows.
  func rows(of section: Section) -> [Prompt.Option] {
    section.about.map { row(law[$0]) } + law.activitiesToName(in: section).map { namedRow(law[$0]) }
  }

  /// Everything that words can lead to, the plainer first. What several things together make of a line is found by the
  /// topics that ask for them, so that nobody calls it by its official name before they are asked.
  private(set) lazy var all: [Prompt.Option] = {
    let topics = law.topics.filter(\.canBeNamed).map(row)
    let regulated = law.activities.filter { $0.id != law.generalBusiness }
    let exact = regulated.compactMap { exactRow($0) }
    let named = regulated.filter { !law.isLedToByTopics($0.id) }.map(namedRow)
    let led = Set(topics.flatMap(\.subjects))
    let others = regulated.filter {
      law.isLedToByTopics($0.id) && exactRow($0) == nil && !led.contains(.activity($0.id))
    }
    return topics + exact + named + others.map(officialRow)
  }()

  /// For each activity that is not made of one thing alone, the conditions that make a line that activity.
  private lazy var composed: [(activity: ActivityID, conditions: [Condition])] = law.activities.compactMap { activity in
    guard law.elements(leadingTo: activity.id).isEmpty else { return nil }
    let rows = law.gradeRows.filter { $0.grade >= .likely && $0.activities.contains(activity.id) }
    return (activity.id, rows.map(\.when))
  }

  /// The activities that what a topic opens leads to, beside those of which it is all.
  private func ledTo(by topic: Topic) -> [ActivityID] {
    guard !topic.isOrdinary else { return [] }
    return composed.filter { $0.conditions.contains { topic.opens(what: $0, law) } }.map(\.activity)
  }
}

extension Topic {
  /// Whether a condition asks for something that the topic opens.
  fileprivate func opens(what condition: Condition, _ law: Law) -> Bool {
    condition.tests.contains { test in
      switch test {
      case .fact(let fact, .containsAny(let elements)), .fact(let fact, .containsOnly(let elements)):
        return opens.contains { opening in opening.fact == fact && elements.contains(where: opening.covers) }
      case .fact(let fact, .isOneOf): return opens(fact) || isYes.contains(fact)
      case .term(let term): return opens(what: law[term].means, law)
      case .fact, .carries, .reading, .about, .stated, .all, .any, .not: return false
      }
    }
  }
}

extension BusinessRows {
  /// The options that stand for what a business names, to be chosen among again.
  func options(of business: Business) -> [Prompt.Option] {
    var rest = business
    var found: [Prompt.Option] = []
    // What names most comes first, so that a kind named with an activity is not named twice.
    for option in all.sorted(by: { $0.weight > $1.weight }) {
      guard case .business(let part) = option.meaning, rest.contains(part) else { continue }
      found.append(option)
      rest.remove(part)
    }
    return found
  }
}

extension Prompt.Option {
  fileprivate var weight: Int {
    if case .business(let part) = meaning { part.about.count + part.activities.count + part.pointedAt.count } else { 0 }
  }
}

extension Business {
  /// Whether all that another names is named.
  fileprivate func contains(_ other: Business) -> Bool {
    !other.isEmpty && other.about.allSatisfy(about.contains) && other.activities.allSatisfy(activities.contains)
      && other.pointedAt.allSatisfy { fact, elements in
        elements.allSatisfy { pointedAt[fact]?.contains($0) ?? false }
      }
  }

  fileprivate mutating func remove(_ other: Business) {
    about.removeAll(where: other.about.contains)
    activities.removeAll(where: other.activities.contains)
    for (fact, elements) in other.pointedAt { pointedAt[fact]?.removeAll(where: elements.contains) }
  }
}
