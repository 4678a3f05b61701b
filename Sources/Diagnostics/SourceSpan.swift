/// A place in a text file, as an editor shows it.
public struct SourcePosition: Hashable, Sendable, Comparable {
  /// From 1.
  public var line: Int32
  /// From 1; counts characters (Unicode scalars), not bytes.
  public var column: Int32

  public init(line: Int32, column: Int32) {
    self.line = line
    self.column = column
  }

  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of a text file. It may be empty, and then points between two characters.
public struct SourceSpan: Hashable, Sendable {
  public var start: SourcePosition
  /// The first position after the stretch.
  public var end: SourcePosition

  public init(start: SourcePosition, end: SourcePosition) {
    self.start = start
    self.end = end
  }

  /// A stretch of `count` characters of one line.
  public init(line: Int32, column: Int32, count: Int32 = 1) {
    start = SourcePosition(line: line, column: column)
    end = SourcePosition(line: line, column: column + count)
  }
}
