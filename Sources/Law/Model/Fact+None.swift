extension Fact {
  /// Whether a test holds where the fact is none: `no`, the empty set, or the value `none`.
  package func holdsForNone(_ test: FactTest) -> Bool {
    switch test {
    case .isEmpty: true
    case .containsAny, .containsOnly, .figure, .lies, .liesWith: false
    case .isOneOf(let values):
      switch kind {
      case .yesNo: values.contains(0)
      case .choice: self.values.firstIndex { $0.name == "none" }.map(values.contains) ?? false
      case .set, .percentage, .count, .date, .place: false
      }
    }
  }
}
