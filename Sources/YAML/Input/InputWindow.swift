import Diagnostics
import Glibc

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
  private var fedAtStart = 0
  /// How far the parser had been fed when it gave its last event.
  var fedAtLastEvent = 0
  /// How far the parser has been fed.
  var fed = 0
  /// What is not text, in order, of what the parser was fed and no tree has yet reported.
  var faults: [TextFault] = []
  /// Where the parser is given spaces for tabs, in order.
  private(set) var repairs: [TabRepair] = []
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
  /// A line further on whose start is known.
  var known = 0
  var knownLine: Int32
  private(set) var isAtEnd: Bool
  /// How much had been fed since the last event when its length was last looked at.
  private var checkedSinceLastEvent = 0

  /// A window on memory that outlives it.
  init(bytes: UnsafeRawBufferPointer, file: String, firstLine: Int32, limits: YAMLLimits) {
    self.file = file
    self.limits = limits
    self.bytes = bytes
    read = nil
    isAtEnd = true
    (startLine, knownLine, keptLine) = (firstLine, firstLine, firstLine)
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
    (startLine, knownLine, keptLine) = (firstLine, firstLine, firstLine)
  }

  deinit { buffer?.deallocate() }

  var end: Int { start + bytes.count }

  /// How far the parser may have been fed beyond what it has read.
  private var slack: Int { 64 << 10 }

  /// Begins a document or an item, on a line from which on the text is kept.
  @inline(__always)
  mutating func beginPart(on line: Int32) {
    keptLine = line
    fedAtStart = fed
  }

  // MARK: Feeding the parser

  /// Gives the parser its next bytes.
  ///
  /// - Returns: How many; 0 at the end of the input; `nil` where the parser may have no more, and
  ///   ``refusal`` says why.
  mutating func feed(_ target: UnsafeMutableRawBufferPointer) -> Int? {
    guard let targetStart = target.baseAddress else { return 0 }
    if fed - fedAtLastEvent > limits.scalarBytes + slack, let refusal = overlongSinceLastEvent() {
      self.refusal = refusal
      return nil
    }
    if fed - fedAtStart > limits.documentBytes {
      refusal = .documentTooLong
      return nil
    }
    if faults.count > 1000 {
      refusal = .notText
      return nil
    }
    while true {
      if fed == end, !isAtEnd, !refill() { return nil }
      var count = min(target.count, end - fed)
      if !repairs.isEmpty {
        if let spaces = feedRepair(target) {
          if spaces > 0 { return spaces }
          continue
        }
        count = repairs.reduce(count) { $1.offset > fed ? min($0, $1.offset - fed) : $0 }
      }
      let source = UnsafeRawBufferPointer(rebasing: bytes[fed - start..<fed - start + count])
      let copied = copy(source, to: targetStart)
      if copied > 0 || count == 0 { return copied }
      // A character stands across the end of the window: more must be read first.
      if !refill() { return nil }
    }
  }

  /// Copies text that comes next, and takes note of what is not text.
  private mutating func copy(
    _ source: UnsafeRawBufferPointer, to target: UnsafeMutableRawPointer
  ) -> Int {
    var found: [TextFault] = []
    let copied = copyText(
      source, to: target, isLast: isAtEnd && fed + source.count == end, base: fed,
      faults: &found, hasOddBreaks: &hasOddBreaks)
    fed += copied
    for var fault in found {
      if faults.isEmpty || !faults[faults.count - 1].extend(with: fault) {
        fault.place = position(of: fault.offset, after: faults.last)
        if faults.count < 100 {
          fault.label = label(
            SourceSpan(
              line: fault.place.line, column: fault.place.column, count: Int32(fault.characters)),
            nil)
        }
        faults.append(fault)
      }
    }
    return copied
  }

  /// Looks for what is not text up to an offset, which the parser is not given.
  mutating func check(upTo offset: Int) {
    guard fed < offset, faults.count <= 1000 else { return }
    let target = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 8)
    // Finding the places of faults moves the known line.
    let (known, knownLine) = (known, knownLine)
    defer {
      target.deallocate()
      (self.known, self.knownLine) = (known, knownLine)
    }
    while fed < offset, let targetStart = target.baseAddress {
      let count = min(target.count, end - fed)
      let source = UnsafeRawBufferPointer(rebasing: bytes[fed - start..<fed - start + count])
      guard copy(source, to: targetStart) > 0 else { return }
    }
  }

  /// Gives the parser spaces where tabs stand that are read as spaces.
  private mutating func feedRepair(_ target: UnsafeMutableRawBufferPointer) -> Int? {
    guard let repair = repairs.first(where: { $0.offset == fed }) else { return nil }
    let spaces = min(repair.spaces, target.count)
    for index in 0..<spaces { target[index] = UInt8(ascii: " ") }
    fed += repair.count
    return spaces
  }

  /// Feeds the parser from `offset` on, again or at last.
  mutating func rewind(to offset: Int) {
    faults.removeAll { $0.offset >= offset }
    fedAtStart = offset
    fed = offset == 0 && start == 0 && bytes.starts(with: byteOrderMark) ? 3 : offset
    fedAtLastEvent = fed
    refusal = nil
  }

  /// Has tabs read as spaces when the parser is fed again.
  mutating func add(_ repair: TabRepair) {
    repairs.append(repair)
    repairs.sort { $0.offset < $1.offset }
  }

  /// Forgets all repairs, when what they repair has been read.
  mutating func removeRepairs() { repairs = [] }

  /// Decides whether what was read since the last event is one overlong scalar; long comments are
  /// none.
  private mutating func overlongSinceLastEvent() -> Refusal? {
    let sinceLastEvent = fed - fedAtLastEvent
    if sinceLastEvent < checkedSinceLastEvent { checkedSinceLastEvent = 0 }
    guard sinceLastEvent > checkedSinceLastEvent + limits.scalarBytes else { return nil }
    checkedSinceLastEvent = sinceLastEvent
    var content = 0
    var index = max(0, fedAtLastEvent - slack - start)
    while index < fed - start {
      let next = bytes.lineBreak(from: index)?.upperBound ?? bytes.count
      switch bytes[index..<next].first(where: { $0 != 0x20 && $0 != 0x09 }) {
      case UInt8(ascii: "#"), 0x0A, 0x0D, nil: break
      default: content += next - index
      }
      index = next
    }
    return content > limits.scalarBytes + slack ? .scalarTooLong : nil
  }

  // MARK: Reading on

  /// Reads more of the stream, after letting go of what is no longer needed.
  ///
  /// - Returns: `false` if reading failed; then ``refusal`` says so.
  private mutating func refill() -> Bool {
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
