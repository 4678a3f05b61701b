import DecisionDiagram
import Synchronization

/// Where the epochs of a law are compiled. What several of them have in common stands there once, so that many dates take
/// little more room than one.
///
/// Safe to share between threads, of which one compiles at a time.
package final class CompilingWorkspace: Sendable {
  /// What is made for all epochs in which the places that rows, facts and impossible cases mention hold the same.
  final class Ground {
    var grades: [CompiledGrade?]
    var holdingAnywhere: [Condition: FrozenDiagram] = [:]
    var consistency: CompiledConsistency?

    fileprivate init(activities: Int) {
      grades = Array(repeating: nil, count: activities)
    }
  }

  /// What is made of one epoch.
  final class Epoch {
    let ground: Ground
    fileprivate var positions: [CompiledPosition?]
    fileprivate var verdicts: [CompiledVerdicts?]
    /// By variable, what ties it to what is taken of it.
    fileprivate var bonds: [Int: FrozenDiagram] = [:]
    /// By the flag of a topic and the variables that put it in play, what ties the one to the others.
    fileprivate var topicBonds: [[Int]: FrozenDiagram] = [:]
    fileprivate(set) var compiler: LawCompiler

    fileprivate init(_ compiler: LawCompiler, _ ground: Ground) {
      self.compiler = compiler
      self.ground = ground
      positions = Array(repeating: nil, count: compiler.law.activities.count)
      verdicts = Array(repeating: nil, count: compiler.law.activities.count)
    }
  }

  /// A condition, or a duty, with which of the places that it mentions hold which.
  private struct Placed<Content: Hashable>: Hashable {
    let content: Content
    let memberships: [Int]
  }

  /// What is made of an activity, for all epochs in which it is made of the same.
  private struct Shared {
    var positions: [ActivityEpochs.Signature: CompiledPosition] = [:]
    var verdicts: [ActivityEpochs.Signature: CompiledVerdicts] = [:]
  }

  private struct State: ~Copyable {
    var pool: FrozenPool
    let sameness: ActivityEpochs
    var epochs: [Int: Epoch] = [:]
    /// By memberships.
    var grounds: [[Int]: Ground] = [:]
    var conditions: [Placed<Condition>: FrozenDiagram] = [:]
    var duties: [Placed<DutyID>: FrozenDiagram] = [:]
    /// By activity.
    var shared: [Shared]

    /// What is made of an epoch, with a store that has room.
    mutating func epoch(_ number: Int, _ law: Law, _ day: CalendarDate) -> Epoch {
      if pool.store.nodeCount > CompilingWorkspace.mostNodes {
        pool = FrozenPool(law)
        for epoch in epochs.values {
          epoch.compiler = LawCompiler(law, on: epoch.compiler.date, in: pool)
        }
      }
      if let found = epochs[number] { return found }
      let memberships = sameness.signatureOfGrades(on: day)
      let ground = grounds[memberships] ?? Ground(activities: law.activities.count)
      grounds[memberships] = ground
      let made = Epoch(LawCompiler(law, on: day, in: pool), ground)
      epochs[number] = made
      return made
    }
  }

  /// Nodes past which the store is emptied; what was made stays.
  private static let mostNodes = 500_000

  /// What is compiled of another law over the same facts and epochs, and which activities it puts elsewhere.
  private struct Likeness {
    let workspace: CompilingWorkspace
    let except: ActivitySet
  }

  private let law: Law
  /// What the build compiled, which nobody waits for.
  private let built: BuiltDiagrams?
  private let state: Mutex<State>
  private let likeness: Likeness?

  package convenience init(_ law: Law) { self.init(law, nil) }

  /// - Parameters:
  ///   - other: Of a law that differs at most in the positions of some activities, and has the same facts and epochs.
  ///   - activities: Those; of all others what is compiled of the other law serves.
  package convenience init(_ law: Law, like other: CompilingWorkspace, except activities: ActivitySet) {
    self.init(law, Likeness(workspace: other, except: activities))
  }

  private init(_ law: Law, _ likeness: Likeness?) {
    self.law = law
    self.likeness = likeness
    built = law.compiled.map { BuiltDiagrams($0, of: law) }
    state = Mutex(
      State(
        pool: FrozenPool(law), sameness: ActivityEpochs(law),
        shared: Array(repeating: Shared(), count: law.activities.count)))
  }

  /// Lends what is made of an epoch.
  ///
  /// - Parameter day: Any day of the epoch.
  func withEpoch<Result: Sendable>(
    _ number: Int, _ day: CalendarDate, _ body: (Epoch) -> Result
  ) -> Result {
    state.withLock { body($0.epoch(number, law, day)) }
  }

  /// When a line is an activity in an epoch; see ``EpochLaw/grade(of:)``.
  func grade(of activity: ActivityID, _ number: Int, _ day: CalendarDate) -> CompiledGrade {
    if let likeness { return likeness.workspace.grade(of: activity, number, day) }
    if let built = built?.grade(of: activity, in: number) { return built }
    return state.withLock { state in
      let epoch = state.epoch(number, law, day)
      if let found = epoch.ground.grades[activity.index] { return found }
      let made = epoch.compiler.compileGrade(of: activity)
      epoch.ground.grades[activity.index] = made
      return made
    }
  }

  /// What a company's own facts must agree with in an epoch; see ``EpochLaw/consistency``.
  func consistency(_ number: Int, _ day: CalendarDate) -> CompiledConsistency {
    if let likeness { return likeness.workspace.consistency(number, day) }
    if let built = built?.consistency(in: number) { return built }
    return state.withLock { state in
      let epoch = state.epoch(number, law, day)
      if let found = epoch.ground.consistency { return found }
      let made = epoch.compiler.compileConsistency()
      epoch.ground.consistency = made
      return made
    }
  }

  /// The position of an activity in an epoch, the same one for epochs in which the law of it is the same.
  func position(of activity: ActivityID, _ number: Int, _ day: CalendarDate) -> CompiledPosition {
    if let likeness, !likeness.except.contains(activity) {
      return likeness.workspace.position(of: activity, number, day)
    }
    if let built = built?.position(of: activity, in: number) { return built }
    return state.withLock { state in
      let epoch = state.epoch(number, law, day)
      if let found = epoch.positions[activity.index] { return found }
      let signature = state.sameness.signature(of: activity, in: epoch.compiler)
      let made =
        state.shared[activity.index].positions[signature] ?? epoch.compiler.compilePosition(of: activity)
      let found =
        state.shared[activity.index].positions.values.first {
          $0.diagram === made.diagram && $0.outcomes == made.outcomes
        } ?? made
      state.shared[activity.index].positions[signature] = found
      epoch.positions[activity.index] = found
      return found
    }
  }

  /// The verdicts of an activity in an epoch; see ``EpochLaw/verdicts(of:)``.
  func verdicts(of activity: ActivityID, _ number: Int, _ day: CalendarDate) -> CompiledVerdicts {
    if let likeness, !likeness.except.contains(activity) {
      return likeness.workspace.verdicts(of: activity, number, day)
    }
    if let built = built?.verdicts(of: activity, in: number) { return built }
    return state.withLock { state in
      let epoch = state.epoch(number, law, day)
      if let found = epoch.verdicts[activity.index] { return found }
      let signature = state.sameness.signature(of: activity, in: epoch.compiler)
      let shared = state.shared[activity.index]
      let made =
        shared.positions[signature].map(CompiledVerdicts.init) ?? shared.verdicts[signature]
        ?? epoch.compiler.compileVerdicts(of: activity)
      state.shared[activity.index].verdicts[signature] = made
      epoch.verdicts[activity.index] = made
      return made
    }
  }

  /// When a condition holds in an epoch; see ``EpochLaw/holds(_:)``.
  func holds(_ condition: Condition, _ number: Int, _ day: CalendarDate) -> FrozenDiagram {
    if let likeness { return likeness.workspace.holds(condition, number, day) }
    return state.withLock { state in
      let epoch = state.epoch(number, law, day)
      let placed = Placed(
        content: condition, memberships: state.sameness.memberships(behind: [condition], on: day))
      if let found = state.conditions[placed] { return found }
      let made = epoch.compiler.compile(condition)
      state.conditions[placed] = made
      return made
    }
  }

  /// When a condition holds in an epoch, in cases that cannot be as well; see ``EpochLaw/holdsAnywhere(_:)``.
  func holdsAnywhere(_ condition: Condition, _ number: Int, _ day: CalendarDate) -> FrozenDiagram {
    if let likeness { return likeness.workspace.holdsAnywhere(condition, number, day) }
    return withEpoch(number, day) { epoch in
      if let found = epoch.ground.holdingAnywhere[condition] { return found }
      let made = epoch.compiler.compileAnywhere(condition)
      epoch.ground.holdingAnywhere[condition] = made
      return made
    }
  }

  /// What is taken of a variable in an epoch; see ``EpochLaw/bond(_:_:)``.
  func bond(
    _ derivation: Derivation, _ variable: Derivation.Variable, _ number: Int, _ day: CalendarDate
  ) -> FrozenDiagram {
    if let likeness { return likeness.workspace.bond(derivation, variable, number, day) }
    return withEpoch(number, day) { epoch in
      if let found = epoch.bonds[variable.variable] { return found }
      let made = epoch.compiler.compileBond(derivation, variable)
      epoch.bonds[variable.variable] = made
      return made
    }
  }

  /// Where a topic is in play in an epoch; see ``EpochLaw/bond(of:openedBy:)``.
  func bond(of topic: TopicID, openedBy variables: [Int], _ number: Int, _ day: CalendarDate) -> FrozenDiagram {
    if let likeness { return likeness.workspace.bond(of: topic, openedBy: variables, number, day) }
    return withEpoch(number, day) { epoch in
      let key = [law.space.ofTopic[topic.index]] + variables
      if let found = epoch.topicBonds[key] { return found }
      let made = epoch.compiler.compileBond(of: topic, openedBy: variables)
      epoch.topicBonds[key] = made
      return made
    }
  }

  /// How a duty stands in an epoch; see ``EpochLaw/state(of:)``.
  func status(of duty: DutyID, _ number: Int, _ day: CalendarDate) -> FrozenDiagram {
    if let likeness { return likeness.workspace.status(of: duty, number, day) }
    if let built = built?.status(of: duty, in: number) { return built }
    return state.withLock { state in
      let epoch = state.epoch(number, law, day)
      let conditions = [law[duty].when, law[duty].brokenWhen ?? .always]
      let placed = Placed(
        content: duty, memberships: state.sameness.memberships(behind: conditions, on: day))
      if let found = state.duties[placed] { return found }
      let made = epoch.compiler.compileState(of: law[duty])
      state.duties[placed] = made
      return made
    }
  }
}

/// A store with the frozen form of its diagrams, each once.
final class FrozenPool {
  let store: DiagramStore
  private var frozen: [Diagram: FrozenDiagram] = [:]

  init(_ law: Law) {
    store = DiagramStore(domainSizes: law.space.variables.map(\.size))
  }

  func freeze(_ diagram: Diagram) -> FrozenDiagram {
    if let found = frozen[diagram] { return found }
    let made = FrozenDiagram(diagram, in: store)
    frozen[diagram] = made
    return made
  }
}
