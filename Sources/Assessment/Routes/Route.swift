public import DecisionDiagram
public import Law

/// A set of changes after which a service line comes to a better answer; no part of it does.
public struct Route: Sendable {
  /// What a fact must be afterwards.
  public struct Change: Hashable, Sendable {
    public let variable: Int
    /// The values that will do.
    public let values: ValueSet
    /// Whether something is known of it as it is.
    public let wasKnown: Bool
    /// Whether it is so already, and stays so.
    public let isKept: Bool
  }

  /// What a route asks of the business; the better comes first.
  public enum Standing: CaseIterable, Comparable, Sendable {
    case keepsBusiness
    /// Another product, in the same business.
    case changesProduct
    /// An exemption, which nobody can count on.
    case isExemption
    case givesUpBusiness
  }

  /// An activity that the line is possibly afterwards, and that would make its answer worse.
  public struct Exposure: Hashable, Sendable {
    public let activity: ActivityID
    /// What the line would come to as that activity.
    public let verdicts: VerdictSet
    /// Whether filings alone are needed then.
    public let needsOnlyFilings: Bool
  }

  /// What becomes of another service line on the way.
  public struct SideEffect: Sendable {
    public let line: Int
    public let before: VerdictSet
    public let after: VerdictSet
    /// What its outcomes mean.
    public let answers: (before: Answer, after: Answer)
    /// Whether filings alone are needed afterwards.
    public let needsOnlyFilings: Bool

    /// Whether the other line is worse off.
    public var breaks: Bool { answers.after < answers.before }
    /// Whether it may be run now, and is better off.
    public var mends: Bool { answers.after > answers.before && !answers.after.needsRoute }
  }

  /// What is moved, in the order of the law.
  public let levers: [LeverID]
  public let standing: Standing
  /// What the levers count together.
  public let cost: Int
  /// The values go together: some company has them all, and every one that has gets at least the answer.
  public let changes: [Change]
  /// What the line can still come to afterwards.
  public let after: VerdictSet
  /// What that means.
  public let answer: Answer
  /// Whether filings alone are needed then.
  public let needsOnlyFilings: Bool
  /// The licences and filings that are needed then.
  public let needs: NeededLicences
  /// The grounds of that, of the activities that decide the line.
  public let grounds: [PositionOutcome]
  /// The activities that the line no longer is, with the rows by which it was.
  public let leaves: [(activity: ActivityID, row: GradeRowID?)]
  /// What it leaves open of worse.
  public let exposures: [Exposure]
  /// The bans of conduct that hang on what is not known then.
  public let openBans: [DutyID]
  /// Answers to contested points under which the line may not be run even then.
  public let contested: [ReadingAlternative]
  /// The line that it is for.
  public let line: Int
  /// What becomes of every line whose outcomes change by what is changed of the company.
  let effects: [SideEffect]
  /// The other lines whose outcomes change.
  public var sideEffects: [SideEffect] { effects.filter { $0.line != line } }

  /// The route for another line that says the same.
  func ofLine(_ line: Int) -> Route {
    Route(
      levers: levers, standing: standing, cost: cost, changes: changes, after: after,
      answer: answer, needsOnlyFilings: needsOnlyFilings, needs: needs, grounds: grounds, leaves: leaves, exposures: exposures,
      openBans: openBans, contested: contested, line: line, effects: effects)
  }
}

/// The routes of one service line.
public struct LineRoutes: Sendable {
  public let line: Int
  /// What it comes to as it is.
  public let before: VerdictSet
  /// What that means.
  public let answer: Answer
  /// Those that keep the business first, and of them those that open it, the cheapest first.
  public let routes: [Route]
  /// Whether it is proved that nothing that some lever moves leads to anything better.
  public let isHopeless: Bool
  /// Whether they were looked for at all: a company with very much that is open leaves no room for its last lines.
  public let isSought: Bool

  init(
    line: Int, before: VerdictSet, answer: Answer, routes: [Route] = [], isHopeless: Bool = false,
    isSought: Bool = true
  ) {
    self.line = line
    self.before = before
    self.answer = answer
    self.routes = routes
    self.isHopeless = isHopeless
    self.isSought = isSought
  }
}

extension LineRoutes {
  /// The routes for another line that says the same.
  func ofLine(_ line: Int) -> LineRoutes {
    LineRoutes(
      line: line, before: before, answer: answer, routes: routes.map { $0.ofLine(line) },
      isHopeless: isHopeless, isSought: isSought)
  }
}

extension Answer {
  /// Whether the line may not be run as it is, its product included, or it is open whether it may.
  var needsRoute: Bool {
    switch self {
    case .no, .notAsStructured, .notAsDesigned, .depends: true
    case .nothingFound, .yesOnConditions, .yesWithLicence, .yes, .notReached: false
    }
  }
}
