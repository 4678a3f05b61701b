import TextWidth

/// One line of text, in pieces each of one style.
///
/// Text is escaped for the terminal on the way in, so a value of this type holds no control
/// character, and shows nothing that hides or reorders the line, wherever its words came from.
package struct StyledText: Hashable, Sendable {
  /// A piece in one style, up to an offset in the UTF-8 of the text.
  struct Run: Hashable, Sendable {
    var end: Int
    var style: Style
  }

  /// The text without its styles.
  package private(set) var text: String
  private(set) var runs: [Run]

  package init() {
    text = ""
    runs = []
  }

  /// - Parameter text: Any text; see ``Swift/StringProtocol/escapedForTerminal``.
  package init(_ text: some StringProtocol, _ style: Style = .plain) {
    self.init(escaped: text.escapedForTerminal, style)
  }

  private init(escaped text: String, _ style: Style) {
    self.text = text
    runs = text.isEmpty ? [] : [Run(end: text.utf8.count, style: style)]
  }

  package static func spaces(_ count: Int) -> StyledText {
    StyledText(escaped: String(repeating: " ", count: max(count, 0)), .plain)
  }

  package var isEmpty: Bool { text.isEmpty }

  /// The width in cells.
  package var width: Int { text.displayWidth }

  package mutating func append(_ other: StyledText) {
    guard let first = other.runs.first else { return }
    let offset = text.utf8.count
    text += other.text
    if runs.last?.style == first.style { runs.removeLast() }
    for run in other.runs {
      runs.append(Run(end: offset + run.end, style: run.style))
    }
  }

  package mutating func append(_ text: some StringProtocol, _ style: Style = .plain) {
    append(StyledText(text, style))
  }

  package static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum.append(right)
    return sum
  }

  package static func += (left: inout StyledText, right: StyledText) {
    left.append(right)
  }

  /// The pieces in order, neighbours of different styles.
  package var pieces: [(text: Substring, style: Style)] {
    var start = text.startIndex
    return runs.map { run in
      let end = text.utf8.index(text.startIndex, offsetBy: run.end)
      defer { start = end }
      return (text[start..<end], run.style)
    }
  }

  /// The part of the text in a range of its indices.
  package subscript(range: Range<String.Index>) -> StyledText {
    let lower = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    let upper = text.utf8.distance(from: text.startIndex, to: range.upperBound)
    var part = StyledText()
    guard lower < upper else { return part }
    part.text = String(text[range])
    for run in runs where run.end > lower {
      part.runs.append(Run(end: min(run.end, upper) - lower, style: run.style))
      if run.end >= upper { break }
    }
    return part
  }

  /// What must hold of the runs: they ascend to the end of the text, and neighbours differ.
  func checkInvariants() -> Bool {
    (runs.last?.end ?? 0) == text.utf8.count
      && (runs.first.map { $0.end > 0 } ?? true)
      && zip(runs, runs.dropFirst()).allSatisfy { $0.end < $1.end && $0.style != $1.style }
  }
}

extension StyledText: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) {
    self.init(value)
  }
}
