import Law
import Portfolio

/// What is changed of a company and of its services together.
struct JointChanges {
  let company: [Route.Change]
  let services: [(line: Int, changes: [Route.Change])]

  func ofLine(_ line: Int) -> [Route.Change] { services.first { $0.line == line }?.changes ?? [] }
}

/// What the lines of a company come to with routes put together. A line is looked at once for all that leave it and the
/// company alike.
final class JointReplay {
  let date: CalendarDate
  private let finder: RouteFinder
  private let record: CompanyRecord
  /// What each line comes to as it is.
  private let before: [Answer]
  /// `nil` where the line cannot be so.
  private var answers: [LineCase: Answer?] = [:]

  private struct LineCase: Hashable {
    let line: Int
    let company: [Route.Change]
    let own: [Route.Change]
  }

  init(_ finder: RouteFinder, _ record: CompanyRecord, on date: CalendarDate, before: [Answer]) {
    (self.finder, self.record, self.date, self.before) = (finder, record, date, before)
  }

  /// The worst that a line comes to; `nil` where some line is not better off.
  ///
  /// - Parameters:
  ///   - chosen: The lines of which routes are taken; one without is better off in every case only where it is open.
  ///   - first: The line that is most likely no better off.
  func worst(after changes: JointChanges, by chosen: Set<Int>, first: Int? = nil) -> Answer? {
    var worst: Answer?
    for line in (first.map { [$0] } ?? []) + before.indices.filter({ $0 != first }) {
      guard let answer = answer(ofLine: line, after: changes),
        isBetter(answer, than: before[line], hasRoute: chosen.contains(line))
      else { return nil }
      worst = min(worst ?? answer, answer)
    }
    return worst
  }

  /// What the company and each of its lines come to; `nil` where they cannot all be so.
  func outcomes(after changes: JointChanges) -> RouteFinder.Outcomes? {
    let found = finder.outcomes(of: joined(changes), on: date)
    return found.company.isEmpty || found.lines.contains(where: \.isEmpty) ? nil : found
  }

  /// The company after the changes.
  func joined(_ changes: JointChanges) -> CompanyRecord {
    var joined = finder.changed(record, line: 0, changes.company)
    for (line, own) in changes.services where !own.isEmpty { set(own, ofLine: line, of: &joined) }
    return joined
  }

  private func answer(ofLine line: Int, after changes: JointChanges) -> Answer? {
    let own = changes.ofLine(line)
    let key = LineCase(line: line, company: changes.company, own: own)
    if let found = answers[key] { return found }
    var alone = finder.changed(record.alone(line), line: 0, changes.company)
    if !own.isEmpty { set(own, ofLine: 0, of: &alone) }
    let outcomes = finder.assessor.outcomes(of: 0, alone, on: date, &finder.applied)
    let answer = outcomes.isEmpty ? nil : finder.applied.lines[0].answer
    answers[key] = .some(answer)
    return answer
  }

  private func set(_ changes: [Route.Change], ofLine line: Int, of record: inout CompanyRecord) {
    record.set(changes.map { ($0.variable, $0.values) }, line: line, finder.law)
  }

  private func isBetter(_ answer: Answer, than before: Answer, hasRoute: Bool) -> Bool {
    if !before.needsRoute { return answer >= before }
    return answer > before && (!answer.needsRoute || hasRoute)
  }
}
