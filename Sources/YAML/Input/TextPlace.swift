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

/// The furthest column that is told apart: what stands further on in a line counts as standing there, so that no sum
/// of columns is too large.
let furthestColumn: Int32 = 1 << 30

extension Int32 {
  /// The column so many characters further on.
  func column(_ characters: Int) -> Int32 { Int32(clamping: Swift.min(Int(self) + characters, Int(furthestColumn))) }
}
