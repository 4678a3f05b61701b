import YAML

extension LawBuilder {
  /// Reads what questionnaires begin with, once activities and topics are named.
  func readSections(_ values: [YAMLValue]) {
    for (index, value) in values.enumerated() {
      let fields = Fields(value, of: "a section", self)
      let name = fields.text("section") ?? ""
      declare(name, "section", index: index, at: value)
      sections.append(
        Section(
          name: name, says: fields.wording("says"),
          about: fields.list("about").compactMap { resolve($0, "topic").map(TopicID.init) },
          activities: fields.list("activities").reduce(into: ActivitySet()) { $0.formUnion(activities($1)) }.members,
          source: source(value)))
      fields.finish()
    }
  }
}
