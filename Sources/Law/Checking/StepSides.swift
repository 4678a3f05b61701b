import DecisionDiagram

/// The two sides of a step on one day.
struct StepSides {
  let step: FactStep
  let fact: Fact
  let day: CalendarDate
  private let standing: Standing
  /// What is known on the side that must lead to no worse an answer, and on the other.
  private let better: [ValueSet]
  private let worse: [ValueSet]
  private var store: DiagramStore { standing.store }

  init(_ step: FactStep, _ fact: Fact, _ standing: Standing, _ day: CalendarDate) {
    self.step = step
    self.fact = fact
    self.standing = standing
    self.day = day
    let space = standing.law.space
    let variable = space.ofFact[fact.id.index].lowerBound + step.variable
    var known = space.variables.map(\.all)
    known[variable] = .only(step.better)
    better = known
    known[variable] = .only(step.worse)
    worse = known
  }

  /// 1 where an activity counts, or another has a grade that its position tests, on the better side and not on the other.
  func falls(_ activity: ActivityID, _ carried: Set<ActivityTests.Carried>) -> Diagram {
    carried.reduce(falls(activity, .likely)) { store.or($0, falls($1.activity, $1.least)) }
  }

  private func falls(_ activity: ActivityID, _ least: Grade) -> Diagram {
    let graded = standing.isGraded(activity, atLeast: least, on: day)
    return without(store.restrict(graded, better), store.restrict(graded, worse))
  }

  /// One more than the verdict of an activity on the better side in the cases of a region in which it stands better on
  /// the other, else 0.
  func improved(_ activity: ActivityID, within region: Diagram) -> Diagram {
    let position = standing.position(activity, on: day)
    return without(
      within(store.restrict(position, better), region), asBadAs: store.restrict(position, worse))
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
  private func possible(_ rest: Diagram) -> Diagram {
    guard rest != .no else { return .no }
    let constraints = standing.compiler(on: day).constraints.map(\.diagram)
    let restricted = constraints.map { [store.restrict($0, better), store.restrict($0, worse)] }
    // Those that test the fact itself bear on it whatever else they test.
    let own = zip(constraints, restricted).filter { $1 != [$0, $0] }.flatMap(\.1)
    let bearing = own.reduce(store.map(rest) { min($0, 1) }, store.or)
    return without(rest, store.union(of: restricted.flatMap(\.self), bearingOn: bearing))
  }

  /// 1 where a condition holds on one side alone.
  func turns(_ condition: Condition) -> Diagram {
    let holds = standing.holds(condition, on: day)
    return store.apply(store.restrict(holds, better), store.restrict(holds, worse)) { $0 ^ $1 }
  }

  func within(_ a: Diagram, _ region: Diagram) -> Diagram {
    region == .yes ? a : store.apply(a, region) { $1 == 1 ? $0 : 0 }
  }

  func without(_ a: Diagram, _ region: Diagram) -> Diagram {
    store.apply(a, region) { $1 == 1 ? 0 : $0 }
  }

  /// A case, as usual as possible.
  func path(in diagram: Diagram) -> (leaf: Int32, values: [(variable: Int, value: Int)])? {
    let law = standing.law
    return diagram == .no ? nil : store.path(
      in: diagram, preferring: law.space.usualValues(of: law), allowing: { _, _ in true },
      to: { $0 > 0 })
  }
}
