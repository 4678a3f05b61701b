import Diagnostics

extension Diagnostic.Label {
  /// A label whose line is the first of `line`; of a line longer than 400 characters, an excerpt.
  ///
  /// - Parameter column: The column of the first character of `line`.
  init(
    file: String, span: SourceSpan, line bytes: UnsafeRawBufferPointer, column: Int32,
    message: Message?
  ) {
    // Further on nothing is shown, and a line may be very long.
    let shownBytes = 4 * (Int(max(span.start.column - column, 0)) + 410)
    var bytes = UnsafeRawBufferPointer(rebasing: bytes.prefix(shownBytes))
    if let end = bytes.lineBreak(from: 0)?.lowerBound {
      bytes = UnsafeRawBufferPointer(rebasing: bytes[..<end])
    }
    if span.start.line == 1, column == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes = UnsafeRawBufferPointer(rebasing: bytes[3...])
    }
    var column = column
    if span.start.column - column > 200 {
      var index = 0
      while index < bytes.count, column < span.start.column - 100 {
        index += max(bytes.characterLength(at: index), 1)
        column += 1
      }
      bytes = UnsafeRawBufferPointer(rebasing: bytes[index...])
    }
    self.init(
      file: file, span: span, lineText: bytes.repairedText(maximumCharacters: 400),
      lineTextColumn: column, message: message)
  }
}
