import Diagnostics
import YAML

extension LawBuilder {
  /// Reads a condition: a term's name, a mapping of tests, or `all`, `any`, `not`.
  func condition(_ value: YAMLValue) -> Condition {
    if value.isMapping {
      let parts = value.entries.map { part($0.key, $0.value) }
      if parts.isEmpty { report(.emptyCondition, at: value) }
      return parts.count == 1 ? parts[0] : .all(parts)
    }
    guard let name = text(value) else { return .always }
    if let term = index(of: name, "term") { return .term(TermID(term)) }
    report(
      .unknownName(kind: "term", name, nearest: nearestName(to: name, among: allNames("term"))),
      at: value)
    return .always
  }

  private func part(_ key: YAMLValue, _ value: YAMLValue) -> Condition {
    guard let name = key.string else { return .always }
    switch name {
    case "all": return .all(conditions(value))
    case "any": return .any(conditions(value))
    case "not": return .not(condition(value))
    case "carries": return carries(value)
    case "about": return .about(listed(value).compactMap { resolve($0, "topic") }.map { TopicID($0) })
    case "stated": return .stated(listed(value).compactMap { resolve($0, "fact") }.map { FactID($0) })
    case _: break
    }
    if let fact = index(of: name, "fact") { return test(facts[fact], value) }
    if let reading = index(of: name, "reading") { return answer(readings[reading], value) }
    let candidates = allNames("fact") + allNames("reading") + LawBuilder.wordsOfConditions.sorted()
    report(
      .unknownName(kind: "fact", name, nearest: nearestName(to: name, among: candidates)), at: key)
    return .always
  }

  private func conditions(_ value: YAMLValue) -> [Condition] {
    guard value.isSequence else {
      report(.notAList("a combination of conditions"), at: value)
      return []
    }
    if value.elements.isEmpty { report(.emptyCondition, at: value) }
    return value.elements.map(condition)
  }

  private func carries(_ value: YAMLValue) -> Condition {
    guard value.isMapping else {
      return .any(activities(value).members.map { .carries($0, .likely) })
    }
    var parts: [Condition] = []
    for entry in value.entries {
      guard let text = text(entry.value),
        let grade = word(text, at: entry.value, of: "carries", among: \Grade.name)
      else { continue }
      parts += activities(entry.key).members.map { .carries($0, grade) }
    }
    return .any(parts)
  }

  private func answer(_ reading: Reading, _ value: YAMLValue) -> Condition {
    let names = reading.answers.map(\.name)
    let answers = listed(value).compactMap { position(of: $0, in: names, owner: reading.name) }
    return .reading(reading.id, answers: answers)
  }

  private func test(_ fact: Fact, _ value: YAMLValue) -> Condition {
    let names = fact.values.map(\.name)
    func positions(_ value: YAMLValue) -> [Int] {
      listed(value).compactMap { position(of: $0, in: names, owner: fact.name) }
    }
    switch fact.kind {
    case .yesNo:
      return .fact(fact.id, .isOneOf([flag(value) ? 1 : 0]))
    case .choice:
      return .fact(fact.id, .isOneOf(positions(value)))
    case .set:
      guard value.isMapping else { return .fact(fact.id, .containsAny(positions(value))) }
      let fields = Fields(value, of: "the test of a set", self)
      defer { fields.finish() }
      if let only = fields.optional("only") {
        return .fact(fact.id, .containsOnly(positions(only)))
      }
      if let none = fields.optional("none") {
        return flag(none) ? .fact(fact.id, .isEmpty) : .not(.fact(fact.id, .isEmpty))
      }
      report(
        .wrongTest(
          fact: fact.name, kind: "set", expected: "an element, a list, `only:` or `none: true`"),
        at: value)
      return .always
    case .percentage, .count, .date:
      return figure(fact, value)
    case .place:
      if value.isMapping { return sameArea(fact, value) }
      let places = listed(value).compactMap { resolve($0, "place") }.map { PlaceID($0) }
      return .fact(fact.id, .lies(in: places))
    }
  }

  /// `{ same-as: registered-in, among: free-trade-zone }`.
  private func sameArea(_ fact: Fact, _ value: YAMLValue) -> Condition {
    let fields = Fields(value, of: "the test of a place", self)
    defer { fields.finish() }
    guard let other = fields.required("same-as"), let position = resolve(other, "fact"),
      let among = fields.required("among"), let group = resolve(among, "place")
    else { return .always }
    if facts[position].kind != .place {
      report(
        .wrongTest(fact: fact.name, kind: "place", expected: "a fact that is a place"), at: other)
    }
    return .fact(fact.id, .liesWith(FactID(position), among: PlaceID(group)))
  }

  /// The elements of a list, or the one value that stands for a list of one.
  func listed(_ value: YAMLValue) -> [YAMLValue] {
    value.isSequence ? value.elements : [value]
  }

  func position(of value: YAMLValue, in names: [String], owner: String) -> Int? {
    guard let text = text(value) else { return nil }
    if let position = names.firstIndex(of: text) { return position }
    report(
      .unknownValue(text, of: owner, nearest: nearestName(to: text, among: names)), at: value)
    return nil
  }

  private func figure(_ fact: Fact, _ value: YAMLValue) -> Condition {
    let words: [(String, Comparison)] =
      fact.kind == .date
      ? [
        ("on or before ", .atMost), ("on or after ", .atLeast), ("before ", .below),
        ("after ", .above), ("exactly ", .exactly),
      ]
      : Comparison.allCases.map { ($0.rawValue + " ", $0) }
    guard let text = text(value) else { return .always }
    guard let (prefix, comparison) = words.first(where: { text.hasPrefix($0.0) }) else {
      let expected = words.map { "`\($0.0)…`" }.joined(separator: ", ")
      report(.wrongTest(fact: fact.name, kind: fact.kind.rawValue, expected: expected), at: value)
      return .always
    }
    let rest = Array(text.utf8.dropFirst(prefix.utf8.count))
    let limit: Int64? =
      switch fact.kind {
      case .percentage: (try? Percentage(parsing: rest)).map { Int64($0.millionths) }
      case .date: CalendarDate(parsing: rest).map { Int64($0.ordinal) }
      case _: Int64(String(decoding: rest, as: UTF8.self).filter { $0 != "," })
      }
    guard let limit else {
      let expected = fact.kind == .percentage ? "50 %" : fact.kind == .date ? "2022-01-01" : "1000"
      report(
        .notAFigure(String(decoding: rest, as: UTF8.self), expected: prefix + expected), at: value)
      return .always
    }
    return .fact(fact.id, .figure(comparison, limit))
  }

  /// The activities that a list of activities and groups names; `everything` names all.
  func activities(_ value: YAMLValue) -> ActivitySet {
    var set = ActivitySet()
    for name in listed(value) {
      guard let text = text(name) else { continue }
      if text == "everything" {
        set.formUnion(ActivitySet(activities.map(\.id)))
      } else if let activity = index(of: text, "activity") {
        set.insert(ActivityID(activity))
      } else if let group = index(of: text, "group") {
        set.formUnion(groups[group].members)
      } else {
        let candidates = allNames("activity") + allNames("group") + ["everything"]
        report(
          .unknownName(kind: "activity", text, nearest: nearestName(to: text, among: candidates)),
          at: name)
      }
    }
    return set
  }
}
