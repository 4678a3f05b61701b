package import Law

/// The law of the design's model, read off its clauses for one complete set of facts. No diagrams.
///
/// It is slow and obvious: what the compiled form must agree with.
package struct SlowEvaluator {
  package let law: Law
  let rules: [Rule]
  let regimes: [Regime]
  let exceptions: [RuleException]
  let blocks: [ExceptionBlock]

  package init(_ law: Law, on date: CalendarDate) {
    self.law = law
    rules = law.rules.filter { $0.period.contains(date) }
    regimes = law.regimes.filter { $0.period.contains(date) }
    exceptions = law.exceptions.filter { $0.period.contains(date) }
    blocks = law.blocks.filter { $0.period.contains(date) }
  }

  /// A value for every variable of the law's space.
  package typealias Facts = [Int]

  // MARK: - Conditions

  package func holds(_ condition: Condition, _ facts: Facts) -> Bool {
    switch condition {
    case .all(let parts): parts.allSatisfy { holds($0, facts) }
    case .any(let parts): parts.contains { holds($0, facts) }
    case .not(let part): !holds(part, facts)
    case .term(let term): holds(law[term].means, facts)
    case .reading(let reading, let answers):
      answers.contains(facts[law.space.variable(of: reading)])
    case .carries(let activity, let grade):
      law.space.ofGrade[activity].map { facts[$0] >= Int(grade.rawValue) } ?? false
    case .fact(let fact, let test): holds(law[fact], test, facts)
    }
  }

  private func holds(_ fact: Fact, _ test: FactTest, _ facts: Facts) -> Bool {
    let variables = law.space.ofFact[fact.id.index]
    let applies = fact.appliesWhen.map { holds($0, facts) } ?? true
    let elements =
      applies
      ? variables.indices.filter { facts[$0] == 1 }
        .map { $0 - variables.lowerBound } : []
    switch test {
    case .containsAny(let wanted): return wanted.contains(where: elements.contains)
    case .containsOnly(let wanted):
      return !elements.isEmpty && elements.allSatisfy(wanted.contains)
    case .isEmpty: return elements.isEmpty
    case .isOneOf(let wanted):
      if applies { return wanted.contains(facts[variables.lowerBound]) }
      let none = fact.kind == .yesNo ? 0 : fact.values.firstIndex { $0.name == "none" }
      return none.map(wanted.contains) ?? false
    case .figure(let comparison, let limit):
      guard applies else { return false }
      return comparison.holds(figure(of: variables.lowerBound, facts), limit * 2)
    case .lies(let places):
      guard applies else { return false }
      let place = law.places.first {
        classOfPlace($0.id, variables.lowerBound) == facts[variables.lowerBound]
      }
      return place.map { place in
        places.contains { $0 == place.id || place.within.contains($0) }
      } ?? false
    }
  }

  private func classOfPlace(_ place: PlaceID, _ variable: Int) -> Int {
    if case .places(let domain) = law.space.variables[variable].domain {
      return domain.classes[place.index]
    }
    return 0
  }

  /// Twice a figure inside the cell, so that there is one between two neighbouring cuts.
  private func figure(of variable: Int, _ facts: Facts) -> Int64 {
    guard case .figures(let domain) = law.space.variables[variable].domain else { return 0 }
    switch domain.cells[facts[variable]] {
    case .exactly(let figure): return figure * 2
    case .between(let low, let high):
      switch (low, high) {
      case (let low?, let high?):
        // The ends of the scale belong to a cell that no cut bounds there.
        return low + high
      case (let low?, nil): return low * 2 + 1
      case (nil, let high?): return high * 2 - 1
      case (nil, nil): return 0
      }
    }
  }

  // MARK: - Results

  package func grade(of activity: ActivityID, _ facts: Facts) -> Grade {
    if activity == law.generalBusiness { return .yes }
    let rows = law.gradeRows.filter { $0.activities.contains(activity) && holds($0.when, facts) }
    if rows.contains(where: \.blocks) { return .no }
    return rows.map(\.grade).max() ?? .no
  }

  package func position(of activity: ActivityID, _ facts: Facts) -> Verdict? {
    let answers = regimes.compactMap { regime -> Verdict? in
      guard regime.activities.contains(activity), holds(regime.when, facts) else { return nil }
      let own = rules.filter { $0.regime == regime.name }
      let standing = rules.filter { rule in
        rule.regime == nil && !isDisplaced(rule, by: regime)
      }
      let outcomes = (own + standing).compactMap { outcome(of: $0, activity, own, facts) }
      return ([regime.otherwise] + outcomes).min()
    }
    return answers.max()
  }

  private func isDisplaced(_ rule: Rule, by regime: Regime) -> Bool {
    switch regime.displaces {
    case .everything: true
    case .rules(let names): names.contains(rule.name)
    }
  }

  /// What a rule makes of an activity; `nil` where it leaves no trace.
  private func outcome(
    of rule: Rule, _ activity: ActivityID, _ own: [Rule], _ facts: Facts
  ) -> Verdict? {
    if rule.toRequirements.isEmpty {
      guard rule.activities.contains(activity) else { return nil }
    } else {
      let anchors = own.filter {
        rule.toRequirements.contains($0.measure) && $0.activities.contains(activity)
          && holds($0.when, facts) && !isLifted($0, activity, facts)
      }
      if anchors.isEmpty { return nil }
    }
    guard holds(rule.when, facts), !isLifted(rule, activity, facts) else { return nil }
    if let demands = rule.demands {
      return holds(demands, facts) ? rule.met : rule.otherwise
    }
    return rule.met ?? rule.otherwise
  }

  private func isLifted(_ rule: Rule, _ activity: ActivityID, _ facts: Facts) -> Bool {
    exceptions.contains { exception in
      exception.lifts.contains(rule.name) && (exception.activities?.contains(activity) ?? true)
        && holds(exception.when, facts)
        && !blocks.contains { $0.exception == exception.name && holds($0.when, facts) }
    }
  }

  /// The worst of what the line answers for.
  package func verdict(
    ofLine declared: [ActivityID], isGraded: Bool, _ facts: Facts, least: Grade = .likely
  ) -> Verdict? {
    law.activities.compactMap { activity -> Verdict? in
      let grade: Grade =
        activity.id == law.generalBusiness || declared.contains(activity.id)
        ? .yes : isGraded ? self.grade(of: activity.id, facts) : .no
      return grade >= least ? position(of: activity.id, facts) : nil
    }.min()
  }

  /// Whether the facts are declared impossible, or no table of holders has them.
  package func isImpossible(_ facts: Facts) -> Bool {
    law.impossible.contains { holds($0.when, facts) }
  }
}
