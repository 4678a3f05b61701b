/// A drawing with what it shows in words.
public struct Picture: Hashable, Sendable {
  let drawing: Drawing
  let width: Int
  let height: Int
  /// What it shows, in a line.
  public let title: String
  /// The same in words, for whoever cannot see it.
  public let description: String
  /// Unlike those of other pictures of a page.
  let id: String
}
