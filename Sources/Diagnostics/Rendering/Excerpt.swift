import TextWidth

/// The part of a line that is shown, escaped for the terminal.
struct Excerpt {
  /// What is shown, with `…` where the line is cut.
  let text: String
  /// The first column that is shown, and the first after it.
  private let columns: Range<Int>
  private let scalars: ArraySlice<Unicode.Scalar>
  private let isCutBefore: Bool
  private let isCutAfter: Bool

  /// The line of a label, cut around its mark to a width in cells.
  init(of label: Diagnostic.Label, width: Int) {
    let all = Array(label.lineText.unicodeScalars)
    let lineStart = Int(label.lineTextColumn)
    let target = min(max(Int(label.span.start.column) - lineStart, 0), all.count)
    let targetEnd = min(target + label.markedCount(from: target, of: all.count), all.count)
    var range = 0..<all.count
    // What is very long is cut without being measured, which would take as long as it is.
    if all.count > 4 * width || escaped(all[range]).displayWidth > width {
      range = Excerpt.window(of: all, around: target..<max(targetEnd, target), width: width - 2)
    }
    isCutBefore = range.lowerBound > 0 || lineStart > 1
    isCutAfter = range.upperBound < all.count
    scalars = all[range]
    columns = lineStart + range.lowerBound..<lineStart + range.upperBound
    text = (isCutBefore ? "…" : "") + escaped(scalars) + (isCutAfter ? "…" : "")
  }

  /// Whether a label of the same line has its mark in what is shown.
  ///
  /// A place past the end of the line is marked after its last character, if that is shown.
  func shows(_ label: Diagnostic.Label) -> Bool {
    let column = Int(label.span.start.column)
    return columns.contains(column) || (column >= columns.upperBound && !isCutAfter)
  }

  /// The cells under which the mark of a label stands: at least one, and whole clusters, since
  /// half an emoji has no place of its own.
  func cells(of label: Diagnostic.Label) -> Range<Int> {
    let offset = min(max(Int(label.span.start.column) - columns.lowerBound, 0), scalars.count)
    let count = min(label.markedCount(from: offset, of: scalars.count), scalars.count - offset)
    let first = escapedCount(of: offset)
    let last = escapedCount(of: offset + count)
    var lower = isCutBefore ? 1 : 0
    var upper = lower
    var passed = 0
    for character in escaped(scalars) where passed < last {
      passed += character.unicodeScalars.count
      upper += character.displayWidth
      if passed <= first { lower = upper }
    }
    return lower..<max(upper, lower + 1)
  }

  /// How many characters the first `count` take when escaped.
  private func escapedCount(of count: Int) -> Int {
    let prefix = scalars.prefix(count)
    let length = escaped(prefix).unicodeScalars.count
    // Whether a joiner is spelled out depends on what follows it.
    guard let last = prefix.last, last == "\u{200C}" || last == "\u{200D}",
      let next = scalars.dropFirst(count).first
    else { return length }
    let extended = escaped(prefix + [next]).unicodeScalars
    return extended.last == next ? extended.count - 1 : length
  }

  /// Grows a range of characters on both sides, more before than after, to a width in cells.
  private static func window(
    of all: [Unicode.Scalar], around range: Range<Int>, width: Int
  ) -> Range<Int> {
    var lower = range.lowerBound
    var upper = range.lowerBound
    var cells = 0
    func grows(_ scalar: Unicode.Scalar, to limit: Int) -> Bool {
      let size = escaped([scalar]).displayWidth
      guard cells + size <= limit else { return false }
      cells += size
      return true
    }
    while upper < range.upperBound, grows(all[upper], to: width / 2) { upper += 1 }
    let limit = cells + (width - cells) / 2
    while lower > 0, grows(all[lower - 1], to: limit) { lower -= 1 }
    while upper < all.count, grows(all[upper], to: width) { upper += 1 }
    while lower > 0, grows(all[lower - 1], to: width) { lower -= 1 }
    return lower..<upper
  }
}

private func escaped(_ scalars: some Sequence<Unicode.Scalar>) -> String {
  var text = String.UnicodeScalarView()
  text.append(contentsOf: scalars)
  return String(text).escapedForTerminal
}

extension Diagnostic.Label {
  /// How many characters of its first line a label marks: at least one, and to the end of the line
  /// if it goes on beyond.
  fileprivate func markedCount(from offset: Int, of lineCount: Int) -> Int {
    span.end.line > span.start.line
      ? max(lineCount - offset, 1) : max(Int(span.end.column) - Int(span.start.column), 1)
  }
}
