/// Which facts the law of an activity tests, epoch by epoch.
final class ActivityTests {
  struct Tested {
    /// The facts on which its grade hangs.
    fileprivate(set) var byGrade: Set<FactID> = []
    /// The facts on which its position hangs, those of the grades among them that it tests.
    fileprivate(set) var byPosition: Set<FactID> = []
    /// The activities whose grade its position tests.
    fileprivate(set) var carried: Set<ActivityID> = []

    func contains(_ fact: FactID) -> Bool { byGrade.contains(fact) || byPosition.contains(fact) }
  }

  private struct Key: Hashable {
    let activity: ActivityID
    let signature: ActivityEpochs.Signature
  }

  private let law: Law
  private let epochs: ActivityEpochs
  private var found: [Key: Tested] = [:]
  private var ofGrade: [ActivityID: Set<FactID>] = [:]

  init(_ law: Law, _ epochs: ActivityEpochs) {
    self.law = law
    self.epochs = epochs
  }

  func tests(of activity: ActivityID, in compiler: LawCompiler) -> Tested {
    let key = Key(activity: activity, signature: epochs.signature(of: activity, in: compiler))
    if let found = found[key] { return found }
    let conditions = epochs.clauses(of: activity, in: compiler).map(law.condition(of:))
    var made = Tested(byGrade: facts(ofGrade: activity), byPosition: law.facts(behind: conditions))
    for condition in conditions {
      law.forEachPart(of: condition, throughTerms: true) { part in
        if case .carries(let carried, _) = part { made.carried.insert(carried) }
      }
    }
    for carried in made.carried { made.byPosition.formUnion(facts(ofGrade: carried)) }
    found[key] = made
    return made
  }

  private func facts(ofGrade activity: ActivityID) -> Set<FactID> {
    if let found = ofGrade[activity] { return found }
    let made = law.facts(
      behind: law.gradeRows.filter { $0.activities.contains(activity) }.map(\.when))
    ofGrade[activity] = made
    return made
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
