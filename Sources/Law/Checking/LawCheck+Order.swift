import DecisionDiagram

/// A case in which the one value of a step leads to a worse answer than it may.
package struct StepViolation: Sendable {
  package let fact: FactID
  package let step: FactStep
  package let day: CalendarDate
  /// The activity that makes the one answer worse, and where it stands there.
  package let activity: ActivityID
  package let verdict: Verdict
  /// The other variables that matter.
  package let witness: [(variable: Int, value: Int)]
}

extension LawCheck {
  /// Along ordered facts more never makes an answer better, and what counts as relief never makes one worse.
  ///
  /// Two cases that differ in the values of one step alone are held against each other: in each, the worst position over
  /// the activities that count (are graded at least likely) and whose grade or position tests the fact; what every
  /// business carries is counted with them. Facts that apply on one side of the step only are none on the other, and
  /// anything on the one: each case of them is held against the one without.
  mutating func checkOrder() {
    let (violations, idle) = provingOrder()
    for violation in violations { report(violation) }
    for idle in idle {
      let listed = law.outOfOrder[idle.listed]
      report(
        "idle-exception",
        "`\(law[idle.row].name)` turns no answer \(words(for: idle.step, of: law[listed.fact]))",
        listed.source, help: "take the row or the value out of this step out of order")
    }
  }

  private mutating func report(_ violation: StepViolation) {
    let fact = law[violation.fact]
    let step = violation.step
    let verdict = violation.verdict.name
    let way = words(for: step.written, of: fact)
    report(
      step.isRelief ? "relief-burdens" : "more-is-better",
      step.isRelief
        ? "`\(fact.name)` counts as relief, and makes an answer worse \(way)"
        : "more of `\(fact.name)` makes an answer better \(way)",
      fact.source,
      help: "on \(violation.day) `\(law[violation.activity].name)` is \(verdict) on "
        + (step.isRelief ? "the second side" : "the first side")
        + " only, and nothing as bad follows on the other: \(law.words(for: violation.witness))")
  }

  /// `from `none` to `core``, `with `links` added`.
  private func words(for step: OutOfOrder.Step, of fact: Fact) -> String {
    let to = fact.values[step.to].name
    return step.from.map { "from `\(fact.values[$0].name)` to `\(to)`" } ?? "with `\(to)` added"
  }

  /// What of a listed step out of order excuses nothing.
  package struct Idle {
    package let listed: Int
    package let step: OutOfOrder.Step
    package let row: GradeRowID
  }

  /// Every step that some case violates, each once for an activity; and what is listed for nothing.
  package mutating func provingOrder() -> (violations: [StepViolation], idle: [Idle]) {
    let ordered = law.facts.filter { !$0.steps.isEmpty }
    var prover = OrderProver(law)
    let tests = ActivityTests(law, epochs)
    var seen: Set<EpochOfFact> = []
    for day in days.reversed() where !ordered.isEmpty {
      guard let compiler = compilers[day] else { continue }
      let standing = Standing(compiler, tests)
      for fact in ordered {
        let testing = law.activities.map(\.id).filter { standing.tests(of: $0).contains(fact.id) }
        let signatures = ([law.generalBusiness] + testing).map { epochs.signature(of: $0, in: compiler) }
        guard seen.insert(EpochOfFact(fact: fact.id, signatures: signatures)).inserted else { continue }
        prover.prove(fact, standing, testing)
      }
    }
    coverage.steps = ordered.reduce(0) { $0 + $1.steps.count }
    coverage.listed = law.outOfOrder.reduce(0) { $0 + $1.steps.count }
    return (prover.violations, prover.idle)
  }

  private struct EpochOfFact: Hashable {
    let fact: FactID
    let signatures: [ActivityEpochs.Signature]
  }
}

/// Holds the two sides of every step of a fact against each other.
struct OrderProver {
  private let law: Law
  private(set) var violations: [StepViolation] = []
  private var found: Set<Place> = []
  /// By listed step out of order, what excused something.
  private var biting: Set<Bite> = []

  private struct Place: Hashable {
    let fact: FactID
    let step: OutOfOrder.Step
    let activity: ActivityID
  }

  private struct Bite: Hashable {
    let listed: Int
    let step: OutOfOrder.Step
    let row: GradeRowID
  }

  init(_ law: Law) { self.law = law }

  /// What is listed and excuses nothing.
  var idle: [LawCheck.Idle] {
    law.outOfOrder.enumerated().flatMap { index, listed in
      listed.steps.flatMap { step in
        listed.by.compactMap { row in
          biting.contains(Bite(listed: index, step: step, row: row))
            ? nil : LawCheck.Idle(listed: index, step: step, row: row)
        }
      }
    }
  }

  /// - Parameter testing: The activities whose grade or position tests the fact.
  mutating func prove(_ fact: Fact, _ standing: Standing, _ testing: [ActivityID]) {
    let ofPosition = Set(testing.filter { standing.tests(of: $0).byPosition.contains(fact.id) })
    for step in fact.steps {
      let sides = Sides(step, fact, standing)
      for activity in testing
      where ofPosition.contains(activity) || sides.mayGetLost(activity) {
        prove(sides, activity, testing)
      }
    }
  }

  private mutating func prove(_ sides: Sides, _ activity: ActivityID, _ testing: [ActivityID]) {
    let rest = sides.violations(of: activity, [law.generalBusiness] + testing)
    guard rest != .no else { return }
    let left = excuse(rest, sides, activity)
    let place = Place(fact: sides.fact.id, step: sides.step.written, activity: activity)
    guard left != .no, found.insert(place).inserted, let path = sides.path(in: left),
      let verdict = Verdict(rawValue: UInt8(path.leaf - 1))
    else { return }
    violations.append(
      StepViolation(
        fact: sides.fact.id, step: sides.step, day: sides.day, activity: activity, verdict: verdict,
        witness: path.values))
  }

  /// Takes out the cases in which a row that is listed for the step holds on one side alone.
  private mutating func excuse(_ rest: Diagram, _ sides: Sides, _ activity: ActivityID) -> Diagram {
    var left = rest
    for (index, listed) in law.outOfOrder.enumerated()
    where listed.fact == sides.fact.id && listed.steps.contains(sides.step.written) {
      for row in listed.by where sides.bears(law[row], on: activity) {
        let turned = sides.turns(law[row].when)
        guard sides.both(rest, turned) != .no else { continue }
        biting.insert(Bite(listed: index, step: sides.step.written, row: row))
        left = sides.without(left, turned)
      }
    }
    return left
  }
}

/// The two sides of a step on one day.
struct Sides {
  let step: FactStep
  let fact: Fact
  private let standing: Standing
  private let better: [ValueSet]
  private let worse: [ValueSet]
  private var store: DiagramStore { standing.compiler.store }
  var day: CalendarDate { standing.compiler.date }

  init(_ step: FactStep, _ fact: Fact, _ standing: Standing) {
    self.step = step
    self.fact = fact
    self.standing = standing
    let space = standing.compiler.law.space
    let variable = space.ofFact[fact.id.index].lowerBound + step.variable
    var known = space.variables.map(\.all)
    known[variable] = .only(step.better)
    better = known
    known[variable] = .only(step.worse)
    worse = known
  }

  /// Whether an activity counts in some case on the side that must not be worse and not on the other.
  func mayGetLost(_ activity: ActivityID) -> Bool {
    let counts = standing.counts(activity)
    return without(store.restrict(counts, better), store.restrict(counts, worse)) != .no
  }

  /// One more than the verdict of an activity in the cases in which no other is as bad on the side that must be no
  /// better, else 0.
  func violations(of activity: ActivityID, _ others: [ActivityID]) -> Diagram {
    let own = standing.position(activity)
    var rest = store.restrict(own, better)
    for other in [activity] + others {
      guard rest != .no else { return .no }
      rest = store.apply(rest, store.restrict(standing.position(other), worse)) { here, there in
        there > 0 && there <= here ? 0 : here
      }
    }
    return possible(rest)
  }

  /// Without the cases that cannot be on one of the sides.
  private func possible(_ rest: Diagram) -> Diagram {
    guard rest != .no else { return .no }
    let constraints = standing.compiler.constraints.map(\.diagram)
    let sides = constraints.flatMap { [store.restrict($0, better), store.restrict($0, worse)] }
    let own = zip(constraints, stride(from: 0, to: sides.count, by: 2)).filter { constraint, _ in
      store.restrict(constraint, better) != constraint
    }.flatMap { [sides[$0.1], sides[$0.1 + 1]] }
    let bearing = own.reduce(store.map(rest) { min($0, 1) }, store.or)
    return without(rest, store.union(of: sides, bearingOn: bearing))
  }

  /// Whether a row bears on where an activity stands.
  func bears(_ row: GradeRow, on activity: ActivityID) -> Bool {
    row.activities.contains(activity)
      || standing.tests(of: activity).carried.contains(where: row.activities.contains)
  }

  /// 1 where a condition holds on one side alone.
  func turns(_ condition: Condition) -> Diagram {
    let holds = standing.compiler.diagram(condition)
    return store.apply(store.restrict(holds, better), store.restrict(holds, worse)) { $0 ^ $1 }
  }

  func both(_ a: Diagram, _ condition: Diagram) -> Diagram {
    store.apply(a, condition) { $1 == 1 ? $0 : 0 }
  }

  func without(_ a: Diagram, _ condition: Diagram) -> Diagram {
    store.apply(a, condition) { $1 == 1 ? 0 : $0 }
  }

  /// A case, as usual as possible.
  func path(in diagram: Diagram) -> (leaf: Int32, values: [(variable: Int, value: Int)])? {
    let law = standing.compiler.law
    return store.path(
      in: diagram, preferring: law.space.usualValues(of: law), allowing: { _, _ in true },
      to: { $0 > 0 })
  }
}
