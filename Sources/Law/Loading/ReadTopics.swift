import YAML

extension LawBuilder {
  func readTopics(_ values: [YAMLValue]) {
    for value in values {
      let fields = Fields(value, of: "a topic", self)
      guard let name = fields.text("topic") else { continue }
      declare(name, "topic", index: topics.count, at: value)
      topics.append(
        Topic(
          id: TopicID(topics.count), name: name, says: fields.wording("says"),
          opens: fields.list("opens").compactMap { factOfTopic($0) },
          isYes: fields.list("is").compactMap { factOfTopic($0, isYesNo: true) },
          source: source(value)))
      fields.finish()
    }
  }

  /// A fact of a service line that can be none.
  private func factOfTopic(_ value: YAMLValue, isYesNo: Bool = false) -> FactID? {
    guard let index = resolve(value, "fact") else { return nil }
    let fact = facts[index]
    let canBeNone =
      switch fact.kind {
      case .yesNo, .set: true
      case .choice: !isYesNo && fact.values.contains { $0.name == "none" }
      case .percentage, .count, .date, .place: false
      }
    guard fact.subject == .service, canBeNone, !isYesNo || fact.kind == .yesNo else {
      report(.notOfTopics(fact.name), at: value)
      return nil
    }
    return fact.id
  }
}
