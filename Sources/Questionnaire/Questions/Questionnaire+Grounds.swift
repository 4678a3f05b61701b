public import Law

/// A clause that turns on a fact: what it says, and where it stands.
public struct Ground: Hashable, Sendable {
  /// `nil` for a feature that no provision names.
  public let provision: ProvisionID?
  public let says: Wording
}

extension Questionnaire {
  /// Why the question asked now is asked: the clauses on activities that the line may be which turn on
  /// it, each once, in the order of the law.
  public func grounds() -> [Ground] {
    guard let question, let line = question.line else { return [] }
    let facts: Set<FactID>
    switch question {
    case .fact(let fact, _): facts = [fact]
    case .ownership: facts = Set(law.facts.filter { $0.computed != nil }.map(\.id))
    case .assumptions(let assumed, _): facts = Set(assumed)
    case .companyName, .serviceName, .business, .anotherService: return []
    }
    let carried = Set(activities(ofLine: line))
    func concerns(_ activities: ActivitySet) -> Bool {
      activities.members.contains { carried.contains($0) }
    }
    func tests(_ condition: Condition) -> Bool {
      !law.facts(testedBy: condition).isDisjoint(with: facts)
    }
    var found: [Ground] = []
    func add(_ provision: ProvisionID?, _ says: Wording) {
      let ground = Ground(provision: provision, says: says)
      if !found.contains(ground) { found.append(ground) }
    }
    for row in law.gradeRows where concerns(row.activities) && tests(row.when) {
      add(row.cites, row.says)
    }
    for rule in law.rules where rule.period.contains(date) && concerns(rule.activities) {
      if tests(rule.when) || rule.demands.map(tests) ?? false { add(rule.provision, rule.says) }
    }
    for exception in law.exceptions where exception.period.contains(date) && tests(exception.when) {
      if exception.activities.map(concerns) ?? true, lifts(exception, among: carried) {
        add(exception.provision, exception.says)
      }
    }
    for regime in law.regimes where regime.period.contains(date) && concerns(regime.activities) {
      if tests(regime.when) { add(regime.provision, regime.title) }
    }
    return found
  }

  /// Whether an exception lifts a rule on one of some activities.
  private func lifts(_ exception: RuleException, among carried: Set<ActivityID>) -> Bool {
    law.rules.contains { rule in
      exception.lifts.contains(rule.named) && rule.period.contains(date)
        && rule.activities.members.contains { carried.contains($0) }
    }
  }
}
