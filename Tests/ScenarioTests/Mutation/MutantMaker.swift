import Law

/// Changes the law in every way that a scenario should notice, one at a time.
struct MutantMaker {
  let law: Law
  /// Whose law is changed.
  let instruments: Set<InstrumentID>
  private(set) var mutants: [Mutant] = []
  /// What they test.
  private(set) var conditions: [Condition] = []

  /// - Parameter isLooked: Whether the law of a text is changed.
  init(_ law: Law, where isLooked: (Instrument) -> Bool) {
    self.law = law
    instruments = Set(law.instruments.filter(isLooked).map(\.id))
    for rule in law.rules where isWanted(rule.provision) { change(rule) }
    for regime in law.regimes where isWanted(regime.provision) { change(regime) }
    for exception in law.exceptions where isWanted(exception.provision) { change(exception) }
    for block in law.blocks where isWanted(block.provision) { change(block) }
    for instrument in law.instruments where instruments.contains(instrument.id) { changeDates(instrument) }
    changeOwnDates()
    changeTerms()
    mutants = mutants.filter { isEncoded($0.days) }
  }

  /// The law with its facts and epochs cut as finely as they ask for.
  func cutLaw() -> Law {
    law.cut(at: conditions, days: mutants.flatMap { [$0.days.first] + ($0.days.last.map { [$0.next] } ?? []) })
  }

  private func isWanted(_ provision: ProvisionID) -> Bool { instruments.contains(law[provision].instrument) }

  private func isEncoded(_ period: Period) -> Bool {
    law.changes.contains { law.isEncoded(on: max($0, period.first)) && period.contains(max($0, period.first)) }
  }

  // MARK: - Clauses

  private mutating func change(_ rule: Rule) {
    let index = rule.id.index
    let activities = rule.toRequirements.isEmpty ? rule.activities : all
    func add(_ kind: Mutant.Kind, _ words: String, _ change: @escaping @Sendable (inout Rule) -> Void) {
      append(kind, rule.provision, rule.name, words, rule.source, activities, rule.period) { change(&$0.rules[index]) }
    }
    add(.effect, "without the rule") { $0.when = .any([]) }
    for other in otherwise(rule.otherwise) {
      add(.effect, "\(rule.otherwise?.name ?? "nothing") → \(other.name) where it fails") { $0.otherwise = other }
    }
    for other in met(rule) {
      let words = "\(rule.met?.name ?? "nothing") → \(other?.name ?? "nothing") where it is met"
      add(.effect, words) { $0.met = other }
    }
    for variant in variants(of: rule.when) {
      add(variant.kind(.condition), "where it applies: \(variant.words)") { $0.when = variant.condition }
    }
    for variant in variants(of: rule.demands ?? .always) where rule.demands != nil {
      add(variant.kind(.condition), "what it demands: \(variant.words)") { $0.demands = variant.condition }
    }
  }

  /// One outcome worse and one better, of those that a demand can lead to that fails.
  private func otherwise(_ outcome: Verdict?) -> [Verdict] {
    switch outcome {
    case .prohibited: [.notOpen]
    case .notOpen: [.prohibited, .restrictedViolated]
    case .restrictedViolated: [.notOpen]
    case .indeterminate, .restrictedSatisfied, .permittedWithLicence, .permitted, .outOfScope, nil: []
    }
  }

  private func met(_ rule: Rule) -> [Verdict?] {
    switch rule.met {
    case .restrictedSatisfied: [nil, .permittedWithLicence]
    case .permittedWithLicence: [nil, .restrictedSatisfied]
    case nil: rule.demands == nil ? [] : [.restrictedSatisfied]
    case .prohibited, .notOpen, .restrictedViolated, .indeterminate, .permitted, .outOfScope: []
    }
  }

  private mutating func change(_ regime: Regime) {
    let index = regime.id.index
    func add(_ kind: Mutant.Kind, _ words: String, _ change: @escaping @Sendable (inout Regime) -> Void) {
      append(kind, regime.provision, regime.name, words, regime.source, regime.activities, regime.period) {
        change(&$0.regimes[index])
      }
    }
    add(.gate, "without the whole answer") { $0.when = .any([]) }
    let other: Verdict = regime.otherwise == .permitted ? .outOfScope : .permitted
    add(.effect, "\(regime.otherwise.name) → \(other.name) where nothing is demanded") { $0.otherwise = other }
    for variant in variants(of: regime.when) {
      add(variant.kind(.gate), "its gates: \(variant.words)") { $0.when = variant.condition }
    }
    switch regime.displaces {
    case .everything: add(.gate, "displaces nothing") { $0.displaces = .rules([]) }
    case .rules(let names):
      for name in names {
        add(.gate, "does not displace `\(law[name])`") { $0.displaces = .rules(names.filter { $0 != name }) }
      }
    }
  }

  private mutating func change(_ exception: RuleException) {
    let index = exception.id.index
    let activities = activities(of: exception)
    func add(_ kind: Mutant.Kind, _ words: String, _ change: @escaping @Sendable (inout RuleException) -> Void) {
      append(kind, exception.provision, exception.name, words, exception.source, activities, exception.period) {
        change(&$0.exceptions[index])
      }
    }
    add(.exception, "without the exception") { $0.when = .any([]) }
    for (rest, left) in fewer(exception.lifts) { add(.exception, "does not lift `\(law[left])`") { $0.lifts = rest } }
    for (rest, left) in fewer(exception.activities?.members ?? []) {
      add(.exception, "not for `\(law[left].name)`") { $0.activities = ActivitySet(rest) }
    }
    for variant in variants(of: exception.when) {
      add(variant.kind(.exception), "where it lifts: \(variant.words)") { $0.when = variant.condition }
    }
  }

  private mutating func change(_ block: ExceptionBlock) {
    let index = block.id.index
    let activities = law.exceptions.filter { $0.named == block.exception }
      .reduce(into: ActivitySet()) { $0.formUnion(self.activities(of: $1)) }
    func add(_ kind: Mutant.Kind, _ words: String, _ change: @escaping @Sendable (inout ExceptionBlock) -> Void) {
      append(kind, block.provision, block.name, words, block.source, activities, block.period) {
        change(&$0.blocks[index])
      }
    }
    add(.exception, "without the block") { $0.when = .any([]) }
    for variant in variants(of: block.when) {
      add(variant.kind(.exception), "where it blocks: \(variant.words)") { $0.when = variant.condition }
    }
  }

  private func activities(of exception: RuleException) -> ActivitySet {
    if let own = exception.activities { return own }
    return law.rules.filter { exception.lifts.contains($0.named) }.reduce(into: ActivitySet()) {
      $0.formUnion($1.toRequirements.isEmpty ? $1.activities : all)
    }
  }

  private var all: ActivitySet { ActivitySet(law.activities.map(\.id)) }

  private mutating func append(
    _ kind: Mutant.Kind, _ provision: ProvisionID, _ name: String, _ words: String, _ source: SourceReference,
    _ activities: ActivitySet, _ days: Period, _ change: @escaping @Sendable (inout LawClauses) -> Void
  ) {
    mutants.append(
      Mutant(
        kind: kind, instrument: law[provision].instrument, words: "\(name): \(words)", source: source,
        activities: activities, days: days, change: change))
  }

  mutating func add(_ mutant: Mutant) { mutants.append(mutant) }

  private mutating func variants(of condition: Condition) -> [Law.Variant] {
    let variants = law.variants(of: condition)
    conditions += variants.map(\.condition)
    return variants
  }

  // MARK: - Terms

  /// Changes the terms that the clauses of these texts use.
  private mutating func changeTerms() {
    var conditions: [Condition] = law.regimes.filter { isWanted($0.provision) }.map(\.when)
    for rule in law.rules where isWanted(rule.provision) { conditions += [rule.when, rule.demands ?? .always] }
    conditions += law.exceptions.filter { isWanted($0.provision) }.map(\.when)
    conditions += law.blocks.filter { isWanted($0.provision) }.map(\.when)
    let used = conditions.reduce(into: Set<TermID>()) { $0.formUnion(law.terms(in: $1)) }
    for term in used.sorted().map({ law[$0] }) {
      for variant in variants(of: term.means) {
        mutants.append(
          Mutant(
            kind: variant.kind(.condition), instrument: nil, words: "\(term.name): \(variant.words)",
            source: term.source, activities: nil, days: Period(first: .firstDay, last: nil)
          ) { $0.terms[term.id.index].means = variant.condition })
      }
    }
  }
}

extension Law.Variant {
  func kind(_ other: Mutant.Kind) -> Mutant.Kind { isThreshold ? .threshold : other }
}
