import Diagnostics

/// The stretch of an input that is being scanned, with the cursor in it.
///
/// Lines end with LF. Columns count characters, from a place whose column is known, so that each byte is counted once.
struct JSONWindow: ~Copyable {
  /// A place in the window.
  private struct Cursor {
    var index = 0
    var line: Int32
    /// Where the line starts; `nil` where that is no longer in the window.
    var lineStart: Int? = 0
    /// A place of this line at or before the cursor.
    var mark = (index: 0, column: Int32(1))
  }

  private(set) var bytes: UnsafeRawBufferPointer
  /// Where scanning ends: at the end of the window, or of the line that is open.
  private(set) var end: Int
  private(set) var readError: (any Error)?

  /// What the bytes belong to, kept alive.
  private let owner: YAMLChunk?
  /// Holds the bytes of a stream.
  private var buffer = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  private let read: ((UnsafeMutableRawBufferPointer) throws -> Int)?
  private var isStreamAtEnd: Bool
  private var isLineOpen = false
  private var cursor: Cursor
  /// Where the window is not yet done with.
  private var kept: Cursor

  /// A window on memory, which must outlive it.
  init(_ bytes: UnsafeRawBufferPointer, firstLine: Int32, owner: YAMLChunk? = nil) {
    self.bytes = bytes
    self.owner = owner
    end = bytes.count
    read = nil
    isStreamAtEnd = true
    cursor = Cursor(line: firstLine)
    kept = cursor
  }

  /// A window that moves along a stream.
  init(firstLine: Int32, read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) {
    bytes = UnsafeRawBufferPointer(start: nil, count: 0)
    owner = nil
    end = 0
    self.read = read
    isStreamAtEnd = false
    cursor = Cursor(line: firstLine)
    kept = cursor
  }

  deinit { buffer.deallocate() }

  // MARK: - The cursor

  var index: Int {
    get { cursor.index }
    set { cursor.index = newValue }
  }

  /// Whether nothing is left to scan.
  var isAtEnd: Bool { cursor.index >= end }

  /// Whether more may come after the end.
  var mayGoOn: Bool { !isLineOpen && !isStreamAtEnd }

  var byte: UInt8 { bytes[cursor.index] }

  /// Passes a byte that is no line break.
  mutating func advance() { cursor.index += 1 }

  /// Passes a line break.
  mutating func passLineFeed() {
    cursor.index += 1
    cursor.line += 1
    cursor.lineStart = cursor.index
    cursor.mark = (cursor.index, 1)
  }

  @inline(__always)
  mutating func skipSpace() {
    while cursor.index < end {
      switch bytes[cursor.index] {
      case 0x20, 0x09, 0x0D: cursor.index += 1
      case 0x0A: passLineFeed()
      default: return
      }
    }
  }

  /// How many bytes a word or a number at the cursor has; `nil` where the window may end within it.
  var plainCount: Int? {
    var index = cursor.index
    while index < end {
      switch bytes[index] {
      case 0x00...0x20, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "\""), UInt8(ascii: "["), UInt8(ascii: "]"),
        UInt8(ascii: "{"), UInt8(ascii: "}"):
        return index - cursor.index
      default: index += 1
      }
    }
    return mayGoOn ? nil : index - cursor.index
  }

  /// Whether only blanks stand before the cursor on its line.
  var isFirstOnLine: Bool {
    guard let start = cursor.lineStart else { return false }
    return bytes[start..<cursor.index].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  /// Where the cursor is.
  mutating func position() -> SourcePosition {
    Self.moveMark(&cursor, bytes)
    return SourcePosition(line: cursor.line, column: cursor.mark.column)
  }

  private static func moveMark(_ cursor: inout Cursor, _ bytes: UnsafeRawBufferPointer) {
    while cursor.mark.index < cursor.index {
      if bytes[cursor.mark.index] & 0xC0 != 0x80 { cursor.mark.column &+= 1 }
      cursor.mark.index &+= 1
    }
  }

  // MARK: - Moving along

  /// Is done with what stands before the cursor.
  mutating func keep() {
    Self.moveMark(&cursor, bytes)
    kept = cursor
  }

  /// How many bytes are not yet done with.
  var keptCount: Int { bytes.count - kept.index }

  /// Goes back to what is not yet done with.
  mutating func rewind() { cursor = kept }

  /// Bytes of its line that are kept before a record, so that problems are shown with them.
  private static let mostBefore = 400

  /// Reads more of the stream.
  ///
  /// - Returns: Whether more came.
  mutating func refill() -> Bool {
    guard let read, !isStreamAtEnd else { return false }
    dropDone()
    if bytes.count == buffer.count { grow() }
    let free = UnsafeMutableRawBufferPointer(rebasing: buffer[bytes.count...])
    do {
      let count = try read(free)
      isStreamAtEnd = count == 0
      bytes = UnsafeRawBufferPointer(rebasing: buffer[..<(bytes.count + count)])
    } catch {
      readError = error
      isStreamAtEnd = true
    }
    end = bytes.count
    return !isStreamAtEnd
  }

  /// Moves what is not yet done with to the front of the buffer.
  private mutating func dropDone() {
    var first = kept.index
    if let start = kept.lineStart, kept.index - start <= Self.mostBefore { first = start }
    guard first > 0 else { return }
    let rest = UnsafeRawBufferPointer(rebasing: bytes[first...])
    buffer.copyMemory(from: rest)
    bytes = UnsafeRawBufferPointer(rebasing: buffer[..<rest.count])
    Self.shift(&kept, by: first)
    Self.shift(&cursor, by: first)
  }

  private static func shift(_ cursor: inout Cursor, by count: Int) {
    cursor.index -= count
    cursor.mark.index -= count
    cursor.lineStart = cursor.lineStart.flatMap { $0 >= count ? $0 - count : nil }
  }

  private mutating func grow() {
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1 << 16, buffer.count * 2), alignment: 16)
    larger.copyMemory(from: bytes)
    buffer.deallocate()
    buffer = larger
    bytes = UnsafeRawBufferPointer(rebasing: larger[..<bytes.count])
  }

  /// Passes the mark of UTF-8 at the start of the input.
  ///
  /// - Returns: The name of another encoding that the input is in.
  mutating func readStart() -> String? {
    while bytes.count < 4, refill() {}
    if let encoding = bytes.otherEncoding { return encoding }
    if bytes.starts(with: byteOrderMark) {
      cursor.index = 3
      cursor.mark = (3, 1)
    }
    return nil
  }

  // MARK: - Lines

  enum Line { case whole, tooLong }

  /// Lets scanning end at the end of the line.
  ///
  /// - Parameter limit: How many bytes it may have.
  /// - Returns: `nil` at the end of the input.
  mutating func openLine(limit: Int) -> Line? {
    var searched = cursor.index
    while true {
      if let found = bytes.lineFeed(from: searched) {
        end = found
        break
      }
      if keptCount > limit {
        isLineOpen = true
        return .tooLong
      }
      // What was searched moves with what is kept.
      let fromKept = bytes.count - kept.index
      guard refill() else {
        end = bytes.count
        if isAtEnd { return nil }
        break
      }
      searched = kept.index + fromKept
    }
    isLineOpen = true
    return .whole
  }

  /// Passes the line that is open.
  mutating func closeLine() {
    isLineOpen = false
    cursor.index = max(cursor.index, end)
    end = bytes.count
    while true {
      if let found = bytes.lineFeed(from: cursor.index) {
        cursor.index = found
        passLineFeed()
        return
      }
      // Of a line that is too long the rest is still to come.
      cursor.index = bytes.count
      keepNothing()
      guard refill() else { return }
    }
  }

  private mutating func keepNothing() {
    guard !isStreamAtEnd else { return }
    cursor.mark = (cursor.index, cursor.mark.column)
    cursor.lineStart = nil
    kept = cursor
  }

  // MARK: - Labels

  /// The place of a span of what is not yet done with, with its line.
  func label(_ span: SourceSpan, file: String, _ message: Message?) -> Diagnostic.Label {
    var start = kept.lineStart ?? kept.mark.index
    var column = kept.lineStart == nil ? kept.mark.column : 1
    var line = kept.line
    while line < span.start.line, let found = bytes.lineFeed(from: start) {
      start = found + 1
      line += 1
      column = 1
    }
    let isThere = line == span.start.line && column <= span.start.column
    return Diagnostic.Label(
      file: file, span: span, line: UnsafeRawBufferPointer(rebasing: bytes[(isThere ? start : bytes.count)...]),
      column: isThere ? column : 1, message: message)
  }
}
