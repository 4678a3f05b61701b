public import Law

/// What a line comes to under one answer of a contested point, where that differs.
public struct ReadingAlternative: Sendable {
  public let reading: ReadingID
  /// The answer, by position.
  public let answer: Int
  /// The outcomes of the line under that answer.
  public let verdicts: VerdictSet
  /// Whether filings alone are needed then, where anything is.
  public let needsOnlyFilings: Bool
  /// The activities whose outcomes differ, with those under that answer.
  public let activities: [(activity: ActivityID, verdicts: VerdictSet)]
  /// The activities that the line may answer for, and that it is not under that answer.
  public let leaves: [ActivityID]
}
