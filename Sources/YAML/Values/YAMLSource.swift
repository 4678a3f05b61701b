import Diagnostics

/// The text of a file that was read whole, by lines.
final class YAMLSource: Sendable {
  let file: String
  let bytes: [UInt8]
  /// The offset of the first byte of each line.
  private let lineStarts: [Int]

  init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    lineStarts = bytes.withUnsafeBytes { bytes in
      var starts = [0]
      var offset = 0
      while let next = bytes.lineBreak(from: offset)?.upperBound {
        starts.append(next)
        offset = next
      }
      return starts
    }
  }

  func label(_ span: SourceSpan, _ message: Message?) -> Diagnostic.Label {
    bytes.withUnsafeBytes { bytes in
      let line = Int(span.start.line) - 1
      let start = line < lineStarts.count ? lineStarts[line] : bytes.count
      return Diagnostic.Label(
        file: file, span: span, line: UnsafeRawBufferPointer(rebasing: bytes[start...]),
        column: 1, message: message)
    }
  }
}
