/// What a service line can be about, as an interview asks it first.
public struct Topic: Sendable {
  public let id: TopicID
  public let name: String
  public let says: Wording
  /// Facts that are none for a line that is not about this, nor about another topic that opens them.
  public let opens: [FactID]
  /// Facts that are `yes` for a line that is about this, and `no` for another.
  public let isYes: [FactID]
  public let source: SourceReference
}
