import DecisionDiagram
import Law
import Portfolio

/// Which levers are worth pulling for a line, and in what order they are tried.
extension RouteFinder {
  /// Whether some activity of the line alone holds it where it is, whatever is moved: then nothing helps, since
  /// the worst activity decides.
  func isHopeless(_ task: RouteTask, _ reach: RouteReach, _ levers: [Int]) -> Bool {
    let answer = task.finding.answer
    return task.badActivities.contains { activity in
      let alone = outcomes(task, reach, levers, of: activity, inStoreAsItIs: true)
      return alone.map { diagram in
        // Without any outcome the line is not that activity.
        store.leaves(of: diagram).allSatisfy { leaf in
          let verdicts = VerdictSet(leaf: leaf)
          if leaf == 0 { return true }
          if verdicts.isEmpty || Answer(verdicts) > answer { return false }
          return answer == .depends || leaf < 1 << (JointOutcome.nothing - 1)
        }
      } ?? false
    }
  }

  /// The levers that bear on an activity that may not be run as it is, or on a ban that is broken; nothing else can
  /// better it.
  func usefulLevers(_ task: RouteTask, _ reach: RouteReach) -> [Int] {
    let tables = assessor.tables(on: task.date)
    var open = reach.known
    for variable in reach.movable.joined() { open[variable] = reach.reachable[variable] }
    let figures = law.ownershipFigures
    if reach.movable.joined().contains(where: figures.contains) {
      for variable in figures { open[variable] = law.space.variables[variable].all }
    }
    for variable in law.space.ofGrade.values { open[variable] = law.space.variables[variable].all }
    store.removeAll()
    var support: Set<Int> = []
    func look(at diagram: FrozenDiagram) {
      let restricted = open.withUnsafeBufferPointer { known in
        known.baseAddress.map { diagram.restricted(known: $0, in: store) { $0 } }
      }
      if let restricted { support.formUnion(store.support(of: restricted)) }
    }
    for activity in task.badActivities {
      look(at: tables.position(of: activity).diagram)
      let isCertain = outcome.isCertain(activity, task.record.lines[task.line])
      if !isCertain { look(at: tables.grade(of: activity).diagram) }
    }
    for ban in task.finding.brokenBans {
      guard let position = tables.duties.duties.firstIndex(of: ban) else { continue }
      look(at: tables.duties.state(position))
    }
    for (activity, variable) in law.space.ofGrade where support.contains(variable) {
      look(at: tables.grade(of: activity).diagram)
    }
    return law.levers.indices.filter { reach.movable[$0].contains(where: support.contains) }
  }

  /// Sets of levers by what they ask of the business, then by cost, then by size.
  ///
  /// - Parameter together: Whether every state of all of them is held at once; otherwise small sets come first.
  func leverSets(_ levers: [Int], together: Bool) -> [[Int]] {
    let largest = together ? levers.count : Self.largestSet
    var found: [[Int]] = []
    var layer: [[Int]] = [[]]
    for size in 1...max(1, largest) where found.count < Self.mostSets {
      layer = layer.flatMap { set in
        levers.filter { $0 > (set.last ?? -1) }.map { set + [$0] }
      }.filter { set in
        switch standing(of: set) {
        case .keepsBusiness, .changesProduct: true
        // Nobody plans on an exemption and on something else.
        case .isExemption: size == 1
        case .givesUpBusiness: size <= Self.largestSet && !set.contains(where: isExemption)
        }
      }
      found += layer
    }
    func order(_ set: [Int]) -> (Int, Route.Standing, Int, Int) {
      (together ? 0 : set.count, standing(of: set), cost(set), set.count)
    }
    return found.prefix(Self.mostSets).map { (set: $0, order: order($0)) }
      .sorted { $0.order < $1.order }.map(\.set)
  }

  func cost(_ levers: some Sequence<Int>) -> Int {
    levers.reduce(0) { $0 + law.levers[$1].cost.weight }
  }

  /// What a set of levers asks of the business.
  func standing(of levers: some Collection<Int>) -> Route.Standing {
    if levers.contains(where: { law.levers[$0].givesUpBusiness }) { return .givesUpBusiness }
    if levers.contains(where: isExemption) { return .isExemption }
    return levers.contains { law.levers[$0].changesProduct } ? .changesProduct : .keepsBusiness
  }

  private func isExemption(_ lever: Int) -> Bool {
    law.levers[lever].moves.contains { law[$0.fact].takenAs == .exemption }
  }
}
