import DecisionDiagram

/// Which facts the law of an activity tests, epoch by epoch.
final class ActivityTests {
  struct Tested {
    /// The facts on which its grade hangs.
    fileprivate(set) var byGrade: Set<FactID> = []
    /// The facts that its position tests itself.
    fileprivate(set) var byPosition: Set<FactID> = []
    /// The facts on which the grades hang that its position tests.
    fileprivate(set) var byCarried: Set<FactID> = []
    /// The grades that its position tests.
    fileprivate(set) var carried: Set<Carried> = []
    /// Whether a higher one of them never makes the position better, as far as its clauses show.
    fileprivate(set) var isWorseByCarried = true
    /// The facts of any of these.
    fileprivate(set) var facts = ValueSet()

    func contains(_ fact: FactID) -> Bool { facts.contains(fact.index) }

    /// Whether the position can become better along a fact though no grade falls.
    func canImprove(along fact: FactID) -> Bool {
      byPosition.contains(fact) || !isWorseByCarried && byCarried.contains(fact)
    }
  }

  /// A grade of another activity of the line that a position tests.
  struct Carried: Hashable {
    let activity: ActivityID
    let least: Grade
  }

  private struct Key: Hashable {
    let activity: ActivityID
    let signature: ActivityEpochs.Signature
  }

  private let law: Law
  private let epochs: ActivityEpochs
  /// What was found, each once.
  private(set) var all: [Tested] = []
  private var found: [Key: Int] = [:]
  private var ofGrade: [ActivityID: Set<FactID>] = [:]

  init(_ law: Law, _ epochs: ActivityEpochs) {
    self.law = law
    self.epochs = epochs
  }

  /// The place among ``all`` of what the law of an activity tests on a day.
  func tests(of activity: ActivityID, in compiler: LawCompiler) -> Int {
    let key = Key(activity: activity, signature: epochs.signature(of: activity, in: compiler))
    if let found = found[key] { return found }
    var made = Tested(byGrade: facts(ofGrade: activity))
    let clauses = epochs.clauses(of: activity, in: compiler)
    made.byPosition = law.facts(behind: clauses.map(law.condition(of:)))
    for clause in clauses {
      look(law.condition(of: clause), isWorseWhereItHolds: clause.isWorseWhereItHolds, &made)
    }
    for carried in made.carried { made.byCarried.formUnion(facts(ofGrade: carried.activity)) }
    made.facts = ValueSet([made.byGrade, made.byPosition, made.byCarried].joined().map(\.index))
    found[key] = all.count
    all.append(made)
    return all.count - 1
  }

  private func facts(ofGrade activity: ActivityID) -> Set<FactID> {
    if let found = ofGrade[activity] { return found }
    let made = law.facts(
      behind: law.gradeRows.filter { $0.activities.contains(activity) }.map(\.when))
    ofGrade[activity] = made
    return made
  }

  private func look(_ condition: Condition, isWorseWhereItHolds isWorse: Bool, _ tested: inout Tested) {
    switch condition {
    case .all(let parts), .any(let parts):
      for part in parts { look(part, isWorseWhereItHolds: isWorse, &tested) }
    case .not(let part): look(part, isWorseWhereItHolds: !isWorse, &tested)
    case .term(let term): look(law[term].means, isWorseWhereItHolds: isWorse, &tested)
    case .carries(let activity, let least):
      tested.carried.insert(Carried(activity: activity, least: least))
      if !isWorse { tested.isWorseByCarried = false }
    case .fact, .reading, .about, .stated: break
    }
  }
}

extension Clause {
  /// Whether a position is never better where the clause holds than where it does not: a rule that applies, an exception
  /// that is taken back; not what a rule demands, the gates of a text and an exception.
  fileprivate var isWorseWhereItHolds: Bool {
    switch self {
    case .rule, .block, .row, .duty, .breach, .term: true
    case .demand, .regime, .exception: false
    }
  }
}

extension Law {
  /// The facts that conditions test, and those that decide whether these apply.
  func facts(behind conditions: [Condition]) -> Set<FactID> {
    var found: Set<FactID> = []
    var waiting = conditions
    while let condition = waiting.popLast() {
      for fact in facts(testedBy: condition) where found.insert(fact).inserted {
        if let applies = self[fact].appliesWhen { waiting.append(applies) }
      }
    }
    return found
  }
}
