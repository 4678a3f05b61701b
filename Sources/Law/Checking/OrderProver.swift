import DecisionDiagram

/// Holds the two sides of every step of a fact against each other.
struct OrderProver {
  private let law: Law
  private let epochs: ActivityEpochs
  private let tests: ActivityTests
  private let standing: Standing
  /// By day, for each activity what its law tests, and which law that is.
  private var ofDay: [CalendarDate: [(tests: Int, signature: ActivityEpochs.Signature)]] = [:]
  private var seen: Set<Epoch> = []
  private(set) var violations: [StepViolation] = []
  private var found: Set<Place> = []
  /// What is listed and excuses something.
  private(set) var biting: Set<Excuse> = []

  private struct Epoch: Hashable {
    let fact: FactID
    let signatures: [ActivityEpochs.Signature]
  }

  /// A violation is reported once for each of these.
  private struct Place: Hashable {
    let fact: FactID
    let step: OutOfOrder.Step
    let activity: ActivityID
  }

  /// A row that is listed for a step out of order.
  struct Excuse: Hashable {
    /// The place of the entry among those of the law.
    let listed: Int
    let step: OutOfOrder.Step
    let row: GradeRowID
  }

  init(_ law: Law, _ epochs: ActivityEpochs) {
    self.law = law
    self.epochs = epochs
    tests = ActivityTests(law, epochs)
    standing = Standing(law, epochs)
  }

  /// Whether diagrams grew past the limit; what was found since is not to be used.
  var isExhausted: Bool { standing.store.isExhausted }

  /// Holds the sides of every step of a fact against each other, once for each epoch that may differ.
  mutating func prove(_ fact: Fact, _ compiler: LawCompiler) {
    let activities = activities(of: compiler)
    let testing = law.activities.map(\.id).filter { tests.all[activities[$0.index].tests].contains(fact.id) }
    let epoch = Epoch(
      fact: fact.id, signatures: ([law.generalBusiness] + testing).map { activities[$0.index].signature })
    guard seen.insert(epoch).inserted else { return }
    for step in fact.steps {
      let sides = StepSides(step, fact, standing, compiler.date)
      for activity in testing {
        let tested = tests.all[activities[activity.index].tests]
        let region = tested.canImprove(along: fact.id) ? .yes : sides.falls(activity, tested.carried)
        guard region != .no else { continue }
        let improved = sides.improved(activity, within: region)
        guard improved != .no else { continue }
        let turned = testing.filter { sides.turned.contains($0.index) }
        let counted = [law.generalBusiness] + turned + testing.filter { !sides.turned.contains($0.index) }
        prove(sides, activity, improved, counted, [activity] + tested.carried.map(\.activity))
      }
    }
  }

  private mutating func activities(of compiler: LawCompiler) -> [(tests: Int, signature: ActivityEpochs.Signature)] {
    if let found = ofDay[compiler.date] { return found }
    let made = law.activities.map { activity in
      (tests.tests(of: activity.id, in: compiler), epochs.signature(of: activity.id, in: compiler))
    }
    ofDay[compiler.date] = made
    return made
  }

  /// Reports cases of an activity that improves which no listed row excuses; notes what rows excuse.
  ///
  /// - Parameters:
  ///   - improved: Where the activity stands better on the side that must be no better.
  ///   - counted: The activities of which one as bad there makes up for it, the likeliest first.
  ///   - bearing: The activities whose rows bear on it.
  private mutating func prove(
    _ sides: StepSides, _ activity: ActivityID, _ improved: Diagram, _ counted: [ActivityID],
    _ bearing: [ActivityID]
  ) {
    var left = improved
    for (excuse, turned) in excuses(for: sides, bearing) {
      if !biting.contains(excuse), sides.isViolated(among: sides.within(improved, turned), counted) {
        biting.insert(excuse)
      }
      left = sides.without(left, turned)
    }
    let place = Place(fact: sides.fact.id, step: sides.step.written, activity: activity)
    guard !found.contains(place), let violation = sides.violation(among: left, counted),
      let verdict = Verdict(rawValue: UInt8(violation.leaf - 1))
    else { return }
    found.insert(place)
    violations.append(
      StepViolation(
        fact: sides.fact.id, step: sides.step, day: sides.day, activity: activity, verdict: verdict,
        witness: violation.values))
  }

  /// The rows that are listed for a step, with the cases in which each holds on one side alone.
  private func excuses(
    for sides: StepSides, _ bearing: [ActivityID]
  ) -> [(excuse: Excuse, turned: Diagram)] {
    var found: [(excuse: Excuse, turned: Diagram)] = []
    for (index, listed) in law.outOfOrder.enumerated()
    where listed.fact == sides.fact.id && listed.steps.contains(sides.step.written) {
      for row in listed.by where bearing.contains(where: law[row].activities.contains) {
        found.append(
          (Excuse(listed: index, step: sides.step.written, row: row), sides.turns(law[row].when)))
      }
    }
    return found
  }
}
