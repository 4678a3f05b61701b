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
    /// The row that makes it this activity, or of several the one that asks for least; `nil` where the file names it.
    let nearestRow: GradeRowID?
    /// The row that says why it is this activity; `nil` where the file names it, or every row hangs on open facts.
    public var reason: GradeRowID? { row ?? (openFacts.isEmpty ? nearestRow : nil) }

    public var id: ActivityID { finding.activity }
    /// Whether the line is that for certain.
    public var isSure: Bool { finding.grades == 1 << Grade.yes.rawValue }
    /// What it comes to at worst.
    public var worst: Verdict { finding.verdicts.worst }
    /// Whether the line cannot go ahead as that, whatever else is so.
    fileprivate var isAlwaysInTheWay: Bool { finding.verdicts.verdicts.allSatisfy { $0 <= .restrictedViolated } }
  }

  /// The answer with what is said in the same breath.
  public let conclusion: Conclusion
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

  public var answer: Answer { conclusion.answer }

  /// The activities that decide the answer: of those that can be in the way, the nearest to what is known, and of these
  /// those that come to the worst outcome; where none is in the way, those that can come to the worst outcome. Where the
  /// line cannot go ahead whatever comes of those, what makes it so comes first.
  public var deciding: [Activity] {
    let inTheWay = activities.filter { $0.worst <= .restrictedViolated }
    guard answer.needsRoute, !inTheWay.isEmpty else {
      return activities.filter { $0.finding.verdicts.contains(outcomes.worst) }
    }
    let near = Self.nearest(inTheWay)
    guard answer == .no || answer == .notAsStructured, !near.contains(where: \.isAlwaysInTheWay) else { return near }
    return Self.nearest(inTheWay.filter { activity in
      activity.isAlwaysInTheWay && !near.contains { $0.id == activity.id }
    }) + near
  }

  /// Of some activities the nearest to what is known, and of these those that come to the worst outcome.
  private static func nearest(_ activities: [Activity]) -> [Activity] {
    let nearest = activities.map(\.distance).min()
    let near = activities.filter { $0.distance == nearest }
    let worst = near.map(\.worst).min()
    return near.filter { $0.worst == worst }
  }

  /// Whether the line is at least likely to be one of some kinds of business in every case: no fact is open of any, or what
  /// it is besides could come to an outcome that is not possible.
  public func isLikelyOne(of kinds: [ActivityID]) -> Bool {
    let own = activities.filter { kinds.contains($0.id) }
    if own.contains(where: \.finding.mustCount) || own.allSatisfy({ $0.distance == 0 }) { return true }
    let beside = activities.filter { !kinds.contains($0.id) && $0.finding.mustCount }.map(\.finding.verdicts)
    let without = beside.reduce(nil as VerdictSet?) { $0?.worse(with: $1) ?? $1 } ?? VerdictSet([.permitted])
    return !without.isSubset(of: outcomes)
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
    conclusion = result.conclusion(of: line)
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
        openFacts: nearness[finding.activity]?.facts ?? [],
        nearestRow: finding.isDeclared ? nil : result.row(of: finding) ?? nearness[finding.activity]?.row)
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
