import Law

/// The clauses that bear on one activity on one day.
struct ActivityClauses {
  struct Lift {
    let exception: Int
    let blocks: [Int]
  }

  struct Demand {
    let rule: Rule
    let application: Int
    /// `nil` where nothing can be tested.
    let demand: Int?
    let lifts: [Lift]
    /// For a rule that attaches to requirements, the positions of those in the same answer.
    var anchors: [Int]?
  }

  struct Answer {
    let regime: Regime
    let gate: Int
    var demands: [Demand]
  }

  private(set) var answers: [Answer] = []
  private(set) var rows: [(row: GradeRow, clause: Int)] = []
  /// The clauses of positions, each once.
  private(set) var ofPosition: [Int] = []

  init(_ activity: ActivityID, _ law: Law, on date: CalendarDate, _ table: ClauseTable) {
    for regime in law.regimes
    where regime.period.contains(date) && regime.activities.contains(activity) {
      answers.append(answer(of: regime, activity, law, date, table))
    }
    rows = law.gradeRows.filter { $0.activities.contains(activity) }
      .map { ($0, table.number(of: .row($0.id))) }
    var seen: Set<Int> = []
    for answer in answers {
      seen.insert(answer.gate)
      for demand in answer.demands {
        seen.insert(demand.application)
        if let tested = demand.demand { seen.insert(tested) }
        for lift in demand.lifts { seen.formUnion([lift.exception] + lift.blocks) }
      }
    }
    ofPosition = seen.sorted()
  }

  private func answer(
    of regime: Regime, _ activity: ActivityID, _ law: Law, _ date: CalendarDate,
    _ table: ClauseTable
  ) -> Answer {
    let rules = law.rules.filter { rule in
      rule.period.contains(date)
        && (rule.activities.contains(activity) || !rule.toRequirements.isEmpty)
        && (rule.regime.map { $0 == regime.named } ?? !isDisplaced(rule, by: regime))
    }
    var demands = rules.map { rule in
      Demand(
        rule: rule, application: table.number(of: .rule(rule.id)),
        demand: rule.demands.map { _ in table.number(of: .demand(rule.id)) },
        lifts: lifts(of: rule, activity, law, date, table))
    }
    for index in demands.indices where !demands[index].rule.toRequirements.isEmpty {
      let kinds = demands[index].rule.toRequirements
      demands[index].anchors = demands.indices.filter {
        demands[$0].rule.regime == regime.named && kinds.contains(demands[$0].rule.measure)
          && demands[$0].rule.activities.contains(activity)
      }
    }
    return Answer(regime: regime, gate: table.number(of: .regime(regime.id)), demands: demands)
  }

  private func isDisplaced(_ rule: Rule, by regime: Regime) -> Bool {
    switch regime.displaces {
    case .everything: true
    case .rules(let names): names.contains(rule.named)
    }
  }

  private func lifts(
    of rule: Rule, _ activity: ActivityID, _ law: Law, _ date: CalendarDate, _ table: ClauseTable
  ) -> [Lift] {
    law.exceptions.filter {
      $0.period.contains(date) && $0.lifts.contains(rule.named)
        && ($0.activities?.contains(activity) ?? true)
    }.map { exception in
      Lift(
        exception: table.number(of: .exception(exception.id)),
        blocks: law.blocks.filter { $0.exception == exception.named && $0.period.contains(date) }
          .map { table.number(of: .block($0.id)) })
    }
  }
}
