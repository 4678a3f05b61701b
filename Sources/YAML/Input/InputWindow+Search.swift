import Diagnostics

/// Looking for a line by what it begins with.
extension InputWindow {
  /// Finds the first line, from `line` on, whose beginning is accepted, reading on as far as is
  /// needed.
  ///
  /// - Parameter isAccepted: Told the first 256 bytes of a line, or fewer at the end.
  /// - Returns: Its number and where it starts; `nil` if no such line follows.
  mutating func firstLine(
    from line: Int32, where isAccepted: (UnsafeRawBufferPointer) -> Bool
  ) -> (line: Int32, offset: Int)? {
    refusal = nil
    findPlace(before: SourcePosition(line: line, column: 1))
    guard goToLine(known.column > 1 ? max(line, known.line + 1) : line) else { return nil }
    while true {
      while end - known.offset < 256, !isAtEnd {
        check(upTo: known.offset)
        guard readMore(keepingFrom: known) else { return nil }
      }
      let from = known.offset - start
      let head = UnsafeRawBufferPointer(
        rebasing: bytes[from..<min(from + 256, bytes.count)])
      if head.isEmpty {
        check(upTo: end)
        return nil
      }
      if isAccepted(head) {
        check(upTo: known.offset)
        return (known.line, known.offset)
      }
      guard goToLine(known.line + 1) else { return nil }
    }
  }

  /// Makes the start of a line the known place, reading on and letting go of what is before it.
  private mutating func goToLine(_ line: Int32) -> Bool {
    while known.line < line {
      if let next = nextLineStart(from: known.offset) {
        known = TextPlace(offset: next, line: known.line + 1)
      } else if isAtEnd {
        check(upTo: end)
        known.offset = end
        return false
      } else {
        // Up to four bytes may begin a line break or a character.
        var place = known
        while place.offset < end - 4 {
          place.offset += max(bytes.characterLength(at: place.offset - start), 1)
          place.column = place.column.column(1)
        }
        check(upTo: place.offset)
        guard readMore(keepingFrom: place) else { return false }
      }
    }
    return true
  }

  /// Whether the document goes on at a line: it is no marker between documents, nor the end.
  mutating func isContinued(at line: Int32) -> Bool {
    let text = text(fromLine: line)
    return !text.isEmpty && !text.startsWithDocumentMarker
  }

  /// The last line from `first` to `last` that starts with a dash at a column.
  mutating func lastLine(from first: Int32, to last: Int32, withDashAt column: Int32) -> Int32? {
    guard first <= last else { return nil }
    var found: Int32?
    for line in first...last where text(fromLine: line).startsWithDash(at: column) { found = line }
    return found
  }
}
