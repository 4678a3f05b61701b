import Assessment
import DecisionDiagram
public import Diagnostics
import Law
import Portfolio

/// Which tests of the law its scenarios show to decide, each way.
///
/// A scenario shows a test deciding the way it turns out, if one of the verdicts, grades or duties
/// that the scenario states could not be what it states were that one test to turn out otherwise.
/// A clause without tests is shown deciding if that is so were it not to apply.
///
/// Source: Chilenski and Miller, Applicability of modified condition/decision coverage to software
/// testing, Software Engineering Journal 9(5), 1994 (masking form), taken to rules instead of
/// branches.
public final class ScenarioCoverage {
  /// A test of a clause, or a clause without tests.
  struct Shown {
    var holding: Bool
    var failing: Bool
  }

  let law: Law
  let table: ClauseTable
  /// By clause, then by test; one entry for a clause without tests.
  private(set) var shown: [[Shown]]
  private let judge: ScenarioJudge
  private var activities: [CalendarDate: [ActivityID: ActivityClauses]] = [:]
  /// By epoch, then by number of the test.
  private var diagrams: [Int: [FrozenDiagram?]] = [:]
  private var scratch = DiagramScratch()

  public init(_ judge: ScenarioJudge) {
    self.judge = judge
    law = judge.law
    table = ClauseTable(law)
    shown = table.entries.map {
      Array(repeating: Shown(holding: false, failing: false), count: max(1, $0.tests.count))
    }
  }

  // MARK: - A scenario

  /// Holds a scenario against the law, and takes note of what it shows if the law agrees with it.
  ///
  /// - Returns: What it states and the law does not give.
  public func add(_ scenario: Scenario) -> [Diagnostic] {
    let decision = judge.decide(scenario)
    if decision.departures.isEmpty, let record = decision.record {
      for line in 0..<record.lineCount { add(scenario, decision.result, record, line) }
    }
    return decision.departures
  }

  private func add(
    _ scenario: Scenario, _ result: CompanyAssessment, _ record: CompanyRecord, _ line: Int
  ) {
    guard let epoch = result.epoch else { return }
    let known = judge.assessor.known(of: record, line: line, result)
    let evaluator = CaseEvaluator(table, atoms: truths(known, epoch))
    let findings = result.lines[line].activities.map { result.activities[$0] }
    var lineCase = LineCase(evaluator: evaluator, isGraded: record.lines[line].isGraded)
    for finding in findings {
      lineCase.activities.append(
        LineCase.Activity(
          finding: finding, clauses: clauses(of: finding.activity, on: epoch.day)))
    }
    // With several lines, what is stated must be of the one line that carries the activity.
    let others = (0..<record.lineCount).filter { $0 != line }.flatMap { other in
      result.lines[other].activities.map { result.activities[$0].activity }
    }
    for expected in scenario.verdicts where !others.contains(expected.activity) {
      lineCase.showPosition(expected.activity, expected.value, &self.shown)
    }
    for expected in scenario.grades where !others.contains(expected.activity) {
      lineCase.showGrade(
        clauses(of: expected.activity, on: epoch.day), expected.value,
        isDeclared: record.lines[line].declared.contains(expected.activity), &self.shown)
    }
    if record.lineCount == 1, let expected = scenario.line ?? scenario.companyVerdict {
      lineCase.showLine(expected, &self.shown)
    }
    for duty in epoch.duties {
      let name = law[duty].name
      let isStated = scenario.duties.contains(name)
      guard isStated || scenario.absentDuties.contains(name), isStated || record.lineCount == 1
      else { continue }
      lineCase.showDuty(law[duty], applies: isStated, &self.shown)
    }
  }

  private func clauses(of activity: ActivityID, on day: CalendarDate) -> ActivityClauses {
    if let found = activities[day]?[activity] { return found }
    let made = ActivityClauses(activity, law, on: day, table)
    activities[day, default: [:]][activity] = made
    return made
  }

  // MARK: - What is known

  private func truths(_ known: [ValueSet], _ epoch: EpochLaw) -> [Truth] {
    let conditions = table.atoms.conditions
    var made = diagrams[epoch.number] ?? Array(repeating: nil, count: conditions.count)
    let truths = known.withUnsafeBufferPointer { known in
      conditions.indices.map { atom in
        let diagram = made[atom] ?? epoch.holds(conditions[atom])
        made[atom] = diagram
        guard let known = known.baseAddress else { return Truth.open }
        diagram.collectLeaves(known: known, into: &scratch)
        return Truth(canHold: scratch.leaves.contains(2), canFail: scratch.leaves.contains(1))
      }
    }
    diagrams[epoch.number] = made
    return truths
  }
}
