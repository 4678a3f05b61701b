/// A clause of the law with a condition of its own.
package enum Clause: Hashable, Sendable {
  /// Where a rule applies.
  case rule(RuleID)
  /// What a rule demands.
  case demand(RuleID)
  /// The gates of a text.
  case regime(RegimeID)
  case exception(ExceptionID)
  case block(BlockID)
  case row(GradeRowID)
  case duty(DutyID)
  /// What breaks a duty.
  case breach(DutyID)
  case term(TermID)
}

extension Law {
  /// Every clause, terms first.
  package var clauses: [Clause] {
    terms.map { .term($0.id) } + regimes.map { .regime($0.id) }
      + rules.flatMap { rule -> [Clause] in
        rule.demands == nil ? [.rule(rule.id)] : [.rule(rule.id), .demand(rule.id)]
      } + exceptions.map { .exception($0.id) } + blocks.map { .block($0.id) }
      + gradeRows.map { .row($0.id) } + duties.flatMap { duty -> [Clause] in
        duty.brokenWhen == nil ? [.duty(duty.id)] : [.duty(duty.id), .breach(duty.id)]
      }
  }

  /// What must hold for a clause.
  package func condition(of clause: Clause) -> Condition {
    switch clause {
    case .rule(let id): self[id].when
    case .demand(let id): self[id].demands ?? .always
    case .regime(let id): self[id].when
    case .exception(let id): self[id].when
    case .block(let id): self[id].when
    case .row(let id): self[id].when
    case .duty(let id): self[id].when
    case .breach(let id): self[id].brokenWhen ?? .always
    case .term(let id): self[id].means
    }
  }

  /// When a clause is in force; `nil` for one that stands outside time.
  package func period(of clause: Clause) -> Period? {
    switch clause {
    case .rule(let id), .demand(let id): self[id].period
    case .regime(let id): self[id].period
    case .exception(let id): self[id].period
    case .block(let id): self[id].period
    case .duty(let id), .breach(let id): self[id].period
    case .row, .term: nil
    }
  }
}
