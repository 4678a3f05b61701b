/// A row that says which features make a line an activity, and how surely.
public struct GradeRow: Sendable {
  public let id: GradeRowID
  public let name: String
  public let activities: ActivitySet
  public let grade: Grade
  /// Makes the grade `no` whatever the other rows say.
  public let blocks: Bool
  public let when: Condition
  public let says: Wording
  public let cites: ProvisionID?
  public let confidence: Confidence
  public let source: SourceReference
}
