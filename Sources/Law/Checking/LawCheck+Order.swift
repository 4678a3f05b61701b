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
    var prover = OrderProver(law, epochs)
    for day in days.reversed() {
      guard let compiler = compilers[day] else { continue }
      for fact in ordered { prover.prove(fact, compiler) }
    }
    print("NODES", prover.nodes)
    coverage.steps = ordered.reduce(0) { $0 + $1.steps.count }
    coverage.listed = law.outOfOrder.reduce(0) { $0 + $1.steps.count }
    return (prover.violations, prover.idle)
  }
}

/// Holds the two sides of every step of a fact against each other.
struct OrderProver {
  private let law: Law
  private let epochs: ActivityEpochs
  private let tests: ActivityTests
  private let standing: Standing
  private var seen: Set<Epoch> = []
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

  private struct Epoch: Hashable {
    let fact: FactID
    let signatures: [ActivityEpochs.Signature]
  }

  init(_ law: Law, _ epochs: ActivityEpochs) {
    self.law = law
    self.epochs = epochs
    tests = ActivityTests(law, epochs)
    standing = Standing(law, epochs)
  }

  var nodes: String { "\(standing.store.nodeCount) \(standing.store.isExhausted)" }
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

  /// Holds the two sides of every step of a fact against each other, once for each epoch that may differ.
  mutating func prove(_ fact: Fact, _ compiler: LawCompiler) {
    let testing = law.activities.map(\.id).filter { tests.tests(of: $0, in: compiler).contains(fact.id) }
    let epoch = Epoch(
      fact: fact.id,
      signatures: ([law.generalBusiness] + testing).map { epochs.signature(of: $0, in: compiler) })
    guard seen.insert(epoch).inserted else { return }
    let ofPosition = testing.filter { tests.tests(of: $0, in: compiler).byPosition.contains(fact.id) }
    for step in fact.steps {
      let sides = Sides(step, fact, standing, compiler.date)
      for activity in testing where ofPosition.contains(activity) || sides.mayGetLost(activity) {
        prove(sides, activity, testing, tests.tests(of: activity, in: compiler).carried)
      }
    }
  }

  private mutating func prove(
    _ sides: Sides, _ activity: ActivityID, _ testing: [ActivityID], _ carried: Set<ActivityID>
  ) {
    let rest = sides.violations(of: activity, [law.generalBusiness] + testing)
    guard rest != .no else { return }
    let left = excuse(rest, sides, carried.union([activity]))
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
  ///
  /// - Parameter activities: One, and those whose grade its position tests.
  private mutating func excuse(
    _ rest: Diagram, _ sides: Sides, _ activities: Set<ActivityID>
  ) -> Diagram {
    var left = rest
    for (index, listed) in law.outOfOrder.enumerated()
    where listed.fact == sides.fact.id && listed.steps.contains(sides.step.written) {
      for row in listed.by where activities.contains(where: law[row].activities.contains) {
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
  let day: CalendarDate
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

  /// Whether an activity counts in some case on the side that must not be worse and not on the other.
  func mayGetLost(_ activity: ActivityID) -> Bool {
    let counts = standing.counts(activity, on: day)
    return without(store.restrict(counts, better), store.restrict(counts, worse)) != .no
  }

  /// One more than the verdict of an activity in the cases in which no other is as bad on the side that must be no
  /// better, else 0.
  func violations(of activity: ActivityID, _ others: [ActivityID]) -> Diagram {
    let own = standing.position(activity, on: day)
    var rest = store.restrict(own, better)
    for other in [activity] + others {
      guard rest != .no else { return .no }
      rest = store.apply(rest, store.restrict(standing.position(other, on: day), worse)) { here, there in
        there > 0 && there <= here ? 0 : here
      }
    }
    return possible(rest)
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
    let holds = standing.compiler(on: day).diagram(condition)
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
    let law = standing.law
    return store.path(
      in: diagram, preferring: law.space.usualValues(of: law), allowing: { _, _ in true },
      to: { $0 > 0 })
  }
}
