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
    /// How near what is known is to it; 0 where the line is that whatever is missing.
    public let distance: Int
    /// The open facts that make it this activity, of the row that asks for least.
    public let openFacts: [FactID]

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
  /// Whether it is open and nothing encoded says which licence it needs.
  public let isUnlicensed: Bool
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

  /// The activities that decide the answer: of those that can be in the way, the nearest to what is known, and of these
  /// those that come to the worst outcome; where none is in the way, those that can come to the worst outcome.
  public var deciding: [Activity] {
    let inTheWay = activities.filter { $0.worst <= .restrictedViolated }
    guard answer.needsRoute, let nearest = inTheWay.map(\.distance).min() else {
      return activities.filter { $0.finding.verdicts.contains(outcomes.worst) }
    }
    let near = inTheWay.filter { $0.distance == nearest }
    let worst = near.map(\.worst).min()
    return near.filter { $0.worst == worst }
  }

  /// The activities that it may be by what nobody said, and as which it would come to something worse than what decides.
  public var fartherWorse: [Activity] {
    guard let worst = deciding.map(\.worst).min() else { return [] }
    return activities.filter { $0.worst < worst }
  }

  /// - Parameters:
  ///   - result: What was found of the company.
  ///   - governing: The texts that answer, by activity.
  ///   - nearness: How near each activity is to what is known.
  public init(
    _ line: CompanyAssessment.LineFinding, of result: borrowing CompanyAssessment, _ law: Law,
    governing: [ActivityID: [GoverningText]], nearness: [ActivityID: Nearness]
  ) {
    answer = line.answer
    isLikely = result.isAnswerOnlyLikely(line)
    needsOnlyFilings = result.needsOnlyFilings(line)
    isUnlicensed = result.isUnlicensed(line)
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
        governing: governing[finding.activity] ?? [], distance: nearness[finding.activity]?.distance ?? 0,
        openFacts: nearness[finding.activity]?.facts ?? [])
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
