import DecisionDiagram

/// The two sides of a step on one day.
struct StepSides {
  let step: FactStep
  let fact: Fact
  let day: CalendarDate
  private let standing: Standing
  private let variable: Int
  /// 1 in what cannot be on one side or on the other for the fact itself.
  private let impossibleByFact: Diagram
  /// What else cannot be, each over few variables.
  private let impossibleAnyway: [Diagram]
  private var store: DiagramStore { standing.store }

  init(_ step: FactStep, _ fact: Fact, _ standing: Standing, _ day: CalendarDate) {
    let space = standing.law.space
    let variable = space.ofFact[fact.id.index].lowerBound + step.variable
    let constraints = standing.constraints(on: day)
    impossibleByFact = constraints.filter { $0.variables.contains(variable) }
      .flatMap { constraint in
        [step.better, step.worse].map { standing.restricted(constraint.diagram, variable, to: $0) }
      }
      .reduce(.no, standing.store.or)
    impossibleAnyway = constraints.filter { !$0.variables.contains(variable) }.map(\.diagram)
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
    return without(better(graded), worse(graded))
  }

  // MARK: - Positions

  /// One more than the verdict of an activity on the better side in the cases of a region in which it stands better on
  /// the other, else 0.
  func improved(_ activity: ActivityID, within region: Diagram) -> Diagram {
    let position = standing.position(activity, on: day)
    let (better, worse) = (better(position), worse(position))
    if better == worse { return .no }
    let cases = without(within(better, region), impossibleByFact)
    return standing.combined(cases, worse, .withoutAsBad)
  }

  /// A case among some, which lead to verdicts, in which no activity is as bad on the other side, and which can be on
  /// both; facts that it does not name are as usual. `nil` where there is none.
  ///
  /// What speaks against one case is taken out, and the next one tried.
  func violation(among cases: Diagram, _ others: [ActivityID]) -> StepCase? {
    if cases == .no || isAnswered(cases) { return nil }
    var rest = cases
    var isPossible = false
    var asBad: [(activity: ActivityID, position: Diagram)] = []
    while rest != .no {
      // Any case shows what speaks against others like it; what is reported is as usual as can be.
      guard let path = isPossible ? usualCase(among: rest) : anyCase(among: rest) else { return nil }
      var values = standing.usualValues
      for (variable, value) in path.values { values[variable] = value }
      values[variable] = step.worse
      let found = others.first { other in
        let there = store.value(of: standing.position(other, on: day), at: values)
        return there > 0 && there <= path.leaf
      }
      if let found {
        let position = worse(standing.position(found, on: day))
        asBad.append((found, position))
        rest = standing.combined(rest, position, .withoutAsBad)
      } else if isPossible {
        return path
      } else {
        rest = possible(rest)
        isPossible = true
      }
    }
    standing.answers[cases, default: []].append(
      Standing.Answer(asBad: asBad, impossible: isPossible ? impossible : nil))
    return nil
  }

  /// Whether what spoke against all of some cases on another day does so on this one.
  private func isAnswered(_ cases: Diagram) -> Bool {
    standing.answers[cases, default: []].contains { answer in
      answer.impossible.map { $0 == impossible } ?? true
        && answer.asBad.allSatisfy { worse(standing.position($0.activity, on: day)) == $0.position }
    }
  }

  private var impossible: [Diagram] { [impossibleByFact] + impossibleAnyway }

  /// The most usual of some cases.
  private func usualCase(among cases: Diagram) -> StepCase? {
    store.path(in: cases, preferring: standing.usualValues, allowing: { _, _ in true }, to: { $0 > 0 })
      .map { StepCase(leaf: $0.leaf, values: $0.values) }
  }

  /// One of some cases, as usual as can be told on the way.
  private func anyCase(among cases: Diagram) -> StepCase? {
    store.walk(in: cases, preferring: standing.usualValues, avoiding: 0)
      .map { StepCase(leaf: $0.leaf, values: $0.values) }
  }

  /// Without the cases that cannot be on one of the sides.
  private func possible(_ cases: Diagram) -> Diagram {
    let rest = without(cases, impossibleByFact)
    let bearing = store.or(store.map(rest) { min($0, 1) }, impossibleByFact)
    return without(rest, store.union(of: impossibleAnyway, bearingOn: bearing))
  }

  // MARK: - Regions

  /// 1 where a condition holds on one side alone.
  func turns(_ condition: Condition) -> Diagram {
    let holds = standing.holds(condition, on: day)
    return store.apply(better(holds), worse(holds)) { $0 ^ $1 }
  }

  /// What a function is on the side that must lead to no worse an answer.
  private func better(_ a: Diagram) -> Diagram { standing.restricted(a, variable, to: step.better) }

  private func worse(_ a: Diagram) -> Diagram { standing.restricted(a, variable, to: step.worse) }

  func within(_ cases: Diagram, _ region: Diagram) -> Diagram {
    standing.combined(cases, region, .within)
  }

  func without(_ cases: Diagram, _ region: Diagram) -> Diagram {
    standing.combined(cases, region, .without)
  }
}

/// A case among the cases of a diagram, and the leaf that it leads to.
struct StepCase {
  let leaf: Int32
  let values: [(variable: Int, value: Int)]
}
