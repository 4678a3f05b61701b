/// What a service line can be about, as `about:` names it: a topic with facts of its own, or a kind of ordinary business
/// that no activity of the law covers.
public struct Topic: Sendable {
  /// A fact that belongs to a topic.
  public struct Opening: Sendable {
    public let fact: FactID
    /// Of a set, the elements that belong to it, by position; `nil` for the whole fact.
    public let elements: [Int]?

    /// Whether an element of the fact belongs to the topic.
    package func covers(_ element: Int) -> Bool { elements?.contains(element) ?? true }
  }

  public let id: TopicID
  public let name: String
  public let says: Wording
  /// Facts that are none while no topic that opens them is in play.
  public let opens: [Opening]
  /// Facts that are `yes` for a line that is said to be about this.
  public let isYes: [FactID]
  /// Where it is in play though nobody says so; `nil` where it is only by what is said.
  public let inPlay: Condition?
  /// The activities whose declaration brings it into play.
  public let declaredBy: ActivitySet
  /// Whether it is a kind of ordinary business, which opens nothing.
  public let isOrdinary: Bool
  /// Whether it is a kind of business whose rules are not encoded, so that to name it is no ground for an answer.
  public let isUnencoded: Bool
  public let source: SourceReference

  /// Whether people name it; other topics come into play by what else is stated.
  public var canBeNamed: Bool { inPlay == nil && declaredBy.isEmpty || !isYes.isEmpty }

  /// Whether a fact, or some element of it, belongs to the topic.
  public func opens(_ fact: FactID) -> Bool { opens.contains { $0.fact == fact } }
}
