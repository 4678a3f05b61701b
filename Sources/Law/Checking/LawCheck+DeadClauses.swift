import DecisionDiagram

extension LawCheck {
  /// Every rule, exception, block and row changes something within its own text in some epoch.
  ///
  /// Within its own text: a rule of a list is not dead because a sector law has the same outcome.
  mutating func checkDeadClauses() {
    for rule in law.rules where isDuringEncoding(rule.period) {
      if !matters(.rule(rule.id), rule.period, changing: { $0.id == rule.id }) {
        reportDead("rule", rule.name, rule.source, rule.provision)
      }
    }
    for exception in law.exceptions where isDuringEncoding(exception.period) {
      if !matters(
        .exception(exception.id), exception.period,
        changing: { exception.lifts.contains($0.named) })
      {
        reportDead("exception", exception.name, exception.source, exception.provision)
      }
    }
    for block in law.blocks where isDuringEncoding(block.period) {
      let lifted = Set(law.exceptions.filter { $0.named == block.exception }.flatMap(\.lifts))
      if !matters(.block(block.id), block.period, changing: { lifted.contains($0.named) }) {
        reportDead("block", block.name, block.source, block.provision)
      }
    }
    checkDeadRows()
    checkDeadBreaches()
  }

  private mutating func reportDead(
    _ kind: String, _ name: String, _ source: SourceReference, _ provision: ProvisionID? = nil
  ) {
    report(
      "dead-\(kind)", "taking out the \(kind) `\(name)` changes nothing", source, in: provision)
  }

  // MARK: - Positions

  /// Whether taking out a clause changes the answer of a text that it bears on.
  ///
  /// - Parameter changing: The rules that the clause bears on.
  private func matters(
    _ clause: Clause, _ period: Period, changing isBorneOn: (Rule) -> Bool
  ) -> Bool {
    for day in days.reversed() where period.contains(day) {
      guard let compiler = compilers[day] else { continue }
      for rule in compiler.rules where isBorneOn(rule) {
        let attached = compiler.rules.filter { $0.toRequirements.contains(rule.measure) }
        for activity in law.activities.map(\.id) where rule.isMade(for: activity) {
          for regime in compiler.regimes
          where regime.activities.contains(activity)
            && (rule.regime == nil || rule.regime == regime.named)
          {
            // Its own text, and those that attach something to what it requires.
            for text in Set(([rule] + attached).map(text)) {
              let with = answer(regime, activity, compiler, nil, text)
              let without = answer(regime, activity, compiler, clause, text)
              if with != without, differ(with, without, compiler) { return true }
            }
          }
        }
      }
    }
    return false
  }

  private func text(of rule: Rule) -> PositionCompiler.Text {
    rule.regime == nil ? .instrument(law[rule.provision].instrument) : .regime
  }

  /// What one text answers, as far as anybody can tell from outside: outcome, licences, and what is
  /// said beside them.
  private func answer(
    _ regime: Regime, _ activity: ActivityID, _ compiler: LawCompiler, _ removed: Clause?,
    _ text: PositionCompiler.Text
  ) -> Diagram {
    let positions = PositionCompiler(compiler, activity, varied: removed.map { .without($0) })
    let answer = compiler.store.map(positions.answer(of: regime, by: text)) { number in
      let state = positions.states[Int(number)]
      return compiler.number(
        ofAnswer: state.verdict, state.licences.map { law[$0].licence },
        saying: state.noLicence.prefix(1) + state.deciding.map(\.rule).filter(isForTheAuthority))
    }
    return compiler.excludingImpossible(answer)
  }

  /// Whether a rule is printed as a condition that no fact tests.
  private func isForTheAuthority(_ rule: RuleID) -> Bool {
    law[rule].demands == nil && law[rule].met != nil && law[rule].licence == nil
  }

  /// Whether two answers differ in a case that can be. Each leaves out what is impossible among its own facts only.
  private func differ(_ a: Diagram, _ b: Diagram, _ compiler: LawCompiler) -> Bool {
    let difference = compiler.store.apply(a, b) { $0 != 0 && $1 != 0 && $0 != $1 ? 2 : 1 }
    return compiler.store.leaves(of: compiler.excludingImpossible(difference)).contains(2)
  }

  // MARK: - Duties

  /// A duty that facts can break is broken in some case in which it applies, and kept in another.
  private mutating func checkDeadBreaches() {
    for duty in law.duties where isDuringEncoding(duty.period) {
      guard let breach = duty.brokenWhen else { continue }
      var states: Set<Int32> = []
      for day in days where duty.period.contains(day) {
        guard let compiler = compilers[day] else { continue }
        let state = compiler.store.ifThenElse(
          compiler.diagram(duty.when),
          compiler.store.map(compiler.diagram(breach)) { $0 + 1 }, .leaf(0))
        states.formUnion(compiler.store.leaves(of: compiler.excludingImpossible(state)))
      }
      if !states.isSuperset(of: [1, 2]) {
        let always = states.contains(2) ? "always" : "never"
        report(
          "dead-breach", "where the duty `\(duty.name)` applies it is \(always) broken", duty.source,
          in: duty.provision)
      }
    }
  }

  // MARK: - Grades

  /// Rows stand outside time, so one epoch is as good as another.
  private mutating func checkDeadRows() {
    guard let compiler = days.last.flatMap({ compilers[$0] }) else { return }
    var whole: [ActivityID: Diagram] = [:]
    for row in law.gradeRows where row.grade != .no || row.blocks {
      let matters = row.activities.members.contains { activity in
        let all = whole[activity] ?? grades(activity, compiler, without: nil)
        whole[activity] = all
        let rest = grades(activity, compiler, without: row.id)
        return all != rest && differ(all, rest, compiler)
      }
      if !matters { reportDead("row", row.name, row.source) }
    }
  }

  private func grades(
    _ activity: ActivityID, _ compiler: LawCompiler, without removed: GradeRowID?
  ) -> Diagram {
    let grade = GradeCompiler(
      compiler, activity, varied: removed.map { .without(.row($0)) }
    ).compile()
    return compiler.store.map(grade.diagram) { leaf in
      leaf == 0 ? 0 : 1 + Int32(grade.outcomes[Int(leaf)].grade.rawValue)
    }
  }
}
