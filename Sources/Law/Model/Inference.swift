/// A rule of everyday inference: what is taken of a fact that nobody stated, where something else is so.
public struct Inference: Sendable {
  /// What it says of the fact.
  public enum Content: Hashable, Sendable {
    /// One of these values of a choice or a yes-no; of a set, exactly these elements.
    case values([Int])
    /// At least these elements of a set; the others are as they would be without it.
    case includes([Int])
  }

  public let when: Condition
  public let content: Content
  public let says: Wording
  /// Where it comes from; `nil` for one of our own.
  public let cites: ProvisionID?
  public let source: SourceReference
}

/// Why something may be taken for a fact that nobody stated.
public enum TakenAs: String, CaseIterable, Sendable {
  /// Somebody would know of it if it were there.
  case approval, certificate, exemption, event
  /// It can only better an answer.
  case relief
  /// The value that nearly every case has.
  case usual
}
