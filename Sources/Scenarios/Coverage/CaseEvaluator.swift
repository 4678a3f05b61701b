import DecisionDiagram
import Law

/// One line of a case, read off the clauses, with one clause or term turned round at will.
///
/// Where facts are missing it names every outcome that the clauses, taken one by one, leave
/// possible: never one too few. Only what is asked for is worked out, once.
final class CaseEvaluator {
  /// A clause or a term that is taken to turn out otherwise than it does.
  struct Override {
    let clause: Int
    let truth: Truth
  }

  let table: ClauseTable
  private let known: [ValueSet]
  private let tests: EpochTests
  /// By number of the test; empty where not yet asked for.
  private var atoms: [Truth]
  /// By clause; empty where not yet asked for.
  private var truths: [Truth]

  init(_ table: ClauseTable, known: [ValueSet], _ tests: EpochTests) {
    self.table = table
    self.known = known
    self.tests = tests
    atoms = Array(repeating: [], count: table.atoms.conditions.count)
    truths = Array(repeating: [], count: table.entries.count)
  }

  // MARK: - Conditions

  /// How a clause turns out.
  func truth(_ clause: Int, _ override: Override? = nil) -> Truth {
    if let override {
      if override.clause == clause { return override.truth }
      if case .term(let term) = table.entries[override.clause].clause,
        table.entries[clause].terms.contains(term)
      {
        return evaluate(table.entries[clause].condition, flipping: nil, override)
      }
    }
    if truths[clause].isEmpty {
      truths[clause] = evaluate(table.entries[clause].condition, flipping: nil, nil)
    }
    return truths[clause]
  }

  /// How a clause turns out if one of its tests turned out otherwise.
  func truth(_ clause: Int, flipping test: Int) -> Truth {
    evaluate(table.entries[clause].condition, flipping: test, nil)
  }

  /// How a test of a clause turns out.
  func outcome(ofTest test: Int, in clause: Int) -> Truth {
    find(test, in: table.entries[clause].condition) ?? .open
  }

  private func atom(_ number: Int) -> Truth {
    if atoms[number].isEmpty { atoms[number] = tests.outcome(of: number, known: known) }
    return atoms[number]
  }

  private func find(_ test: Int, in condition: ClauseCondition) -> Truth? {
    switch condition {
    case .all(let parts), .any(let parts):
      for part in parts { if let found = find(test, in: part) { return found } }
      return nil
    case .not(let part): return find(test, in: part)
    case .test(let number, let atom): return number == test ? self.atom(atom) : nil
    case .term(let number, let term):
      return number == test ? truth(table.number(of: .term(term))) : nil
    }
  }

  private func evaluate(
    _ condition: ClauseCondition, flipping test: Int?, _ override: Override?
  ) -> Truth {
    switch condition {
    case .all(let parts):
      var (canHold, canFail) = (true, false)
      for part in parts {
        let truth = evaluate(part, flipping: test, override)
        canHold = canHold && truth.canHold
        canFail = canFail || truth.canFail
        if !canHold { return .no }
      }
      return Truth(canHold: canHold, canFail: canFail)
    case .any(let parts):
      var (canHold, canFail) = (false, true)
      for part in parts {
        let truth = evaluate(part, flipping: test, override)
        canHold = canHold || truth.canHold
        canFail = canFail && truth.canFail
        if !canFail { return .yes }
      }
      return Truth(canHold: canHold, canFail: canFail)
    case .not(let part): return !evaluate(part, flipping: test, override)
    case .test(let number, let atom):
      return number == test ? !self.atom(atom) : self.atom(atom)
    case .term(let number, let term):
      let truth = truth(table.number(of: .term(term)), override)
      return number == test ? !truth : truth
    }
  }

  // MARK: - Positions

  /// The outcomes that are possible for an activity.
  func position(_ clauses: ActivityClauses, _ override: Override? = nil) -> VerdictSet {
    var best = VerdictSet()
    var canBeUnanswered = true
    for answer in clauses.answers {
      let gate = truth(answer.gate, override)
      guard gate.canHold else { continue }
      let offered = outcomes(of: answer, override)
      var next = gate.canFail ? best : VerdictSet()
      next.mask |= best.isEmpty ? 0 : better(best, offered).mask
      if canBeUnanswered { next.mask |= offered.mask }
      best = next
      canBeUnanswered = canBeUnanswered && gate.canFail
    }
    if canBeUnanswered { best.insert(.outOfScope) }
    return best
  }

  private func outcomes(of answer: ActivityClauses.Answer, _ override: Override?) -> VerdictSet {
    var found = VerdictSet([answer.regime.otherwise])
    for demand in answer.demands {
      let applies = application(of: demand, in: answer, override)
      guard applies.canHold else { continue }
      let lifted = isLifted(demand, override)
      var canLeaveNoTrace = applies.canFail || lifted.canHold
      var outcomes = VerdictSet()
      if lifted.canFail {
        let met = demandTruth(demand, override)
        for (can, outcome) in [
          (met.canHold, demand.rule.met), (met.canFail, demand.rule.otherwise),
        ] where can {
          if let outcome { outcomes.insert(outcome) } else { canLeaveNoTrace = true }
        }
      }
      let after = outcomes.isEmpty ? VerdictSet() : worse(found, outcomes)
      found = VerdictSet(mask: (canLeaveNoTrace ? found.mask : 0) | after.mask)
    }
    return found
  }

  private func demandTruth(_ demand: ActivityClauses.Demand, _ override: Override?) -> Truth {
    demand.demand.map { truth($0, override) } ?? (demand.rule.closes ? .no : .yes)
  }

  private func application(
    of demand: ActivityClauses.Demand, in answer: ActivityClauses.Answer, _ override: Override?
  ) -> Truth {
    let own = truth(demand.application, override)
    guard let anchors = demand.anchors else { return own }
    var (canHold, canFail) = (false, true)
    for anchor in anchors.map({ answer.demands[$0] }) {
      let applies = truth(anchor.application, override)
      let lifted = isLifted(anchor, override)
      canHold = canHold || applies.canHold && lifted.canFail
      canFail = canFail && (applies.canFail || lifted.canHold)
    }
    return Truth(canHold: own.canHold && canHold, canFail: own.canFail || canFail)
  }

  private func isLifted(_ demand: ActivityClauses.Demand, _ override: Override?) -> Truth {
    var (canHold, canFail) = (false, true)
    for lift in demand.lifts {
      var (stands, falls) = (true, false)
      let exception = truth(lift.exception, override)
      stands = exception.canHold
      falls = exception.canFail
      for block in lift.blocks {
        let blocked = truth(block, override)
        stands = stands && blocked.canFail
        falls = falls || blocked.canHold
      }
      canHold = canHold || stands
      canFail = canFail && falls
    }
    return Truth(canHold: canHold, canFail: canFail)
  }

  // MARK: - Grades

  /// The grades that are possible by the rows; bit `n` stands for the grade `n`.
  func grades(_ clauses: ActivityClauses, _ override: Override? = nil) -> UInt8 {
    var found: UInt8 = 0
    var canFallThrough = true
    for (row, clause) in clauses.rows where row.blocks {
      let truth = truth(clause, override)
      if truth.canHold { found |= 1 << Grade.no.rawValue }
      canFallThrough = canFallThrough && truth.canFail
    }
    for grade in Grade.allCases.reversed() where grade > .no && canFallThrough {
      var canHold = false
      for (row, clause) in clauses.rows where row.grade == grade && !row.blocks {
        let truth = truth(clause, override)
        canHold = canHold || truth.canHold
        canFallThrough = canFallThrough && truth.canFail
      }
      if canHold { found |= 1 << grade.rawValue }
    }
    return canFallThrough ? found | 1 << Grade.no.rawValue : found
  }
}

/// The outcomes of two parts of which the worse decides.
func worse(_ a: VerdictSet, _ b: VerdictSet) -> VerdictSet { combine(a, b, min) }

private func better(_ a: VerdictSet, _ b: VerdictSet) -> VerdictSet { combine(a, b, max) }

private func combine(
  _ a: VerdictSet, _ b: VerdictSet, _ choose: (Verdict, Verdict) -> Verdict
) -> VerdictSet {
  var found = VerdictSet()
  for first in a.verdicts { for second in b.verdicts { found.insert(choose(first, second)) } }
  return found
}
