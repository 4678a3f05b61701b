import DecisionDiagram

/// The two sides of a step on one day.
struct StepSides {
  let step: FactStep
  let fact: Fact
  let day: CalendarDate
  private let standing: Standing
  private let variable: Int
  /// What is known on the side that must lead to no worse an answer, and on the other.
  private let better: [ValueSet]
  private let worse: [ValueSet]
  /// 1 in what cannot be on one side or on the other for the fact itself.
  private let impossibleByFact: Diagram
  /// What else cannot be, each over few variables.
  private let impossibleAnyway: [Diagram]
  private var store: DiagramStore { standing.store }

  init(_ step: FactStep, _ fact: Fact, _ standing: Standing, _ day: CalendarDate) {
    let space = standing.law.space
    let variable = space.ofFact[fact.id.index].lowerBound + step.variable
    func known(_ value: Int) -> [ValueSet] {
      var known = space.variables.map(\.all)
      known[variable] = .only(value)
      return known
    }
    let sides = [known(step.better), known(step.worse)]
    let constraints = standing.constraints(on: day)
    impossibleByFact = constraints.filter { $0.variables.contains(variable) }
      .flatMap { constraint in sides.map { standing.store.restrict(constraint.diagram, $0) } }
      .reduce(.no, standing.store.or)
    impossibleAnyway = constraints.filter { !$0.variables.contains(variable) }.map(\.diagram)
    better = sides[0]
    worse = sides[1]
    self.step = step
    self.fact = fact
    self.standing = standing
    self.day = day
    self.variable = variable
  }

  // MARK: - Grades

  /// Whether the grade of an activity hangs on the step.
  func turnsGrade(of activity: ActivityID) -> Bool {
    standing.variables(ofGrade: activity, on: day).contains(variable)
  }

  /// 1 where an activity counts, or another has a grade that its position tests, on the better side and not on the other.
  func falls(_ activity: ActivityID, _ carried: Set<ActivityTests.Carried>) -> Diagram {
    let own = falls(activity, .likely)
    return without(
      carried.reduce(own) { store.or($0, falls($1.activity, $1.least)) }, impossibleByFact)
  }

  private func falls(_ activity: ActivityID, _ least: Grade) -> Diagram {
    guard turnsGrade(of: activity) else { return .no }
    let graded = standing.isGraded(activity, atLeast: least, on: day)
    return without(store.restrict(graded, better), store.restrict(graded, worse))
  }

  // MARK: - Positions

  /// One more than the verdict of an activity on the better side in the cases of a region in which it stands better on
  /// the other, else 0.
  func improved(_ activity: ActivityID, within region: Diagram) -> Diagram {
    let position = standing.position(activity, on: day)
    let cases = without(within(store.restrict(position, better), region), impossibleByFact)
    return without(cases, asBadAs: store.restrict(position, worse))
  }

  /// The cases, with their verdicts, in which no activity is as bad on the other side, and which can be on both.
  func violations(among cases: Diagram, _ others: [ActivityID]) -> Diagram {
    var rest = cases
    for other in others {
      guard rest != .no else { return .no }
      rest = without(rest, asBadAs: store.restrict(standing.position(other, on: day), worse))
    }
    return possible(rest)
  }

  private func without(_ cases: Diagram, asBadAs position: Diagram) -> Diagram {
    store.apply(cases, position) { here, there in there > 0 && there <= here ? 0 : here }
  }

  /// Without the cases that cannot be on one of the sides.
  private func possible(_ cases: Diagram) -> Diagram {
    guard cases != .no else { return .no }
    let rest = without(cases, impossibleByFact)
    let bearing = store.or(store.map(rest) { min($0, 1) }, impossibleByFact)
    return without(rest, store.union(of: impossibleAnyway, bearingOn: bearing))
  }

  // MARK: - Regions

  /// 1 where a condition holds on one side alone.
  func turns(_ condition: Condition) -> Diagram {
    let holds = standing.holds(condition, on: day)
    return store.apply(store.restrict(holds, better), store.restrict(holds, worse)) { $0 ^ $1 }
  }

  func within(_ cases: Diagram, _ region: Diagram) -> Diagram {
    region == .yes ? cases : store.apply(cases, region) { $1 == 1 ? $0 : 0 }
  }

  func without(_ cases: Diagram, _ region: Diagram) -> Diagram {
    region == .no ? cases : store.apply(cases, region) { $1 == 1 ? 0 : $0 }
  }

  /// A case, as usual as possible.
  func path(in cases: Diagram) -> (leaf: Int32, values: [(variable: Int, value: Int)])? {
    guard cases != .no else { return nil }
    return store.path(
      in: cases, preferring: standing.law.space.usualValues(of: standing.law),
      allowing: { _, _ in true }, to: { $0 > 0 })
  }
}
