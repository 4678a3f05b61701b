extension Fact {
  /// The value that stands for none, by position: `no`, or the value `none` of a choice.
  package var noneValue: Int? {
    switch kind {
    case .yesNo: 0
    case .choice: values.firstIndex { $0.name == "none" }
    case .set, .percentage, .count, .date, .place: nil
    }
  }

  /// Whether a test holds where the fact is none: `no`, the empty set, or the value `none`.
  package func holdsForNone(_ test: FactTest) -> Bool {
    switch test {
    case .isEmpty: true
    case .containsAny, .containsOnly, .figure, .lies, .liesWith: false
    case .isOneOf(let values):
      noneValue.map(values.contains) ?? false
    }
  }
}
