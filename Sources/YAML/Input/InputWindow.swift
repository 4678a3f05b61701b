import Diagnostics

/// The stretch of the input that is being read: what is kept of it for diagnostics and for reading
/// again, and how far the parser was fed.
///
/// Memory given from outside is one window; a stream moves through a buffer that holds no more than
/// the current document or item. Offsets count from the start of the input.
struct InputWindow: ~Copyable {
  typealias Read = (UnsafeMutableRawBufferPointer) throws -> Int

  /// Why the parser was refused more input.
  enum Refusal {
    case documentTooLong, scalarTooLong, notText, readFailed
  }

  let file: String
  let limits: YAMLLimits
  /// The first line that must be kept; the current document or item starts on it.
  var keptLine: Int32
  /// How far the parser had been fed when it came to the current document or item.
  var fedAtStart = 0
  /// How far the parser had been fed when it gave its last event.
  var fedAtLastEvent = 0
  /// Where the parser was last set to work.
  var fedFrom = 0
  /// How far the parser has been fed.
  var fed = 0
  /// What is not text, in order, of what the parser was fed and no tree has yet reported.
  var faults: [TextFault] = []
  /// Where the parser is given spaces for tabs, in order.
  var repairs: [TabRepair] = []
  /// Whether what the parser was fed has had a line break other than LF.
  var hasOddBreaks = false
  var refusal: Refusal?
  private(set) var readError: (any Error)?

  private let read: Read?
  var bytes: UnsafeRawBufferPointer
  /// The header of the current document, of which a stream lets go.
  var header = KeptText(UnsafeRawBufferPointer(start: nil, count: 0), firstLine: 1)
  var buffer: UnsafeMutableRawBufferPointer?
  /// Where the window starts, and the line that starts there.
  var start = 0
  var startLine: Int32
  /// Where the kept line starts, or a line before it.
  var anchor = 0
  var anchorLine: Int32
  /// A line further on whose start is known.
  var known = 0
  var knownLine: Int32
  private(set) var isAtEnd: Bool
  /// How much had been fed since the last event when its length was last looked at.
  var checkedSinceLastEvent = 0

  /// A window on memory that outlives it.
  init(bytes: UnsafeRawBufferPointer, file: String, firstLine: Int32, limits: YAMLLimits) {
    self.file = file
    self.limits = limits
    self.bytes = bytes
    read = nil
    isAtEnd = true
    (startLine, anchorLine, knownLine, keptLine) = (firstLine, firstLine, firstLine, firstLine)
  }

  /// A window on a stream.
  ///
  /// - Parameter read: Fills the front of a buffer and returns how many bytes; 0 at the end.
  init(file: String, firstLine: Int32, limits: YAMLLimits, read: @escaping Read) {
    self.file = file
    self.limits = limits
    self.read = read
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    self.buffer = buffer
    bytes = UnsafeRawBufferPointer(start: buffer.baseAddress, count: 0)
    isAtEnd = false
    (startLine, anchorLine, knownLine, keptLine) = (firstLine, firstLine, firstLine, firstLine)
  }

  deinit { buffer?.deallocate() }

  var end: Int { start + bytes.count }

  /// How far the parser may have been fed beyond what it has read.
  var slack: Int { 64 << 10 }

  /// Begins a document or an item, on a line from which on the text is kept.
  @inline(__always)
  mutating func beginPart(on line: Int32) {
    keptLine = line
    fedAtStart = fed
  }

  /// Reads more of the stream, after letting go of what is no longer needed.
  ///
  /// - Returns: `false` if reading failed; then ``refusal`` says so.
  mutating func refill() -> Bool {
    _ = offset(ofLine: keptLine)
    return readMore(keepingFrom: min(known, fed))
  }

  /// Reads on to the end of the line at `offset`, or so far that it is long enough to be shown.
  mutating func completeLine(at offset: Int) {
    guard buffer != nil, offset >= start else { return }
    while !isAtEnd, end - offset < 4096, bytes.lineBreak(from: offset - start) == nil {
      guard refill() else { return }
    }
  }

  /// Reads more of the stream. What stands before `offset`, the start of the known line or a place
  /// in it, is let go.
  mutating func readMore(keepingFrom offset: Int) -> Bool {
    guard let read, var buffer else {
      isAtEnd = true
      return true
    }
    let kept = UnsafeRawBufferPointer(rebasing: bytes[(offset - start)...])
    if kept.count > buffer.count / 2 {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: buffer.count * 2, alignment: 16)
      larger.copyMemory(from: kept)
      buffer.deallocate()
      buffer = larger
      self.buffer = larger
    } else {
      buffer.copyMemory(from: kept)
    }
    bytes = UnsafeRawBufferPointer(rebasing: buffer[..<kept.count])
    start = offset
    startLine = knownLine
    (anchor, anchorLine) = (start, startLine)
    known = offset
    do {
      let count = try read(UnsafeMutableRawBufferPointer(rebasing: buffer[kept.count...]))
      bytes = UnsafeRawBufferPointer(rebasing: buffer[..<(kept.count + count)])
      isAtEnd = count == 0
      return true
    } catch {
      readError = error
      refusal = .readFailed
      isAtEnd = true
      return false
    }
  }
}
