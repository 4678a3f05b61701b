import Diagnostics

/// The text of a template, and where its tags stand.
package struct TemplateSource: Sendable {
  /// The name that others include it by.
  package let name: String
  let bytes: [UInt8]
  /// In their order.
  package let tags: [TemplateTag]
  /// Where a tag is opened that is never closed.
  let unfinished: Diagnostic.Label?

  package var size: Int { bytes.count }

  /// - Parameter path: Where it is, as problems show it; left out, the name.
  package init(_ text: String, name: String, path: String? = nil) {
    var scanner = TagScanner(bytes: Array(text.utf8), file: path ?? name)
    var tags: [TemplateTag] = []
    while let tag = scanner.next() { tags.append(tag) }
    self.name = name
    bytes = scanner.bytes
    self.tags = tags
    unfinished = scanner.unfinished
  }

  // MARK: - Lines

  /// Whether a line begins here.
  func isLineStart(_ index: Int) -> Bool { index == 0 || bytes[index - 1] == UInt8(ascii: "\n") }

  /// The first place from here that is no space.
  func skippingBlanks(from index: Int) -> Int {
    var index = index
    while index < bytes.count, isBlank(index) { index += 1 }
    return index
  }

  /// Where the line of a tag begins, if nothing but space stands before it there.
  func lineStart(before tag: TemplateTag) -> Int? {
    var index = tag.range.lowerBound
    while index > 0, isBlank(index - 1) { index -= 1 }
    return isLineStart(index) ? index : nil
  }

  /// Where the next line begins, if nothing but space stands behind a tag on its own.
  func lineEnd(behind tag: TemplateTag) -> Int? {
    var index = skippingBlanks(from: tag.range.upperBound)
    guard index < bytes.count else { return index }
    if bytes[index] == UInt8(ascii: "\r"), index + 1 < bytes.count { index += 1 }
    return bytes[index] == UInt8(ascii: "\n") ? index + 1 : nil
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func isBlank(_ index: Int) -> Bool {
    bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t")
  }
}

/// Goes from tag to tag, and counts lines and columns on its way.
private struct TagScanner {
  let bytes: [UInt8]
  let file: String
  private(set) var unfinished: Diagnostic.Label?

  private var index = 0
  private var line = 1
  private var lineStart = 0

  init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  mutating func next() -> TemplateTag? {
    guard let open = pair(UInt8(ascii: "{"), from: index) else { return nil }
    countLines(to: open)
    let mark = open + 2 < bytes.count ? bytes[open + 2] : 0
    guard var end = pair(UInt8(ascii: "}"), from: open + 2).map({ $0 + 2 }) else { return unfinished(open) }
    let inner = open + 2..<end - 2
    if mark == UInt8(ascii: "{") {
      guard end < bytes.count, bytes[end] == UInt8(ascii: "}") else { return unfinished(open) }
      end += 1
    }
    let (kind, isMarked) = Self.kind(inner.isEmpty ? 0 : mark)
    let text = String(decoding: bytes[inner], as: UTF8.self).dropFirst(isMarked ? 1 : 0)
    let tag = TemplateTag(kind, String(text.trimmed), open..<end, label(open..<end))
    countLines(to: end)
    index = end
    return tag
  }

  private mutating func unfinished(_ open: Int) -> TemplateTag? {
    unfinished = label(open..<open + 2)
    index = bytes.count
    return nil
  }

  private static func kind(_ mark: UInt8) -> (TemplateTag.Kind, isMarked: Bool) {
    switch mark {
    case UInt8(ascii: "#"): (.section, true)
    case UInt8(ascii: "^"): (.inverted, true)
    case UInt8(ascii: "/"): (.close, true)
    case UInt8(ascii: ">"): (.include, true)
    case UInt8(ascii: "<"): (.inheriting, true)
    case UInt8(ascii: "$"): (.block, true)
    case UInt8(ascii: "!"): (.comment, true)
    case UInt8(ascii: "%"): (.setting, true)
    case UInt8(ascii: "="): (.delimiters, true)
    case UInt8(ascii: "{"), UInt8(ascii: "&"): (.unescaped, true)
    case _: (.variable, false)
    }
  }

  /// Where a byte stands twice in a row.
  private func pair(_ byte: UInt8, from start: Int) -> Int? {
    var index = start
    while index + 1 < bytes.count {
      if bytes[index] == byte, bytes[index + 1] == byte { return index }
      index += 1
    }
    return nil
  }

  private mutating func countLines(to end: Int) {
    for place in index..<end where bytes[place] == UInt8(ascii: "\n") {
      line += 1
      lineStart = place + 1
    }
    index = end
  }

  /// - Parameter range: It begins on the line that the scanner is at.
  private func label(_ range: Range<Int>) -> Diagnostic.Label {
    let newline = bytes[range.lowerBound...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let text = bytes[lineStart..<newline]
    return Diagnostic.Label(
      file: file,
      span: SourceSpan(
        line: Int32(clamping: line), column: Int32(clamping: scalars(lineStart..<range.lowerBound) + 1),
        count: Int32(clamping: scalars(range.lowerBound..<min(range.upperBound, newline)))),
      lineText: String(decoding: text.last == UInt8(ascii: "\r") ? text.dropLast() : text, as: UTF8.self))
  }

  private func scalars(_ range: Range<Int>) -> Int { bytes[range].count { $0 & 0xC0 != 0x80 } }
}

extension Substring {
  /// Without the space around it.
  fileprivate var trimmed: Substring {
    var rest = drop(while: \.isWhitespace)
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return rest
  }
}
