public import Law
import Portfolio
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
    for entry in root.entries where !entry.value.isNull {
      switch entry.key.string {
      case "company": name = entry.value.title
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
    self.init(name: value["service"].flatMap { $0.isNull ? nil : $0.title })
    for key in ["activity", "activities"] {
      activities += (value[key]?.names ?? []).compactMap { name in
        law.activities.first { $0.name == name || $0.code == name }?.id
      }
    }
    if let about = value["about"], !about.isNull {
      topics = about.names.compactMap { name in law.topics.first { $0.name == name }?.id }
      isGraded = true
    }
    for key in ["features", "facts"] {
      guard let stated = value[key], !stated.isNull else { continue }
      if key == "features" { isGraded = true }
      for entry in stated.entries where !entry.value.isNull {
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

extension YAMLValue {
  /// A name on one line; `nil` for a collection.
  fileprivate var title: String? {
    string.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
  }

  /// The names that a text or a list gives, each in its plain form, also with commas between them in one text.
  fileprivate var names: [String] {
    guard !isNull else { return [] }
    let texts = kind == .sequence ? elements.compactMap(\.string) : [string ?? ""]
    return texts.flatMap { PlainText.of($0).split(separator: ",").map { PlainText.of(String($0)) } }
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
