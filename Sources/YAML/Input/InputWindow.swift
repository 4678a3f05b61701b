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

  let limits: YAMLLimits
  /// The first line that must be kept; the current document or item starts on it.
  private var keptLine: Int32
  /// How far the parser had been fed when it came to the current document or item.
  private var fedAtStart = 0
  /// How far the parser had been fed when it gave its last event.
  var fedAtLastEvent = 0
  /// How far the parser has been fed.
  private(set) var fed = 0
  /// What is not text, in order, of what the parser was fed and no tree has yet reported.
  var faults: [TextFault] = []
  /// Offsets of tabs that the parser is given as spaces, ascending.
  private(set) var tabsReadAsSpaces: [Int] = []
  /// Whether what the parser was fed has had a line break other than LF.
  private var hasOddBreaks = false
  private(set) var refusal: Refusal?
  private(set) var readError: (any Error)?

  private let read: Read?
  private var bytes: UnsafeRawBufferPointer
  /// The header of the current document, of which a stream lets go.
  private var header = KeptText(UnsafeRawBufferPointer(start: nil, count: 0), firstLine: 1)
  private var buffer: UnsafeMutableRawBufferPointer?
  /// Where the window starts, and the line that starts there.
  private var start = 0
  private var startLine: Int32
  /// A line further on whose start is known.
  private var known = 0
  private var knownLine: Int32
  private(set) var isAtEnd: Bool
  /// How much had been fed since the last event when its length was last looked at.
  private var checkedSinceLastEvent = 0

  /// A window on memory that outlives it.
  init(bytes: UnsafeRawBufferPointer, firstLine: Int32, limits: YAMLLimits) {
    self.limits = limits
    self.bytes = bytes
    read = nil
    isAtEnd = true
    (startLine, knownLine, keptLine) = (firstLine, firstLine, firstLine)
  }

  /// A window on a stream.
  ///
  /// - Parameter read: Fills the front of a buffer and returns how many bytes; 0 at the end.
  init(firstLine: Int32, limits: YAMLLimits, read: @escaping Read) {
    self.limits = limits
    self.read = read
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    self.buffer = buffer
    bytes = UnsafeRawBufferPointer(start: buffer.baseAddress, count: 0)
    isAtEnd = false
    (startLine, knownLine, keptLine) = (firstLine, firstLine, firstLine)
  }

  deinit { buffer?.deallocate() }

  private var end: Int { start + bytes.count }

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
      let count = min(target.count, end - fed)
      let source = UnsafeRawBufferPointer(rebasing: bytes[fed - start..<fed - start + count])
      let copied = copyText(
        source, to: targetStart, isLast: isAtEnd && fed + count == end, base: fed,
        faults: &faults, hasOddBreaks: &hasOddBreaks)
      if copied == 0, count > 0 {
        // A character stands across the end of the window: more must be read first.
        if !refill() { return nil }
        continue
      }
      if !tabsReadAsSpaces.isEmpty { replaceTabs(in: target, count: copied) }
      fed += copied
      return copied
    }
  }

  /// Feeds the parser from `offset` on, again or at last.
  mutating func rewind(to offset: Int) {
    faults.removeAll { $0.offset >= offset }
    fedAtStart = offset
    fed = offset == 0 && start == 0 && bytes.starts(with: byteOrderMark) ? 3 : offset
    fedAtLastEvent = fed
    refusal = nil
  }

  /// Has the tab at `offset` read as a space when the parser is fed again.
  mutating func readTabAsSpace(at offset: Int) {
    let index = tabsReadAsSpaces.firstIndex { $0 >= offset } ?? tabsReadAsSpaces.count
    tabsReadAsSpaces.insert(offset, at: index)
  }

  private func replaceTabs(in target: UnsafeMutableRawBufferPointer, count: Int) {
    for offset in tabsReadAsSpaces where fed <= offset && offset < fed + count {
      target[offset - fed] = UInt8(ascii: " ")
    }
  }

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

  /// Reads more of the stream. What stands before `offset`, the start of the known line or a place
  /// in it, is let go.
  private mutating func readMore(keepingFrom offset: Int) -> Bool {
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

  // MARK: Lines

  /// Where the line after the one at `offset` starts; `nil` if the window does not tell.
  private func nextLineStart(from offset: Int) -> Int? {
    if !hasOddBreaks, offset < fed, let next = bytes.lineFeed(from: offset - start),
      start + next < fed
    {
      return start + next + 1
    }
    guard let next = bytes.lineBreak(from: offset - start)?.upperBound else { return nil }
    // A CR at the very end may be half of a CR LF.
    return next < bytes.count || isAtEnd || bytes[next - 1] != 0x0D ? start + next : nil
  }

  /// Where a line starts, in bytes from the start of the input; the end of the window if it has no
  /// such line.
  mutating func offset(ofLine line: Int32) -> Int {
    if line < knownLine { (known, knownLine) = (start, startLine) }
    while knownLine < line {
      guard let next = nextLineStart(from: known) else { return end }
      known = next
      knownLine += 1
    }
    return known
  }

  /// Where a character stands, in bytes from the start of the input.
  mutating func offset(of position: SourcePosition) -> Int {
    var index = offset(ofLine: position.line) - start
    if index == 0, start == 0, bytes.starts(with: byteOrderMark) { index = 3 }
    for _ in 1..<max(position.column, 1) where index < bytes.count {
      index += max(bytes.characterLength(at: index), 1)
    }
    return start + min(index, bytes.count)
  }

  /// The line and column of a byte of the window.
  mutating func position(of offset: Int) -> SourcePosition {
    if offset < known { (known, knownLine) = (start, startLine) }
    while let next = nextLineStart(from: known), next <= offset {
      known = next
      knownLine += 1
    }
    let line = UnsafeRawBufferPointer(rebasing: bytes[(known - start)...])
    let before = line.characterCount(to: offset - known)
    let hasMark = known == 0 && line.starts(with: byteOrderMark) && offset > known
    return SourcePosition(line: knownLine, column: Int32(before + (hasMark ? 0 : 1)))
  }

  /// Where a tab stands, if one stands at a position.
  mutating func tab(at position: SourcePosition) -> Int? {
    let offset = offset(of: position)
    return byte(at: offset) == 0x09 ? offset : nil
  }

  /// The first character after a position that begins text rather than being punctuation.
  mutating func contentStart(after position: SourcePosition) -> SourcePosition {
    var offset = offset(of: position)
    while let byte = byte(at: offset), " \t\r\n:-,[{?".utf8.contains(byte) { offset += 1 }
    return self.position(of: offset)
  }

  /// The byte at an offset; `nil` outside the window.
  func byte(at offset: Int) -> UInt8? {
    start <= offset && offset < end ? bytes[offset - start] : nil
  }

  /// The window from a line on; empty if it is no longer, or not yet, there.
  mutating func text(fromLine line: Int32) -> UnsafeRawBufferPointer {
    if line < startLine { return header.text(fromLine: line) }
    return UnsafeRawBufferPointer(rebasing: bytes[(offset(ofLine: line) - start)...])
  }

  /// Keeps a copy of the text from the kept line up to a line, for the labels of later parts.
  mutating func keepHeader(upTo line: Int32) {
    guard buffer != nil else { return }
    let from = offset(ofLine: keptLine) - start
    let to = max(from, offset(ofLine: line) - start)
    header = KeptText(UnsafeRawBufferPointer(rebasing: bytes[from..<to]), firstLine: keptLine)
  }

  mutating func label(_ span: SourceSpan, file: String, _ message: String?) -> Diagnostic.Label {
    Diagnostic.Label(
      file: file, span: span, line: text(fromLine: span.start.line), message: message)
  }

  /// Finds the first line, from `line` on, whose beginning is accepted, reading on as far as is
  /// needed.
  ///
  /// - Parameter isAccepted: Told the first 256 bytes of a line, or fewer at the end.
  /// - Returns: Its number and where it starts; `nil` if no such line follows.
  mutating func firstLine(
    from line: Int32, where isAccepted: (UnsafeRawBufferPointer) -> Bool
  ) -> (line: Int32, offset: Int)? {
    refusal = nil
    var scanned = offset(ofLine: line)
    guard knownLine == line || scanForLine(line, &scanned) else { return nil }
    while true {
      while end - known < 256, !isAtEnd {
        guard readMore(keepingFrom: known) else { return nil }
      }
      let head = UnsafeRawBufferPointer(
        rebasing: bytes[(known - start)..<min(known - start + 256, bytes.count)])
      if head.isEmpty { return nil }
      if isAccepted(head) { return (knownLine, known) }
      scanned = known
      guard scanForLine(knownLine + 1, &scanned) else { return nil }
    }
  }

  /// Makes `line` the known line, reading on and letting go of everything before it.
  private mutating func scanForLine(_ line: Int32, _ scanned: inout Int) -> Bool {
    while knownLine < line {
      if let next = nextLineStart(from: scanned) {
        known = next
        scanned = known
        knownLine += 1
      } else if isAtEnd {
        known = end
        return false
      } else {
        // Three bytes may be the beginning of a line break.
        let rest = max(scanned, end - 3)
        known = rest
        scanned = rest
        guard readMore(keepingFrom: rest) else { return false }
      }
    }
    return true
  }

  // MARK: The layout of lines

  /// Whether the document goes on at a line: it is no marker between documents, nor the end.
  mutating func isContinued(at line: Int32) -> Bool {
    let text = text(fromLine: line)
    return !text.isEmpty && !text.startsWithDocumentMarker
  }

  /// The last line from `first` to `last` that starts with a dash at a column.
  mutating func lastLine(from first: Int32, to last: Int32, withDashAt column: Int32) -> Int32? {
    guard first <= last else { return nil }
    return (first...last).last { text(fromLine: $0).startsWithDash(at: column) }
  }

  // MARK: The start of the input

  /// Looks at the first bytes, and passes over a byte order mark.
  ///
  /// - Returns: The name of another encoding than UTF-8, if the input is in one.
  mutating func readStart() -> String? {
    while end < 4, !isAtEnd {
      guard readMore(keepingFrom: 0) else { return nil }
    }
    if let encoding = bytes.otherEncoding { return encoding }
    if bytes.starts(with: byteOrderMark) { fed = 3 }
    return nil
  }
}

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

let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

extension UnsafeRawBufferPointer {
  /// The name of the encoding, judged by the first four bytes, if it is not UTF-8.
  fileprivate var otherEncoding: String? {
    guard count >= 2 else { return nil }
    if count >= 4 {
      switch (self[0], self[1], self[2], self[3]) {
      case (0xFF, 0xFE, 0, 0), (0, 0, 0xFE, 0xFF), (0, 0, 0, 1...), (1..., 0, 0, 0):
        return "UTF-32"
      case (1..., 0, 1..., 0), (0, 1..., 0, 1...): return "UTF-16"
      default: break
      }
    }
    switch (self[0], self[1]) {
    case (0xFF, 0xFE), (0xFE, 0xFF): return "UTF-16"
    default: return nil
    }
  }
}
