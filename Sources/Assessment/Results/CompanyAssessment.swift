public import Law

/// How a ban of conduct stands.
public enum BanState: String, CaseIterable, Sendable {
  /// In every case that what is known leaves.
  case broken
  /// In no case; in some, or all, it applies.
  case kept
  case open
}

/// The verdicts for one company, with their grounds: flat arrays that are filled again for the next.
public struct CompanyAssessment: Sendable {
  /// What is found of one activity of a line.
  public struct ActivityFinding: Sendable {
    public let activity: ActivityID
    public let isDeclared: Bool
    /// The grades still possible; bit `n` stands for the grade `n`.
    public let grades: UInt8
    /// The leaf that gives the grade, where there is one grade.
    let gradeLeaf: Int32
    /// The outcomes still possible.
    public let verdicts: VerdictSet
    /// The positions reached, into ``CompanyAssessment/leaves``.
    package let positions: Range<Int>

    /// The one grade; `nil` where several are possible.
    public var grade: Grade? {
      grades.nonzeroBitCount == 1 ? Grade(rawValue: UInt8(grades.trailingZeroBitCount)) : nil
    }

    /// Whether the line may answer for the activity in its verdict.
    public var mayCount: Bool { grades & Self.counting != 0 }
    /// Whether it does so whatever is missing.
    public var mustCount: Bool { grades & ~Self.counting == 0 }

    static let counting: UInt8 = 1 << Grade.likely.rawValue | 1 << Grade.yes.rawValue
  }

  /// How a ban stands for one service line.
  public struct BanFinding: Hashable, Sendable {
    public let ban: DutyID
    public let state: BanState
    /// Whether it applies in every case that what is known leaves.
    public let isSure: Bool
  }

  /// An activity that a line is, or may be, by its features but for a row that keeps it out on what is not settled.
  public struct SetAside: Hashable, Sendable {
    public let activity: ActivityID
    public let row: GradeRowID
  }

  /// What is found of one service line.
  public struct LineFinding: Sendable {
    /// The outcomes still possible.
    public internal(set) var verdicts = VerdictSet()
    /// The outcomes if only activities graded `yes` counted.
    public internal(set) var firmVerdicts = VerdictSet()
    /// Whether in every completion no activity but the one every line carries is at least likely, no kind of business
    /// was named and no topic is in play.
    public internal(set) var isNothingFound = false
    /// Whether it is said to be about a field whose rules are not encoded.
    public internal(set) var isOfUnencodedField = false
    /// Its activities, into ``CompanyAssessment/activities``; the one every line carries comes
    /// first.
    public internal(set) var activities = 0..<0
    /// What it is taken not to be though that is not settled.
    public internal(set) var setAside: [SetAside] = []
    /// The facts and readings that could still change the outcome, as variables.
    public internal(set) var open: [Int] = []
    /// The duties that apply.
    public internal(set) var duties: [DutyID] = []
    /// Those of the duties that apply which what is known breaks.
    public internal(set) var brokenDuties: [DutyID] = []
    /// The duties that depend on facts not known.
    public internal(set) var openDuties: [DutyID] = []
    /// The bans of conduct that apply or may apply.
    public internal(set) var bans: [BanFinding] = []

    /// What the line comes to under other answers to contested points.
    public internal(set) var alternatives: [ReadingAlternative] = []

    /// What the line came to under the law of the day of the investment; `nil` where that day is not
    /// stated, not encoded, or of the same epoch.
    public internal(set) var whenInvested: VerdictSet?
    /// Whether its diagram grew past the limit.
    var isApproximate = false
    /// Whether that is so in some completion.
    public internal(set) var mayBeNothingFound = false
    /// Whether the verdict rests on activities that are only `likely`.
    public var isOnlyLikely: Bool { verdicts != firmVerdicts }
    /// The bans of conduct that what is known breaks.
    public var brokenBans: [DutyID] { bans.filter { $0.state == .broken }.map(\.ban) }
    /// Those that apply and hang on what is not known.
    public var openBans: [DutyID] { bans.filter { $0.state == .open && $0.isSure }.map(\.ban) }
  }

  public internal(set) var verdicts = VerdictSet()
  public internal(set) var lineCount = 0
  public internal(set) var lines: [LineFinding] = []
  public internal(set) var activities: [ActivityFinding] = []
  /// The leaves that the positions of all activities reach, one after the other.
  package internal(set) var leaves: [Int32] = []
  /// The law that was applied.
  public internal(set) var epoch: EpochLaw?
  /// Whether a diagram grew past its limit, so that an outcome too many may be named.
  public internal(set) var isApproximate = false

  public init() {}

  mutating func begin() {
    verdicts = VerdictSet()
    lineCount = 0
    activities.removeAll(keepingCapacity: true)
    leaves.removeAll(keepingCapacity: true)
    isApproximate = false
  }

  /// Gives a line what was found of another that says the same.
  mutating func addLine(like twin: Int) {
    let line = beginLine()
    lines[line] = lines[twin]
  }

  mutating func beginLine() -> Int {
    if lineCount == lines.count { lines.append(LineFinding()) }
    lineCount += 1
    lines[lineCount - 1].setAside.removeAll(keepingCapacity: true)
    lines[lineCount - 1].open.removeAll(keepingCapacity: true)
    lines[lineCount - 1].duties.removeAll(keepingCapacity: true)
    lines[lineCount - 1].brokenDuties.removeAll(keepingCapacity: true)
    lines[lineCount - 1].openDuties.removeAll(keepingCapacity: true)
    lines[lineCount - 1].bans.removeAll(keepingCapacity: true)
    lines[lineCount - 1].alternatives.removeAll(keepingCapacity: true)
    lines[lineCount - 1].whenInvested = nil
    lines[lineCount - 1].isNothingFound = false
    lines[lineCount - 1].mayBeNothingFound = false
    lines[lineCount - 1].isApproximate = false
    return lineCount - 1
  }
}

extension CompanyAssessment {
  /// Whether an activity of a line is worth showing: what every line carries is not, where the line
  /// carries something else and no rule binds it as business in general.
  public func isShown(_ finding: ActivityFinding, of line: LineFinding) -> Bool {
    finding.activity != epoch?.law.generalBusiness || line.activities.count == 1
      || finding.verdicts.verdicts.contains { $0 < .permitted }
  }

  /// The activities of a line that are worth showing: those that count first, worst first.
  public func shownActivities(of line: LineFinding) -> [ActivityFinding] {
    line.activities.filter { isShown(activities[$0], of: line) }
      .sorted { a, b in
        let (first, second) = (activities[a], activities[b])
        return (first.mayCount ? 0 : 1, first.verdicts.verdict, a)
          < (second.mayCount ? 0 : 1, second.verdicts.verdict, b)
      }.map { activities[$0] }
  }

  /// The row that gives an activity its grade, where there is one grade and a row.
  public func row(of finding: ActivityFinding) -> GradeRowID? {
    guard finding.gradeLeaf != impossibleLeaf, let epoch else { return nil }
    return epoch.grade(of: finding.activity).outcomes[Int(finding.gradeLeaf)].row
  }

  /// The positions that an activity can still have, each with its grounds.
  public func positions(of finding: ActivityFinding) -> [PositionOutcome] {
    guard let position = epoch?.position(of: finding.activity) else { return [] }
    return finding.positions.map { position.outcomes[Int(leaves[$0])] }
  }
}

extension VerdictSet {
  /// Every outcome that is no better than the best of these.
  var orWorse: VerdictSet {
    VerdictSet(mask: isEmpty ? 0 : UInt8.max >> UInt8(mask.leadingZeroBitCount))
  }

  /// These outcomes and every one that an answer can have and that is no better than the best of these.
  var orAnyWorse: VerdictSet { VerdictSet(mask: mask | orWorse.mask & VerdictSet(Verdict.outcomes).mask) }

  /// The outcomes of two parts of which the worse decides, when each can have any of its own.
  func worse(with other: VerdictSet) -> VerdictSet {
    guard !isEmpty, !other.isEmpty else { return VerdictSet() }
    // Worst is the lowest bit: a bit of one stays if the other has one at or above it.
    let top = UInt8(7 - other.mask.leadingZeroBitCount)
    let ownTop = UInt8(7 - mask.leadingZeroBitCount)
    let upTo = UInt8(truncatingIfNeeded: (UInt16(2) << UInt16(top)) - 1)
    let ownUpTo = UInt8(truncatingIfNeeded: (UInt16(2) << UInt16(ownTop)) - 1)
    return VerdictSet(mask: mask & upTo | other.mask & ownUpTo)
  }
}
