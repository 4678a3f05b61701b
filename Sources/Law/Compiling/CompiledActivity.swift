package import DecisionDiagram

/// One activity in one epoch: whether a line is it, and where the law puts it.
package final class CompiledActivity: Sendable {
  package let activity: ActivityID
  /// Leads to positions in `grades`.
  package let grade: FrozenDiagram
  /// Leads to positions in `positions`.
  package let position: FrozenDiagram
  /// By leaf; leaf 0, `impossible`, has none and repeats the first.
  package let grades: [GradeOutcome]
  package let positions: [PositionOutcome]
  /// Bit `n` of `gradeMask[leaf]` stands for the grade `n`; 0 for `impossible`.
  package let gradeMasks: [UInt8]
  /// Bit `n` of `verdictMask[leaf]` stands for the verdict `n`; 0 for `impossible`.
  package let verdictMasks: [UInt8]
  /// Variables one of which must be stated for the line to be the activity at all; `nil` where the
  /// grade may differ from `no` even with none of them stated.
  package let triggers: [Int]?

  /// The leaf that no result reads.
  package static let impossible: Int32 = 0

  init(
    activity: ActivityID, grade: FrozenDiagram, grades: [GradeOutcome], position: FrozenDiagram,
    positions: [PositionOutcome], triggers: [Int]?
  ) {
    self.activity = activity
    self.grade = grade
    self.grades = grades
    self.position = position
    self.positions = positions
    self.triggers = triggers
    gradeMasks = grades.enumerated().map { $0 == 0 ? 0 : 1 << $1.grade.rawValue }
    verdictMasks = positions.enumerated().map { $0 == 0 ? 0 : 1 << $1.verdict.rawValue }
  }
}

/// A grade, and the row that gives it.
package struct GradeOutcome: Hashable, Sendable {
  package let grade: Grade
  /// `nil` where no row holds.
  package let row: GradeRowID?
}

/// Where the law puts an activity, and on what ground.
package struct PositionOutcome: Hashable, Sendable {
  /// A rule that decides, with how its demand stands.
  package struct Finding: Hashable, Sendable {
    package let rule: RuleID
    package let isMet: Bool
  }

  package let verdict: Verdict
  /// The text whose answer is taken; `nil` where no text answers.
  package let regime: RegimeID?
  /// The rules that give the verdict: all that agree.
  package let deciding: [Finding]
  /// Licences and filings needed to operate, by the rules that ask for them.
  package let licences: [RuleID]
  /// Exceptions that lift a rule that would otherwise apply.
  package let lifted: [ExceptionID]
  /// The weakest marks among what is cited.
  package let confidence: Confidence
}

/// A duty and when it applies: leaf 0 `impossible`, 1 does not apply, 2 applies.
package struct CompiledDuty: Sendable {
  package let duty: DutyID
  package let applies: FrozenDiagram
}

/// Diagrams that a company's facts must satisfy: leaf 0 `impossible`, 1 possible.
package struct CompiledConsistency: Sendable {
  /// What is wrong when a diagram says `impossible`.
  package enum Reason: Sendable {
    case declared(Int)
    case doesNotApply(FactID)
    case ownership
  }

  package let checks: [(reason: Reason, diagram: FrozenDiagram)]
}
