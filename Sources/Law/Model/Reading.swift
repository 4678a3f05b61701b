/// A contested point of law: its answers, who holds them, and which are taken.
public struct Reading: Sendable {
  public struct Answer: Sendable {
    public let name: String
    public let says: Wording
    public let heldBy: Wording?
  }

  public let id: ReadingID
  public let name: String
  public let question: Wording
  public let answers: [Answer]
  /// Positions of the answers taken by default; several are left open.
  public let defaults: [Int]
  public let source: SourceReference
}
