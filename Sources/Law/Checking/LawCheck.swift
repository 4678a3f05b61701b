import DecisionDiagram
public import Diagnostics

/// Proves that an encoded law is complete and free of conflict, epoch by epoch.
public struct LawCheck {
  /// What was covered.
  public struct Coverage: Sendable {
    public fileprivate(set) var activities = 0
    public fileprivate(set) var epochs = 0
    /// Pairs of an activity and an epoch.
    public fileprivate(set) var positions = 0
    /// Combinations of facts that the positions were proved for, all activities and epochs together.
    public fileprivate(set) var combinations = 0.0
  }

  public private(set) var findings: [Diagnostic] = []
  public private(set) var coverage = Coverage()

  private let law: Law
  /// The first day of each epoch in which the law is encoded.
  private let days: [CalendarDate]
  private var compilers: [CalendarDate: LawCompiler] = [:]

  public init(_ law: Law) {
    self.law = law
    days = law.changes.filter { law.isEncoded(on: $0) }
  }

  /// Runs every proof.
  public mutating func run() {
    for day in days { compilers[day] = LawCompiler(law, on: day) }
    coverage.activities = law.activities.count
    coverage.epochs = days.count
    if days.isEmpty { report("nothing-encoded", "no text answers for every activity on any day") }
    checkGaps()
    checkNames()
    checkGoverned()
    checkConflicts()
    checkDeadClauses()
    checkUnused()
  }

  private mutating func report(
    _ code: String, _ headline: String, _ source: SourceReference? = nil,
    other: Diagnostic.Label? = nil, help: String? = nil
  ) {
    findings.append(
      Diagnostic(
        severity: .error, code: code, headline: headline, primary: source?.label(),
        secondary: other.map { [$0] } ?? [], help: help))
  }

  // MARK: - Dates

  /// Between the first and the last day on which the law is encoded, there is no gap.
  private mutating func checkGaps() {
    guard let first = days.first else { return }
    for day in law.changes where day > first && !law.isEncoded(on: day) {
      report("gap", "on \(day) no text answers for every activity")
    }
  }

  // MARK: - Names

  /// Clauses name each other across editions, so the names are checked against all of them.
  private mutating func checkNames() {
    let rules = Set(law.rules.map(\.name))
    let regimes = Set(law.regimes.map(\.name))
    let exceptions = Set(law.exceptions.map(\.name))
    func help(_ name: String, _ names: Set<String>) -> String? {
      nearestName(to: name, among: names.sorted()).map { "did you mean `\($0)`?" }
    }
    for exception in law.exceptions {
      for name in exception.lifts where !rules.contains(name) {
        report(
          "unknown-rule", "`\(exception.name)` lifts a rule `\(name)` that does not exist",
          exception.source, help: help(name, rules))
      }
    }
    for block in law.blocks where !exceptions.contains(block.exception) {
      report(
        "unknown-exception",
        "`\(block.name)` takes back an exception `\(block.exception)` that does not exist",
        block.source, help: help(block.exception, exceptions))
    }
    for rule in law.rules {
      if let regime = rule.regime, !regimes.contains(regime) {
        report(
          "unknown-regime", "`\(rule.name)` is of a regime `\(regime)` that does not exist",
          rule.source, help: help(regime, regimes))
      }
    }
    for regime in law.regimes {
      guard case .rules(let names) = regime.displaces else { continue }
      for name in names where !rules.contains(name) {
        report(
          "unknown-rule", "`\(regime.name)` displaces a rule `\(name)` that does not exist",
          regime.source, help: help(name, rules))
      }
    }
  }

  // MARK: - Completeness

  /// Every activity is answered for in every case, and is reached by a text or declared off the
  /// list.
  private mutating func checkGoverned() {
    let reached = activitiesReached { $0.regime != nil || $0.licence == nil }
    let listed = activitiesReached { $0.regime != nil }
    for activity in law.activities {
      if activity.id != law.generalBusiness, !activity.isOffTheList, !reached.contains(activity.id)
      {
        report(
          "not-governed",
          "no rule of a list reaches `\(activity.name)`, and it is not declared off the list",
          activity.source, help: "add a rule, or `off-the-list: true`")
      }
      if activity.isOffTheList, listed.contains(activity.id) {
        report(
          "off-the-list",
          "`\(activity.name)` is declared off the list, and a rule of a list reaches it",
          activity.source, help: "leave out `off-the-list`")
      }
      for day in days {
        guard let compiler = compilers[day] else { continue }
        let position = compiler.compilePosition(of: activity.id)
        coverage.positions += 1
        coverage.combinations += position.diagram.support.reduce(1.0) {
          $0 * Double(law.space.variables[$1].size)
        }
        for (leaf, outcome) in position.outcomes.enumerated()
        where leaf > 0 && outcome.regime == nil {
          guard let witness = position.diagram.witness(for: Int32(leaf)) else { continue }
          report(
            "ungoverned", "no text answers for `\(activity.name)` on \(day)", activity.source,
            help: "for example with \(law.words(for: witness))")
        }
      }
    }
  }

  /// The activities that rules of a kind name, those apart that bind every business.
  private func activitiesReached(by kind: (Rule) -> Bool) -> ActivitySet {
    law.rules.reduce(into: ActivitySet()) { set, rule in
      let isForAll = rule.activities.members.count == law.activities.count
      if kind(rule), rule.toRequirements.isEmpty, !isForAll { set.formUnion(rule.activities) }
    }
  }

  // MARK: - Conflict

  /// In one text, no two rules that limit a share in the same way and differ hold together.
  private mutating func checkConflicts() {
    var seen: Set<[Int]> = []
    for day in days {
      guard let compiler = compilers[day] else { continue }
      let rules = compiler.rules.filter { law[$0.measure].limitsShare && $0.demands != nil }
      for (index, first) in rules.enumerated() {
        for second in rules[(index + 1)...]
        where first.measure == second.measure && first.regime == second.regime
          && law[first.provision].instrument == law[second.provision].instrument
          && first.demands != second.demands
        {
          checkConflict(first, second, compiler, day, &seen)
        }
      }
    }
  }

  private mutating func checkConflict(
    _ first: Rule, _ second: Rule, _ compiler: LawCompiler, _ day: CalendarDate,
    _ seen: inout Set<[Int]>
  ) {
    guard let a = first.demands, let b = second.demands,
      let activity = law.activities.first(where: {
        first.activities.contains($0.id) && second.activities.contains($0.id)
      }), !seen.contains([first.id.index, second.id.index])
    else { return }
    let store = compiler.store
    let both = store.and(compiler.diagram(first.when), compiler.diagram(second.when))
    let differ = store.apply(compiler.diagram(a), compiler.diagram(b)) { $0 == $1 ? 0 : 1 }
    let conflict = compiler.excludingImpossible(store.map(store.and(both, differ)) { $0 + 1 })
    guard let witness = FrozenDiagram(conflict, in: store).witness(for: 2) else { return }
    seen.insert([first.id.index, second.id.index])
    report(
      "conflict",
      "`\(first.name)` and `\(second.name)` ask for different shares in `\(activity.name)` on \(day)",
      second.source, other: first.source.label("the other rule"),
      help: "for example with \(law.words(for: witness))")
  }

  // MARK: - Dead clauses

  /// Every rule, exception, block and row changes something within its own text on some day.
  private mutating func checkDeadClauses() {
    for rule in law.rules where isDuringEncoding(rule.period) {
      let members =
        rule.toRequirements.isEmpty
        ? rule.activities.members : law.activities.map(\.id)
      if !matters(.rule(rule.id), members, rule.period, rule.regime) {
        report("dead-rule", "taking out the rule `\(rule.name)` changes nothing", rule.source)
      }
    }
    for exception in law.exceptions where isDuringEncoding(exception.period) {
      let lifted = law.rules.filter { exception.lifts.contains($0.name) }
      var members = lifted.reduce(into: ActivitySet()) { $0.formUnion($1.activities) }
      if let own = exception.activities { members = own }
      if !matters(.exception(exception.id), members.members, exception.period, nil, anyText: true) {
        report(
          "dead-exception", "taking out the exception `\(exception.name)` changes nothing",
          exception.source)
      }
    }
    for block in law.blocks where isDuringEncoding(block.period) {
      let all = law.activities.map(\.id)
      if !matters(.block(block.name), all, block.period, nil, anyText: true) {
        report("dead-block", "taking out the block `\(block.name)` changes nothing", block.source)
      }
    }
    guard let compiler = days.last.flatMap({ compilers[$0] }) else { return }
    for row in law.gradeRows where row.grade != .no || row.blocks {
      if !row.activities.members.contains(where: { gradeChanges(row, $0, compiler) }) {
        report("dead-row", "taking out the row `\(row.name)` changes nothing", row.source)
      }
    }
  }

  private func isDuringEncoding(_ period: Period) -> Bool { days.contains(where: period.contains) }

  private func matters(
    _ clause: Clause, _ members: [ActivityID], _ period: Period, _ regimeName: String?,
    anyText: Bool = false
  ) -> Bool {
    for day in days.reversed() where period.contains(day) {
      guard let compiler = compilers[day] else { continue }
      for activity in members {
        for regime in compiler.regimes where regime.activities.contains(activity) {
          if !anyText, let regimeName, regime.name != regimeName { continue }
          let text: PositionCompiler.Text =
            anyText ? .all : regimeName == nil ? .standing : .own
          if answer(regime, activity, compiler, nil, text)
            != answer(regime, activity, compiler, clause, text)
          {
            return true
          }
        }
      }
    }
    return false
  }

  /// What one text answers, as far as anybody can tell from outside: outcome and licences.
  private func answer(
    _ regime: Regime, _ activity: ActivityID, _ compiler: LawCompiler, _ removed: Clause?,
    _ text: PositionCompiler.Text
  ) -> Diagram {
    let positions = PositionCompiler(compiler, activity, without: removed)
    let diagram = positions.answer(of: regime, by: text)
    let numbered = compiler.store.map(diagram) { number in
      let state = positions.states[Int(number)]
      return answerNumber(state, compiler)
    }
    return compiler.excludingImpossible(numbered)
  }

  private func answerNumber(_ state: PositionState, _ compiler: LawCompiler) -> Int32 {
    compiler.number(ofAnswer: state.verdict, state.licences.map { law[$0].licence })
  }

  private func gradeChanges(
    _ row: GradeRow, _ activity: ActivityID, _ compiler: LawCompiler
  ) -> Bool {
    func grades(without removed: GradeRowID?) -> Diagram {
      let grade = GradeCompiler(compiler, activity, without: removed).compile()
      return compiler.store.map(grade.diagram) { leaf in
        leaf == 0 ? 0 : 1 + Int32(grade.outcomes[Int(leaf)].grade.rawValue)
      }
    }
    return grades(without: nil) != grades(without: row.id)
  }

  // MARK: - What nothing uses

  private mutating func checkUnused() {
    let uses = LawUses(law)
    for fact in law.facts
    where !uses.facts.contains(fact.id) && fact.computed == nil
      && fact.kind != .place
    {
      report("unused-fact", "the fact `\(fact.name)` is asked about and never used", fact.source)
    }
    for term in law.terms where !uses.terms.contains(term.id) {
      report("unused-term", "the term `\(term.name)` is never used", term.source)
    }
    for reading in law.readings where !uses.readings.contains(reading.id) {
      report("unused-reading", "nothing hangs on the reading `\(reading.name)`", reading.source)
    }
    for licence in law.licences where !uses.licences.contains(licence.id) {
      report("unused-licence", "no rule asks for the licence `\(licence.name)`")
    }
    for measure in law.measures where !uses.measures.contains(measure.id) {
      report("unused-measure", "no rule is of the measure `\(measure.name)`")
    }
  }
}
