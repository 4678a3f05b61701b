import Diagnostics

extension LawCheck {
  /// What clauses name each other by is in force together with them at some time.
  ///
  /// A clause may outlive the editions of another, so a name stands for all of them.
  mutating func checkNames() {
    let rules = Dictionary(grouping: law.rules, by: \.named).mapValues { $0.map(\.period) }
    let regimes = Dictionary(grouping: law.regimes, by: \.named).mapValues { $0.map(\.period) }
    let exceptions = Dictionary(grouping: law.exceptions, by: \.named)
      .mapValues { $0.map(\.period) }
    for exception in law.exceptions {
      for name in exception.lifts {
        check(
          "`\(exception.name)` lifts the rule `\(law[name])`", rules[name], exception.period,
          exception.source, exception.provision)
      }
    }
    for block in law.blocks {
      check(
        "`\(block.name)` takes back the exception `\(law[block.exception])`",
        exceptions[block.exception], block.period, block.source,
        block.provision)
    }
    for rule in law.rules {
      if let name = rule.regime {
        check(
          "`\(rule.name)` is part of the regime `\(law[name])`", regimes[name], rule.period,
          rule.source, rule.provision)
      }
    }
    for regime in law.regimes {
      guard case .rules(let names) = regime.displaces else { continue }
      for name in names {
        check(
          "`\(regime.name)` displaces the rule `\(law[name])`", rules[name], regime.period,
          regime.source, regime.provision)
      }
    }
  }

  /// - Parameters:
  ///   - reference: Which clause names which, in words.
  ///   - named: When the editions of the other are in force.
  private mutating func check(
    _ reference: String, _ named: [Period]?, _ period: Period, _ source: SourceReference,
    _ provision: ProvisionID
  ) {
    let mine = days.filter(period.contains)
    let isEver = mine.contains { day in named?.contains { $0.contains(day) } ?? false }
    guard !mine.isEmpty, !isEver else { return }
    report(
      "never-together", "\(reference), which is in force on none of its days", source,
      in: provision,
      help: "compare the dates of the two, or name what is in force in its place")
  }
}
