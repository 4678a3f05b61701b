import DecisionDiagram

/// What was asked for of a law that the build compiled, each made again once. For one thread at a time.
final class BuiltDiagrams {
  private let law: Law
  private let compiled: CompiledLaw
  /// By where their records stand; those of verdicts and duties by the numbers of their diagrams.
  private var grades: [Place: CompiledGrade] = [:]
  private var positions: [Place: CompiledPosition] = [:]
  private var consistencies: [Int: CompiledConsistency] = [:]
  private var diagrams: [Int: FrozenDiagram] = [:]

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
      grades.kept(Place(activity: activity, record: place)) { compiled.grade(place, of: activity) }
    }
  }

  func position(of activity: ActivityID, in epoch: Int) -> CompiledPosition? {
    compiled.place(ofPosition: activity, in: epoch).map { place in
      positions.kept(Place(activity: activity, record: place)) { compiled.position(place, of: activity, in: law) }
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
      consistencies.kept(place) { compiled.consistency(place) }
    }
  }

  private func diagram(_ number: Int) -> FrozenDiagram { diagrams.kept(number) { compiled.diagram(number) } }
}

extension Dictionary {
  /// The value of a key, made where there is none.
  fileprivate mutating func kept(_ key: Key, _ make: () -> Value) -> Value {
    if let found = self[key] { return found }
    let made = make()
    self[key] = made
    return made
  }
}
