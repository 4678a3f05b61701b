/// A contested point of law: its answers, who holds them, and which are taken.
public struct Reading: Sendable {
  public struct Answer: Sendable {
    public let name: String
    public let says: Wording
    public let heldBy: Wording?
    /// How shares are counted under it; `nil` for an answer that conditions test.
    public let counting: Counting?
  }

  /// A way of counting holdings through several tiers.
  ///
  /// Source: Foreign Investment Law, Article 2 (direct and indirect investment).
  public enum Counting: String, CaseIterable, Sendable {
    /// The products along each chain of holdings, added up.
    case lookThrough = "look-through"
    /// A mainland company of which foreign holders have more than half counts in full.
    case controlInFull = "control-in-full"
    /// A mainland company with any foreign holder counts in full.
    case enterpriseInFull = "enterprise-in-full"
    /// Only who holds in the company itself counts.
    case directOnly = "direct-only"
    /// A company organised abroad counts as foreign, whoever owns it.
    case formPrevails = "form-prevails"
    /// A company organised abroad by mainland owners counts as they do.
    case ownersDecide = "owners-decide"
  }

  public let id: ReadingID
  public let name: String
  public let question: Wording
  public let answers: [Answer]
  /// Positions of the answers taken by default; several are left open.
  public let defaults: [Int]
  /// Who settles the point in a given case: `MIIT`; `nil` where the sources name nobody.
  public let settledBy: Wording?
  /// Whether the answer is chosen by whoever uses the law, instead of the usual one.
  public let isChosen: Bool
  public let source: SourceReference

  /// Whether its answers are ways of counting shares, which no condition tests.
  public var isCounting: Bool { answers.contains { $0.counting != nil } }
}

/// An answer to a contested point, taken instead of the usual one.
public struct ReadingChoice: Hashable, Sendable {
  public let reading: String
  /// The name of the answer; `open` leaves the point open.
  public let answer: String

  public init(reading: String, answer: String) {
    self.reading = reading
    self.answer = answer
  }
}
