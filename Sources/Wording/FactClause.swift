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
      if value == self("none", "无") { return none(of: fact) }
      return self("the \(fact.short[.english]) is \(value)", "\(fact.short[.chinese])\(equals(value))")
    }
    return fact.short[language] + self(": ", "：") + value
  }

  /// That a figure is nothing at all: `no foreign share`, `不含外资`.
  package func none(of fact: Fact) -> String {
    fact.computed == .sum(.foreign)
      ? self("no foreign share", "不含外资") : self("no \(fact.short[.english])", "无\(fact.short[.chinese])")
  }

  /// A figure after what it is of, in Chinese: `为60%`, and without 为 where it is a comparison, `不低于60%`.
  package func equals(_ figure: String) -> String {
    ["不", "超过", "低于", "正好"].contains(where: figure.hasPrefix) ? figure : "为" + figure
  }

  /// That a set has these elements and no others.
  package func clause(_ fact: Fact, elements: [Fact.Value]) -> String {
    guard !elements.isEmpty else {
      return self("no \(fact.short[.english])", "无\(fact.short[.chinese])")
    }
    let others = elements.filter { $0.states == nil }.map { $0.says[language] }
    return all(elements.compactMap { $0.states?[language] } + (others.isEmpty ? [] : [clause(fact, both(others))]))
  }

  /// That a set holds none of these elements.
  package func clause(_ fact: Fact, lacking elements: [Fact.Value]) -> String {
    let others = elements.filter { $0.lacks == nil }.map { $0.says[language] }
    guard let frame = fact.lacks else {
      return self("no \(fact.short[.english]): ", "\(fact.short[.chinese])不含") + either(elements.map { $0.says[language] })
    }
    return all(
      elements.compactMap { $0.lacks?[language] }
        + (others.isEmpty ? [] : [frame[language].replacing("{}", with: either(others))]))
  }

  /// That a choice has one of these values.
  package func clause(_ fact: Fact, oneOf values: [Fact.Value]) -> String {
    let framed = values.filter { $0.states == nil && fact.states != nil }
    let own = values.filter { $0.states != nil || fact.states == nil }.map { clause(fact, $0) }
    let shared = sharedStart(of: own)
    let ends = own.enumerated().map { $0 == 0 ? $1 : String($1.dropFirst(shared)) }
    return ((framed.isEmpty ? [] : [clause(fact, alternatives(framed.map { $0.says[language] }))]) + ends)
      .joined(separator: self(", or ", "，或者"))
  }

  /// How many characters all clauses begin with, up to the start of a word; 0 where that is too little to be left out.
  private func sharedStart(of clauses: [String]) -> Int {
    let least = language == .english ? 10 : 4
    var shared = clauses.first ?? ""
    for clause in clauses.dropFirst() { shared = String(zip(shared, clause).prefix { $0 == $1 }.map(\.0)) }
    if language == .english { shared = String(shared.reversed().drop { $0 != " " }.reversed()) }
    return clauses.count > 1 && shared.count >= least ? shared.count : 0
  }
}
