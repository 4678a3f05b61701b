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
  /// What every line comes to afterwards, and whether it needs filings alone.
  public let lines: [(verdicts: VerdictSet, answer: Answer, needsOnlyFilings: Bool)]

  /// Whether every line with the answer of the company needs filings alone.
  public var needsOnlyFilings: Bool { lines.allSatisfy { $0.answer != answer || $0.needsOnlyFilings } }
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
    let replay = JointReplay(self, record, on: date, before: outcomes(of: record, on: date).answers)
    var choices = RouteChoices(law, found)
    for line in found.indices { choices.add(line, most: Self.mostTried) }
    var routes: [JointRoute] = []
    for choice in choices.kept where !choice.isEmpty {
      let standing = choice.standing
      if routes.lazy.filter({ $0.standing == standing }).count >= Self.mostJoint { continue }
      guard let route = joint(choices.routes(of: choice), choice, replay),
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
    _ chosen: Chosen, _ choice: RouteChoices.Choice, _ replay: JointReplay
  ) -> JointRoute? {
    guard let merged = merged(chosen, on: replay.date) else { return nil }
    let lines = Set(chosen.map(\.line))
    guard let worst = replay.worst(after: merged, by: lines),
      let outcome = replay.outcomes(after: merged),
      assessor.contradictions(in: replay.joined(merged), on: replay.date)
        .allSatisfy(\.isOfWhatDoesNotApply)
    else { return nil }
    let moves = moves(of: chosen)
    // Of a joint route, too, nothing can be left out.
    for move in moves {
      let rest = JointChanges(
        company: merged.company.filter { move.line != nil || !isMoved(by: move.lever, $0) },
        services: merged.services.map { line, changes in
          (line, line == move.line ? changes.filter { !isMoved(by: move.lever, $0) } : changes)
        })
      if let without = replay.worst(after: rest, by: lines, first: move.line), without >= worst,
        replay.outcomes(after: rest) != nil
      {
        return nil
      }
    }
    return JointRoute(
      moves: moves, standing: choice.standing, cost: choice.cost, companyChanges: merged.company,
      serviceChanges: merged.services, after: outcome.company, answer: worst,
      lines: outcome.lines.indices.map {
        (outcome.lines[$0], outcome.answers[$0], outcome.needOnlyFilings[$0])
      })
  }

  /// The changes of several routes together; `nil` where they cannot all be made.
  private func merged(_ chosen: Chosen, on date: CalendarDate) -> JointChanges? {
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
            variable: change.variable, values: both, wasKnown: change.wasKnown,
            isKept: change.isKept && other.isKept)
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
    return JointChanges(company: changes.sorted { $0.variable < $1.variable }, services: lines)
  }

  /// Each lever once; one that moves a service once for each line.
  private func moves(of chosen: Chosen) -> [JointRoute.Move] {
    var seen: Set<JointRoute.Move> = []
    return chosen.flatMap { line, route in
      route.levers.map { JointRoute.Move(lever: $0, line: law.movesCompany($0) ? nil : line) }
    }.filter { seen.insert($0).inserted }
  }
}
