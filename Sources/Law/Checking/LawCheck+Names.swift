import Diagnostics

extension LawCheck {
  /// What clauses name each other by exists, and is in force together with them at some time.
  ///
  /// A clause may outlive the editions of another, so names are looked up in all of them.
  mutating func checkNames() {
    let rules = Clauses(kind: "rule", law.rules.map { ($0.name, $0.period) })
    let regimes = Clauses(kind: "regime", law.regimes.map { ($0.name, $0.period) })
    let exceptions = Clauses(kind: "exception", law.exceptions.map { ($0.name, $0.period) })
    for exception in law.exceptions {
      for name in exception.lifts {
        check("`\(exception.name)` lifts", name, rules, exception.period, exception.source)
      }
    }
    for block in law.blocks {
      check("`\(block.name)` takes back", block.exception, exceptions, block.period, block.source)
    }
    for rule in law.rules {
      if let name = rule.regime {
        check("`\(rule.name)` is part of", name, regimes, rule.period, rule.source)
      }
    }
    for regime in law.regimes {
      guard case .rules(let names) = regime.displaces else { continue }
      for name in names {
        check("`\(regime.name)` displaces", name, rules, regime.period, regime.source)
      }
    }
  }

  /// Clauses of one kind, by name.
  private struct Clauses {
    let kind: String
    let periods: [String: [Period]]

    init(kind: String, _ clauses: [(name: String, period: Period)]) {
      self.kind = kind
      periods = Dictionary(grouping: clauses, by: \.name).mapValues { $0.map(\.period) }
    }
  }

  private mutating func check(
    _ reference: String, _ name: String, _ clauses: Clauses, _ period: Period,
    _ source: SourceReference
  ) {
    guard let periods = clauses.periods[name] else {
      report(
        "unknown-\(clauses.kind)", "\(reference) a \(clauses.kind) `\(name)` that does not exist",
        source,
        help: nearestName(to: name, among: clauses.periods.keys.sorted()).map {
          "did you mean `\($0)`?"
        })
      return
    }
    let mine = days.filter(period.contains)
    guard !mine.isEmpty, !mine.contains(where: { day in periods.contains { $0.contains(day) } })
    else { return }
    report(
      "never-together",
      "\(reference) the \(clauses.kind) `\(name)`, which is in force on none of its days", source,
      help: "compare the dates of the two, or name what is in force in its place")
  }
}
