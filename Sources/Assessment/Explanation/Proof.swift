public import Law

/// Why a service line has its outcomes: every clause that was looked at, with how it stands by what is known.
public struct LineProof: Sendable {
  public let line: Int
  public let verdicts: VerdictSet
  /// The answer with what is said in the same breath.
  public let conclusion: Conclusion
  /// The activities that the line may be, in the order of the assessment.
  public let activities: [ActivityProof]
  /// How the bans of conduct stand that apply or may apply, with what decides that.
  public let bans: [(finding: CompanyAssessment.BanFinding, evidence: Evidence)]
  /// What the file states that is enough, all else it states left open, for the same outcomes and the same broken
  /// bans; as variables.
  public let needed: [Int]
  /// What else it states.
  public let unneeded: [Int]
  /// The facts that nobody stated and that are inferred, each with the rule by which.
  public let inferred: [FactID: Inference]
  /// The day whose law was applied.
  public let date: CalendarDate
}

/// Why an activity of a line has its grade and its outcomes.
public struct ActivityProof: Sendable {
  public let finding: CompanyAssessment.ActivityFinding
  /// Whether filings alone are needed, where anything is.
  public let needsOnlyFilings: Bool
  /// The rows that grade it, where it is not declared.
  public let rows: [RowProof]
  /// The texts in force for it.
  public let regimes: [RegimeProof]

  /// What the grades are by the rows alone; bit `n` stands for the grade `n`.
  public var replayedGrades: UInt8 {
    var found: UInt8 = 0
    for row in rows where row.blocks {
      if row.evidence.truth != false { found |= 1 << Grade.no.rawValue }
      if row.evidence.truth == true { return found }
    }
    for grade in Grade.allCases.reversed() where grade > .no {
      let own = rows.filter { $0.grade == grade && !$0.blocks }
      if own.contains(where: { $0.evidence.truth != false }) { found |= 1 << grade.rawValue }
      if own.contains(where: { $0.evidence.truth == true }) { return found }
    }
    return found | 1 << Grade.no.rawValue
  }

  /// What the outcomes are by the texts alone: the best answer of those whose gates hold.
  public var replayedVerdicts: VerdictSet {
    var best: VerdictSet?
    var mayBeUnanswered = true
    for regime in regimes where regime.gate.truth != false {
      let answer = regime.verdicts
      let together = best.map { $0.better(with: answer) } ?? VerdictSet()
      let alone = mayBeUnanswered ? answer.mask : 0
      let without = regime.gate.truth == nil ? best?.mask ?? 0 : 0
      best = VerdictSet(mask: together.mask | alone | without)
      if regime.gate.truth == true { mayBeUnanswered = false }
    }
    return VerdictSet(
      mask: (best?.mask ?? 0) | (mayBeUnanswered ? 1 << Verdict.outOfScope.rawValue : 0))
  }
}

/// How a row that grades an activity stands.
public struct RowProof: Sendable {
  public let row: GradeRowID
  public let grade: Grade
  public let blocks: Bool
  public let evidence: Evidence
}

/// What one text answers.
public struct RegimeProof: Sendable {
  public let regime: RegimeID
  /// How its gates stand.
  public let gate: Evidence
  /// Its requirements and the standing rules it leaves, those that apply or may.
  public let rules: [RuleProof]
  /// What it answers where its gates hold.
  public let verdicts: VerdictSet
}

/// How a rule stands.
public struct RuleProof: Sendable {
  public let rule: RuleID
  /// Where it applies; with what it attaches to, for one that attaches to requirements.
  public let application: [Evidence]
  /// What it demands; `nil` where nothing can be tested.
  public let demand: Evidence?
  /// The exceptions that could lift it.
  public let exceptions: [ExceptionProof]
  /// The outcomes that it can lead to; empty where it leaves no trace.
  public let verdicts: VerdictSet
  /// Whether it may leave no trace.
  public let mayLeaveNone: Bool
}

/// How an exception stands.
public struct ExceptionProof: Sendable {
  public let exception: ExceptionID
  public let evidence: Evidence
  /// What takes it back.
  public let blocks: [(block: BlockID, evidence: Evidence)]

  /// Whether it lifts its rules; `nil` where that is open.
  public var truth: Bool? {
    let blocked = blocks.map(\.evidence.truth)
    if evidence.truth == false || blocked.contains(true) { return false }
    return evidence.truth == true && blocked.allSatisfy { $0 == false } ? true : nil
  }
}

extension VerdictSet {
  /// The outcomes of two texts of which the better answer is taken.
  func better(with other: VerdictSet) -> VerdictSet {
    VerdictSet(
      verdicts.flatMap { first in other.verdicts.map { max(first, $0) } })
  }
}
