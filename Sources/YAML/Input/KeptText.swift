import Diagnostics

/// A copy of some of the input.
struct KeptText: ~Copyable {
  private let bytes: UnsafeMutableRawBufferPointer
  private let start: SourcePosition

  init(_ text: UnsafeRawBufferPointer, at start: SourcePosition) {
    bytes = .allocate(byteCount: text.count, alignment: 1)
    bytes.copyMemory(from: text)
    self.start = start
  }

  deinit { bytes.deallocate() }

  /// The label of a span; `nil` if it does not start in the text.
  func label(_ span: SourceSpan, file: String, _ message: Message?) -> Diagnostic.Label? {
    let bytes = UnsafeRawBufferPointer(bytes)
    guard span.start >= start else { return nil }
    var offset = 0
    for _ in start.line..<span.start.line {
      guard let next = bytes.lineBreak(from: offset)?.upperBound else { return nil }
      offset = next
    }
    guard offset < bytes.count else { return nil }
    let column = span.start.line == start.line ? start.column : 1
    return Diagnostic.Label(
      file: file, span: span, line: UnsafeRawBufferPointer(rebasing: bytes[offset...]),
      column: column, message: message)
  }
}
