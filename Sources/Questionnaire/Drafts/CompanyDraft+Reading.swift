public import Law
public import YAML

extension CompanyDraft {
  /// Takes what a company file states.
  ///
  /// - Parameters:
  ///   - root: A company that can be read without a problem.
  ///   - law: The law that gives names their meaning.
  public init(prefilledFrom root: YAMLValue, _ law: Law) {
    self.init()
    services = []
    for entry in root.entries {
      switch entry.key.string {
      case "company": name = entry.value.string
      case "ownership":
        holders = YAMLContent(entry.value)
        isOwnershipSettled = true
      case "services": services = entry.value.elements.map { Service($0, law) }
      case let key:
        guard let fact = law.facts.first(where: { $0.name == key && $0.subject == .company })
        else { continue }
        facts[fact.id] = YAMLContent(entry.value)
        if fact.computed != nil { isOwnershipSettled = true }
      }
    }
    if services.isEmpty { services = [Service()] }
  }
}

extension CompanyDraft.Service {
  init(_ value: YAMLValue, _ law: Law) {
    self.init(name: value["service"]?.string)
    for key in ["activity", "activities"] {
      guard let named = value[key] else { continue }
      let names = named.kind == .sequence ? named.elements.map(\.string) : [named.string]
      activities += names.compactMap { name in
        law.activities.first { $0.name == name || $0.code == name }?.id
      }
    }
    if let about = value["about"] {
      let names = about.kind == .sequence ? about.elements.map(\.string) : [about.string]
      topics = names.compactMap { name in law.topics.first { $0.name == name }?.id }
      isGraded = true
    }
    for key in ["features", "facts"] {
      guard let stated = value[key] else { continue }
      if key == "features" { isGraded = true }
      for entry in stated.entries {
        guard
          let fact = law.facts.first(where: {
            $0.name == entry.key.string && $0.subject == .service
          })
        else { continue }
        facts[fact.id] = YAMLContent(entry.value)
      }
    }
    if name == nil { name = activities.first.map { law[$0].name } }
  }
}

extension YAMLContent {
  /// What a file says, to be written again.
  public init(_ value: YAMLValue) {
    switch value.kind {
    case .scalar:
      self = value.isPlain ? .word(value.string ?? "") : .text(value.string ?? "")
    case .sequence:
      let items = value.elements.map { YAMLContent($0) }
      self = value.elements.allSatisfy { $0.kind == .scalar } ? .inlineList(items) : .list(items)
    case .mapping:
      let entries = value.entries.map { Entry($0.key.string ?? "", YAMLContent($0.value)) }
      self =
        value.entries.allSatisfy { $0.value.kind == .scalar }
        ? .inlineMapping(entries) : .mapping(entries)
    }
  }
}
