import Assessment
import Law

/// One service line of a scenario, with the clauses that bear on its activities.
struct LineCase {
  struct Activity {
    let finding: CompanyAssessment.ActivityFinding
    let clauses: ActivityClauses
  }

  typealias Shown = [[ScenarioCoverage.Shown]]

  let evaluator: CaseEvaluator
  let isGraded: Bool
  var activities: [Activity] = []

  // MARK: - Verdicts

  /// Takes note of what shows in the outcomes stated for an activity.
  func showPosition(_ activity: ActivityID, _ expected: VerdictSet, _ shown: inout Shown) {
    guard let found = activities.first(where: { $0.finding.activity == activity }) else { return }
    turn(found.clauses.ofPosition, &shown) { override in
      isExcluded(expected, by: evaluator.position(found.clauses, override))
    }
    guard isGraded, !found.finding.isDeclared else { return }
    // An activity that the line certainly is not has no outcome.
    turn(found.clauses.rows.map(\.clause), &shown) { override in
      evaluator.grades(found.clauses, override) == 1 << Grade.no.rawValue
    }
  }

  /// Takes note of what shows in the grade stated for an activity.
  func showGrade(
    _ clauses: ActivityClauses, _ expected: UInt8, isDeclared: Bool, _ shown: inout Shown
  ) {
    guard isGraded, !isDeclared else { return }
    turn(clauses.rows.map(\.clause), &shown) { override in
      expected & ~evaluator.grades(clauses, override) != 0
    }
  }

  /// Takes note of what shows in the outcomes stated for the line.
  func showLine(_ expected: VerdictSet, _ shown: inout Shown) {
    let usual = activities.map { evaluator.position($0.clauses) }
    for (index, activity) in activities.enumerated() where activity.finding.mayCount {
      turn(activity.clauses.ofPosition, &shown) { override in
        let turned = evaluator.position(activity.clauses, override)
        return isExcluded(
          expected, by: line(usual, but: index, turned, activity.finding.grades))
      }
    }
    guard isGraded else { return }
    for (index, activity) in activities.enumerated() where !activity.finding.isDeclared {
      turn(activity.clauses.rows.map(\.clause), &shown) { override in
        let grades = evaluator.grades(activity.clauses, override)
        return isExcluded(expected, by: line(usual, but: index, usual[index], grades))
      }
    }
  }

  /// The outcomes that are possible for the line, with those and the grades of one activity given.
  private func line(
    _ usual: [VerdictSet], but changed: Int, _ outcomes: VerdictSet, _ grades: UInt8
  ) -> VerdictSet {
    var found: VerdictSet?
    for (index, activity) in activities.enumerated() {
      let grades = index == changed ? grades : activity.finding.grades
      let counting: UInt8 = 1 << Grade.likely.rawValue | 1 << Grade.yes.rawValue
      guard grades & counting != 0 else { continue }
      let own = index == changed ? outcomes : usual[index]
      guard let before = found else {
        found = own
        continue
      }
      let mayNotCount = grades & ~counting != 0
      found = VerdictSet(mask: worse(before, own).mask | (mayNotCount ? before.mask : 0))
    }
    return found ?? VerdictSet([.outOfScope])
  }

  private func isExcluded(_ expected: VerdictSet, by possible: VerdictSet) -> Bool {
    expected.mask & ~possible.mask != 0
  }

  // MARK: - Duties

  /// Takes note of what shows in the duties of a name, stated to apply, or not to.
  func showDuties(named name: String, _ epoch: EpochLaw, applies: Bool, _ shown: inout Shown) {
    for duty in epoch.law.duties where duty.name == name && duty.period.contains(epoch.day) {
      showDuty(duty, applies: applies, &shown)
    }
  }

  private func showDuty(_ duty: Duty, applies: Bool, _ shown: inout Shown) {
    show(.duty(duty.id), of: duty, holds: applies, &shown)
  }

  /// Takes note of what shows in the duties of a name, stated to be broken, or to be kept.
  func showBreaches(named name: String, _ epoch: EpochLaw, isBroken: Bool, _ shown: inout Shown) {
    for duty in epoch.law.duties where duty.name == name && duty.period.contains(epoch.day) {
      showDuty(duty, applies: true, &shown)
      if duty.brokenWhen != nil { show(.breach(duty.id), of: duty, holds: isBroken, &shown) }
    }
  }

  private func show(_ clause: Clause, of duty: Duty, holds: Bool, _ shown: inout Shown) {
    let carries = activities.contains {
      duty.activities.contains($0.finding.activity) && $0.finding.mustCount
    }
    guard carries else { return }
    let clause = evaluator.table.number(of: clause)
    turn([clause], &shown) { override in
      let truth = evaluator.truth(clause, override)
      return holds ? !truth.canHold : !truth.canFail
    }
  }

  // MARK: - Turning round

  /// Turns each test of some clauses round, and of the terms they hang on, and takes note of those
  /// with which `excludes` says that what is stated could not be.
  private func turn(
    _ clauses: [Int], _ shown: inout Shown, excludes: (CaseEvaluator.Override) -> Bool
  ) {
    let terms = Set(clauses.flatMap { evaluator.table.entries[$0].terms })
    for clause in clauses { turn(clause, &shown, excludes) }
    for term in terms { turn(evaluator.table.number(of: .term(term)), &shown, excludes) }
  }

  private func turn(
    _ clause: Int, _ shown: inout Shown, _ excludes: (CaseEvaluator.Override) -> Bool
  ) {
    let usual = evaluator.truth(clause)
    let count = evaluator.table.entries[clause].tests.count
    if count == 0 {
      guard !shown[clause][0].holding, usual == .yes,
        excludes(CaseEvaluator.Override(clause: clause, truth: .no))
      else { return }
      shown[clause][0].holding = true
      return
    }
    for test in 0..<count {
      let outcome = evaluator.outcome(ofTest: test, in: clause)
      guard !outcome.isOpen else { continue }
      let holds = outcome.canHold
      guard !(holds ? shown[clause][test].holding : shown[clause][test].failing) else { continue }
      let turned = evaluator.truth(clause, flipping: test)
      guard turned != usual, excludes(CaseEvaluator.Override(clause: clause, truth: turned))
      else { continue }
      if holds { shown[clause][test].holding = true } else { shown[clause][test].failing = true }
    }
  }
}
