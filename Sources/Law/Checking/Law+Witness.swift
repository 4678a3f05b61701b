extension Law {
  /// A case in the words of a company file: `foreign-equity: 51 %, registered-in: beijing`.
  ///
  /// Each value stands for all that rules do not tell from it. Elements of a set that are not named
  /// are absent.
  func words(for witness: [(variable: Int, value: Int)]) -> String {
    var parts: [String] = []
    var sets: [FactID: (part: Int, elements: [String])] = [:]
    for (variable, value) in witness {
      let subject = space.variables[variable]
      switch subject.subject {
      case .reading(let reading):
        parts.append("\(self[reading].name): \(self[reading].answers[value].name)")
      case .grade(let activity):
        parts.append("\(self[activity].name) graded \(Grade.allCases[value].name)")
      case .element(let fact, let element):
        var set = sets[fact] ?? (part: parts.count, elements: [])
        if set.part == parts.count { parts.append("") }
        if value == 1 { set.elements.append(self[fact].values[element].name) }
        parts[set.part] = "\(self[fact].name): [\(set.elements.joined(separator: ", "))]"
        sets[fact] = set
      case .fact(let fact):
        parts.append("\(self[fact].name): \(words(value, of: self[fact], subject.domain))")
      }
    }
    return parts.isEmpty ? "any facts" : parts.joined(separator: ", ")
  }

  private func words(_ value: Int, of fact: Fact, _ domain: FactSpace.Domain) -> String {
    switch domain {
    case .yesNo, .values: fact.values[value].name
    case .places(let domain):
      places.first { domain.classes[$0.id.index] == value }?.name ?? "elsewhere"
    case .figures(let domain): words(for: figure(in: domain.cells[value], fact.kind), of: fact)
    }
  }

  /// A figure that stands for a part of the scale: a round one, if it holds one.
  private func figure(in cell: FigureDomain.Cell, _ kind: Fact.Kind) -> Int64 {
    switch cell {
    case .exactly(let figure): return figure
    case .between(let low, let high):
      let next: Int64? =
        switch kind {
        case .percentage: low.map { ($0 / 10_000 + 1) * 10_000 }
        case .date: low.flatMap(day).map { Int64($0.next.ordinal) }
        case .count, .yesNo, .choice, .set, .place: low.map { $0 + 1 }
        }
      if let next, high.map({ next < $0 }) ?? true { return next }
      if let low, let high { return (low + high) / 2 }
      return high.flatMap(day).map { Int64($0.previous.ordinal) } ?? 0
    }
  }

  private func day(_ ordinal: Int64) -> CalendarDate? {
    CalendarDate(ordinal: Int32(clamping: ordinal))
  }
}
