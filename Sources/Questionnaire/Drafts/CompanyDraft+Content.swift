public import Law
public import YAML

extension CompanyDraft {
  /// The company as a file states it.
  ///
  /// It states what was answered and nothing else; what was asked for and stays open is written as `unknown`.
  ///
  /// - Parameter date: The day whose law is applied.
  public func content(_ law: Law, on date: CalendarDate) -> YAMLContent {
    var entries: [YAMLContent.Entry] = []
    entries.append(.init("company", .text(name ?? "?")))
    entries.append(.init("as-of", .word(date.description)))
    entries += facts(law, .company, facts, opened: opened)
    if let holders { entries.append(.init("ownership", holders)) }
    let list = services.enumerated().map { number, service in
      service.content(law, number: number)
    }
    entries.append(.init("services", .list(list)))
    return .mapping(entries)
  }

  private func facts(
    _ law: Law, _ subject: Fact.Subject, _ stated: [FactID: YAMLContent], opened: Set<FactID>
  ) -> [YAMLContent.Entry] {
    law.facts.filter { $0.subject == subject }.compactMap { fact in
      if let value = stated[fact.id] { return .init(fact.name, value) }
      return opened.contains(fact.id) ? .init(fact.name, .unknown) : nil
    }
  }
}

extension CompanyDraft.Service {
  func content(_ law: Law, number: Int) -> YAMLContent {
    var entries = [YAMLContent.Entry("service", .text(name ?? "service \(number + 1)"))]
    if !activities.isEmpty {
      entries.append(
        .init("activities", .inlineList(activities.map { .word(law[$0].name) })))
    }
    if let topics, !topics.isEmpty {
      entries.append(.init("about", .inlineList(topics.map { .word(law[$0].name) })))
    }
    let features = law.facts.filter { $0.subject == .service }.compactMap { fact in
      (facts[fact.id] ?? (opened.contains(fact.id) ? .unknown : nil)).map {
        YAMLContent.Entry(fact.name, $0)
      }
    }
    if isGraded || topics != nil || activities.isEmpty {
      entries.append(.init("features", .mapping(features)))
    } else if !features.isEmpty {
      entries.append(.init("facts", .mapping(features)))
    }
    return .mapping(entries)
  }
}

extension YAMLContent {
  /// How a file says that something is not known.
  public static let unknown = YAMLContent.word("unknown")
}
