public import Law

/// Why a service line has its answer, as one value: what it is, which texts decide, how their demands stand, and what
/// would make the answer worse. Whatever speaks to people renders it.
public struct LineExplanation: Sendable {
  /// Why the line is one activity, or may be, and what follows from that.
  public struct Activity: Sendable {
    public let finding: CompanyAssessment.ActivityFinding
    /// The row by which it is; `nil` where the file names it, or several rows may.
    public let row: GradeRowID?
    /// What it comes to and why, by outcome, worst first.
    public let grounds: [Grounds]
    /// The licences and filings that it needs where it is open.
    public let needs: NeededLicences
    /// Whether filings alone are needed, where anything is.
    public let needsOnlyFilings: Bool
    /// The texts whose answers it can have.
    public let governing: [GoverningText]

    public var id: ActivityID { finding.activity }
    /// Whether the line is that for certain.
    public var isSure: Bool { finding.grades == 1 << Grade.yes.rawValue }
    /// What it comes to at worst.
    public var worst: Verdict { finding.verdicts.worst }
  }

  public let answer: Answer
  /// Whether the answer is given only by what the line is likely to be.
  public let isLikely: Bool
  /// Whether filings alone are needed.
  public let needsOnlyFilings: Bool
  /// The licences and filings that are needed.
  public let needs: NeededLicences
  /// Whether the answer hangs on a contested point.
  public let isContested: Bool
  public let outcomes: VerdictSet
  /// The activities that it answers for, the worst first; what every line carries only where nothing else is found.
  public let activities: [Activity]
  /// The activities that it is only possibly, and that would make it worse, the worst first.
  public let exposures: [Activity]
  /// What it is taken not to be though that is not settled.
  public let setAside: [CompanyAssessment.SetAside]
  /// The rules of conduct that what is known breaks.
  public let brokenBans: [DutyID]
  /// Those that hang on what is not known.
  public let openBans: [DutyID]

  /// The activities that decide the answer: those that can come to the worst outcome.
  public var deciding: [Activity] {
    activities.filter { $0.finding.verdicts.contains(outcomes.worst) }
  }

  /// - Parameters:
  ///   - result: What was found of the company.
  ///   - governing: The texts that answer, by activity.
  public init(
    _ line: CompanyAssessment.LineFinding, of result: borrowing CompanyAssessment, _ law: Law,
    governing: [ActivityID: [GoverningText]]
  ) {
    answer = line.answer
    isLikely = result.isAnswerOnlyLikely(line)
    needsOnlyFilings = result.needsOnlyFilings(line)
    needs = result.needs(of: line)
    isContested = result.isAnswerContested(line)
    outcomes = line.verdicts
    setAside = line.setAside
    brokenBans = line.brokenBans
    openBans = line.openBans
    var counting: [Activity] = []
    var others: [Activity] = []
    for finding in result.shownActivities(of: line) {
      let activity = Activity(
        finding: finding, row: finding.isDeclared ? nil : result.row(of: finding),
        grounds: Grounds.merging(result.positions(of: finding), law),
        needs: NeededLicences(result.positions(of: finding), isSure: finding.mustCount, law),
        needsOnlyFilings: result.needsOnlyFilings(finding),
        governing: governing[finding.activity] ?? [])
      if finding.mayCount {
        counting.append(activity)
      } else if finding.verdicts.worst < line.verdicts.worst {
        others.append(activity)
      }
    }
    activities = counting.enumerated().sorted { a, b in
      // What is sure says more of a line than what is likely.
      (a.element.worst, a.element.isSure ? 0 : 1, a.offset)
        < (b.element.worst, b.element.isSure ? 0 : 1, b.offset)
    }.map(\.element)
    exposures = others.sorted { $0.worst < $1.worst }
  }
}
