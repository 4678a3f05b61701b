package import DecisionDiagram

/// The leaf of every diagram that no result reads.
package let impossibleLeaf: Int32 = 0

/// When a line is one activity, in one epoch.
package final class CompiledGrade: Sendable {
  package let activity: ActivityID
  /// Leads to positions in `outcomes`.
  package let diagram: FrozenDiagram
  /// By leaf; leaf 0, `impossible`, has none and repeats the first.
  package let outcomes: [GradeOutcome]
  /// Bit `n` of `masks[leaf]` stands for the grade `n`; 0 for `impossible`.
  package let masks: [UInt8]

  init(
    activity: ActivityID, diagram: FrozenDiagram, outcomes: [GradeOutcome]
  ) {
    self.activity = activity
    self.diagram = diagram
    self.outcomes = outcomes
    masks = outcomes.enumerated().map { $0 == 0 ? 0 : 1 << $1.grade.rawValue }
  }
}

/// Where the law puts one activity, in one epoch.
package final class CompiledPosition: Sendable {
  package let activity: ActivityID
  /// Leads to positions in `outcomes`.
  package let diagram: FrozenDiagram
  /// By leaf; leaf 0, `impossible`, has none and repeats the first.
  package let outcomes: [PositionOutcome]
  /// Bit `n` of `masks[leaf]` stands for the verdict `n`; 0 for `impossible`.
  package let masks: [UInt8]

  init(activity: ActivityID, diagram: FrozenDiagram, outcomes: [PositionOutcome]) {
    self.activity = activity
    self.diagram = diagram
    self.outcomes = outcomes
    masks = outcomes.enumerated().map { $0 == 0 ? 0 : 1 << $1.verdict.rawValue }
  }
}

/// Which verdict one activity has, in one epoch, without its grounds.
package struct CompiledVerdicts: Sendable {
  package let diagram: FrozenDiagram
  /// Bit `n` of `masks[leaf]` stands for the verdict `n`; 0 for `impossible`.
  package let masks: [UInt8]

  init(_ position: CompiledPosition) {
    diagram = position.diagram
    masks = position.masks
  }

  /// - Parameter diagram: Leads to 0 for `impossible`, else to one more than the number of a verdict.
  package init(_ diagram: FrozenDiagram) {
    self.diagram = diagram
    masks = [0] + Verdict.allCases.map { 1 << $0.rawValue }
  }
}

/// A grade, and the row that gives it.
public struct GradeOutcome: Hashable, Sendable {
  public let grade: Grade
  /// `nil` where no row holds.
  public let row: GradeRowID?
}

/// Where the law puts an activity, and on what ground.
public struct PositionOutcome: Hashable, Sendable {
  /// A rule that decides, with how its demand stands.
  public struct Finding: Hashable, Sendable {
    public let rule: RuleID
    public let isMet: Bool
  }

  public let verdict: Verdict
  /// The text whose answer is taken; `nil` where no text answers.
  public let regime: RegimeID?
  /// The rules that give the verdict: all that agree.
  public let deciding: [Finding]
  /// Licences and filings needed to operate, by the rules that ask for them.
  public let licences: [RuleID]
  /// The rules that say that no licence is needed.
  public let noLicence: [RuleID]
  /// Exceptions that lift a rule that would otherwise apply.
  public let lifted: [ExceptionID]
  /// The weakest marks among what is cited.
  public let marks: WeakestMarks

  /// - Parameter law: Whose clauses bear the marks.
  init(
    verdict: Verdict, regime: RegimeID?, deciding: [Finding], licences: [RuleID], noLicence: [RuleID],
    lifted: [ExceptionID], in law: Law
  ) {
    self.verdict = verdict
    self.regime = regime
    self.deciding = deciding
    self.licences = licences
    self.noLicence = noLicence
    self.lifted = lifted
    var marks = WeakestMarks()
    if let regime { marks.take(law[regime].confidence, of: .regime(regime)) }
    for finding in deciding { marks.take(law[finding.rule].confidence, of: .rule(finding.rule)) }
    for rule in licences + noLicence { marks.take(law[rule].confidence, of: .rule(rule)) }
    for exception in lifted { marks.take(law[exception].confidence, of: .exception(exception)) }
    self.marks = marks
  }

  /// Whether the activity is open and nothing encoded says which licence it needs, or that it needs none.
  public var isWithoutLicences: Bool {
    verdict > .restrictedViolated && verdict < .outOfScope && licences.isEmpty && noLicence.isEmpty
  }
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
