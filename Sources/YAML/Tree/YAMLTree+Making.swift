package import Diagnostics

/// Making a tree of what was not read from YAML.
///
/// A collection is opened, its children are added in order, then it is closed with their number; keys and values count
/// one each.
extension YAMLTree {
  /// Adds a scalar.
  ///
  /// - Parameter isPlain: Whether it stands without quotes.
  package mutating func addScalar(_ text: String, at span: SourceSpan, isPlain: Bool = false) {
    var text = text
    text.withUTF8 { bytes in
      let start = bytes.baseAddress.map { appendText($0, count: bytes.count) } ?? textCount
      add(
        YAMLNode(
          hash: yamlHash(start: bytes.baseAddress.map { UnsafeRawPointer($0) }, count: bytes.count),
          textStart: UInt32(truncatingIfNeeded: start), textCount: UInt32(truncatingIfNeeded: bytes.count),
          next: UInt32(truncatingIfNeeded: count + 1), line: span.start.line, column: span.start.column,
          endLine: span.end.line, endColumn: span.end.column, kind: .scalar, style: isPlain ? .plain : .quoted))
    }
  }

  /// Opens a list or a mapping.
  ///
  /// - Returns: Its index, to close it with.
  package mutating func open(_ kind: YAMLNode.Kind, at span: SourceSpan) -> Int {
    let index = count
    add(
      YAMLNode(
        hash: 0, textStart: 0, textCount: 0, next: 0, line: span.start.line, column: span.start.column,
        endLine: span.end.line, endColumn: span.end.column, kind: kind, style: .flow))
    return index
  }

  /// Closes what was opened.
  package mutating func close(_ index: Int, children: Int) {
    nodes[index].childCount = UInt32(children)
    nodes[index].next = UInt32(count)
  }

  private mutating func add(_ node: YAMLNode) { _ = append(node) }
}
