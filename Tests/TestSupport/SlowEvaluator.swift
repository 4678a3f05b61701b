package import Law

/// The law of the design's model, read off its clauses for one complete set of facts. No diagrams,
/// no variables, no cells.
///
/// It is slow and obvious: what the compiled form must agree with.
package final class SlowEvaluator: Sendable {
  package let law: Law
  private let date: CalendarDate
  /// By activity, those that may bear on it.
  private let rules: [[Rule]]
  private let regimes: [[Regime]]
  /// By the name of a rule that they lift.
  private let exceptions: [RuleName: [RuleException]]
  private let blocks: [ExceptionBlock]
  package let duties: [Duty]
  /// By activity, the rows made for it.
  private let rows: [[GradeRow]]

  package init(_ law: Law, on date: CalendarDate) {
    func isInForce(_ period: Period) -> Bool {
      if date < period.first { return false }
      if let last = period.last { return date <= last }
      return true
    }
    self.law = law
    self.date = date
    rules = law.activities.map { activity in
      law.rules.filter {
        isInForce($0.period) && ($0.activities.contains(activity.id) || !$0.toRequirements.isEmpty)
      }
    }
    regimes = law.activities.map { activity in
      law.regimes.filter { isInForce($0.period) && $0.activities.contains(activity.id) }
    }
    let lifting = law.exceptions.filter { isInForce($0.period) }
    exceptions = Dictionary(
      uniqueKeysWithValues: Set(lifting.flatMap(\.lifts)).map { name in
        (name, lifting.filter { $0.lifts.contains(name) })
      })
    blocks = law.blocks.filter { isInForce($0.period) }
    duties = law.duties.filter { isInForce($0.period) }
    rows = law.activities.map { activity in
      law.gradeRows.filter { $0.activities.contains(activity.id) }
    }
  }

  // MARK: - Conditions

  package func holds(_ condition: Condition, _ facts: WholeCase, _ line: LineKind) -> Bool {
    switch condition {
    case .all(let parts): parts.allSatisfy { holds($0, facts, line) }
    case .any(let parts): parts.contains { holds($0, facts, line) }
    case .not(let part): !holds(part, facts, line)
    case .term(let term): holds(law.terms[term.index].means, facts, line)
    case .reading(let reading, let answers): answers.contains(facts.answers[reading.index])
    case .carries(let activity, let least): grade(of: activity, facts, line) >= least
    case .fact(let fact, let test): holds(test, of: law.facts[fact.index], facts, line)
    case .about(let topics): topics.contains { isInPlay(law.topics[$0.index], facts, line) }
    case .stated(let stated): stated.contains(where: line.states)
    }
  }

  private func holds(
    _ test: FactTest, of fact: Fact, _ facts: WholeCase, _ line: LineKind
  ) -> Bool {
    var value: FactValue? = taken(fact, facts, line)
    if let condition = fact.appliesWhen, !holds(condition, facts, line) {
      value = FactValue.none(of: fact)
    }
    switch (test, value) {
    case (.isOneOf(let wanted), .choice(let choice)): return wanted.contains(choice)
    case (.containsAny(let wanted), .elements(let elements)):
      return wanted.contains { elements.contains($0) }
    case (.containsOnly(let wanted), .elements(let elements)):
      return !elements.isEmpty && elements.allSatisfy { wanted.contains($0) }
    case (.isEmpty, .elements(let elements)): return elements.isEmpty
    case (.figure(let comparison, let limit), .figure(let figure)):
      let limit = limit * fact.stepsOfUnit
      switch comparison {
      case .atMost: return figure <= limit
      case .atLeast: return figure >= limit
      case .below: return figure < limit
      case .above: return figure > limit
      case .exactly: return figure == limit
      }
    case (.lies(let places), .place(let place)):
      return places.contains { law.places[place.index].lies(in: $0, on: date) }
    case (.liesWith(let other, let group), .place(let place)):
      guard case .place(let second) = facts.values[other.index] else { return false }
      return law.places.contains { member in
        member.liesDirectly(in: group, on: date)
          && law.places[place.index].lies(in: member.id, on: date)
          && law.places[second.index].lies(in: member.id, on: date)
      }
    case (_, _): return false
    }
  }

  // MARK: - What is taken

  /// Whether a line is about a topic: it is named, a fact of it is stated other than as none, or its condition holds.
  package func isInPlay(_ topic: Topic, _ facts: WholeCase, _ line: LineKind) -> Bool {
    line.about.contains(topic.id) || line.declared.contains(where: topic.declaredBy.contains) || isOpened(topic, facts, line)
      || topic.inPlay.map { holds($0, facts, line) } ?? false
  }

  private func isOpened(_ topic: Topic, _ facts: WholeCase, _ line: LineKind) -> Bool {
    topic.opens.contains { opening in
      guard line.states(opening.fact) else { return false }
      let fact = law.facts[opening.fact.index]
      let value = facts.values[fact.id.index]
      guard case .elements(let elements) = value else { return value != FactValue.none(of: fact) }
      return elements.contains { opening.elements?.contains($0) ?? true }
    }
  }

  /// The value of a fact: as stated; else as the first rule of inference that holds has it; else none where its topics are
  /// not in play; else whatever it is.
  private func taken(_ fact: Fact, _ facts: WholeCase, _ line: LineKind) -> FactValue {
    let value = facts.values[fact.id.index]
    if line.states(fact.id) { return value }
    let opened = opened(value, of: fact, facts, line)
    for rule in fact.infers where holds(rule.when, facts, line) {
      switch (rule.content, opened) {
      case (.includes(let wanted), .elements(let elements)):
        return .elements(elements.union(wanted))
      case (.values(let wanted), .elements): return .elements(Set(wanted))
      case (.values(let wanted), _):
        if case .choice(let choice) = value, wanted.contains(choice) { return value }
        return .choice(wanted[0])
      case (.includes, _): return opened
      }
    }
    // Of the values that only an inference leaves open, the usual one alone is taken where none holds.
    if case .value(let usual) = fact.leftOut { return self.opened(.choice(usual), of: fact, facts, line) }
    return opened
  }

  /// What is left of a value where only some topics, or none, that it belongs to are in play.
  private func opened(
    _ value: FactValue, of fact: Fact, _ facts: WholeCase, _ line: LineKind
  ) -> FactValue {
    let openings = law.topics.flatMap { topic in
      topic.opens.filter { $0.fact == fact.id }.map { (topic: topic, elements: $0.elements) }
    }
    if openings.isEmpty { return value }
    let inPlay = openings.filter { isInPlay($0.topic, facts, line) }
    guard case .elements(let elements) = value else {
      return inPlay.isEmpty ? FactValue.none(of: fact) ?? value : value
    }
    return .elements(
      elements.filter { element in
        let belongs = openings.contains { $0.elements?.contains(element) ?? true }
        return !belongs || inPlay.contains { $0.elements?.contains(element) ?? true }
      })
  }

  /// Whether the facts cannot be: a case declared impossible, or a fact that has a value though its
  /// condition does not hold.
  package func isImpossible(_ facts: WholeCase, _ line: LineKind) -> Bool {
    isDeclaredImpossible(facts, line)
      || law.facts.contains { fact in
        guard let condition = fact.appliesWhen, let none = FactValue.none(of: fact) else {
          return false
        }
        return line.states(fact.id) && facts.values[fact.id.index] != none
          && !holds(condition, facts, line)
      }
  }

  package func isDeclaredImpossible(_ facts: WholeCase, _ line: LineKind) -> Bool {
    law.impossible.contains { holds($0.when, facts, line) }
  }

  // MARK: - Grades

  package func grade(of activity: ActivityID, _ facts: WholeCase, _ line: LineKind) -> Grade {
    if activity == law.generalBusiness || line.declared.contains(activity) { return .yes }
    return line.isGraded ? gradeByRows(of: activity, facts, line) : .no
  }

  /// The highest row that holds, unless one that blocks does.
  private func gradeByRows(
    of activity: ActivityID, _ facts: WholeCase, _ line: LineKind
  ) -> Grade {
    var highest = Grade.no
    for row in rows[activity.index] where holds(row.when, facts, line) {
      if row.blocks { return .no }
      highest = max(highest, row.grade)
    }
    return highest
  }

  // MARK: - Positions

  /// The best answer of the texts whose gates hold; reached by none, the activity is out of scope.
  package func position(
    of activity: ActivityID, _ facts: WholeCase, _ line: LineKind
  ) -> Verdict {
    var best: Verdict?
    for regime in regimes[activity.index] where holds(regime.when, facts, line) {
      let answer = self.answer(of: regime, activity, facts, line)
      if best.map({ $0.severity > answer.severity }) ?? true { best = answer }
    }
    return best ?? .outOfScope
  }

  /// The worst of a text's own requirements and of the standing rules that it leaves.
  private func answer(
    of regime: Regime, _ activity: ActivityID, _ facts: WholeCase, _ line: LineKind
  ) -> Verdict {
    var worst = regime.otherwise
    for rule in rules[activity.index] {
      if let of = rule.regime {
        guard of == regime.named else { continue }
      } else {
        switch regime.displaces {
        case .everything: continue
        case .rules(let names): if names.contains(rule.named) { continue }
        }
      }
      guard applies(rule, in: regime, to: activity, facts, line),
        let outcome = outcome(of: rule, facts, line)
      else { continue }
      if outcome.severity > worst.severity { worst = outcome }
    }
    return worst
  }

  private func applies(
    _ rule: Rule, in regime: Regime, to activity: ActivityID, _ facts: WholeCase, _ line: LineKind
  ) -> Bool {
    guard holds(rule.when, facts, line), !isLifted(rule, for: activity, facts, line)
    else { return false }
    if rule.toRequirements.isEmpty { return true }
    // A demand of one of these kinds that the same text makes of the activity in this case.
    return rules[activity.index].contains { other in
      other.regime == regime.named && rule.toRequirements.contains(other.measure)
        && other.activities.contains(activity) && holds(other.when, facts, line)
        && !isLifted(other, for: activity, facts, line)
    }
  }

  /// What a rule that applies makes of an activity; `nil` where it leaves no trace.
  private func outcome(of rule: Rule, _ facts: WholeCase, _ line: LineKind) -> Verdict? {
    if let demands = rule.demands {
      return holds(demands, facts, line) ? rule.met : rule.otherwise
    }
    // What facts cannot test counts as met; what cannot be met closes.
    return rule.met ?? rule.otherwise
  }

  private func isLifted(
    _ rule: Rule, for activity: ActivityID, _ facts: WholeCase, _ line: LineKind
  ) -> Bool {
    exceptions[rule.named, default: []].contains { exception in
      (exception.activities?.contains(activity) ?? true)
        && holds(exception.when, facts, line)
        && !blocks.contains { $0.exception == exception.named && holds($0.when, facts, line) }
    }
  }

  // MARK: - Lines and duties

  /// The grade of every activity.
  package func grades(_ facts: WholeCase, _ line: LineKind) -> [Grade] {
    law.activities.map { grade(of: $0.id, facts, line) }
  }

  /// The outcomes of a line of which nobody said what it is, where nothing is at least likely: those of every activity of
  /// the law, declared on it.
  package func anything(_ facts: WholeCase, _ line: LineKind) -> Set<Verdict> {
    Set(
      law.activities.map { activity in
        var declared = line
        declared.declared = [activity.id]
        let own = position(of: activity.id, facts, declared)
        let general = position(of: law.generalBusiness, facts, declared)
        return own.severity > general.severity ? own : general
      })
  }

  /// Whether no activity but the one that every line carries is at least likely.
  package func isNothingFound(_ grades: [Grade]) -> Bool {
    !law.activities.contains { $0.id != law.generalBusiness && grades[$0.id.index] >= .likely }
  }

  /// The worst position among the activities that a line carries at least at a grade.
  package func verdict(
    _ facts: WholeCase, _ line: LineKind, _ grades: [Grade], atLeast least: Grade
  ) -> Verdict {
    var worst: Verdict?
    for activity in law.activities where grades[activity.id.index] >= least {
      let position = position(of: activity.id, facts, line)
      if worst.map({ position.severity > $0.severity }) ?? true { worst = position }
    }
    return worst ?? .outOfScope
  }

  package func applies(
    _ duty: Duty, _ facts: WholeCase, _ line: LineKind, _ grades: [Grade]
  ) -> Bool {
    duty.activities.members.contains { grades[$0.index] >= .likely }
      && holds(duty.when, facts, line)
  }
}

/// How a duty stands for a line in one case.
package enum DutyState: Hashable, Sendable {
  case doesNotApply, isKept, isBroken
}

extension SlowEvaluator {
  package func state(
    of duty: Duty, _ facts: WholeCase, _ line: LineKind, _ grades: [Grade]
  ) -> DutyState {
    guard applies(duty, facts, line, grades) else { return .doesNotApply }
    return duty.brokenWhen.map { holds($0, facts, line) } ?? false ? .isBroken : .isKept
  }
}

extension Verdict {
  /// How bad an outcome is, as the model lists them.
  package var severity: Int {
    switch self {
    case .prohibited: 7
    case .notOpen: 6
    case .restrictedViolated: 5
    case .indeterminate: 4
    case .restrictedSatisfied: 3
    case .permittedWithLicence: 2
    case .permitted: 1
    case .outOfScope: 0
    }
  }
}
