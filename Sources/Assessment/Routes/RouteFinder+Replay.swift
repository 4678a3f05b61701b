import DecisionDiagram
import Law
package import Portfolio

/// Routes are told only as the company, assessed with them, bears them out.
extension RouteFinder {
  /// A route by its changes, without levers that it does not need; `nil` where the company cannot be so, or is no better
  /// off.
  ///
  /// - Parameter goal: What every case of the changes leads to at least.
  func route(
    _ levers: [Int], _ changes: [Route.Change], to goal: Answer, _ task: RouteTask
  ) -> Route? {
    // An answer that opens the line holds in every case; of the others only what every case leads to is promised.
    var changes = withWhole(changes, to: goal, task)
    guard let answer = answer(to: changes, task), answer > task.finding.answer,
      answer.needsRoute ? answer == goal : answer >= goal, canBe(changes, task)
    else { return nil }
    var levers = levers
    // What is not stated may be taken otherwise once the rest is moved; and once a lever is left out, another may be.
    var count = 0
    while count != levers.count {
      count = levers.count
      for lever in levers.sorted(by: { cost([$0]) > cost([$1]) }) where levers.count > 1 {
        let rest = changes.filter { !isMoved(by: LeverID(lever), $0) }
        guard let other = self.answer(to: rest, task), other >= answer, canBe(rest, task) else {
          continue
        }
        if other.needsRoute { return nil }
        levers.removeAll { $0 == lever }
        changes = rest
      }
    }
    assessor.assess(changed(task.alone, line: 0, changes), on: task.date, into: &applied)
    return told(levers, changes, task)
  }

  /// The changes with the whole of a share where all short of it was found and the whole will do too: what rests on holders
  /// of a kind that no lever brings in was left out.
  private func withWhole(_ changes: [Route.Change], to goal: Answer, _ task: RouteTask) -> [Route.Change] {
    var widened = changes
    for (number, change) in changes.enumerated() where law.ownershipFigures.contains(change.variable) {
      let whole = law.space.variables[change.variable].size - 1
      guard whole > 1, change.values.contains(whole - 1), !change.values.contains(whole) else { continue }
      func changed(to values: ValueSet) -> Route.Change {
        Route.Change(variable: change.variable, values: values, wasKnown: change.wasKnown, isKept: change.isKept)
      }
      var trial = changes
      trial[number] = changed(to: .only(whole))
      guard let answer = answer(to: trial, task), answer >= goal else { continue }
      widened[number] = changed(to: change.values.union(.only(whole)))
    }
    return widened
  }

  /// What a line comes to with some changes; `nil` where it cannot be so, or where nothing may be found any more.
  private func answer(to changes: [Route.Change], _ task: RouteTask) -> Answer? {
    let record = changed(task.alone, line: 0, changes)
    if mayBeNothingFound(record, task) { return nil }
    _ = assessor.outcomes(of: 0, record, on: task.date, &applied)
    let finding = applied.lines[0]
    // Where the line may be run, no ban may be broken.
    let leadsIntoBan = finding.answer > .notAsStructured && !finding.brokenBans.isEmpty
    return finding.verdicts.isEmpty || leadsIntoBan ? nil : finding.answer
  }

  /// Whether it is no longer said what a line is, and it is no activity for sure.
  private func mayBeNothingFound(_ record: CompanyRecord, _ task: RouteTask) -> Bool {
    let tables = assessor.tables(on: task.date)
    var scratch = DiagramScratch()
    var isFound = true
    assessor.withLine(record, 0, tables) { lent in
      guard !lent.isNamed else { return }
      isFound =
        isFound
        && lent.active.contains { activity in
          guard activity != law.generalBusiness else { return false }
          let grade = tables.grade(of: activity)
          grade.diagram.collectLeaves(known: lent.known, into: &scratch)
          return scratch.leaves.allSatisfy {
            $0 == impossibleLeaf || grade.outcomes[Int($0)].grade.counts
          }
        }
    }
    return !isFound
  }

  /// Whether a company can be as some changes make it. What is stated of other facts is left out where it no longer
  /// applies.
  private func canBe(_ changes: [Route.Change], _ task: RouteTask) -> Bool {
    let moved = Set(changes.compactMap { law.space.fact(of: $0.variable) })
    return contradictions(after: changes, task).allSatisfy { contradiction in
      if case .doesNotApply(let fact) = contradiction.reason {
        !moved.contains(fact.id)
      } else {
        false
      }
    }
  }

  /// The contradictions of a company after some changes. Lines that say the same contradict alike, so of them one is
  /// looked at.
  private func contradictions(after changes: [Route.Change], _ task: RouteTask) -> [Contradiction] {
    let ofCompany = changes.allSatisfy { !law.space.service.contains($0.variable) }
    if ofCompany, let found = task.around.contradictions[changes] { return found }
    let record = changed(task.distinct.record, line: task.distinct.line, changes)
    let found = assessor.contradictions(in: record, on: task.date)
    if ofCompany { task.around.contradictions[changes] = found }
    return found
  }

  func isMoved(by lever: LeverID, _ change: Route.Change) -> Bool {
    law.space.fact(of: change.variable).map { law[lever].moves($0) } ?? false
  }

  /// A route as the company last assessed bears it out.
  private func told(_ levers: [Int], _ changes: [Route.Change], _ task: RouteTask) -> Route {
    let finding = applied.lines[0]
    let activities = finding.activities.map { applied.activities[$0] }
    let grounds = activities.filter { $0.mayCount && $0.verdicts.contains(finding.verdicts.worst) }
      .flatMap { applied.positions(of: $0) }.filter { $0.verdict == finding.verdicts.worst }
    let exposures = activities.compactMap { activity -> Route.Exposure? in
      guard !activity.mayCount, activity.grades & 1 << Grade.possible.rawValue != 0 else {
        return nil
      }
      let verdicts = finding.verdicts.worse(with: activity.verdicts)
      return Answer(verdicts) < finding.answer
        ? Route.Exposure(
          activity: activity.activity, verdicts: activity.verdicts,
          needsOnlyFilings: applied.needsOnlyFilings(activity)) : nil
    }
    let kept = activities.filter(\.mayCount).map(\.activity)
    let left = task.finding.activities.map { task.present.activities[$0] }.filter {
      $0.mayCount && Answer($0.verdicts).needsRoute && !kept.contains($0.activity)
    }
    let needsOnlyFilings = applied.needsOnlyFilings(finding)
    let needs = applied.needs(of: finding)
    let contested = contested(changes, task)
    return Route(
      levers: levers.map { LeverID($0) }, standing: standing(of: levers), cost: cost(levers),
      changes: changes, after: finding.verdicts, answer: finding.answer, needsOnlyFilings: needsOnlyFilings, needs: needs, grounds: grounds,
      leaves: left.map { ($0.activity, task.present.row(of: $0)) }, exposures: exposures,
      openBans: finding.openBans, contested: contested, line: task.line,
      effects: effects(on: task, changes))
  }

  /// The answers to contested points under which a line that is open after some changes may not be run, and comes to
  /// nothing else that it does not come to otherwise.
  private func contested(_ changes: [Route.Change], _ task: RouteTask) -> [ReadingAlternative] {
    let usual = applied.lines[0].verdicts
    guard !applied.lines[0].answer.needsRoute else { return [] }
    assessor.findAlternatives(
      of: changed(task.alone, line: 0, changes), on: task.date, into: &applied)
    return applied.lines[0].alternatives.filter { alternative in
      let added = VerdictSet(mask: alternative.verdicts.mask & ~usual.mask)
      return !added.isEmpty && Answer(added) <= .notAsStructured
    }
  }

  /// What becomes of the lines of a company by what is changed of the company itself, the line that it is done for among
  /// them: what is changed of a service touches no other line.
  private func effects(on task: RouteTask, _ changes: [Route.Change]) -> [Route.SideEffect] {
    let ofCompany = changes.filter { !law.space.service.contains($0.variable) }
    guard !ofCompany.isEmpty, task.record.lineCount > 1 else { return [] }
    if let found = task.around.effects[ofCompany] { return found }
    assessor.assess(
      changed(task.record, line: task.line, ofCompany), on: task.date, into: &applied)
    let effects = (0..<task.record.lineCount).compactMap { line -> Route.SideEffect? in
      let (before, after) = (task.present.lines[line], applied.lines[line])
      return before.verdicts == after.verdicts
        ? nil
        : Route.SideEffect(
          line: line, before: before.verdicts, after: after.verdicts,
          answers: (before.answer, after.answer), needsOnlyFilings: applied.needsOnlyFilings(after))
    }
    task.around.effects[ofCompany] = effects
    return effects
  }

  /// The company after a route. Figures of ownership that the route says nothing about are not known then.
  package func changed(
    _ record: CompanyRecord, line: Int, _ changes: [Route.Change]
  ) -> CompanyRecord {
    record.with(changes.map { ($0.variable, $0.values) }, line: line, law)
  }

  /// What a company comes to, and what each of its lines does.
  typealias Outcomes = (company: VerdictSet, lines: [VerdictSet], answers: [Answer], needOnlyFilings: [Bool])

  func outcomes(of record: CompanyRecord, on date: CalendarDate) -> Outcomes {
    assessor.assess(record, on: date, into: &applied)
    let lines = applied.lines[..<applied.lineCount]
    return (
      applied.verdicts, lines.map(\.verdicts), lines.map(\.answer),
      lines.map { applied.needsOnlyFilings($0) })
  }
}

extension Contradiction {
  /// Whether it is only that a fact no longer applies.
  var isOfWhatDoesNotApply: Bool {
    if case .doesNotApply = reason { true } else { false }
  }
}
