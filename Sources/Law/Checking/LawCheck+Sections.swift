import Diagnostics

extension LawCheck {
  /// Every activity, topic and kind of business stands in a section, so that questionnaires lead to it.
  mutating func checkSections() {
    // A law without sections is a law all the same.
    guard !law.sections.isEmpty else { return }
    let activities = Set(law.sections.flatMap(\.activities))
    for activity in law.activities where activity.id != law.generalBusiness && !activities.contains(activity.id) {
      report(
        "in-no-section", "the activity `\(activity.name)` stands in no section of business", activity.source,
        help: "name it, or a group that it is in, under the `activities` of a section in facts/sections.yaml")
    }
    let topics = Set(law.sections.flatMap(\.about))
    for topic in law.topics where topic.canBeNamed && !topics.contains(topic.id) {
      report(
        "in-no-section",
        "\(topic.isOrdinary ? "the kind" : "the topic") `\(topic.name)` stands in no section of business", topic.source,
        help: "name it under the `about` of a section in facts/sections.yaml")
    }
  }
}
