import DecisionDiagram

/// Where a line stands on one day by each activity, as a function of facts alone: grades that positions test are put in,
/// and readings are at their defaults.
final class Standing {
  let compiler: LawCompiler
  private var law: Law { compiler.law }
  private var store: DiagramStore { compiler.store }
  private let usualReadings: [ValueSet]
  private var grades: [ActivityID: Diagram] = [:]
  private var counting: [ActivityID: Diagram] = [:]
  private var standing: [ActivityID: Diagram] = [:]
  private let tests: ActivityTests

  init(_ compiler: LawCompiler, _ tests: ActivityTests) {
    self.compiler = compiler
    self.tests = tests
    usualReadings = compiler.law.space.variables.map { variable in
      if case .reading = variable.subject { variable.leftOut } else { variable.all }
    }
  }

  /// 1 where the activity counts: its grade is at least likely.
  func counts(_ activity: ActivityID) -> Diagram {
    if let found = counting[activity] { return found }
    let made = store.map(grade(of: activity)) { $0 >= Int32(Grade.likely.rawValue) ? 1 : 0 }
    counting[activity] = made
    return made
  }

  /// 0 where the activity does not count or the case cannot be, else one more than the verdict.
  func position(_ activity: ActivityID) -> Diagram {
    if let found = standing[activity] { return found }
    let position = PositionCompiler(compiler, activity).compile()
    var diagram = store.restrict(
      store.map(position.diagram) { leaf in
        leaf == impossibleLeaf ? 0 : 1 + Int32(position.outcomes[Int(leaf)].verdict.rawValue)
      }, usualReadings)
    let support = Set(store.support(of: diagram))
    for (carried, variable) in law.space.ofGrade.sorted(by: { $0.value < $1.value })
    where support.contains(variable) {
      diagram = store.compose(diagram, variable, grade(of: carried))
    }
    let made = store.ifThenElse(counts(activity), diagram, .leaf(0))
    standing[activity] = made
    return made
  }

  /// What the law of an activity tests.
  func tests(of activity: ActivityID) -> ActivityTests.Tested { tests.tests(of: activity, in: compiler) }

  /// The grade, as its raw value; where the case cannot be, `no`.
  private func grade(of activity: ActivityID) -> Diagram {
    if let found = grades[activity] { return found }
    let grade = GradeCompiler(compiler, activity).compile()
    let made = store.restrict(
      store.map(grade.diagram) { leaf in
        leaf == impossibleLeaf ? 0 : Int32(grade.outcomes[Int(leaf)].grade.rawValue)
      }, usualReadings)
    grades[activity] = made
    return made
  }
}
