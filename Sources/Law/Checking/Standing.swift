import DecisionDiagram

/// Where a line stands by each activity, as a function of facts alone: readings are at their defaults, and what gives a
/// grade stands for its tests.
final class Standing {
  let law: Law
  private let epochs: ActivityEpochs
  let store: DiagramStore
  private let usualReadings: [ValueSet]
  private var compilers: [CalendarDate: LawCompiler] = [:]
  private var counting: [GradeKey: Diagram] = [:]
  private var positions: [Key: Diagram] = [:]

  /// The same function on every day of an epoch of its activity.
  private struct Key: Hashable {
    let activity: ActivityID
    let signature: ActivityEpochs.Signature
  }

  private struct GradeKey: Hashable {
    let activity: ActivityID
    let memberships: [Int]
  }

  init(_ law: Law, _ epochs: ActivityEpochs) {
    self.law = law
    self.epochs = epochs
    store = DiagramStore(domainSizes: law.space.variables.map(\.size))
    usualReadings = law.space.variables.map { variable in
      if case .reading = variable.subject { variable.leftOut } else { variable.all }
    }
  }

  /// The law of a day.
  func compiler(on day: CalendarDate) -> LawCompiler {
    if let found = compilers[day] { return found }
    let made = LawCompiler(law, on: day, in: store, puttingGradesIn: true)
    compilers[day] = made
    return made
  }

  /// 1 where the activity counts: its grade is at least likely.
  func counts(_ activity: ActivityID, on day: CalendarDate) -> Diagram {
    let key = GradeKey(activity: activity, memberships: epochs.signatureOfGrades(on: day))
    if let found = counting[key] { return found }
    let made = usual(compiler(on: day).isGraded(activity, atLeast: .likely))
    counting[key] = made
    return made
  }

  /// 0 where the activity does not count, else one more than the verdict.
  func position(_ activity: ActivityID, on day: CalendarDate) -> Diagram {
    let compiler = compiler(on: day)
    let key = Key(activity: activity, signature: epochs.signature(of: activity, in: compiler))
    if let found = positions[key] { return found }
    let position = PositionCompiler(compiler, activity).compileVerdicts()
    let made = store.ifThenElse(counts(activity, on: day), usual(position), .leaf(0))
    positions[key] = made
    return made
  }

  private func usual(_ diagram: Diagram) -> Diagram { store.restrict(diagram, usualReadings) }
}
