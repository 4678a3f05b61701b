import Diagnostics

/// A place in the input, in bytes and as an editor shows it.
struct TextPlace {
  /// In bytes from the start of the input.
  var offset = 0
  var line: Int32
  /// 1 at the start of a line; more only where a line is so long that a part starts far inside it.
  var column: Int32 = 1

  var position: SourcePosition { SourcePosition(line: line, column: column) }
}
