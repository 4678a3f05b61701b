public import DecisionDiagram
public import Law

/// A set of changes after which a service line comes to something better; no part of it does.
public struct Route: Sendable {
  /// What a fact must be afterwards.
  public struct Change: Hashable, Sendable {
    public let variable: Int
    /// The values that will do.
    public let values: ValueSet
    /// Whether something is known of it as it is.
    public let wasKnown: Bool
  }

  /// What becomes of another service line on the way.
  public struct SideEffect: Hashable, Sendable {
    public let line: Int
    public let before: VerdictSet
    public let after: VerdictSet

    /// Whether the other line is worse off.
    public var breaks: Bool { after.worst < before.worst }
    /// Whether it is better off.
    public var mends: Bool { after.worst > before.worst }
  }

  /// What is moved, in the order of the law.
  public let levers: [LeverID]
  /// What the levers count together.
  public let cost: Int
  public let changes: [Change]
  /// What the line can still come to afterwards.
  public let after: VerdictSet
  /// The grounds of that, of the activities that decide the line.
  public let grounds: [PositionOutcome]
  /// The activities that the line no longer is, with the rows by which it was.
  public let leaves: [(activity: ActivityID, row: GradeRowID?)]
  /// The other lines whose outcomes change.
  public let sideEffects: [SideEffect]
}

/// The routes of one service line.
public struct LineRoutes: Sendable {
  public let line: Int
  /// What it comes to as it is.
  public let before: VerdictSet
  /// The cheapest first.
  public let routes: [Route]
  /// Whether it is proved that nothing that some lever moves leads to anything better.
  public let isHopeless: Bool
}
