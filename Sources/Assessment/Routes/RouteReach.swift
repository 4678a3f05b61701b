import DecisionDiagram
import Law
import Portfolio

/// What can be moved of one service line and its company.
struct RouteReach {
  /// By variable, what is known of it as it is: stated, inferred or taken.
  let known: [ValueSet]
  /// By lever, the variables that it can move.
  let movable: [[Int]]
  /// By variable, what it is or can be moved to.
  let reachable: [ValueSet]
  /// By variable, what a lever leads to.
  private let goals: [ValueSet]
  /// By variable, whether it is an element of a set.
  private let isElement: [Bool]

  /// - Parameter known: What is known of every variable for the line.
  init(_ law: Law, known: [ValueSet]) {
    self.known = known
    let space = law.space
    isElement = space.variables.map {
      if case .element = $0.subject { true } else { false }
    }
    // Nothing is added to a line: a set only loses elements, and a topic that is not in play stays out.
    func canMove(_ variable: Int, _ fact: Fact) -> Bool {
      let topics = space.flags[variable].topics
      guard topics.isEmpty || topics.contains(where: { known[$0] == .only(1) }) else {
        return false
      }
      return fact.kind != .set || known[variable].contains(1)
    }
    var reachable = known
    var goals = known
    movable = law.levers.map { lever in
      lever.moves.flatMap { move in
        let fact = law[move.fact]
        return space.ofFact[move.fact.index].filter { variable in
          guard canMove(variable, fact) else { return false }
          let goal =
            fact.kind == .set ? .only(0) : Self.values(of: move, space.variables[variable])
          reachable[variable] = known[variable].union(goal)
          goals[variable] = goal
          return true
        }
      }
    }
    self.reachable = reachable
    self.goals = goals
  }

  /// Whether a route can ask for a value: what is so already, or what its lever leads to, and of a set nothing that is not
  /// there.
  func canAsk(_ value: Int, of variable: Int) -> Bool {
    leads(to: value, of: variable)
      && (value == 0 || !isElement[variable] || known[variable] == .only(1))
  }

  /// Whether a value is so already, or what a lever leads to.
  func leads(to value: Int, of variable: Int) -> Bool {
    goals[variable].contains(value) || known[variable] == .only(value)
  }

  /// What a move leads to.
  private static func values(of move: Lever.Move, _ variable: FactSpace.Variable) -> ValueSet {
    switch (move.goal, variable.domain) {
    case (.isOneOf(let values), _): ValueSet(values)
    case (.lies(let places), .places(let domain)): Self.values(in: places, domain)
    case (.figure(let comparison, let limit), .figures(let domain)):
      ValueSet(domain.cells.indices.filter { domain.cells[$0].lies(comparison, limit) })
    case (_, _): variable.all
    }
  }

  /// What lies in some places, and what has a part there: a group of places that texts speak of together.
  private static func values(in places: [PlaceID], _ domain: PlaceDomain) -> ValueSet {
    let inner = places.reduce(ValueSet()) { $0.union(domain.known[$1.index]) }
    let groups = zip(domain.classes, domain.known).filter { !$1.isDisjoint(with: inner) }
    return inner.union(ValueSet(groups.map(\.0)))
  }
}
