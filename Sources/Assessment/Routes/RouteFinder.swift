import DecisionDiagram
public import Law
public import Portfolio

/// Finds what a company could change so that a service line comes to a better answer. For one thread at a time.
///
/// The outcomes of a line stand as a diagram over all facts that some lever moves, everything else
/// put in as it is known; leaves are the sets of outcomes that what is not known still allows. A set of
/// levers leads to an answer if some leaf under it has nothing worse. Sets of levers are tried by what they ask of the
/// business, then by cost; of a route nothing can be left out. Where every state of all levers is too much to hold, only
/// sets of a few levers are tried. What is found is a route only where the company assessed anew bears it out.
public final class RouteFinder {
  let law: Law
  let assessor: Assessor
  let outcome: JointOutcome
  var applied = CompanyAssessment()
  /// Nodes made for the company at hand.
  private var made = 0

  var store: DiagramStore { outcome.store }

  /// Sets of levers that are tried of one line at most.
  static let mostSets = 2_000
  /// Levers of one set at most, where every state of all of them is too much to hold, and of one that gives the
  /// business up.
  static let largestSet = 3
  /// Nodes that are made for one line at most, where the sets are tried one by one.
  private static let mostNodes = 1_000_000
  /// Nodes that are made for one company at most; the lines after that are not looked at.
  private let mostNodesOfCompany: Int
  /// Routes of one standing that are kept of one line at most.
  private static let mostRoutes = 12

  public convenience init(_ context: AssessmentContext, _ schema: PortfolioSchema) {
    self.init(context, schema, mostNodesOfCompany: 3_000_000)
  }

  init(_ context: AssessmentContext, _ schema: PortfolioSchema, mostNodesOfCompany: Int) {
    law = context.law
    assessor = Assessor(context, schema)
    outcome = JointOutcome(openGradesOf: law)
    self.mostNodesOfCompany = mostNodesOfCompany
  }

  /// The routes of every line that may not be run as it is, or of which that is open.
  ///
  /// - Parameters:
  ///   - record: A company without problems.
  ///   - date: A day whose law is encoded.
  public func routes(of record: CompanyRecord, on date: CalendarDate) -> [LineRoutes] {
    var present = CompanyAssessment()
    assessor.assess(record, on: date, into: &present)
    let around = RouteSurroundings(record)
    made = 0
    // Lines that say the same have the same routes, each beside the others.
    var ofContent: [CompanyRecord.LineContent: LineRoutes] = [:]
    return (0..<record.lineCount).filter { present.lines[$0].answer.needsRoute }.map { line in
      let content = around.content(ofLine: line)
      let found =
        ofContent[content]
        ?? routes(
          of: RouteTask(record, line, present, date, around))
      ofContent[content] = found
      return found.ofLine(line)
    }
  }

  // MARK: - One line

  /// A set of levers with the best that it can lead to.
  private struct Tried {
    let levers: ValueSet
    let best: Answer
  }

  private func routes(of task: RouteTask) -> LineRoutes {
    let (before, answer) = (task.finding.verdicts, task.finding.answer)
    let reach = reach(task)
    if made > mostNodesOfCompany {
      return LineRoutes(line: task.line, before: before, answer: answer, isSought: false)
    }
    let levers = usefulLevers(task, reach)
    if isHopeless(task, reach, levers) {
      return LineRoutes(
        line: task.line, before: before, answer: answer, isHopeless: true)
    }
    // Every state of all levers at once, where that is not too much; otherwise set by set.
    let whole = outcomes(task, reach, levers, inStoreAsItIs: true)
    let sets = leverSets(levers, together: whole != nil)
    let highest = whole.flatMap { answers(in: $0).last } ?? .notReached
    var work = 0
    let cube = RouteCube(law, store, reach, assessor.tables(on: task.date).holders)
    var tried: [Tried] = []
    var routes: [Route] = []
    for set in sets where work < Self.mostNodes {
      let standing = standing(of: set)
      let pulled = ValueSet(set)
      if routes.lazy.filter({ $0.standing == standing }).count >= Self.mostRoutes { continue }
      let within = tried.lazy.filter { $0.levers.isSubset(of: pulled) }.map(\.best).max()
      // Nothing leads further than some of the levers do.
      if let within, within >= highest { continue }
      if let whole, best(of: set, levers, in: whole, reach) <= max(answer, within ?? answer) { continue }
      let sets = whole.map { fixing(set, of: levers, in: $0, reach) } ?? outcomes(task, reach, set)
      if whole == nil { work += store.nodeCount }
      guard let sets, !store.isExhausted else { continue }
      let reached = answers(in: sets).filter { $0 > answer }
      guard let best = reached.last else { continue }
      let diagram = store.map(sets) { leaf in
        leaf == 0 ? 0 : RouteCube.leaf(Answer(leafOfOutcomes: leaf))
      }
      for goal in reached where within.map({ $0 < goal }) ?? true {
        guard let values = cube.values(in: diagram, to: goal),
          let changes = changes(to: values, reach),
          set.allSatisfy({ lever in
            changes.contains { reach.movable[lever].contains($0.variable) }
          }),
          let route = route(set, changes, to: goal, task),
          !routes.contains(where: { $0.changes == route.changes })
        else { continue }
        routes.append(route)
      }
      tried.append(Tried(levers: pulled, best: best))
    }
    return LineRoutes(line: task.line, before: before, answer: answer, routes: worthwhile(routes))
  }

  /// What the states of a diagram of outcomes come to, the worst first. None leads to where the line is open and the
  /// product breaks a ban.
  private func answers(in sets: Diagram) -> [Answer] {
    Set(store.leaves(of: sets).filter { $0 != 0 }.map(Answer.init(leafOfOutcomes:)))
      .subtracting([.notAsDesigned]).sorted()
  }

  /// Routes in the order in which they are told.
  private func worthwhile(_ routes: [Route]) -> [Route] {
    let opens = routes.contains { $0.answer >= .depends }
    let kept = routes.filter { route in
      if opens, route.answer < .depends { return false }
      // What still may not be run is of no use where the same levers, or some of them, lead to something better; nor is
      // it to do more than giving the business up asks for.
      return !routes.contains { other in
        guard Set(other.levers).isSubset(of: route.levers) else { return false }
        return route.answer.needsRoute
          ? other.answer > route.answer
          : route.standing == .givesUpBusiness && other.standing == .givesUpBusiness
            && !other.answer.needsRoute && other.levers.count < route.levers.count
      }
    }
    // Of equal cost what asks for least: the same levers lead further only by more.
    func order(_ route: Route) -> (Route.Standing, Int, Int, Answer) {
      (route.standing, route.answer.needsRoute ? 1 : 0, route.cost, route.answer)
    }
    return kept.sorted { order($0) < order($1) }
  }

  /// What must be changed so that a line has these values; `nil` where nothing must.
  private func changes(to values: [ValueSet], _ reach: RouteReach) -> [Route.Change]? {
    let changed = values.indices.filter { !reach.known[$0].isSubset(of: values[$0]) }
    guard !changed.isEmpty else { return nil }
    // Who holds the company is told as a whole.
    let figures = law.ownershipFigures
    let movesHolders = changed.contains(where: figures.contains)
    return values.indices.filter { variable in
      figures.contains(variable)
        ? movesHolders && values[variable] != law.space.variables[variable].all
        : changed.contains(variable)
    }.map { variable in
      Route.Change(
        variable: variable, values: values[variable],
        wasKnown: reach.known[variable] != law.space.variables[variable].all
          || figures.contains(variable),
        isKept: reach.known[variable].isSubset(of: values[variable]))
    }
  }

  // MARK: - What is open

  /// By variable, whether some levers move it and others of them do not.
  private func closed(_ set: [Int], _ levers: [Int], _ reach: RouteReach) -> [Bool] {
    var isClosed = [Bool](repeating: false, count: law.space.variables.count)
    for lever in levers {
      for variable in reach.movable[lever] { isClosed[variable] = true }
    }
    for lever in set {
      for variable in reach.movable[lever] { isClosed[variable] = false }
    }
    return isClosed
  }

  /// A diagram over all levers, with what is known put in for all but some.
  private func fixing(
    _ set: [Int], of levers: [Int], in whole: Diagram, _ reach: RouteReach
  ) -> Diagram {
    store.joined(whole, over: closed(set, levers, reach), within: reach.known)
  }

  /// The best that some levers could lead to, as far as can be seen without joining anything: no set of outcomes comes to
  /// more than the best of them.
  private func best(
    of set: [Int], _ levers: [Int], in whole: Diagram, _ reach: RouteReach
  ) -> Answer {
    let union = store.unionOfLeaves(of: whole, over: closed(set, levers, reach), within: reach.known)
    return VerdictSet(leaf: union).verdicts.map { Answer(VerdictSet([$0])) }.max() ?? .no
  }

  private func reach(_ task: RouteTask) -> RouteReach {
    var known: [ValueSet] = []
    assessor.withLine(task.alone, 0, assessor.tables(on: task.date)) { lent in
      known = law.space.variables.indices.map { lent.known[$0] }
    }
    return RouteReach(law, known: known)
  }

  /// For every state of what the levers move, the outcomes that the line can still have; `nil` beyond the
  /// limit.
  ///
  /// - Parameters:
  ///   - activity: Only what it comes to as this activity; no outcome where it is not that.
  ///   - inStoreAsItIs: Whether what was made before for the same levers is kept, of which much is the same.
  func outcomes(
    _ task: RouteTask, _ reach: RouteReach, _ levers: [Int], of activity: ActivityID? = nil,
    inStoreAsItIs: Bool = false
  ) -> Diagram? {
    if inStoreAsItIs, !store.isExhausted, store.nodeCount < store.nodeLimit {
      store.allowAsManyMore()
    } else {
      store.removeAll()
    }
    return joinedOutcomes(task, reach, levers, of: activity)
  }

  private func joinedOutcomes(
    _ task: RouteTask, _ reach: RouteReach, _ levers: [Int], of activity: ActivityID?
  ) -> Diagram? {
    let before = store.nodeCount
    let free = Set(levers.flatMap { reach.movable[$0] })
    var open = task.alone.with(free.map { ($0, reach.reachable[$0]) }, line: 0, law)
    // No route rests on holders of a kind that no lever brings in, such as the state and persons alone.
    let kept = law.ownershipFigures.filter { !free.contains($0) && task.alone.known[$0] == .only(0) }
    open.set(kept.map { ($0, .only(0)) }, line: 0, law)
    // What only can be moved is not stated yet.
    open.takeFlags(of: task.alone, law.space)
    let tables = assessor.tables(on: task.date)
    var whole = Diagram.leaf(0)
    assessor.withLine(open, 0, tables) { lent in
      let own =
        if let activity {
          outcome.sets(
            of: outcome.activity(activity, lent.choice, known: lent.known, lent.bonds, tables))
        } else {
          // No route leads to where nothing is found any more, nor to where a ban is broken.
          withBans(outcome.outcomes(of: lent, tables, anything: VerdictSet([.prohibited])), lent, tables)
        }
      whole = outcome.union(whole, own)
    }
    defer { made += store.nodeCount - before }
    guard !store.isExhausted else { return nil }
    let hidden = law.space.variables.indices.map { !free.contains($0) }
    let joined = store.joined(whole, over: hidden)
    return store.isExhausted ? nil : joined
  }
}

// MARK: - Bans

extension RouteFinder {
  /// Marks of a leaf of outcomes, beside those: that some case of it keeps all bans, and that some case breaks one.
  fileprivate static let keepsBans: Int32 = 1 << 8
  fileprivate static let breaksBan: Int32 = 1 << 9

  /// Sets of outcomes, with the marks of what becomes of the bans.
  private func withBans(
    _ outcomes: Diagram, _ lent: Assessor.LentLine, _ tables: EpochTables
  ) -> Diagram {
    guard lent.active.contains(where: tables.duties.activitiesWithBans.contains) else { return outcomes }
    return tables.duties.bans.reduce(outcomes) { marked, ban in
      let state = outcome.duty(
        ban, lent.active, lent.choice, known: lent.known, lent.bonds, tables)
      return store.apply(marked, state) { outcomes, state in
        if outcomes == 0 || state == 0 { return 0 }
        if state == 3 { return outcomes & ~Self.keepsBans | Self.breaksBan }
        return outcomes & Self.breaksBan != 0 ? outcomes : outcomes | Self.keepsBans
      }
    }
  }
}

/// A line for which routes are sought.
struct RouteTask {
  let record: CompanyRecord
  let line: Int
  /// What the company comes to as it is.
  let present: CompanyAssessment
  let date: CalendarDate
  let around: RouteSurroundings
  /// The company with the line alone.
  let alone: CompanyRecord
  /// The company with the line and of the others that say the same only one, and where the line stands in it.
  let distinct: (record: CompanyRecord, line: Int)

  init(
    _ record: CompanyRecord, _ line: Int, _ present: CompanyAssessment, _ date: CalendarDate,
    _ around: RouteSurroundings
  ) {
    (self.record, self.line, self.present) = (record, line, present)
    (self.date, self.around) = (date, around)
    alone = record.alone(line)
    distinct = around.distinct(beside: line)
  }

  var finding: CompanyAssessment.LineFinding { present.lines[line] }

  /// The activities of the line that may not be run as it is.
  var badActivities: [ActivityID] {
    finding.activities.map { present.activities[$0] }
      .filter { $0.mayCount && Answer($0.verdicts).needsRoute }.map(\.activity)
  }
}

extension Answer {
  /// What outcomes come to by themselves.
  init(_ outcomes: VerdictSet) {
    self.init(outcomes, isNothingFound: false, breaksBan: false)
  }

  /// What a leaf comes to that is a set of outcomes with marks of bans.
  fileprivate init(leafOfOutcomes leaf: Int32) {
    self.init(
      VerdictSet(leaf: leaf), isNothingFound: false,
      breaksBan: leaf & RouteFinder.breaksBan != 0 && leaf & RouteFinder.keepsBans == 0)
  }
}

extension VerdictSet {
  /// The outcomes of a leaf that is a set of them.
  init(leaf: Int32) { self.init(mask: UInt8(truncatingIfNeeded: leaf)) }

  /// The worst of the outcomes.
  ///
  /// - Precondition: The set is not empty.
  public var worst: Verdict { verdicts.first ?? .prohibited }
}
