import DecisionDiagram
import Synchronization

/// Where the epochs of a law are compiled. What several of them have in common stands there once, so that many dates take
/// little more room than one.
///
/// Safe to share between threads, of which one compiles at a time.
package final class CompilingWorkspace: Sendable {
  /// What is made of one epoch.
  final class Epoch {
    var grades: [CompiledGrade?]
    var positions: [CompiledPosition?]
    var verdicts: [CompiledVerdicts?]
    var conditions: [Condition: FrozenDiagram] = [:]
    var states: [DutyID: FrozenDiagram] = [:]
    var consistency: CompiledConsistency?
    fileprivate(set) var compiler: LawCompiler

    fileprivate init(_ compiler: LawCompiler) {
      self.compiler = compiler
      grades = Array(repeating: nil, count: compiler.law.activities.count)
      positions = Array(repeating: nil, count: compiler.law.activities.count)
      verdicts = Array(repeating: nil, count: compiler.law.activities.count)
    }
  }

  private struct State: ~Copyable {
    var pool: FrozenPool
    var epochs: [Int: Epoch] = [:]
    /// By activity, the positions that it has in some epoch.
    var positions: [[CompiledPosition]]

    /// What is made of an epoch, with a store that has room.
    mutating func epoch(_ number: Int, _ law: Law, _ day: CalendarDate) -> Epoch {
      if pool.store.nodeCount > CompilingWorkspace.mostNodes {
        pool = FrozenPool(law)
        for epoch in epochs.values {
          epoch.compiler = LawCompiler(law, on: epoch.compiler.date, in: pool)
        }
      }
      if let found = epochs[number] { return found }
      let made = Epoch(LawCompiler(law, on: day, in: pool))
      epochs[number] = made
      return made
    }
  }

  /// Nodes past which the store is emptied; what was made stays.
  private static let mostNodes = 500_000

  private let law: Law
  private let state: Mutex<State>

  package init(_ law: Law) {
    self.law = law
    state = Mutex(
      State(
        pool: FrozenPool(law), positions: Array(repeating: [], count: law.activities.count)))
  }

  /// Lends what is made of an epoch.
  ///
  /// - Parameter day: Any day of the epoch.
  func withEpoch<Result: Sendable>(
    _ number: Int, _ day: CalendarDate, _ body: (Epoch) -> Result
  ) -> Result {
    state.withLock { body($0.epoch(number, law, day)) }
  }

  /// The position of an activity in an epoch, the same one for epochs in which the law of it is the same.
  func position(of activity: ActivityID, _ number: Int, _ day: CalendarDate) -> CompiledPosition {
    state.withLock { state in
      let epoch = state.epoch(number, law, day)
      if let found = epoch.positions[activity.index] { return found }
      let made = epoch.compiler.compilePosition(of: activity)
      let shared = state.positions[activity.index].first {
        $0.diagram === made.diagram && $0.outcomes == made.outcomes
      }
      if shared == nil { state.positions[activity.index].append(made) }
      epoch.positions[activity.index] = shared ?? made
      return shared ?? made
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
