/// One node of a ``YAMLTree``, without its text.
@frozen package struct YAMLNode: BitwiseCopyable, Sendable {
  package enum Kind: UInt8, BitwiseCopyable, Sendable {
    case scalar, sequence, mapping
  }

  /// How a node was written.
  package enum Style: UInt8, BitwiseCopyable, Sendable {
    /// A scalar without quotes.
    case plain
    /// A scalar in single or double quotes.
    case quoted
    /// A scalar after `|` or `>`; a collection written by indentation.
    case block
    /// A collection in brackets or braces.
    case flow
  }

  /// Of a scalar, ``yamlHash(_:)`` of its text; otherwise 0.
  package var hash: UInt64
  /// Where the text of a scalar stands in the tree's text, in bytes.
  package var textStart: UInt32
  /// How many bytes the text of a scalar has.
  package var textCount: UInt32
  /// How many children a collection has; keys and values count one each.
  package var childCount: UInt32
  /// The index of the first node after this one and all below it: the next sibling, if there is
  /// one.
  package var next: UInt32
  /// Line and column of the first character, from 1; columns count characters.
  package var line, column: Int32
  /// Line and column of the first character after the node.
  package var endLine, endColumn: Int32
  package var kind: Kind
  package var style: Style

  @inlinable init(
    hash: UInt64, textStart: UInt32, textCount: UInt32, next: UInt32, line: Int32, column: Int32,
    endLine: Int32, endColumn: Int32, kind: Kind, style: Style
  ) {
    self.hash = hash
    self.textStart = textStart
    self.textCount = textCount
    self.childCount = 0
    self.next = next
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
    self.kind = kind
    self.style = style
  }

  @inlinable package var isPlain: Bool { style == .plain }
}
