import DecisionDiagram
public import Law
public import Portfolio

/// Finds what a company could change so that a service line comes to something better. For one
/// thread at a time.
///
/// The outcomes of a line stand as a diagram over all facts that some lever moves, everything else
/// put in as it is known; leaves are the sets of outcomes that what is not known still allows. A set of
/// levers leads to a verdict if some leaf under it has nothing worse. Sets of levers are tried by
/// cost; of a route nothing can be left out. Where every state of all levers is too much to hold, only
/// sets of a few levers are tried.
public final class RouteFinder {
  let law: Law
  private let assessor: Assessor
  private let outcome: JointOutcome
  private var applied = CompanyAssessment()
  /// By lever, the variables that it can move for the line at hand.
  private var movable: [[Int]] = []
  /// By variable, what it is or can be moved to for the line at hand.
  private var reachable: [ValueSet] = []

  private var store: DiagramStore { outcome.store }

  /// Sets of levers that are tried of one line at most.
  private static let mostSets = 2_000
  /// Levers of one set at most, where every state of all of them is too much to hold.
  private static let largestSet = 3
  /// Routes that are kept of one line at most.
  private static let mostRoutes = 12

  public init(_ context: AssessmentContext, _ schema: PortfolioSchema) {
    law = context.law
    assessor = Assessor(context, schema)
    outcome = JointOutcome(openGradesOf: law)
  }

  /// The routes of every line that may not be run as it is.
  ///
  /// - Parameters:
  ///   - record: A company without problems.
  ///   - date: A day whose law is encoded.
  public func routes(of record: CompanyRecord, on date: CalendarDate) -> [LineRoutes] {
    var present = CompanyAssessment()
    assessor.assess(record, on: date, into: &present)
    return (0..<record.lineCount).compactMap { line in
      let before = present.lines[line].verdicts
      guard before.worst <= .restrictedViolated else { return nil }
      return routes(of: record, line: line, present, on: date)
    }
  }

  /// What a company and each of its lines come to.
  func outcomes(
    of record: CompanyRecord, on date: CalendarDate
  ) -> (company: VerdictSet, lines: [VerdictSet]) {
    assessor.assess(record, on: date, into: &applied)
    return (applied.verdicts, applied.lines[..<applied.lineCount].map(\.verdicts))
  }

  // MARK: - One line

  /// A set of levers with the best that it can lead to.
  private struct Tried {
    let levers: [Int]
    let best: Verdict
  }

  private func routes(
    of record: CompanyRecord, line: Int, _ present: CompanyAssessment, on date: CalendarDate
  ) -> LineRoutes {
    let before = present.lines[line].verdicts
    let known = self.known(record, line)
    movable = movable(known, record, line)
    reachable = reachable(known)
    let levers = usefulLevers(record, line, present, known, on: date)
    if isHopeless(record, line, present, levers, on: date) {
      return LineRoutes(line: line, before: before, routes: [], isHopeless: true)
    }
    // Every state of all levers at once, where that is not too much; otherwise set by set.
    let whole = outcomes(record, line, levers, date)
    let sets = leverSets(levers, largest: whole == nil ? Self.largestSet : levers.count)
    var tried: [Tried] = []
    var routes: [Route] = []
    for set in sets where routes.count < Self.mostRoutes {
      let within = tried.filter { Set($0.levers).isSubset(of: set) }.map(\.best).max()
      if within == Verdict.outOfScope { continue }
      let diagram =
        whole.map { fixing(set, of: levers, in: $0, known) } ?? outcomes(record, line, set, date)
      guard let diagram, !store.isExhausted else { continue }
      let reached = Set(store.leaves(of: diagram).filter { $0 != 0 }.map { worst($0) })
        .filter { $0 > before.worst }
      for verdict in reached.sorted() where within.map({ $0 < verdict }) ?? true {
        guard let changes = changes(in: diagram, known, to: verdict),
          set.allSatisfy({ lever in changes.contains { movable[lever].contains($0.variable) } }),
          !routes.contains(where: { $0.changes == changes })
        else { continue }
        let route = route(set, changes, record, line, present, on: date)
        // What the assessment does not bear out is no route.
        if !route.after.isEmpty, route.after.worst >= verdict { routes.append(route) }
      }
      if let best = reached.max() { tried.append(Tried(levers: set, best: best)) }
    }
    // What still may not be run is of no use where the same levers, or some of them, lead to something better.
    routes = routes.filter { [routes] route in
      route.after.worst > .restrictedViolated
        || !routes.contains {
          $0.after.worst > route.after.worst && Set($0.levers).isSubset(of: route.levers)
        }
    }
    // Of equal cost, what may be run first, and of that what asks for least: the same levers lead further only by more.
    func order(_ route: Route) -> (Int, Int, Verdict) {
      (route.cost, route.after.worst > .restrictedViolated ? 0 : 1, route.after.worst)
    }
    routes.sort { order($0) < order($1) }
    return LineRoutes(line: line, before: before, routes: routes, isHopeless: false)
  }

  /// Whether some activity of the line alone holds it where it is, whatever is moved: then nothing helps, since
  /// the worst activity decides.
  private func isHopeless(
    _ record: CompanyRecord, _ line: Int, _ present: CompanyAssessment, _ levers: [Int],
    on date: CalendarDate
  ) -> Bool {
    let worst = present.lines[line].verdicts.worst
    return badActivities(line, present).contains { activity in
      let alone = outcomes(record, line, levers, date, of: activity)
      return alone.map { diagram in
        // A leaf without any outcome is one where the line is not that activity.
        store.leaves(of: diagram).allSatisfy { leaf in
          let verdicts = VerdictSet(mask: UInt8(truncatingIfNeeded: leaf))
          return leaf == 0 || !verdicts.isEmpty && verdicts.worst <= worst
        }
      } ?? false
    }
  }

  /// The activities of a line that may not be run as it is.
  private func badActivities(_ line: Int, _ present: CompanyAssessment) -> [ActivityID] {
    present.lines[line].activities.map { present.activities[$0] }
      .filter { $0.mayCount && $0.verdicts.worst <= .restrictedViolated }.map(\.activity)
  }

  /// A diagram over all levers, with what is known put in for all but some.
  private func fixing(
    _ set: [Int], of levers: [Int], in whole: Diagram, _ known: [ValueSet]
  ) -> Diagram {
    let closed = levers.filter { !set.contains($0) }.flatMap { movable[$0] }
    var fixed = reachable
    for variable in closed { fixed[variable] = known[variable] }
    return store.joined(store.restrict(whole, fixed), over: Set(closed))
  }

  /// The levers that bear on an activity that may not be run as it is; nothing else can better it.
  private func usefulLevers(
    _ record: CompanyRecord, _ line: Int, _ present: CompanyAssessment, _ known: [ValueSet],
    on date: CalendarDate
  ) -> [Int] {
    let tables = assessor.tables(on: date)
    var open = known
    for variable in movable.flatMap(\.self) {
      open[variable] = reachable[variable]
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
    for activity in badActivities(line, present) {
      look(at: tables.position(of: activity).diagram)
      let isCertain = outcome.isCertain(activity, record.lines[line])
      if !isCertain { look(at: tables.grade(of: activity).diagram) }
    }
    for (activity, variable) in law.space.ofGrade where support.contains(variable) {
      look(at: tables.grade(of: activity).diagram)
    }
    return law.levers.indices.filter { movable[$0].contains(where: support.contains) }
  }

  /// Sets of levers by cost, then by size.
  private func leverSets(_ levers: [Int], largest: Int) -> [[Int]] {
    var found: [[Int]] = []
    var layer: [[Int]] = [[]]
    for _ in 0..<largest where found.count < Self.mostSets {
      layer = layer.flatMap { set in
        levers.filter { $0 > (set.last ?? -1) }.map { set + [$0] }
      }
      found += layer
    }
    return found.prefix(Self.mostSets).sorted { (cost($0), $0.count) < (cost($1), $1.count) }
  }

  private func cost(_ levers: [Int]) -> Int {
    levers.reduce(0) { $0 + law.levers[$1].cost.weight }
  }

  private func worst(_ leaf: Int32) -> Verdict {
    VerdictSet(mask: UInt8(truncatingIfNeeded: leaf)).worst
  }

  // MARK: - What is open

  /// The variables that each lever can move for the line at hand.
  private func movable(_ known: [ValueSet], _ record: CompanyRecord, _ line: Int) -> [[Int]] {
    law.levers.map { lever in
      lever.moves.flatMap { move in
        law.space.ofFact[move.fact.index].filter {
          canMove($0, law[move.fact], known, record, line)
        }
      }
    }
  }

  /// What every variable is or can be moved to.
  private func reachable(_ known: [ValueSet]) -> [ValueSet] {
    var reachable = law.space.variables.map(\.all)
    for move in law.levers.flatMap(\.moves) {
      guard let values = move.values else { continue }
      let variable = law.space.ofFact[move.fact.index].lowerBound
      reachable[variable] = known[variable].union(ValueSet(values))
    }
    return reachable
  }

  /// Whether a fact can be moved: any of the company, where a service is, and what else the file says of a
  /// service. What a service is not said to have is nothing to change, and nothing is added to it.
  private func canMove(
    _ variable: Int, _ fact: Fact, _ known: [ValueSet], _ record: CompanyRecord, _ line: Int
  ) -> Bool {
    if fact.subject == .company || fact.kind == .place { return true }
    if fact.kind == .set { return known[variable] == .only(1) }
    return record.lines[line].statements.contains { $0.variable == Int32(variable) }
      && known[variable] != law.space.variables[variable].all
  }

  /// What is known of every variable for a line.
  private func known(_ record: CompanyRecord, _ line: Int) -> [ValueSet] {
    var known = record.known
    // What only follows from a figure moves with it.
    for statement in record.statements where statement.follows {
      known[Int(statement.variable)] = law.space.variables[Int(statement.variable)].all
    }
    for statement in record.lines[line].statements {
      known[Int(statement.variable)] = statement.known
    }
    return known
  }

  /// For every state of what the levers move, the outcomes that the line can still have; `nil` beyond the
  /// limit.
  ///
  /// - Parameter activity: Only what it comes to as this activity; no outcome where it is not that.
  private func outcomes(
    _ record: CompanyRecord, _ line: Int, _ levers: [Int], _ date: CalendarDate,
    of activity: ActivityID? = nil
  ) -> Diagram? {
    store.removeAll()
    let free = Set(levers.flatMap { movable[$0] })
    var open = record
    open.set(free.map { ($0, reachable[$0]) }, line: line, law)
    let tables = assessor.tables(on: date)
    var whole = Diagram.leaf(0)
    assessor.withLine(open, line, tables) { lent in
      let own =
        if let activity {
          outcome.sets(
            of: outcome.activity(activity, lent.choice, known: lent.known, lent.bonds, tables))
        } else {
          outcome.outcomes(of: lent, tables)
        }
      whole = outcome.union(whole, own)
    }
    guard !store.isExhausted else { return nil }
    let hidden = Set(law.space.variables.indices).subtracting(free)
    let joined = store.joined(whole, over: hidden)
    return store.isExhausted ? nil : joined
  }

  // MARK: - A route

  /// What must be changed so that a verdict is the worst that is left: as little as possible, and as widely as nothing
  /// worse is.
  private func changes(
    in diagram: Diagram, _ known: [ValueSet], to verdict: Verdict
  ) -> [Route.Change]? {
    let preferred = known.map { $0.first ?? 0 }
    guard
      let path = store.path(
        in: diagram, preferring: preferred,
        allowing: { variable, value in reachable[variable].contains(value) },
        to: { $0 != 0 && worst($0) == verdict })
    else { return nil }
    var cube = law.space.variables.map(\.all)
    for step in path.values { cube[step.variable] = .only(step.value) }
    for step in path.values {
      for value in 0..<law.space.variables[step.variable].size
      where reachable[step.variable].contains(value) {
        let kept = cube[step.variable]
        cube[step.variable].insert(value)
        let leaves = store.leaves(of: store.restrict(diagram, cube))
        if leaves.contains(where: { $0 != 0 && worst($0) < verdict }) {
          cube[step.variable] = kept
        }
      }
    }
    // What is as it must be already is no change, unless what is known of it goes with a change.
    let changed = path.values.map(\.variable).filter { !known[$0].isSubset(of: cube[$0]) }
    let movesHolders = changed.contains(where: outcome.computed.contains)
    return path.values.map(\.variable).filter { variable in
      changed.contains(variable)
        || movesHolders && outcome.computed.contains(variable)
          && cube[variable] != law.space.variables[variable].all
    }.map {
      Route.Change(
        variable: $0, values: cube[$0],
        // One figure of ownership says something of the others.
        wasKnown: known[$0] != law.space.variables[$0].all || outcome.computed.contains($0))
    }.sorted { $0.variable < $1.variable }
  }

  private func route(
    _ levers: [Int], _ changes: [Route.Change], _ record: CompanyRecord, _ line: Int,
    _ present: CompanyAssessment, on date: CalendarDate
  ) -> Route {
    assessor.assess(
      changed(record, line: line, changes), on: date, into: &applied)
    let effects = (0..<record.lineCount).filter { $0 != line }.compactMap { other in
      let effect = Route.SideEffect(
        line: other, before: present.lines[other].verdicts, after: applied.lines[other].verdicts)
      return effect.before == effect.after ? nil : effect
    }
    let finding = applied.lines[line]
    let grounds = finding.activities.map { applied.activities[$0] }
      .filter { $0.mayCount && $0.verdicts.contains(finding.verdicts.worst) }
      .flatMap { applied.positions(of: $0) }.filter { $0.verdict == finding.verdicts.worst }
    let kept = finding.activities.map { applied.activities[$0] }.filter(\.mayCount).map(\.activity)
    let left = present.lines[line].activities.map { present.activities[$0] }.filter {
      $0.mayCount && $0.verdicts.worst <= .restrictedViolated && !kept.contains($0.activity)
    }
    return Route(
      levers: levers.map { LeverID($0) }, cost: cost(levers), changes: changes,
      after: finding.verdicts, grounds: grounds,
      leaves: left.map { ($0.activity, present.row(of: $0)) }, sideEffects: effects)
  }

  /// The company after a route. Figures of ownership that the route says nothing about are not known then.
  package func changed(
    _ record: CompanyRecord, line: Int, _ changes: [Route.Change]
  ) -> CompanyRecord {
    record.with(changes.map { ($0.variable, $0.values) }, line: line, law)
  }
}

extension VerdictSet {
  /// The worst of the outcomes.
  ///
  /// - Precondition: The set is not empty.
  public var worst: Verdict { verdicts.first ?? .prohibited }
}
