package import Law

extension ReportWords {
  /// That a fact has a value, as a clause: `users pay`, `it is open to anyone who opens an account`.
  package func clause(_ fact: Fact, _ value: Fact.Value) -> String {
    value.states?[language] ?? clause(fact, value.says[language])
  }

  /// That a fact has a value that is worded already.
  package func clause(_ fact: Fact, _ value: String) -> String {
    if let states = fact.states { return states[language].replacing("{}", with: value) }
    guard !fact.kind.isFigure else {
      return self("the \(fact.short[.english]) is \(value)", "\(fact.short[.chinese])为\(value)")
    }
    return fact.short[language] + self(": ", "：") + value
  }

  /// That a set has these elements and no others.
  package func clause(_ fact: Fact, elements: [Fact.Value]) -> String {
    guard !elements.isEmpty else {
      return self("no \(fact.short[.english])", "无\(fact.short[.chinese])")
    }
    return clause(fact, both(elements.map { $0.says[language] }))
  }
}
