import Diagnostics
import YAML

extension LawBuilder {
  /// Keys of company files that no fact may take.
  static let reservedNames: Set<String> = [
    "about", "activities", "activity", "as-of", "companies", "company", "defaults", "facts",
    "features", "note", "nothing-else", "ownership", "service", "services",
  ]

  /// Words of conditions, which would hide a fact, a term or a reading of that name.
  static let wordsOfConditions: Set<String> = ["about", "all", "any", "carries", "not", "stated"]

  func readFacts(_ values: [YAMLValue], computed: [YAMLValue]) {
    // Computed figures first: they stand next to each other in the order of variables.
    for value in computed { readFact(value, isComputed: true) }
    for value in values { readFact(value, isComputed: false) }
  }

  private func readFact(_ value: YAMLValue, isComputed: Bool) {
    let fields = Fields(value, of: isComputed ? "a computed fact" : "a fact", self)
    guard let name = fields.text("fact") else { return }
    if Self.reservedNames.contains(name) { report(.reserved(name), at: value) }
    let subject =
      isComputed
      ? Fact.Subject.company : fields.word("of", among: \Fact.Subject.rawValue) ?? .company
    let kind = fields.word("kind", among: \Fact.Kind.rawValue) ?? .yesNo
    if Self.wordsOfConditions.contains(name) { report(.reservedWord(name), at: value) }
    let values = readValues(fields, kind)
    if kind == .choice || kind == .set, values.isEmpty {
      report(.numberOfValues(name), at: value)
    }
    let operation = isComputed ? readOperation(fields) : nil
    let leftOut = readLeftOut(fields, name, kind, values)
    let takenAs: TakenAs? =
      fields.optional("taken-as") == nil ? nil : fields.word("taken-as", among: \TakenAs.rawValue)
    let ordered = fields.optional("ordered").flatMap { readOrder($0, name, kind, values) }
    if !isComputed {
      _ = fields.optional("applies-when")
      _ = fields.optional("infers")
    }
    let states = kind == .yesNo ? nil : readFrame("states", fields)
    let namesActivities = fields.flag("names-activities")
    let lacks = kind == .set ? readFrame("lacks", fields) : nil
    if kind == .set, states != nil, lacks == nil {
      report(.missing(key: "lacks", of: "a set with `states`"), at: value)
    }
    let id = FactID(facts.count)
    declare(name, "fact", index: id.index, at: value)
    facts.append(
      Fact(
        id: id, name: name, subject: subject, kind: kind,
        short: fields.optionalWording("short") ?? Wording(english: name, chinese: name),
        states: states, lacks: lacks, question: fields.wording("question"), help: fields.optionalWording("help"),
        values: values, namesActivities: namesActivities, leftOut: leftOut, takenAs: takenAs,
        ordered: ordered, appliesWhen: nil, infers: [], computed: operation,
        heldBy: fields.optional("held-by") == nil
          ? nil : fields.word("held-by", among: \HeldBy.rawValue),
        source: source(value)))
    fields.finish()
  }

  private func readValues(_ fields: Fields, _ kind: Fact.Kind) -> [Fact.Value] {
    switch kind {
    case .yesNo:
      let states = fields.optional("states").map { Fields($0, of: "the statements", self) }
      defer { states?.finish() }
      return [
        Fact.Value(
          name: "no", says: Wording(english: "no", chinese: "否"), states: states?.wording("no"), lacks: nil,
          untested: nil),
        Fact.Value(
          name: "yes", says: Wording(english: "yes", chinese: "是"), states: states?.wording("yes"), lacks: nil,
          untested: nil),
      ]
    case .choice, .set:
      var seen: Set<String> = []
      let values = fields.list("values").compactMap { value -> Fact.Value? in
        let fields = Fields(value, of: "a value", self)
        defer { fields.finish() }
        guard let name = fields.text("value") else { return nil }
        if !seen.insert(name).inserted {
          report(.declaredTwice(kind: "value", name), at: value)
        }
        return Fact.Value(
          name: name, says: fields.wording("says"), states: fields.optionalWording("states"),
          lacks: kind == .set ? fields.optionalWording("lacks") : nil, untested: fields.optionalText("untested"))
      }
      if values.isEmpty, fields.value["values"] == nil {
        report(.missing(key: "values", of: "the fact"), at: fields.value)
      }
      return values
    case .percentage, .count, .date, .place:
      return []
    }
  }

  /// A clause with a place for the value.
  private func readFrame(_ key: String, _ fields: Fields) -> Wording? {
    guard let value = fields.optional(key) else { return nil }
    let frame = wording(value)
    for language in [Language.english, .chinese] where !frame[language].contains("{}") {
      report(.noPlaceForValue(language.rawValue), at: value)
    }
    return frame
  }

  private func readLeftOut(
    _ fields: Fields, _ name: String, _ kind: Fact.Kind, _ values: [Fact.Value]
  ) -> LeftOut {
    guard let value = fields.optional("left-out"), let text = text(value) else { return .notKnown }
    if text == "not-known" { return .notKnown }
    switch kind {
    case .yesNo where text == "none" || text == "no": return .none
    case .set where text == "none": return .none
    case .choice:
      if let position = values.firstIndex(where: { $0.name == text }) { return .value(position) }
    case _: break
    }
    report(
      .unknownValue(
        text, of: name, nearest: nearestName(to: text, among: values.map(\.name) + ["none"])),
      at: value)
    return .notKnown
  }

  private func readOperation(_ fields: Fields) -> OwnershipOperation? {
    let holders = fields.word("over", among: \OwnershipOperation.Holders.rawValue) ?? .foreign
    guard let value = fields.required("operation"), let text = text(value) else { return nil }
    switch text {
    case "sum": return .sum(holders)
    case "largest": return .largest(holders)
    case "largest-with-affiliates": return .largestWithAffiliates(holders)
    case "any": return .any(holders)
    case "every": return .every(holders)
    case "outweighs-each": return .outweighsEach(holders)
    case _:
      let names = ["sum", "largest", "largest-with-affiliates", "any", "every", "outweighs-each"]
      report(
        .unknownValue(text, of: "operation", nearest: nearestName(to: text, among: names)),
        at: value)
      return nil
    }
  }

  /// Conditions of facts may name any fact, so they are read after all facts are declared.
  func readConditionsOfFacts(_ values: [YAMLValue]) {
    for value in values {
      guard let name = value["fact"]?.string, let position = index(of: name, "fact"),
        value["applies-when"] != nil || value["infers"] != nil
      else { continue }
      let fact = facts[position]
      let infers = value["infers"].map(listed)?.compactMap { inference($0, of: fact) } ?? []
      facts[position] = fact.taken(
        when: value["applies-when"].map(condition), inferring: infers)
    }
  }

  private func inference(_ value: YAMLValue, of fact: Fact) -> Inference? {
    let fields = Fields(value, of: "an inference", self)
    defer { fields.finish() }
    let names = fact.values.map(\.name)
    func positions(_ value: YAMLValue) -> [Int] {
      if fact.kind == .set, value.string == "none" { return [] }
      if fact.kind == .yesNo { return listed(value).map { flag($0) ? 1 : 0 } }
      return listed(value).compactMap { position(of: $0, in: names, owner: fact.name) }
    }
    let content: Inference.Content?
    switch (fact.kind, fields.optional("value"), fields.optional("includes")) {
    case (.set, .some(let value), .none): content = .values(positions(value))
    case (.yesNo, .some(let value), .none), (.choice, .some(let value), .none):
      content = .values(positions(value))
    case (.set, .none, .some(let value)): content = .includes(positions(value))
    case (_, _, _):
      report(.notAnInference(fact.name), at: value)
      content = nil
    }
    guard let content else { return nil }
    return Inference(
      when: fields.required("when").map(condition) ?? .always, content: content,
      says: fields.wording("says"), cites: fields.optional("cites").flatMap(citation),
      source: source(value))
  }

  func readTerms(_ values: [YAMLValue]) {
    for value in values {
      let fields = Fields(value, of: "a term", self)
      let name = fields.text("term") ?? ""
      terms.append(
        Term(
          id: TermID(terms.count), name: name, title: fields.wording("name"),
          means: fields.required("means").map(condition) ?? .always, source: source(value)))
      fields.finish()
    }
  }

  func readImpossible(_ values: [YAMLValue]) {
    for value in values {
      let fields = Fields(value, of: "an impossible case", self)
      guard let name = fields.text("case") else { continue }
      declare(name, "case", index: impossible.count, at: value)
      impossible.append(
        ImpossibleCase(
          name: name, when: fields.required("when").map(condition) ?? .always,
          says: fields.wording("says"), source: source(value)))
      fields.finish()
    }
  }
}

extension Fact {
  fileprivate func taken(when condition: Condition?, inferring infers: [Inference]) -> Fact {
    Fact(
      id: id, name: name, subject: subject, kind: kind, short: short, states: states, lacks: lacks,
      question: question, help: help, values: values, namesActivities: namesActivities, leftOut: leftOut,
      takenAs: takenAs, ordered: ordered, appliesWhen: condition, infers: infers, computed: computed, heldBy: heldBy, source: source)
  }
}
