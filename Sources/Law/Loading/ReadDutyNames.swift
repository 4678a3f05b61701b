import YAML

extension LawBuilder {
  /// What duties are about.
  func readSubjects(_ values: [YAMLValue]) {
    for value in values {
      let fields = Fields(value, of: "a subject", self)
      guard let name = fields.text("subject") else { continue }
      declare(name, "subject", index: subjects.count, at: value)
      subjects.append(
        Subject(
          id: SubjectID(subjects.count), name: name, title: fields.wording("name"),
          source: source(value)))
      fields.finish()
    }
  }

  /// The acts that several duties or licences ask for.
  func readActs(_ values: [YAMLValue]) {
    for value in values {
      let fields = Fields(value, of: "an act", self)
      guard let name = fields.text("act") else { continue }
      declare(name, "act", index: acts.count, at: value)
      acts.append(
        Act(
          id: ActID(acts.count), name: name, title: fields.wording("name"), source: source(value)))
      fields.finish()
    }
  }

  /// The subject that a duty or an instrument names under `subject`.
  func subject(_ value: YAMLValue) -> SubjectID? {
    resolve(value, "subject").map { SubjectID($0) }
  }

  /// The act that a duty or a licence names under `act`.
  func act(_ value: YAMLValue) -> ActID? { resolve(value, "act").map { ActID($0) } }
}
