import DecisionDiagram
import Law

/// Picks values that go together: each of them is part of a case that can be, and every case of them that can be leads
/// to nothing worse than the answer sought.
///
/// The diagrams lead to ``leaf(_:)`` of an answer, or to 0 where a case cannot be.
struct RouteCube {
  let law: Law
  let store: DiagramStore
  let reach: RouteReach
  private let ownership: FigureCube
  private var figures: [Int] { ownership.figures }

  static func leaf(_ answer: Answer) -> Int32 { 1 + Int32(answer.rawValue) }

  /// - Parameter holders: See ``EpochTables/holders``.
  init(_ law: Law, _ store: DiagramStore, _ reach: RouteReach, _ holders: FrozenDiagram?) {
    (self.law, self.store, self.reach) = (law, store, reach)
    ownership = FigureCube(law, holders)
  }

  /// For every variable the values that will do: as little as possible is other than it is, and that as widely as
  /// nothing worse comes of it.
  ///
  /// - Returns: `nil` where nothing leads to exactly that answer.
  func values(in diagram: Diagram, to answer: Answer) -> [ValueSet]? {
    let leaf = Self.leaf(answer)
    // What is open is settled by a route as well, so nothing is preferred for it.
    let preferred = reach.known.map { $0.isSingle ? $0.first ?? -1 : -1 }
    guard
      let path = store.path(
        in: diagram, preferring: preferred,
        allowing: { variable, value in reach.canAsk(value, of: variable) },
        to: { $0 == leaf })
    else { return nil }
    var cube = reach.known
    for variable in figures { cube[variable] = law.space.variables[variable].all }
    for step in path.values { cube[step.variable] = .only(step.value) }
    let asked = path.values.map(\.variable)
    if asked.contains(where: figures.contains) {
      widenFigures(asked.filter(figures.contains), in: diagram, leaf, &cube)
    }
    for variable in asked where !figures.contains(variable) {
      widen(variable, in: diagram, leaf, &cube)
    }
    ownership.dropImplied(&cube)
    return cube
  }

  // MARK: - Widening

  /// Whether a cube has a case that can be, and none that leads to something worse.
  private func fits(_ cube: [ValueSet], _ diagram: Diagram, _ leaf: Int32) -> Bool {
    let leaves = store.leaves(of: store.restrict(diagram, cube))
    return leaves.last != 0 && leaves.allSatisfy { $0 == 0 || $0 >= leaf }
  }

  private func widen(
    _ variable: Int, in diagram: Diagram, _ leaf: Int32, _ cube: inout [ValueSet]
  ) {
    var others = cube
    others[variable] = law.space.variables[variable].all
    let own = store.restrict(diagram, others)
    if case .figures = law.space.variables[variable].domain {
      widenRange(variable, in: own, leaf, &cube)
      return
    }
    for value in reach.reachable[variable]
    where !cube[variable].contains(value) && reach.leads(to: value, of: variable) {
      others[variable] = .only(value)
      if fits(others, own, leaf) { cube[variable].insert(value) }
    }
  }

  /// Widens a figure to a stretch without gaps.
  private func widenRange(
    _ variable: Int, in diagram: Diagram, _ leaf: Int32, _ cube: inout [ValueSet]
  ) {
    guard let start = cube[variable].first else { return }
    var trial = cube
    for step in [-1, 1] {
      var value = start + step
      while (0..<law.space.variables[variable].size).contains(value) {
        trial[variable] = .only(value)
        guard fits(trial, diagram, leaf) else { break }
        cube[variable].insert(value)
        value += step
      }
    }
  }

  /// Widens what a way asks of the figures of ownership, which move as one: to a stretch of the foreign share alone, unless
  /// more of it will do beside what the other figures are.
  private func widenFigures(
    _ asked: [Int], in diagram: Diagram, _ leaf: Int32, _ cube: inout [ValueSet]
  ) {
    var open = cube
    for variable in asked { open[variable] = law.space.variables[variable].all }
    let own = store.restrict(diagram, open)
    guard let share = ownership.share else {
      widenTogether(asked, in: own, leaf, &cube)
      return
    }
    if let stretch = stretch(of: share, open, in: own, leaf), !leads(beyond: stretch, of: share, open, in: own, leaf) {
      cube = open
      cube[share] = stretch
      return
    }
    guard let start = greatest(share, open, in: own, leaf) else {
      widenTogether(asked, in: own, leaf, &cube)
      return
    }
    cube = open
    for step in start { cube[step.variable] = .only(step.value) }
    widenTogether(start.map(\.variable), in: own, leaf, &cube)
  }

  /// Whether more of a figure than some values leads to an answer, whatever else must be so of the figures then.
  private func leads(
    beyond values: ValueSet, of variable: Int, _ open: [ValueSet], in diagram: Diagram, _ leaf: Int32
  ) -> Bool {
    var beyond = open
    beyond[variable] = law.space.variables[variable].all.subtracting(.all((Array(values).last ?? 0) + 1))
    return !beyond[variable].isEmpty
      && store.leaves(of: store.restrict(diagram, beyond)).contains(leaf)
  }

  /// A case with as much of a figure as leads to an answer.
  private func greatest(
    _ variable: Int, _ open: [ValueSet], in diagram: Diagram, _ leaf: Int32
  ) -> [(variable: Int, value: Int)]? {
    let preferred = reach.known.map { $0.isSingle ? $0.first ?? -1 : -1 }
    var trial = open
    for value in (0..<law.space.variables[variable].size).reversed() where reach.canAsk(value, of: variable) {
      trial[variable] = .only(value)
      let path = store.path(
        in: store.restrict(diagram, trial), preferring: preferred,
        allowing: { variable, value in reach.canAsk(value, of: variable) }, to: { $0 == leaf })
      if let path { return path.values.filter { $0.variable != variable } + [(variable, value)] }
    }
    return nil
  }

  /// Widens a case of the figures to as much as will do of each beside the others.
  private func widenTogether(
    _ asked: [Int], in diagram: Diagram, _ leaf: Int32, _ cube: inout [ValueSet]
  ) {
    // The foreign share says most; what else need not be said is left out first.
    let order = ownership.shareLast(asked)
    for variable in order {
      let pinned = cube[variable]
      cube[variable] = law.space.variables[variable].all
      if !fits(cube, diagram, leaf) { cube[variable] = pinned }
    }
    let shown = order.reversed().filter { cube[$0] != law.space.variables[$0].all }
    // What one figure can be hangs on the others.
    var count = 0
    while count != shown.map({ cube[$0].count }).reduce(0, +) {
      count = shown.map { cube[$0].count }.reduce(0, +)
      for variable in shown { widen(variable, in: diagram, leaf, &cube) }
      addNothing(to: shown, in: diagram, leaf, &cube)
    }
  }

  /// Adds that there is nothing of any figure, where each is next to that: one is nothing only with the others.
  private func addNothing(
    to shown: [Int], in diagram: Diagram, _ leaf: Int32, _ cube: inout [ValueSet]
  ) {
    var trial = cube
    for variable in shown {
      guard case .figures = law.space.variables[variable].domain, cube[variable].first == 1 else { continue }
      trial[variable].insert(0)
    }
    guard let share = ownership.share, trial[share].first == 0, trial != cube, fits(trial, diagram, leaf) else { return }
    var none = trial
    none[share] = .only(0)
    if fits(none, diagram, leaf) { cube = trial }
  }

  /// The stretch of a figure nearest to what it is that will do whatever the others are; `nil` where none does.
  private func stretch(
    of variable: Int, _ open: [ValueSet], in diagram: Diagram, _ leaf: Int32
  ) -> ValueSet? {
    var stretches: [(values: ValueSet, isExact: Bool)] = []
    var trial = open
    var wasIn = false
    for value in 0..<law.space.variables[variable].size {
      trial[variable] = .only(value)
      let leaves = store.leaves(of: store.restrict(diagram, trial))
      let isIn = leaves.last != 0 && leaves.allSatisfy { $0 == 0 || $0 >= leaf }
      defer { wasIn = isIn }
      guard isIn else { continue }
      let isExact = leaves.contains(leaf)
      if wasIn, let last = stretches.popLast() {
        stretches.append((last.values.union(.only(value)), last.isExact || isExact))
      } else {
        stretches.append((.only(value), isExact))
      }
    }
    func distance(_ values: ValueSet) -> Int {
      values.flatMap { value in reach.known[variable].map { abs($0 - value) } }.min() ?? 0
    }
    return stretches.filter(\.isExact).map(\.values).min {
      (distance($0), -$0.count) < (distance($1), -$1.count)
    }
  }
}
