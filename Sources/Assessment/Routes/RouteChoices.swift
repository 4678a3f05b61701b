import DecisionDiagram
import Law

/// Ways of putting the routes of several lines together, built up line by line: of those with the lines so far, the
/// best are kept.
struct RouteChoices {
  /// A route for each of some lines, with what they ask for together.
  struct Choice {
    fileprivate(set) var standing = Route.Standing.keepsBusiness
    /// How many of the lines may still not be run.
    fileprivate var closed = 0
    fileprivate(set) var cost = 0
    /// The levers that move the company, each of which counts once.
    fileprivate var ofCompany = ValueSet()
    /// The route taken last, in `links`; -1 before the first.
    fileprivate var last = -1

    var isEmpty: Bool { last < 0 }

    /// First what keeps the business, and of that what opens most lines, the cheapest first.
    fileprivate var order: (Route.Standing, Int, Int) { (standing, closed, cost) }
  }

  /// A route taken, and the one taken before it.
  private struct Link {
    let line: Int
    let route: Int
    let before: Int
  }

  /// By lever, what it counts, and whether it moves the company.
  private let levers: [(weight: Int, movesCompany: Bool)]
  private let found: [LineRoutes]
  private var links: [Link] = []
  /// The best first.
  private(set) var kept = [Choice()]

  init(_ law: Law, _ found: [LineRoutes]) {
    levers = law.levers.map { ($0.cost.weight, law.movesCompany($0.id)) }
    self.found = found
  }

  /// Takes up the routes of one more line; what mends an earlier line may mend this one, so it may go without.
  ///
  /// - Parameters:
  ///   - line: A position in what was found.
  ///   - most: How many are kept.
  mutating func add(_ line: Int, most: Int) {
    let routes = found[line].routes
    var next: [(choice: Choice, route: Int)] = []
    next.reserveCapacity(kept.count * (routes.count + 1))
    for choice in kept {
      next.append((choice, -1))
      for (number, route) in routes.enumerated() { next.append((adding(route, to: choice), number)) }
    }
    next.sort { $0.choice.order < $1.choice.order }
    kept = next.prefix(most).map { choice, route in
      guard route >= 0 else { return choice }
      links.append(Link(line: line, route: route, before: choice.last))
      var choice = choice
      choice.last = links.count - 1
      return choice
    }
  }

  private func adding(_ route: Route, to choice: Choice) -> Choice {
    var choice = choice
    choice.standing = max(choice.standing, route.standing)
    if route.answer.needsRoute { choice.closed += 1 }
    for lever in route.levers {
      if levers[lever.index].movesCompany {
        if choice.ofCompany.contains(lever.index) { continue }
        choice.ofCompany.insert(lever.index)
      }
      choice.cost += levers[lever.index].weight
    }
    return choice
  }

  /// The routes of a choice, in the order of the lines.
  func routes(of choice: Choice) -> [(line: Int, route: Route)] {
    var routes: [(line: Int, route: Route)] = []
    var link = choice.last
    while link >= 0 {
      let line = found[links[link].line]
      routes.append((line.line, line.routes[links[link].route]))
      link = links[link].before
    }
    return routes.reversed()
  }
}

extension Law {
  /// Whether a lever moves the company, and not one of its services.
  func movesCompany(_ lever: LeverID) -> Bool {
    self[lever].moves.allSatisfy { self[$0.fact].subject == .company }
  }
}
