import DecisionDiagram
public import Law
public import Portfolio

/// A set of changes after which every service line that may not be run as it is comes to something better, and none
/// to something worse; no part of it does.
public struct JointRoute: Sendable {
  /// A lever with the line whose service it moves; `nil` for one that moves the company.
  public struct Move: Hashable, Sendable {
    public let lever: LeverID
    public let line: Int?
  }

  /// Each once, however many lines it helps.
  public let moves: [Move]
  public let cost: Int
  /// What must be so of the company afterwards.
  public let companyChanges: [Route.Change]
  /// What must be so of the services afterwards, by line.
  public let serviceChanges: [(line: Int, changes: [Route.Change])]
  /// What the company comes to afterwards.
  public let after: VerdictSet
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
    return holds(companyChanges, other.companyChanges)
      && other.serviceChanges.allSatisfy { line, changes in
        holds(serviceChanges.first { $0.line == line }?.changes ?? [], changes)
      }
  }
}

extension RouteFinder {
  /// Ways of putting routes together that are tried at most.
  private static let mostTried = 600
  /// Joint routes that are kept at most.
  private static let mostJoint = 4

  /// The cheapest joint routes, where several lines may not be run as they are; put together of the routes of each
  /// line.
  ///
  /// - Parameter found: The routes of the lines, as ``routes(of:on:)`` gives them.
  public func jointRoutes(
    of record: CompanyRecord, _ found: [LineRoutes], on date: CalendarDate
  ) -> [JointRoute] {
    guard found.count > 1, found.allSatisfy({ !$0.routes.isEmpty }) else { return [] }
    let before = outcomes(of: record, on: date).lines
    var partial: [[Int: Route]] = [[:]]
    for line in found {
      var next: [[Int: Route]] = []
      for choice in partial {
        // What mends an earlier line may mend this one.
        next.append(choice)
        for route in line.routes {
          var more = choice
          more[line.line] = route
          next.append(more)
        }
      }
      partial = Array(next.sorted { cost(of: $0) < cost(of: $1) }.prefix(Self.mostTried))
    }
    var routes: [JointRoute] = []
    for choice in partial where !choice.isEmpty && routes.count < Self.mostJoint {
      guard let route = joint(choice, record, before, on: date),
        !routes.contains(where: { route.asksForAll(of: $0) })
      else { continue }
      routes.append(route)
    }
    return routes
  }

  private func joint(
    _ choice: [Int: Route], _ record: CompanyRecord, _ before: [VerdictSet], on date: CalendarDate
  ) -> JointRoute? {
    guard let merged = merged(choice) else { return nil }
    let outcome = outcomes(of: applying(merged, to: record), on: date)
    guard isBetter(outcome.lines, than: before, record) else { return nil }
    let moves = moves(of: choice)
    // Of a joint route, too, nothing can be left out.
    for move in moves {
      let rest = (
        company: merged.company.filter { move.line != nil || !isMoved(by: move.lever, $0) },
        services: merged.services.map { line, changes in
          (line, changes.filter { line != move.line || !isMoved(by: move.lever, $0) })
        }
      )
      let without = outcomes(of: applying(rest, to: record), on: date)
      if isBetter(without.lines, than: before, record),
        without.company.worst >= outcome.company.worst
      {
        return nil
      }
    }
    return JointRoute(
      moves: moves, cost: cost(of: choice), companyChanges: merged.company,
      serviceChanges: merged.services, after: outcome.company, lines: outcome.lines)
  }

  private func isBetter(_ after: [VerdictSet], than before: [VerdictSet], _ record: CompanyRecord)
    -> Bool
  {
    zip(before, after).allSatisfy { before, after in
      guard !after.isEmpty else { return false }
      return before.worst <= .restrictedViolated
        ? after.worst > before.worst : after.worst >= before.worst
    }
  }

  private func isMoved(by lever: LeverID, _ change: Route.Change) -> Bool {
    law.space.fact(of: change.variable).map { law[lever].moves($0) } ?? false
  }

  private typealias Merged = (
    company: [Route.Change], services: [(line: Int, changes: [Route.Change])]
  )

  /// The changes of several routes together; `nil` where they cannot all be made.
  private func merged(_ choice: [Int: Route]) -> Merged? {
    var company: [Int: Route.Change] = [:]
    var lines: [(line: Int, changes: [Route.Change])] = []
    for (line, route) in choice.sorted(by: { $0.key < $1.key }) {
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
    return (company.values.sorted { $0.variable < $1.variable }, lines)
  }

  private func applying(_ changes: Merged, to record: CompanyRecord) -> CompanyRecord {
    changes.services.reduce(changed(record, line: 0, changes.company)) {
      changed($0, line: $1.line, $1.changes)
    }
  }

  /// Each lever once; one that moves a service once for each line.
  private func moves(of choice: [Int: Route]) -> [JointRoute.Move] {
    var moves: [JointRoute.Move] = []
    for (line, route) in choice.sorted(by: { $0.key < $1.key }) {
      for lever in route.levers {
        let isOfCompany = law[lever].moves.allSatisfy { law[$0.fact].subject == .company }
        let move = JointRoute.Move(lever: lever, line: isOfCompany ? nil : line)
        if !moves.contains(move) { moves.append(move) }
      }
    }
    return moves
  }

  private func cost(of choice: [Int: Route]) -> Int {
    moves(of: choice).reduce(0) { $0 + law[$1.lever].cost.weight }
  }
}
