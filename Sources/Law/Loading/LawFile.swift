/// One file of the law, unread.
public struct LawFile: Sendable {
  /// Path below the folder of the law.
  public let path: String
  /// How diagnostics name it: a path as the user wrote it.
  public let name: String
  public let bytes: [UInt8]
  /// Whether it is laid on top of the law by whoever uses it, and is marked as such where it decides.
  public let isOverlay: Bool

  /// - Parameter name: How diagnostics name it; left out, by `path`.
  public init(path: String, name: String? = nil, bytes: [UInt8], isOverlay: Bool = false) {
    self.path = path
    self.name = name ?? path
    self.bytes = bytes
    self.isOverlay = isOverlay
  }

  /// Whether it holds everyday words, which no rule reads.
  var isOfLexicon: Bool { path.hasPrefix("lexicon/") }

  /// The SHA-256 of the files of a law, and of what is laid on top, in whatever order they come; others are left out.
  public static func digest(of files: [LawFile]) -> String {
    var digest = Digest()
    for file in files.filter({ $0.isOverlay || isLaw(path: $0.path) }).sorted(by: { $0.path < $1.path }) {
      digest.update(file.path)
      digest.update("\(file.bytes.count):".utf8)
      digest.update(file.bytes)
    }
    return digest.finished()
  }

  /// Whether a path below the folder of the law names a file of law: YAML, and not an example.
  public static func isLaw(path: String) -> Bool {
    (path.hasSuffix(".yaml") || path.hasSuffix(".yml")) && !path.hasPrefix("examples/")
      && !path.hasPrefix("templates/")
  }
}
