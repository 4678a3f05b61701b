import YAML

extension LawBuilder {
  /// Names what lines can be about, before conditions are read.
  func declareTopics(_ values: [YAMLValue]) {
    for (index, value) in values.enumerated() {
      if let name = (value["topic"] ?? value["kind"])?.string {
        declare(name, "topic", index: index, at: value)
      }
    }
  }

  func readTopics(_ values: [YAMLValue], kinds: [YAMLValue]) {
    for value in values { readTopic(value) }
    for value in kinds { readKind(value) }
  }

  private func readTopic(_ value: YAMLValue) {
    let fields = Fields(value, of: "a topic", self)
    topics.append(
      Topic(
        id: TopicID(topics.count), name: fields.text("topic") ?? "", says: fields.wording("says"),
        opens: fields.list("opens").compactMap(opening),
        isYes: fields.list("is").compactMap { factOfTopic($0, isYesNo: true) },
        inPlay: fields.condition("in-play"),
        declaredBy: fields.optional("declared-by").map(activities) ?? ActivitySet(), isOrdinary: false, isUnencoded: false,
        source: source(value)))
    fields.finish()
  }

  private func readKind(_ value: YAMLValue) {
    let fields = Fields(value, of: "a kind of business", self)
    topics.append(
      Topic(
        id: TopicID(topics.count), name: fields.text("kind") ?? "", says: fields.wording("says"),
        opens: [], isYes: [], inPlay: nil, declaredBy: ActivitySet(), isOrdinary: true,
        isUnencoded: fields.flag("not-encoded"), source: source(value)))
    fields.finish()
  }

  /// A fact by name, or some elements of a set: `{ telecom-functions: [search-or-retrieval] }`.
  private func opening(_ value: YAMLValue) -> Topic.Opening? {
    guard value.isMapping, let entry = value.entries.first else {
      return factOfTopic(value).map { Topic.Opening(fact: $0, elements: nil) }
    }
    guard let fact = factOfTopic(entry.key) else { return nil }
    guard facts[fact.index].kind == .set else {
      report(.notOfTopics(facts[fact.index].name), at: entry.key)
      return nil
    }
    let names = facts[fact.index].values.map(\.name)
    return Topic.Opening(
      fact: fact,
      elements: listed(entry.value).compactMap {
        position(of: $0, in: names, owner: facts[fact.index].name)
      })
  }

  /// A fact of a service line that can be none.
  private func factOfTopic(_ value: YAMLValue, isYesNo: Bool = false) -> FactID? {
    guard let index = resolve(value, "fact") else { return nil }
    let fact = facts[index]
    let canBeNone = fact.kind == .set || fact.noneValue != nil
    guard fact.subject == .service, canBeNone, !isYesNo || fact.kind == .yesNo else {
      report(.notOfTopics(fact.name), at: value)
      return nil
    }
    return fact.id
  }
}
