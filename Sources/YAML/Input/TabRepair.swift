import Diagnostics

/// Tabs, and spaces among them, that the parser is given as spaces, so that the rest of a document
/// can be read.
struct TabRepair {
  /// Where they stand, in bytes from the start of the input.
  let offset: Int
  let line: Int32
  /// The column of the first.
  let column: Int32
  /// How many characters there are.
  let count: Int
  /// How many spaces the parser is given for them.
  let spaces: Int

  /// The column in the file of what is in a column for the parser.
  func column(of parsed: Int32) -> Int32 {
    if parsed < column { return parsed }
    if parsed >= column + Int32(spaces) { return parsed - Int32(spaces - count) }
    return min(parsed, column + Int32(count) - 1)
  }
}

extension [TabRepair] {
  /// The place in the file of what is in a place for the parser.
  func place(of parsed: SourcePosition) -> SourcePosition {
    var place = parsed
    // From right to left, because a repair moves what is right of it.
    for repair in reversed() where repair.line == place.line {
      place.column = repair.column(of: place.column)
    }
    return place
  }
}

extension InputWindow {
  /// What the parser should be given for the tab at a place, and for the blanks after it; `nil` if
  /// there is no tab.
  mutating func repairOfTab(at place: SourcePosition, from firstLine: Int32) -> TabRepair? {
    let offset = offset(of: place)
    guard byte(at: offset) == 0x09, known.column == 1 else { return nil }
    completeLine(at: offset)
    let lineStart = self.offset(of: SourcePosition(line: place.line, column: 1))
    var start = offset
    while start > lineStart, let byte = byte(at: start - 1), byte == 0x20 || byte == 0x09 {
      start -= 1
    }
    var end = offset
    while let byte = byte(at: end), byte == 0x20 || byte == 0x09 { end += 1 }
    guard start == lineStart else {
      // In the middle of a line a tab is as good as a space.
      return TabRepair(
        offset: offset, line: place.line, column: place.column, count: end - offset,
        spaces: end - offset)
    }
    let blanks = (start..<end).map { byte(at: $0) == 0x09 }
    let rest = UnsafeRawBufferPointer(rebasing: bytes[(end - self.start)...])
    let spaces = indentation(
      of: blanks, before: LineIndentation(of: rest, after: 0), on: place.line, from: firstLine)
    return TabRepair(
      offset: start, line: place.line, column: 1, count: end - start, spaces: spaces)
  }

  /// How many spaces a writer probably meant by blanks of which some are tabs.
  ///
  /// Tabs of 2, 4 and 8 columns are tried: first for the column of the line before, then for that
  /// of any line further out; where the line before opens a level, first for one deeper. The first
  /// line of a part stands at its margin.
  private mutating func indentation(
    of blanks: [Bool], before rest: LineIndentation?, on line: Int32, from firstLine: Int32
  ) -> Int {
    let widths = [2, 4, 8].map { width in
      blanks.reduce(0) { $1 ? ($0 / width + 1) * width : $0 + 1 }
    }
    let levels = levels(above: line, from: firstLine)
    let columns = rest?.dashes == [] ? levels.map(\.content) : levels.flatMap(\.dashes)
    // Text that is neither a key nor an item goes on with the value above it.
    let goesOn = rest.map { $0.dashes.isEmpty && !$0.hasKey } ?? false
    let opens = levels.first.map { $0.opens || goesOn } ?? false
    if let nearest = columns.first, !opens, widths.contains(nearest) { return nearest }
    if opens, let outer = levels.first?.content {
      return widths.first { $0 > outer } ?? outer + 2
    }
    return widths.first { columns.contains($0) } ?? columns.first ?? 0
  }

  /// The lines that what follows may belong to: the one before `line`, and above it each that is
  /// indented less than those below it.
  private mutating func levels(above line: Int32, from firstLine: Int32) -> [LineIndentation] {
    var levels: [LineIndentation] = []
    var offset = offset(ofLine: line)
    let end = self.offset(ofLine: firstLine)
    for _ in 0..<1000 where offset > end {
      offset = start + bytes.lineStart(before: offset - start)
      let repair = repairs.first { $0.offset == offset }
      let text = UnsafeRawBufferPointer(
        rebasing: bytes[(offset + (repair?.count ?? 0) - start)...])
      if let level = LineIndentation(of: text, after: repair?.spaces ?? 0),
        levels.last.map({ level.outermost < $0.outermost }) ?? true
      {
        levels.append(level)
        if level.outermost == 0 { break }
      }
    }
    return levels
  }
}

/// Where the parts of a line stand, in columns from 0.
struct LineIndentation {
  /// The dashes that begin items, from the innermost.
  var dashes: [Int] = []
  /// What comes after the dashes.
  var content: Int
  /// Whether the line ends in a colon, or in the sign of a text on further lines, so that what
  /// follows may be deeper.
  let opens: Bool
  /// Whether a colon stands where a key may end.
  let hasKey: Bool

  var outermost: Int { dashes.last ?? content }

  /// - Parameters:
  ///   - text: The line, and perhaps more.
  ///   - indent: How many columns come before it.
  /// - Returns: `nil` if the line is blank or a comment.
  init?(of text: UnsafeRawBufferPointer, after indent: Int) {
    let end = text.lineBreak(from: 0)?.lowerBound ?? text.count
    let line = UnsafeRawBufferPointer(rebasing: text[..<end])
    var index = line.prefix { $0 == 0x20 }.count
    content = indent + index
    while UnsafeRawBufferPointer(rebasing: line[index...]).startsWithDash(at: 1) {
      dashes.insert(indent + index, at: 0)
      index += 1
      index += line[index...].prefix { $0 == 0x20 }.count
      content = indent + index
    }
    guard index < line.count, line[index] != UInt8(ascii: "#") else { return nil }
    let comment = line.indices.first {
      $0 > index && line[$0] == UInt8(ascii: "#") && line[$0 - 1] == 0x20
    }
    let content = line[index..<(comment ?? line.count)]
    let last = content.last { $0 != 0x20 && $0 != 0x09 }
    opens = last == UInt8(ascii: ":") || last == UInt8(ascii: "|") || last == UInt8(ascii: ">")
    hasKey = content.indices.contains {
      line[$0] == UInt8(ascii: ":") && ($0 + 1 == line.count || line[$0 + 1] == 0x20)
    }
  }
}
