public import Diagnostics

/// One document of a file that was read whole, with the place of every value.
///
/// For files of moderate size; ``YAMLReader`` reads portfolios of any length.
public final class YAMLDocument: Sendable {
  /// The path as the user wrote it.
  public var file: String { source.file }
  /// Whether reading broke off, so that what is not here may yet be in the file.
  public var isIncomplete: Bool { tree.isIncomplete }

  let source: YAMLSource
  package let tree: YAMLTree

  init(source: YAMLSource, tree: consuming YAMLTree) {
    self.source = source
    self.tree = tree
  }

  /// The outermost value.
  public var root: YAMLValue { YAMLValue(document: self, index: 0) }

  /// The place of a span, as diagnostics show it.
  package func label(_ span: SourceSpan, _ message: Message?) -> Diagnostic.Label {
    source.label(span, message)
  }

  /// Reads all documents of a file.
  ///
  /// What can be read of a faulty document is returned as well, so that its other problems can be
  /// reported in the same run.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file, in UTF-8.
  ///   - file: The path as the user wrote it, for diagnostics.
  ///   - limits: How large a document may be.
  /// - Returns: The documents in order, and all problems in order. No problem means that every
  ///   document is whole and its keys are unique.
  public static func parse(
    bytes: [UInt8], file: String, limits: YAMLLimits = YAMLLimits()
  ) -> (documents: [YAMLDocument], problems: [Diagnostic]) {
    let source = YAMLSource(file: file, bytes: bytes)
    return bytes.withUnsafeBytes { bytes in
      var reader = YAMLReader(bytes: bytes, file: file, limits: limits)
      var documents: [YAMLDocument] = []
      var problems: [Diagnostic] = []
      while true {
        var tree = YAMLTree()
        guard reader.next(into: &tree) != .end else { return (documents, problems) }
        problems += tree.problems
        if !tree.isEmpty { documents.append(YAMLDocument(source: source, tree: tree)) }
      }
    }
  }
}
