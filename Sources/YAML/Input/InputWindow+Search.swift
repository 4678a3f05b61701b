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
    _ = offset(ofLine: line)
    var scanned = known
    guard knownLine == line || scanForLine(line, &scanned) else { return nil }
    while true {
      while end - known < 256, !isAtEnd {
        check(upTo: known)
        guard readMore(keepingFrom: known) else { return nil }
      }
      let head = UnsafeRawBufferPointer(
        rebasing: bytes[(known - start)..<min(known - start + 256, bytes.count)])
      if head.isEmpty {
        check(upTo: end)
        return nil
      }
      if isAccepted(head) {
        check(upTo: known)
        return (knownLine, known)
      }
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
        check(upTo: end)
        known = end
        return false
      } else {
        // Three bytes may be the beginning of a line break.
        let rest = max(scanned, end - 3)
        check(upTo: rest)
        known = rest
        scanned = rest
        guard readMore(keepingFrom: rest) else { return false }
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
