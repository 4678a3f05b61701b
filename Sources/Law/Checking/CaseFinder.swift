import DecisionDiagram

/// A case in which an outcome hangs on one test of the law.
package struct DecisiveCase: Sendable {
  package enum Outcome: Sendable {
    /// The verdict as it is, and as it would be.
    case verdict(Verdict, otherwise: Verdict)
    case grade(Grade, otherwise: Grade)
    /// Whether the duty applies; otherwise the opposite.
    case duty(DutyID, applies: Bool)
    /// Whether a duty that applies is broken; otherwise the opposite.
    case breach(DutyID, isBroken: Bool)
  }

  package let day: CalendarDate
  package let activity: ActivityID
  package let outcome: Outcome
  /// A value for every variable that the outcome may hang on.
  package let values: [(variable: Int, value: Int)]
  /// The variables among them that settle it.
  package let needed: Set<Int>
}

/// Finds cases that show a test of the law deciding.
package final class CaseFinder {
  private let law: Law
  private let days: [CalendarDate]
  private var compilers: [CalendarDate: LawCompiler] = [:]
  private let epochs: ActivityEpochs
  /// For each variable the value to take where it does not matter, and to prefer where it does.
  private let usual: [Int]

  /// - Parameter usual: For each variable of the law's space, the value of an ordinary company.
  package init(_ law: Law, usual: [Int]) {
    self.law = law
    self.usual = usual
    epochs = ActivityEpochs(law)
    days = law.changes.filter { law.isEncoded(on: $0) }.reversed()
  }

  private func compiler(on day: CalendarDate) -> LawCompiler {
    if let found = compilers[day] { return found }
    let made = LawCompiler(law, on: day)
    compilers[day] = made
    return made
  }

  /// A case in which what a line comes to would be otherwise were a test turned round.
  ///
  /// - Parameters:
  ///   - test: The position of the test in its clause; `nil` for a clause without tests, which is
  ///     taken out instead.
  ///   - holding: Whether the test holds in the case.
  /// - Returns: `nil` where there is none: whatever the facts, another clause has the same outcome.
  package func find(_ clause: Clause, test: Int?, holding: Bool) -> DecisiveCase? {
    let varied: Variation = test.map { .turning(clause, test: $0) } ?? .without(clause)
    let condition = law.condition(of: clause)
    let tested = test.map { condition.tests[$0] }
    let asked = tested.map { holding ? $0 : .not($0) } ?? .always
    switch clause {
    case .row(let row): return grade(law[row].activities.members, varied, asked)
    case .duty(let duty): return self.duty(duty, varied, asked)
    case .breach(let duty): return breach(duty, varied, asked)
    case .term(let term): return self.term(term, varied, asked)
    case .rule, .demand, .regime, .exception, .block:
      return position(of: activities(of: clause), law.period(of: clause), varied, asked)
    }
  }

  // MARK: - Where to look

  private func activities(of clause: Clause) -> [ActivityID] {
    switch clause {
    case .rule(let id), .demand(let id):
      return law[id].toRequirements.isEmpty
        ? law[id].activities.members : law.activities.map(\.id)
    case .regime(let id): return law[id].activities.members
    case .exception(let id): return lifted(by: law[id])
    case .block(let id):
      return law.exceptions.filter { $0.named == law[id].exception }.flatMap(lifted)
    case .row, .duty, .breach, .term: return []
    }
  }

  private func lifted(by exception: RuleException) -> [ActivityID] {
    let rules = law.rules.filter { exception.lifts.contains($0.named) }
    return law.activities.map(\.id).filter { activity in
      (exception.activities?.contains(activity) ?? true)
        && rules.contains { $0.isMade(for: activity) }
    }
  }

  /// The days on which the law of an activity may differ, the latest of each kind.
  private func days(in period: Period?, for activity: ActivityID) -> [CalendarDate] {
    var seen: Set<ActivityEpochs.Signature> = []
    return days.filter { day in
      guard period?.contains(day) ?? true else { return false }
      return seen.insert(epochs.signature(of: activity, in: compiler(on: day))).inserted
    }
  }

  // MARK: - Looking

  private func position(
    of activities: [ActivityID], _ period: Period?, _ varied: Variation, _ asked: Condition
  ) -> DecisiveCase? {
    for activity in activities {
      for day in days(in: period, for: activity) {
        let compiler = compiler(on: day)
        let usual = verdicts(of: activity, compiler, nil)
        let turned = verdicts(of: activity, compiler, varied)
        guard usual != turned,
          let found = difference(usual, turned, asked, compiler)
        else { continue }
        guard let was = Verdict(rawValue: UInt8(found.was - 1)),
          let otherwise = Verdict(rawValue: UInt8(found.otherwise - 1))
        else { continue }
        return DecisiveCase(
          day: day, activity: activity, outcome: .verdict(was, otherwise: otherwise),
          values: found.values, needed: found.needed)
      }
    }
    return nil
  }

  /// One more than the raw value of the verdict; 0 for what cannot be.
  private func verdicts(
    of activity: ActivityID, _ compiler: LawCompiler, _ varied: Variation?
  ) -> Diagram {
    let position = PositionCompiler(compiler, activity, varied: varied).compile()
    return compiler.store.map(position.diagram) { leaf in
      leaf == 0 ? 0 : 1 + Int32(position.outcomes[Int(leaf)].verdict.rawValue)
    }
  }

  private func grade(
    _ activities: [ActivityID], _ varied: Variation, _ asked: Condition
  ) -> DecisiveCase? {
    guard let day = days.first else { return nil }
    let compiler = compiler(on: day)
    func grades(_ activity: ActivityID, _ varied: Variation?) -> Diagram {
      let grade = GradeCompiler(compiler, activity, varied: varied).compile()
      return compiler.store.map(grade.diagram) { leaf in
        leaf == 0 ? 0 : 1 + Int32(grade.outcomes[Int(leaf)].grade.rawValue)
      }
    }
    for activity in activities {
      guard
        let found = difference(grades(activity, nil), grades(activity, varied), asked, compiler),
        let was = Grade(rawValue: UInt8(found.was - 1)),
        let otherwise = Grade(rawValue: UInt8(found.otherwise - 1))
      else { continue }
      return DecisiveCase(
        day: day, activity: activity, outcome: .grade(was, otherwise: otherwise),
        values: found.values, needed: found.needed)
    }
    return nil
  }

  private func duty(_ id: DutyID, _ varied: Variation, _ asked: Condition) -> DecisiveCase? {
    held(.duty(id), of: law[id], varied, asked) { .duty(id, applies: $0) }
  }

  private func breach(_ id: DutyID, _ varied: Variation, _ asked: Condition) -> DecisiveCase? {
    held(.breach(id), of: law[id], varied, asked) { .breach(id, isBroken: $0) }
  }

  /// A case in which a condition of a duty, turned round, holds otherwise.
  private func held(
    _ clause: Clause, of duty: Duty, _ varied: Variation, _ asked: Condition,
    outcome: (Bool) -> DecisiveCase.Outcome
  ) -> DecisiveCase? {
    guard let activity = duty.activities.members.first else { return nil }
    let condition = law.condition(of: clause)
    for day in days(in: duty.period, for: law.generalBusiness) {
      let compiler = compiler(on: day)
      func holds(_ condition: Condition) -> Diagram {
        compiler.excludingImpossible(
          compiler.store.map(compiler.diagram(condition)) { $0 + 1 })
      }
      let turned: Diagram =
        varied == .without(clause)
        ? compiler.excludingImpossible(
          compiler.store.map(compiler.diagram(condition)) { _ in 1 })
        : holds(varied.condition(of: clause, condition, law) ?? condition)
      guard let found = difference(holds(condition), turned, asked, compiler) else { continue }
      return DecisiveCase(
        day: day, activity: activity, outcome: outcome(found.was == 2),
        values: found.values, needed: found.needed)
    }
    return nil
  }

  /// A clause that names the term shows its tests.
  private func term(_ term: TermID, _ varied: Variation, _ asked: Condition) -> DecisiveCase? {
    for clause in law.clauses where law.terms(in: law.condition(of: clause)).contains(term) {
      let found: DecisiveCase? =
        switch clause {
        case .row(let row): grade(law[row].activities.members, varied, asked)
        case .duty(let duty): self.duty(duty, varied, asked)
        case .breach(let duty): breach(duty, varied, asked)
        case .term: nil
        case .rule, .demand, .regime, .exception, .block:
          position(of: activities(of: clause), law.period(of: clause), varied, asked)
        }
      if let found { return found }
    }
    return nil
  }

  // MARK: - A case

  /// A case in which two functions differ, neither being impossible, and a condition holds.
  private func difference(
    _ usual: Diagram, _ turned: Diagram, _ asked: Condition, _ compiler: LawCompiler
  ) -> (
    was: Int32, otherwise: Int32, values: [(variable: Int, value: Int)], needed: Set<Int>
  )? {
    let store = compiler.store
    let differs = store.apply(usual, turned) { a, b in
      a != b && a > 0 && b > 0 ? a * 16 + b : 0
    }
    let wanted = store.ifThenElse(compiler.diagram(asked), differs, .leaf(0))
    guard
      let path = store.path(
        in: wanted, preferring: self.usual, allowing: law.space.canBeStated, to: { $0 > 0 })
    else { return nil }
    var values = Dictionary(uniqueKeysWithValues: path.values.map { ($0.variable, $0.value) })
    for variable in store.support(of: usual) + store.support(of: turned)
    where values[variable] == nil {
      values[variable] = self.usual[variable]
    }
    return (
      path.leaf / 16, path.leaf % 16,
      values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
      Set(path.values.map(\.variable))
    )
  }
}
