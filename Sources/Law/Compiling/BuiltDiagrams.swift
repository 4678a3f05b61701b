import DecisionDiagram
import Synchronization

/// What was asked for of a law that the build compiled, each made again once. Safe to share between threads.
final class BuiltDiagrams: Sendable {
  private let law: Law
  private let compiled: CompiledLaw
  /// By where their records stand; those of verdicts and duties by the numbers of their diagrams.
  private let grades = Kept<Place, CompiledGrade>()
  private let positions = Kept<Place, CompiledPosition>()
  private let consistencies = Kept<Int, CompiledConsistency>()
  private let diagrams = Kept<Int, FrozenDiagram>()

  /// Activities may share a record.
  private struct Place: Hashable {
    let activity: ActivityID
    let record: Int
  }

  init(_ compiled: CompiledLaw, of law: Law) {
    self.law = law
    self.compiled = compiled
  }

  /// `nil` where the build compiled nothing for an epoch; so with the others.
  func grade(of activity: ActivityID, in epoch: Int) -> CompiledGrade? {
    compiled.place(ofGrade: activity, in: epoch).map { place in
      grades.value(Place(activity: activity, record: place)) { compiled.grade(place, of: activity) }
    }
  }

  func position(of activity: ActivityID, in epoch: Int) -> CompiledPosition? {
    compiled.place(ofPosition: activity, in: epoch).map { place in
      positions.value(Place(activity: activity, record: place)) { compiled.position(place, of: activity, in: law) }
    }
  }

  func verdicts(of activity: ActivityID, in epoch: Int) -> CompiledVerdicts? {
    compiled.place(ofVerdicts: activity, in: epoch).map { CompiledVerdicts(diagram($0)) }
  }

  func status(of duty: DutyID, in epoch: Int) -> FrozenDiagram? {
    compiled.place(of: duty, in: epoch).map(diagram)
  }

  func consistency(in epoch: Int) -> CompiledConsistency? {
    compiled.place(ofConsistencyIn: epoch).map { place in
      consistencies.value(place) { compiled.consistency(place) }
    }
  }

  private func diagram(_ number: Int) -> FrozenDiagram { diagrams.value(number) { compiled.diagram(number) } }
}

/// Values that are made once.
private final class Kept<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let values = Mutex<[Key: Value]>([:])

  /// The value of a key, made where there is none. Of two threads that make it at once, both get what was kept first.
  func value(_ key: Key, _ make: () -> Value) -> Value {
    if let found = values.withLock({ $0[key] }) { return found }
    let made = make()
    return values.withLock { values in
      if let found = values[key] { return found }
      values[key] = made
      return made
    }
  }
}
