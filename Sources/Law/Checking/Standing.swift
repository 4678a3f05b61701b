import DecisionDiagram

/// Where a line stands by each activity, as a function of facts alone: readings are at their defaults, and what gives a
/// grade stands for its tests.
final class Standing {
  let law: Law
  private let epochs: ActivityEpochs
  let store: DiagramStore
  private let everything: [ValueSet]
  private let usualReadings: [ValueSet]
  /// For each variable, the value of an ordinary case.
  let usualValues: [Int]
  private var compilers: [CalendarDate: LawCompiler] = [:]
  private var gradeLaws: [CalendarDate: Int] = [:]
  private var numberOfGradeLaw: [[Int]: Int] = [:]
  private var constraints: [Int: [(diagram: Diagram, variables: Set<Int>)]] = [:]
  private var grades: [GradeKey: Diagram] = [:]
  private var restrictions: [Restriction: Diagram] = [:]
  private var combinations: [Combined: Diagram] = [:]
  private var variables: [GradeKey: Set<Int>] = [:]
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

  private struct Combined: Hashable {
    let cases: Diagram
    let other: Diagram
    let combination: Combination
  }

  init(_ law: Law, _ epochs: ActivityEpochs) {
    self.law = law
    self.epochs = epochs
    store = DiagramStore(domainSizes: law.space.variables.map(\.size))
    everything = law.space.variables.map(\.all)
    usualValues = law.space.usualValues(of: law)
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
    let made = usual(compiler(on: day).isGraded(activity, atLeast: least))
    grades[key] = made
    return made
  }

  /// The variables on which the grade of an activity hangs.
  func variables(ofGrade activity: ActivityID, on day: CalendarDate) -> Set<Int> {
    let key = GradeKey(activity: activity, least: .no, gradeLaw: gradeLaw(on: day))
    if let found = variables[key] { return found }
    let made = Grade.allCases.reduce(into: Set<Int>()) { found, least in
      found.formUnion(store.support(of: isGraded(activity, atLeast: least, on: day)))
    }
    variables[key] = made
    return made
  }

  /// 1 where a condition holds.
  func holds(_ condition: Condition, on day: CalendarDate) -> Diagram {
    usual(compiler(on: day).diagram(condition))
  }

  /// 0 where the activity does not count, else one more than the verdict.
  func position(_ activity: ActivityID, on day: CalendarDate) -> Diagram {
    let compiler = compiler(on: day)
    let key = Key(activity: activity, signature: epochs.signature(of: activity, in: compiler))
    if let found = positions[key] { return found }
    let verdicts = PositionCompiler(compiler, activity).compileVerdicts()
    let counts = isGraded(activity, atLeast: .likely, on: day)
    let made = store.ifThenElse(counts, usual(verdicts), .leaf(0))
    positions[key] = made
    return made
  }

  // MARK: - Made once

  /// A function once a variable has a value.
  func restricted(_ a: Diagram, _ variable: Int, to value: Int) -> Diagram {
    let key = Restriction(diagram: a, variable: variable, value: value)
    if let found = restrictions[key] { return found }
    var known = everything
    known[variable] = .only(value)
    let made = store.restrict(a, known)
    restrictions[key] = made
    return made
  }

  /// What can be taken of cases, which lead to verdicts.
  enum Combination {
    /// Those of a region, and those outside of it.
    case within, without
    /// Those in which a position is not as bad.
    case withoutAsBad
  }

  func combined(_ cases: Diagram, _ other: Diagram, _ combination: Combination) -> Diagram {
    if other == .no { return combination == .within ? .no : cases }
    if other == .yes, combination == .within { return cases }
    let key = Combined(cases: cases, other: other, combination: combination)
    if let found = combinations[key] { return found }
    let made: Diagram =
      switch combination {
      case .within: store.masked(cases, by: other)
      case .without: store.masked(cases, outside: other)
      case .withoutAsBad: store.lower(cases, than: other)
      }
    combinations[key] = made
    return made
  }

  /// What speaks against all cases of a diagram, where that was found.
  struct Answer {
    /// The activities of which one is as bad in each of them, each with its position where the case is turned.
    let asBad: [(activity: ActivityID, position: Diagram)]
    /// What cannot be, where that was needed.
    let impossible: [Diagram]?
  }

  /// By the cases, what speaks against them all.
  var answers: [Diagram: [Answer]] = [:]

  private func usual(_ diagram: Diagram) -> Diagram { store.restrict(diagram, usualReadings) }
}
