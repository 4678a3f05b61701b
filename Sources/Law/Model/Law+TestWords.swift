extension Law {
  /// What a test asks of a fact, as the files of the law write it: `at most 50 %`, `before 2022-01-01`,
  /// `[public, registered]`.
  package func words(for test: FactTest, of fact: Fact) -> String {
    switch test {
    case .isOneOf(let values), .containsAny(let values): list(values.map { fact.values[$0].name })
    case .containsOnly(let values): "only " + list(values.map { fact.values[$0].name })
    case .isEmpty: "none"
    case .lies(let places): list(places.map { self[$0].name })
    case .liesWith(let other, let group):
      "in the same \(self[group].name) as \(self[other].name)"
    case .figure(let comparison, let limit):
      words(for: comparison, of: fact) + " " + words(for: limit, of: fact)
    }
  }

  /// A figure with its unit.
  package func words(for figure: Int64, of fact: Fact) -> String {
    switch fact.kind {
    case .percentage: Percentage(millionths: Int32(clamping: figure)).description
    case .date: CalendarDate(ordinal: Int32(clamping: figure))?.description ?? "\(figure)"
    case .count, .yesNo, .choice, .set, .place: "\(figure)"
    }
  }

  private func words(for comparison: Comparison, of fact: Fact) -> String {
    guard fact.kind == .date else { return comparison.rawValue }
    return switch comparison {
    case .atMost: "on or before"
    case .atLeast: "on or after"
    case .below: "before"
    case .above: "after"
    case .exactly: "exactly"
    }
  }

  private func list(_ names: [String]) -> String {
    names.count == 1 ? names[0] : "[\(names.joined(separator: ", "))]"
  }
}
