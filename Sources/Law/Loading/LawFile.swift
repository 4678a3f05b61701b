/// One file of the law, unread.
public struct LawFile: Sendable {
  /// Path below the folder of the law.
  public let path: String
  public let bytes: [UInt8]
  /// Whether it is laid on top of the law by whoever uses it, and is marked as such where it decides.
  public let isOverlay: Bool

  public init(path: String, bytes: [UInt8], isOverlay: Bool = false) {
    self.path = path
    self.bytes = bytes
    self.isOverlay = isOverlay
  }

  /// Whether it holds everyday words, which no rule reads.
  var isOfLexicon: Bool { path.hasPrefix("lexicon/") }

  /// Whether a path below the folder of the law names a file of law: YAML, and not an example.
  public static func isLaw(path: String) -> Bool {
    (path.hasSuffix(".yaml") || path.hasSuffix(".yml")) && !path.hasPrefix("examples/")
      && !path.hasPrefix("templates/")
  }
}
