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
  /// From where on the text must be kept: the start of the line on which the current document or
  /// item starts, or a place in that line.
  var kept: SourcePosition
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
  var header = KeptText(
    UnsafeRawBufferPointer(start: nil, count: 0), at: SourcePosition(line: 1, column: 1))
  var buffer: UnsafeMutableRawBufferPointer?
  /// Where the window starts.
  var first: TextPlace
  /// The kept place, or one before it.
  var anchor: TextPlace
  /// A place further on, mostly the start of a line.
  var known: TextPlace
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
    first = TextPlace(line: firstLine)
    (anchor, known, kept) = (first, first, first.position)
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
    first = TextPlace(line: firstLine)
    (anchor, known, kept) = (first, first, first.position)
  }

  deinit { buffer?.deallocate() }

  var start: Int { first.offset }

  var end: Int { start + bytes.count }

  /// How far the parser may have been fed beyond what it has read.
  var slack: Int { 64 << 10 }

  /// Begins a document or an item.
  ///
  /// - Parameters:
  ///   - line: The line from which on the text is kept.
  ///   - column: Where the part starts, if it has the line in common with the part before it.
  @inline(__always)
  mutating func beginPart(on line: Int32, column: Int32 = 1) {
    // Only of very long lines the beginning is not kept.
    kept = SourcePosition(line: line, column: column > 1024 ? column : 1)
    fedAtStart = fed
  }

  /// Reads more of the stream, after letting go of what is no longer needed.
  ///
  /// - Returns: `false` if reading failed; then ``refusal`` says so.
  mutating func refill() -> Bool {
    moveAnchor()
    return readMore(keepingFrom: anchor)
  }

  /// Reads on to the end of the line at `offset`, or so far that it is long enough to be shown.
  mutating func completeLine(at offset: Int) {
    guard buffer != nil, offset >= start else { return }
    while !isAtEnd, end - offset < 4096, bytes.lineBreak(from: offset - start) == nil {
      guard refill() else { return }
    }
  }

  /// Reads more of the stream. What stands before `place` is let go.
  mutating func readMore(keepingFrom place: TextPlace) -> Bool {
    guard let read, var buffer else {
      isAtEnd = true
      return true
    }
    let kept = UnsafeRawBufferPointer(rebasing: bytes[(place.offset - start)...])
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
    (first, anchor, known) = (place, place, place)
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
