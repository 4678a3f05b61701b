import DecisionDiagram

/// Where a line stands by each activity, as a function of facts alone.
final class Standing {
  let law: Law
  private let epochs: ActivityEpochs
  let store: DiagramStore
  /// For each variable, the value of an ordinary case.
  let usualValues: [Int]
  private var compilers: [CalendarDate: LawCompiler] = [:]
  private var gradeLaws: [CalendarDate: Int] = [:]
  private var numberOfGradeLaw: [[Int]: Int] = [:]
  private var constraints: [Int: [(diagram: Diagram, variables: Set<Int>)]] = [:]
  private var grades: [GradeKey: Diagram] = [:]
  private var restrictions: [Restriction: Diagram] = [:]
  private var remainders: [Diagram: [Int: [Diagram]]] = [:]
  /// By the law of grades and the variable, the activities of which the grade hangs on it.
  private var graded: [Int: [ValueSet]] = [:]
  private var positions: [Key: Diagram] = [:]

  /// The same function on every day of an epoch of its activity.
  private struct Key: Hashable {
    let activity: ActivityID
    let signature: ActivityEpochs.Signature
  }

  private struct GradeKey: Hashable {
    let activity: ActivityID
    let least: Grade
    let gradeLaw: Int
  }

  private struct Restriction: Hashable {
    let diagram: Diagram
    let variable: Int
    let value: Int
  }

  init(_ law: Law, _ epochs: ActivityEpochs) {
    self.law = law
    self.epochs = epochs
    store = DiagramStore(domainSizes: law.space.variables.map(\.size))
    usualValues = law.space.usualValues(of: law)
  }

  /// The law of a day.
  func compiler(on day: CalendarDate) -> LawCompiler {
    if let found = compilers[day] { return found }
    let made = LawCompiler(law, on: day, in: store, ofFactsAlone: true)
    compilers[day] = made
    return made
  }

  /// A number for what grades a line and what cannot be on a day: the same wherever the places are the same that either
  /// mentions.
  private func gradeLaw(on day: CalendarDate) -> Int {
    if let found = gradeLaws[day] { return found }
    let memberships = epochs.signatureOfGrades(on: day)
    let number = numberOfGradeLaw[memberships] ?? numberOfGradeLaw.count
    numberOfGradeLaw[memberships] = number
    gradeLaws[day] = number
    return number
  }

  /// What cannot be on a day, with the variables that it tests.
  func constraints(on day: CalendarDate) -> [(diagram: Diagram, variables: Set<Int>)] {
    let gradeLaw = gradeLaw(on: day)
    if let found = constraints[gradeLaw] { return found }
    let made = compiler(on: day).constraints.map { constraint in
      (diagram: constraint.diagram, variables: Set(store.support(of: constraint.diagram)))
    }
    constraints[gradeLaw] = made
    return made
  }

  /// 1 where the rows give an activity at least a grade.
  func isGraded(_ activity: ActivityID, atLeast least: Grade, on day: CalendarDate) -> Diagram {
    let key = GradeKey(activity: activity, least: least, gradeLaw: gradeLaw(on: day))
    if let found = grades[key] { return found }
    let made = compiler(on: day).isGraded(activity, atLeast: least)
    grades[key] = made
    return made
  }

  /// The activities of which the grade hangs on a variable, by their places in the law.
  func activities(gradedBy variable: Int, on day: CalendarDate) -> ValueSet {
    let gradeLaw = gradeLaw(on: day)
    if let found = graded[gradeLaw] { return found[variable] }
    var made = law.space.variables.map { _ in ValueSet() }
    for activity in law.activities.map(\.id) {
      for least in Grade.allCases {
        for variable in store.support(of: isGraded(activity, atLeast: least, on: day)) {
          made[variable].insert(activity.index)
        }
      }
    }
    graded[gradeLaw] = made
    return made[variable]
  }

  /// 1 where a condition holds.
  func holds(_ condition: Condition, on day: CalendarDate) -> Diagram {
    compiler(on: day).diagram(condition)
  }

  /// 0 where the activity does not count, else one more than the verdict.
  func position(_ activity: ActivityID, on day: CalendarDate) -> Diagram {
    let compiler = compiler(on: day)
    let key = Key(activity: activity, signature: epochs.signature(of: activity, in: compiler))
    if let found = positions[key] { return found }
    let verdicts = PositionCompiler(compiler, activity).compileVerdicts()
    let counts = isGraded(activity, atLeast: .likely, on: day)
    let made = store.ifThenElse(counts, verdicts, .leaf(0))
    positions[key] = made
    return made
  }

  // MARK: - Made once

  /// What is left of a function wherever it comes to test a variable.
  func remainders(of a: Diagram, at variable: Int) -> [Diagram] {
    if let found = remainders[a] { return found[variable, default: []] }
    let made = store.remainders(of: a)
    remainders[a] = made
    return made[variable, default: []]
  }

  /// A function once a variable has a value.
  func restricted(_ a: Diagram, _ variable: Int, to value: Int) -> Diagram {
    let key = Restriction(diagram: a, variable: variable, value: value)
    if let found = restrictions[key] { return found }
    let made = store.compose(a, variable, .leaf(Int32(value)))
    restrictions[key] = made
    return made
  }

  /// What speaks against all cases of a diagram, where that was found.
  struct Answer {
    /// The activities of which one is as bad in each of them, each with its position where the case is turned.
    let asBad: [(activity: ActivityID, position: Diagram)]
    /// What cannot be, where that was needed.
    let impossible: [Diagram]?
  }

  /// By the fact along which more makes an answer better in them, cases of which that was found.
  var violated: [FactID: [[Int]]] = [:]

  /// By the cases, what speaks against them all.
  var answers: [Diagram: [Answer]] = [:]
}
