package import DecisionDiagram
package import Law

/// Words values of facts, and what of them will do.
package struct ValueText {
  private let law: Law
  private let words: ReportWords
  private var language: Language { words.language }

  /// The place in which all places that are named lie.
  private let place: PlaceID?

  /// Whether every place is named, however many there are.
  private let listsAll: Bool

  package init(
    law: Law, words: ReportWords, within place: PlaceID? = nil, listsAll: Bool = false
  ) {
    self.law = law
    self.words = words
    self.place = place
    self.listsAll = listsAll
  }

  /// What some values of a variable say: `at most 50 %`, `yes`, `without news`.
  package func text(of values: ValueSet, _ variable: Int) -> String {
    let subject = law.space.variables[variable].subject
    let has = { (value: Int) in values.contains(value) }
    switch (law.space.variables[variable].domain, subject) {
    case (.yesNo, .element(let fact, let element)):
      let name = law[fact].values[element].says[language]
      return has(1)
        ? words("with “\(name)”", "含“\(name)”") : words("without “\(name)”", "不含“\(name)”")
    case (.yesNo, _): return has(1) ? words("yes", "是") : words("no", "否")
    case (.values(let count), .fact(let fact)):
      return (0..<count).filter(has).map { law[fact].values[$0].says[language] }
        .joined(separator: words("; or ", "；或"))
    case (.figures(let domain), .fact(let fact)):
      return words.either(ranges(domain, has).map { text(of: $0, law[fact]) })
    case (.places(let domain), _): return places(values, domain)
    case (_, _): return ""
    }
  }

  /// Whether a figure can only be nothing at all.
  package func isNone(_ values: ValueSet, _ variable: Int) -> Bool {
    guard case .figures(let domain) = law.space.variables[variable].domain,
      case .fact(let fact) = law.space.variables[variable].subject, law[fact].kind != .date
    else { return false }
    return ranges(domain) { values.contains($0) }.allSatisfy { $0.low == 0 && $0.high == 0 }
  }

  /// That a fact is so, as a clause: `users do not pay`, `foreign share at most 50 %`, `it is open only to the company's
  /// own staff`.
  package func statement(of values: ValueSet, _ variable: Int) -> String {
    if case .element(let fact, let element) = law.space.variables[variable].subject {
      let value = law[fact].values[element]
      return values.contains(1)
        ? words.clause(law[fact], elements: [value]) : words.clause(law[fact], lacking: [value])
    }
    let text = text(of: values, variable)
    guard case .fact(let id) = law.space.variables[variable].subject else { return text }
    let fact = law[id]
    if fact.kind == .yesNo, let states = fact.values[values.contains(1) ? 1 : 0].states {
      return states[language]
    }
    if fact.kind == .choice {
      return words.clause(fact, oneOf: fact.values.indices.filter { values.contains($0) }.map { fact.values[$0] })
    }
    if isNone(values, variable) { return words.none(of: fact) }
    guard fact.states == nil else { return words.clause(fact, text) }
    return fact.short[language] + (fact.kind.isFigure ? words(" ", "") : words(": ", "：")) + text
  }

  /// The places by name, or all but some, whichever is shorter.
  private func places(_ values: ValueSet, _ domain: PlaceDomain) -> String {
    let named = names(of: values, domain)
    let all = ValueSet.all(domain.count)
    let others = place == nil ? names(of: all.subtracting(values), domain) : []
    if !others.isEmpty, named.isEmpty || others.count < named.count {
      return words("a place other than \(listed(others))", "\(listed(others))以外的地点")
    }
    return listed(named)
  }

  private func listed(_ names: [String]) -> String {
    guard !listsAll, names.count > 5 else { return words.either(names) }
    let rest = names.count - 4
    return names.prefix(4).joined(separator: words(", ", "、"))
      + words(" or \(rest) others", "等另外\(rest)处")
  }

  /// As few places as cover some classes, the widest first.
  private func names(of values: ValueSet, _ domain: PlaceDomain) -> [String] {
    var covered: ValueSet = []
    var names: [String] = []
    let fitting = law.places.filter {
      domain.known[$0.id.index].isSubset(of: values) && isWithin($0)
    }.sorted { domain.known[$0.id.index].count > domain.known[$1.id.index].count }
    for place in fitting where !domain.known[place.id.index].isSubset(of: covered) {
      covered.formUnion(domain.known[place.id.index])
      names.append(place.title[language])
    }
    return names
  }

  private func isWithin(_ other: Place) -> Bool {
    place.map { place in other.id == place || other.within.contains { $0.place == place } } ?? true
  }

  private func ranges(_ domain: FigureDomain, _ has: (Int) -> Bool) -> [FigureRange] {
    var ranges: [FigureRange] = []
    var wasIn = false
    for (position, cell) in domain.cells.enumerated() {
      defer { wasIn = has(position) }
      guard has(position) else { continue }
      let own = FigureRange(cell)
      if wasIn, let last = ranges.popLast() {
        ranges.append(last.joined(with: own))
      } else {
        ranges.append(own)
      }
    }
    return ranges
  }

  /// A stretch of a scale: `more than 30 % and at most 50 %`.
  package func text(of range: FigureRange, _ fact: Fact) -> String {
    func shown(_ figure: Int64) -> String {
      if fact.kind == .date, let date = CalendarDate(ordinal: Int32(clamping: figure)) {
        return words.day(date)
      }
      return words.percent(law.words(for: figure, of: fact))
    }
    let low = range.low.map(shown)
    let high = range.high.map(shown)
    if let low, low == high {
      if fact.kind != .date, range.low == 0 { return words("none", "无") }
      return fact.kind == .percentage && range.low == 1_000_000 ? low : words("exactly \(low)", "正好\(low)")
    }
    let isDate = fact.kind == .date
    var parts: [String] = []
    // That there is some share at all goes without saying where there is a most: `at most 50 %`.
    let isOfAShare = fact.kind == .percentage && range.low == 0 && high != nil && !range.isToGreatest(of: fact)
    if let low, !range.isFromLeast(of: fact), !isOfAShare {
      parts.append(
        range.includesLow
          ? words(isDate ? "from \(low)" : "at least \(low)", isDate ? "\(low)起" : "不低于\(low)")
          : words(isDate ? "after \(low)" : "more than \(low)", isDate ? "\(low)之后" : "超过\(low)"))
    }
    if let high, !range.isToGreatest(of: fact) {
      parts.append(
        range.includesHigh
          ? words(isDate ? "until \(high)" : "at most \(high)", isDate ? "至\(high)" : "不超过\(high)")
          : words(isDate ? "before \(high)" : "below \(high)", isDate ? "\(high)之前" : "低于\(high)"))
    }
    return parts.isEmpty ? words("any figure", "任何数值") : parts.joined(separator: words(" and ", "且"))
  }
}

extension FigureRange {
  /// Whether it starts at the least figure that there is.
  fileprivate func isFromLeast(of fact: Fact) -> Bool {
    low == nil || includesLow && low == 0 && fact.kind != .date
  }

  /// Whether it ends at the greatest figure that there is.
  fileprivate func isToGreatest(of fact: Fact) -> Bool {
    high == nil || includesHigh && high == 1_000_000 && fact.kind == .percentage
  }
}
