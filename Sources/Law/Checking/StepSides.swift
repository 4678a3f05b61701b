import DecisionDiagram

/// The two sides of a step on one day.
struct StepSides {
  let step: FactStep
  let fact: Fact
  let day: CalendarDate
  private let standing: Standing
  private let variable: Int
  /// The activities of which the grade hangs on the step.
  let turned: ValueSet
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
    turned = standing.activities(gradedBy: variable, on: day)
    self.step = step
    self.fact = fact
    self.standing = standing
    self.day = day
    self.variable = variable
  }

  // MARK: - Grades

  /// 1 where an activity counts, or another has a grade that its position tests, on the better side and not on the other.
  func falls(_ activity: ActivityID, _ carried: Set<ActivityTests.Carried>) -> Diagram {
    let own = falls(activity, .likely)
    return without(
      carried.reduce(own) { store.or($0, falls($1.activity, $1.least)) }, impossibleByFact)
  }

  private func falls(_ activity: ActivityID, _ least: Grade) -> Diagram {
    guard turned.contains(activity.index) else { return .no }
    return improved(standing.isGraded(activity, atLeast: least, on: day))
  }

  // MARK: - Positions

  /// One more than the verdict of an activity on the better side in the cases of a region in which it stands better on
  /// the other, else 0.
  func improved(_ activity: ActivityID, within region: Diagram) -> Diagram {
    let position = standing.position(activity, on: day)
    // Mostly it stands no better wherever the variable is tested, and nothing is made.
    guard standing.remainders(of: position, at: variable).contains(where: { improved($0) != .no }) else { return .no }
    return without(within(improved(position), region), impossibleByFact)
  }

  /// Leads where a function does on the better side, in the cases in which it leads to 0 or to more on the other.
  private func improved(_ a: Diagram) -> Diagram {
    store.lower(a, along: variable, at: step.better, than: step.worse)
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
      if let found = answer(to: path.leaf, at: values(in: path), others) {
        let position = worse(standing.position(found, on: day))
        asBad.append((found, position))
        rest = store.lower(rest, than: position)
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

  /// Whether there is such a case.
  ///
  /// One that was found for another step of the fact mostly is one for this.
  func isViolated(among cases: Diagram, _ others: [ActivityID]) -> Bool {
    if cases == .no || isAnswered(cases) { return false }
    let isFound = standing.violated[fact.id, default: []].contains { values in
      let leaf = store.value(of: cases, at: values)
      return leaf > 0 && impossible.allSatisfy { store.value(of: $0, at: values) == 0 }
        && answer(to: leaf, at: values, others) == nil
    }
    if isFound { return true }
    guard let violation = violation(among: cases, others) else { return false }
    standing.violated[fact.id, default: []].append(values(in: violation))
    return true
  }

  /// The first activity that is as bad on the other side of a case.
  private func answer(to leaf: Int32, at values: [Int], _ others: [ActivityID]) -> ActivityID? {
    var values = values
    values[variable] = step.worse
    return others.first { other in
      let there = store.value(of: standing.position(other, on: day), at: values)
      return there > 0 && there <= leaf
    }
  }

  private func values(in path: StepCase) -> [Int] {
    path.values.reduce(into: standing.usualValues) { $0[$1.variable] = $1.value }
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

  func within(_ cases: Diagram, _ region: Diagram) -> Diagram { store.masked(cases, by: region) }

  func without(_ cases: Diagram, _ region: Diagram) -> Diagram { store.masked(cases, outside: region) }
}

/// A case among the cases of a diagram, and the leaf that it leads to.
struct StepCase {
  let leaf: Int32
  let values: [(variable: Int, value: Int)]
}
