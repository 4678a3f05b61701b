/// A copy of some lines of the input.
struct KeptText: ~Copyable {
  private let bytes: UnsafeMutableRawBufferPointer
  private let firstLine: Int32

  init(_ text: UnsafeRawBufferPointer, firstLine: Int32) {
    bytes = .allocate(byteCount: text.count, alignment: 1)
    bytes.copyMemory(from: text)
    self.firstLine = firstLine
  }

  deinit { bytes.deallocate() }

  /// The text from a line on; empty if the line is not in it.
  func text(fromLine line: Int32) -> UnsafeRawBufferPointer {
    let bytes = UnsafeRawBufferPointer(bytes)
    var offset = line < firstLine ? bytes.count : 0
    for _ in 0..<max(line - firstLine, 0) where offset < bytes.count {
      offset = bytes.lineBreak(from: offset)?.upperBound ?? bytes.count
    }
    return UnsafeRawBufferPointer(rebasing: bytes[offset...])
  }
}
