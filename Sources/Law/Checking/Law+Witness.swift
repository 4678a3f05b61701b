extension Law {
  /// A case in the words of a company file: `foreign-equity: above 50 %, form: partnership`.
  func words(for witness: [(variable: Int, value: Int)]) -> String {
    witness.isEmpty ? "any facts" : witness.map(words).joined(separator: ", ")
  }

  private func words(_ variable: Int, _ value: Int) -> String {
    let subject = space.variables[variable]
    switch subject.subject {
    case .reading(let reading):
      return "\(self[reading].name): \(self[reading].answers[value].name)"
    case .grade(let activity):
      return "\(self[activity].name) graded \(Grade.allCases[value].name)"
    case .element(let fact, let element):
      let name = self[fact].values[element].name
      return value == 1 ? "\(self[fact].name) with \(name)" : "\(self[fact].name) without \(name)"
    case .fact(let fact):
      return "\(self[fact].name): \(words(value, of: self[fact], subject.domain))"
    }
  }

  private func words(_ value: Int, of fact: Fact, _ domain: FactSpace.Domain) -> String {
    switch domain {
    case .yesNo, .values: return fact.values[value].name
    case .places(let domain):
      return places.first { domain.classes[$0.id.index] == value }?.name ?? "elsewhere"
    case .figures(let domain):
      switch domain.cells[value] {
      case .exactly(let figure): return words(figure, fact)
      case .between(let low?, _): return "above \(words(low, fact))"
      case .between(nil, let high?): return "below \(words(high, fact))"
      case .between(nil, nil): return "any"
      }
    }
  }

  private func words(_ figure: Int64, _ fact: Fact) -> String {
    switch fact.kind {
    case .percentage: Percentage(millionths: Int32(clamping: figure)).description
    case .date: CalendarDate(ordinal: Int32(clamping: figure))?.description ?? "\(figure)"
    case .count, .yesNo, .choice, .set, .place: "\(figure)"
    }
  }
}
