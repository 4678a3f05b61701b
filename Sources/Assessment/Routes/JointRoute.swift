import DecisionDiagram
public import Law
public import Portfolio

/// A set of changes after which every service line for which there are routes comes to a better answer, and none
/// to a worse one; no part of it does.
public struct JointRoute: Sendable {
  /// A lever with the line whose service it moves; `nil` for one that moves the company.
  public struct Move: Hashable, Sendable {
    public let lever: LeverID
    public let line: Int?
  }

  /// Each once, however many lines it helps.
  public let moves: [Move]
  public let standing: Route.Standing
  public let cost: Int
  /// What must be so of the company afterwards.
  public let companyChanges: [Route.Change]
  /// What must be so of the services afterwards, by line.
  public let serviceChanges: [(line: Int, changes: [Route.Change])]
  /// What the company comes to afterwards.
  public let after: VerdictSet
  /// What that means: the answer of its worst line.
  public let answer: Answer
  /// What every line comes to afterwards.
  public let lines: [VerdictSet]
}

extension JointRoute {
  /// Whether it asks for all that another does, so that it is of no further use.
  fileprivate func asksForAll(of other: JointRoute) -> Bool {
    func holds(_ own: [Route.Change], _ others: [Route.Change]) -> Bool {
      others.allSatisfy { asked in
        own.contains { $0.variable == asked.variable && $0.values.isSubset(of: asked.values) }
      }
    }
    guard holds(companyChanges, other.companyChanges) else { return false }
    let own = Dictionary(uniqueKeysWithValues: serviceChanges.map { ($0.line, $0.changes) })
    return other.serviceChanges.allSatisfy { line, changes in holds(own[line] ?? [], changes) }
  }
}

extension RouteFinder {
  /// Ways of putting routes together that are tried at most.
  private static let mostTried = 600
  /// Joint routes of one standing that are kept at most.
  private static let mostJoint = 4

  /// The best joint routes, where there are routes of several lines; put together of the routes of each line.
  ///
  /// - Parameter found: The routes of the lines, as ``routes(of:on:)`` gives them.
  public func jointRoutes(
    of record: CompanyRecord, _ found: [LineRoutes], on date: CalendarDate
  ) -> [JointRoute] {
    guard found.count > 1, found.allSatisfy({ !$0.routes.isEmpty }) else { return [] }
    let before = outcomes(of: record, on: date).answers
    var choices = RouteChoices(law, found)
    for line in found.indices { choices.add(line, most: Self.mostTried) }
    var routes: [JointRoute] = []
    for choice in choices.kept where !choice.isEmpty {
      let standing = choice.standing
      if routes.lazy.filter({ $0.standing == standing }).count >= Self.mostJoint { continue }
      guard let route = joint(choices.routes(of: choice), choice, record, before, on: date),
        !routes.contains(where: { $0.answer >= route.answer && route.asksForAll(of: $0) })
      else { continue }
      routes.append(route)
    }
    return routes.sorted { rank($0) < rank($1) }
  }

  private func rank(_ route: JointRoute) -> (Route.Standing, Int, Int, Answer) {
    (route.standing, route.answer.needsRoute ? 1 : 0, route.cost, route.answer)
  }

  /// A route of each of some lines, in the order of the lines.
  private typealias Chosen = [(line: Int, route: Route)]

  private func joint(
    _ chosen: Chosen, _ choice: RouteChoices.Choice, _ record: CompanyRecord, _ before: [Answer],
    on date: CalendarDate
  ) -> JointRoute? {
    guard let merged = merged(chosen, on: date) else { return nil }
    let joined = applying(merged, to: record)
    let outcome = outcomes(of: joined, on: date)
    let lines = Set(chosen.map(\.line))
    guard isBetter(outcome, than: before, by: lines), let worst = outcome.answers.min(),
      assessor.contradictions(in: joined, on: date).allSatisfy(\.isOfWhatDoesNotApply)
    else { return nil }
    let moves = moves(of: chosen)
    // Of a joint route, too, nothing can be left out.
    for move in moves {
      let rest: Merged = (
        company: merged.company.filter { move.line != nil || !isMoved(by: move.lever, $0) },
        services: merged.services.map { line, changes in
          (line, line == move.line ? changes.filter { !isMoved(by: move.lever, $0) } : changes)
        }
      )
      if let line = move.line {
        // The others stay as they are, so this one says first whether that will do.
        let alone = applying(
          (rest.company, rest.services.filter { $0.line == line }.map { (0, $0.changes) }),
          to: record.alone(line))
        let own = outcomes(of: alone, on: date)
        guard let answer = own.answers.first, !own.lines.contains(where: \.isEmpty),
          answer >= worst, isBetter(answer, than: before[line], hasRoute: true)
        else { continue }
      }
      let without = outcomes(of: applying(rest, to: record), on: date)
      if isBetter(without, than: before, by: lines),
        without.answers.min().map({ $0 >= worst }) ?? false
      {
        return nil
      }
    }
    return JointRoute(
      moves: moves, standing: choice.standing, cost: choice.cost, companyChanges: merged.company,
      serviceChanges: merged.services, after: outcome.company, answer: worst, lines: outcome.lines)
  }

  /// - Parameter chosen: The lines of which routes are taken; one without is better off in every case only where it is
  ///   open.
  private func isBetter(_ after: Outcomes, than before: [Answer], by chosen: Set<Int>) -> Bool {
    guard !after.company.isEmpty, !after.lines.contains(where: \.isEmpty) else { return false }
    return before.indices.allSatisfy { line in
      isBetter(after.answers[line], than: before[line], hasRoute: chosen.contains(line))
    }
  }

  private func isBetter(_ answer: Answer, than before: Answer, hasRoute: Bool) -> Bool {
    if !before.needsRoute { return answer >= before }
    return answer > before && (!answer.needsRoute || hasRoute)
  }

  private typealias Merged = (
    company: [Route.Change], services: [(line: Int, changes: [Route.Change])]
  )

  /// The changes of several routes together; `nil` where they cannot all be made.
  private func merged(_ chosen: Chosen, on date: CalendarDate) -> Merged? {
    var company: [Int: Route.Change] = [:]
    var lines: [(line: Int, changes: [Route.Change])] = []
    for (line, route) in chosen {
      var own: [Route.Change] = []
      for change in route.changes {
        if law.space.service.contains(change.variable) {
          own.append(change)
        } else if let other = company[change.variable] {
          let both = other.values.intersection(change.values)
          guard !both.isEmpty else { return nil }
          company[change.variable] = Route.Change(
            variable: change.variable, values: both, wasKnown: change.wasKnown)
        } else {
          company[change.variable] = change
        }
      }
      lines.append((line, own))
    }
    var values = law.space.variables.map(\.all)
    for change in company.values { values[change.variable] = change.values }
    FigureCube(law, assessor.tables(on: date).holders).dropImplied(&values)
    let changes = company.values.filter {
      values[$0.variable] != law.space.variables[$0.variable].all
    }
    return (changes.sorted { $0.variable < $1.variable }, lines)
  }

  private func applying(_ changes: Merged, to record: CompanyRecord) -> CompanyRecord {
    var joined = changed(record, line: 0, changes.company)
    for (line, own) in changes.services where !own.isEmpty {
      joined.set(own.map { ($0.variable, $0.values) }, line: line, law)
    }
    return joined
  }

  /// Each lever once; one that moves a service once for each line.
  private func moves(of chosen: Chosen) -> [JointRoute.Move] {
    var seen: Set<JointRoute.Move> = []
    return chosen.flatMap { line, route in
      route.levers.map { JointRoute.Move(lever: $0, line: law.movesCompany($0) ? nil : line) }
    }.filter { seen.insert($0).inserted }
  }
}
