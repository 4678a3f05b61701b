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
    return holds(companyChanges, other.companyChanges)
      && other.serviceChanges.allSatisfy { line, changes in
        holds(serviceChanges.first { $0.line == line }?.changes ?? [], changes)
      }
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
      partial = Array(next.sorted { order($0) < order($1) }.prefix(Self.mostTried))
    }
    var routes: [JointRoute] = []
    for choice in partial where !choice.isEmpty {
      let standing = order(choice).0
      if routes.lazy.filter({ $0.standing == standing }).count >= Self.mostJoint { continue }
      guard let route = joint(choice, record, before, on: date),
        !routes.contains(where: { $0.answer >= route.answer && route.asksForAll(of: $0) })
      else { continue }
      routes.append(route)
    }
    return routes.sorted { rank($0) < rank($1) }
  }

  private func rank(_ route: JointRoute) -> (Route.Standing, Int, Int, Answer) {
    (route.standing, route.answer.needsRoute ? 1 : 0, route.cost, route.answer)
  }

  /// First what keeps the business, and of that what opens most lines, the cheapest first.
  private func order(_ choice: [Int: Route]) -> (Route.Standing, Int, Int) {
    let closed = choice.values.filter { $0.answer.needsRoute }.count
    return (choice.values.map(\.standing).max() ?? .keepsBusiness, closed, cost(of: choice))
  }

  private func joint(
    _ choice: [Int: Route], _ record: CompanyRecord, _ before: [Answer], on date: CalendarDate
  ) -> JointRoute? {
    guard let merged = merged(choice, on: date) else { return nil }
    let joined = applying(merged, to: record)
    let outcome = outcomes(of: joined, on: date)
    guard isBetter(outcome, than: before, by: choice), let worst = outcome.answers.min(),
      assessor.contradictions(in: joined, on: date).allSatisfy(\.isOfWhatDoesNotApply)
    else { return nil }
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
      if isBetter(without, than: before, by: choice),
        without.answers.min().map({ $0 >= worst }) ?? false
      {
        return nil
      }
    }
    return JointRoute(
      moves: moves, standing: choice.values.map(\.standing).max() ?? .keepsBusiness,
      cost: cost(of: choice), companyChanges: merged.company, serviceChanges: merged.services,
      after: outcome.company, answer: worst, lines: outcome.lines)
  }

  /// - Parameter choice: The routes taken; a line without one is better off in every case only where it is open.
  private func isBetter(_ after: Outcomes, than before: [Answer], by choice: [Int: Route]) -> Bool {
    guard !after.company.isEmpty, !after.lines.contains(where: \.isEmpty) else { return false }
    return before.indices.allSatisfy { line in
      let answer = after.answers[line]
      if !before[line].needsRoute { return answer >= before[line] }
      return answer > before[line] && (!answer.needsRoute || choice[line] != nil)
    }
  }

  private typealias Merged = (
    company: [Route.Change], services: [(line: Int, changes: [Route.Change])]
  )

  /// The changes of several routes together; `nil` where they cannot all be made.
  private func merged(_ choice: [Int: Route], on date: CalendarDate) -> Merged? {
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
    var values = law.space.variables.map(\.all)
    for change in company.values { values[change.variable] = change.values }
    FigureCube(law, assessor.tables(on: date).holders).dropImplied(&values)
    let changes = company.values.filter {
      values[$0.variable] != law.space.variables[$0.variable].all
    }
    return (changes.sorted { $0.variable < $1.variable }, lines)
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
