public import Law

/// What is taken of a line because nobody said it, and what it could come to if that were not so.
public struct Assumption: Sendable {
  public enum Subject: Hashable, Sendable {
    /// That it is about nothing of this.
    case topic(TopicID)
    /// That a fact is none, or has its usual value.
    case fact(FactID)
  }

  public let subject: Subject
  /// The rule by which it is inferred; `nil` for what is only assumed.
  public let inference: Inference?
  /// What the line can come to with it left open.
  public let verdicts: VerdictSet

  /// Whether it is that the line is not about something.
  public var isOfTopic: Bool {
    if case .topic = subject { true } else { false }
  }
}
