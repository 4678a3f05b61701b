import Diagnostics

extension Diagnostic.Label {
  /// A label whose line is the first of `line`; of a line longer than 400 characters, an excerpt.
  init(file: String, span: SourceSpan, line bytes: UnsafeRawBufferPointer, message: String?) {
    var bytes = bytes
    if let end = bytes.lineBreak(from: 0)?.lowerBound {
      bytes = UnsafeRawBufferPointer(rebasing: bytes[..<end])
    }
    if span.start.line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      bytes = UnsafeRawBufferPointer(rebasing: bytes[3...])
    }
    var column = 1
    if Int(span.start.column) > 200 {
      var index = 0
      while index < bytes.count, column < Int(span.start.column) - 100 {
        index += max(bytes.characterLength(at: index), 1)
        column += 1
      }
      bytes = UnsafeRawBufferPointer(rebasing: bytes[index...])
    }
    self.init(
      file: file, span: span, lineText: bytes.repairedText(maximumCharacters: 400),
      lineTextColumn: Int32(column), message: message)
  }
}
