import Diagnostics

/// Lines, and places in them.
extension InputWindow {
  /// Where the line after the one at `offset` starts; `nil` if the window does not tell.
  func nextLineStart(from offset: Int) -> Int? {
    if !hasOddBreaks, offset < fed, let next = bytes.lineFeed(from: offset - start),
      start + next < fed
    {
      return start + next + 1
    }
    guard let next = bytes.lineBreak(from: offset - start)?.upperBound else { return nil }
    // A CR at the very end may be half of a CR LF.
    return next < bytes.count || isAtEnd || bytes[next - 1] != 0x0D ? start + next : nil
  }

  /// Makes the last place before `position` that is easily found the known one: mostly the start of
  /// its line, or of the last line of the window.
  mutating func findPlace(before position: SourcePosition) {
    if anchor.position < kept { moveAnchor() }
    if position < anchor.position {
      if position < known.position { known = first }
    } else if position < known.position || known.offset < anchor.offset {
      known = anchor
    }
    while known.line < position.line, let next = nextLineStart(from: known.offset) {
      known = TextPlace(offset: next, line: known.line + 1)
    }
  }

  /// Moves the anchor to the kept place, from where lines of the current part are found.
  mutating func moveAnchor() {
    guard anchor.position < kept else { return }
    if kept < known.position { known = anchor }
    while known.line < kept.line, let next = nextLineStart(from: known.offset) {
      known = TextPlace(offset: next, line: known.line + 1)
    }
    anchor = known
    guard anchor.line == kept.line, anchor.column < kept.column else { return }
    let offset = offset(of: kept, from: anchor)
    guard offset <= fed else { return }
    anchor = TextPlace(offset: offset, line: kept.line, column: kept.column)
  }

  /// Where a line starts, in bytes from the start of the input; the end of the window if it has no
  /// such line.
  mutating func offset(ofLine line: Int32) -> Int {
    findPlace(before: SourcePosition(line: line, column: 1))
    return known.line < line ? end : known.offset
  }

  /// Where a character stands, in bytes from the start of the input.
  mutating func offset(of position: SourcePosition) -> Int {
    findPlace(before: position)
    return known.line < position.line ? end : offset(of: position, from: known)
  }

  private func offset(of position: SourcePosition, from place: TextPlace) -> Int {
    var index = place.offset - start
    if place.offset == 0, bytes.starts(with: byteOrderMark) { index = 3 }
    for _ in 0..<max(position.column - place.column, 0) where index < bytes.count {
      index += max(bytes.characterLength(at: index), 1)
    }
    return start + min(index, bytes.count)
  }

  /// The line and column of a byte of the window.
  mutating func position(of offset: Int) -> SourcePosition {
    moveAnchor()
    if offset < anchor.offset {
      if offset < known.offset { known = first }
    } else if offset < known.offset || known.offset < anchor.offset {
      known = anchor
    }
    while let next = nextLineStart(from: known.offset), next <= offset {
      known = TextPlace(offset: next, line: known.line + 1)
    }
    let line = UnsafeRawBufferPointer(rebasing: bytes[(known.offset - start)...])
    let before = line.characterCount(to: offset - known.offset)
    let hasMark = known.offset == 0 && line.starts(with: byteOrderMark) && offset > 0
    return SourcePosition(
      line: known.line, column: known.column.column(before - (hasMark ? 1 : 0)))
  }

  /// The line and column of a byte of the window, of which the last fault before it is known.
  mutating func position(of offset: Int, after fault: TextFault?) -> SourcePosition {
    guard let fault, fault.end >= start,
      UnsafeRawBufferPointer(rebasing: bytes[fault.end - start..<offset - start])
        .lineBreak(from: 0) == nil
    else { return position(of: offset) }
    let between = UnsafeRawBufferPointer(rebasing: bytes[(fault.end - start)...])
      .characterCount(to: offset - fault.end)
    return SourcePosition(
      line: fault.place.line,
      column: fault.place.column.column(fault.characters + between))
  }

  /// The place after the last character of the input that is no blank, where a position lies at its end; else `nil`.
  mutating func lastCharacter(before position: SourcePosition) -> SourcePosition? {
    guard isAtEnd, offset(of: position) >= end else { return nil }
    let blanks = bytes.reversed().prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }.count
    guard blanks < bytes.count else { return nil }
    return self.position(of: end - blanks)
  }

  /// The first character after a position that begins text rather than being punctuation.
  mutating func contentStart(after position: SourcePosition) -> SourcePosition {
    var offset = offset(of: position)
    while let byte = byte(at: offset), " \t\r\n:-,[{?".utf8.contains(byte) { offset += 1 }
    return self.position(of: offset)
  }

  mutating func isTab(at position: SourcePosition) -> Bool {
    byte(at: offset(of: position)) == 0x09
  }

  /// The byte at an offset; `nil` outside the window.
  func byte(at offset: Int) -> UInt8? {
    start <= offset && offset < end ? bytes[offset - start] : nil
  }

  /// The window from the start of a line on; empty if it is no longer, or not yet, there.
  mutating func text(fromLine line: Int32) -> UnsafeRawBufferPointer {
    let offset = offset(ofLine: line)
    guard known.line == line, known.column == 1 else {
      return UnsafeRawBufferPointer(rebasing: bytes[..<0])
    }
    return UnsafeRawBufferPointer(rebasing: bytes[(offset - start)...])
  }

  /// Whether the start of a line is in the window.
  mutating func hasStart(ofLine line: Int32) -> Bool {
    findPlace(before: SourcePosition(line: line, column: 1))
    return known.line == line && known.column == 1
  }

  /// Keeps a copy of the text from the kept place to another, and of the rest of that line, for the labels of later parts.
  mutating func keepHeader(upTo end: SourcePosition) {
    guard buffer != nil else { return }
    completeLine(at: offset(of: end))
    let last = offset(of: end) - start
    let to = min(bytes.lineBreak(from: last)?.lowerBound ?? bytes.count, last + 4096)
    moveAnchor()
    let from = min(anchor.offset - start, to)
    header = KeptText(UnsafeRawBufferPointer(rebasing: bytes[from..<to]), at: anchor.position)
  }

  mutating func label(_ span: SourceSpan, _ message: Message?) -> Diagnostic.Label {
    if span.start < first.position, let label = header.label(span, file: file, message) {
      return label
    }
    completeLine(at: offset(of: span.start))
    findPlace(before: span.start)
    let isThere = known.line == span.start.line && known.position <= span.start
    let line = UnsafeRawBufferPointer(
      rebasing: bytes[(isThere ? known.offset - start : bytes.count)...])
    return Diagnostic.Label(
      file: file, span: span, line: line, column: isThere ? known.column : 1, message: message)
  }
}
