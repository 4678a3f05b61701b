import Assessment
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
  private var tests: [Int: EpochTests] = [:]

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
    let epochTests = tests[epoch.number] ?? EpochTests(epoch, table)
    tests[epoch.number] = epochTests
    let evaluator = CaseEvaluator(table, known: known, epochTests)
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
    // A line that may be anything has the outcomes of the whole law, which no one clause shows in.
    if record.lineCount == 1, !result.lines[line].mayBeNothingFound,
      let expected = scenario.line ?? scenario.companyVerdict
    {
      lineCase.showLine(expected, &self.shown)
    }
    for name in scenario.duties {
      lineCase.showDuties(named: name, epoch, applies: true, &self.shown)
    }
    for name in scenario.brokenDuties {
      lineCase.showBreaches(named: name, epoch, isBroken: true, &self.shown)
    }
    for name in scenario.keptDuties {
      lineCase.showBreaches(named: name, epoch, isBroken: false, &self.shown)
    }
    for name in scenario.absentDuties where record.lineCount == 1 {
      lineCase.showDuties(named: name, epoch, applies: false, &self.shown)
    }
  }

  private func clauses(of activity: ActivityID, on day: CalendarDate) -> ActivityClauses {
    if let found = activities[day]?[activity] { return found }
    let made = ActivityClauses(activity, law, on: day, table)
    activities[day, default: [:]][activity] = made
    return made
  }
}
