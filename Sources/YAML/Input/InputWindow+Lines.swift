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

  /// Where a line starts, in bytes from the start of the input; the end of the window if it has no
  /// such line.
  mutating func offset(ofLine line: Int32) -> Int {
    if anchorLine < keptLine { moveAnchor() }
    if line < knownLine {
      (known, knownLine) = line < anchorLine ? (start, startLine) : (anchor, anchorLine)
    }
    while knownLine < line {
      guard let next = nextLineStart(from: known) else { return end }
      known = next
      knownLine += 1
    }
    return known
  }

  /// Moves the anchor to the kept line, from where lines of the current part are found.
  private mutating func moveAnchor() {
    if keptLine < knownLine { (known, knownLine) = (anchor, anchorLine) }
    while knownLine < keptLine, let next = nextLineStart(from: known) {
      known = next
      knownLine += 1
    }
    (anchor, anchorLine) = (known, knownLine)
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
    if anchorLine < keptLine { moveAnchor() }
    if offset < known {
      (known, knownLine) = offset < anchor ? (start, startLine) : (anchor, anchorLine)
    }
    while let next = nextLineStart(from: known), next <= offset {
      known = next
      knownLine += 1
    }
    let line = UnsafeRawBufferPointer(rebasing: bytes[(known - start)...])
    let before = line.characterCount(to: offset - known)
    let hasMark = known == 0 && line.starts(with: byteOrderMark) && offset > known
    return SourcePosition(line: knownLine, column: Int32(before + (hasMark ? 0 : 1)))
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
      column: fault.place.column + Int32(fault.characters) + Int32(between))
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

  mutating func label(_ span: SourceSpan, _ message: String?) -> Diagnostic.Label {
    completeLine(at: offset(ofLine: span.start.line))
    return Diagnostic.Label(
      file: file, span: span, line: text(fromLine: span.start.line), message: message)
  }
}
