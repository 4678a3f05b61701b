/// Writes content by indentation, two spaces a level.
struct YAMLWriter {
  private(set) var text = ""

  mutating func writeRoot(_ content: YAMLContent) {
    if content.isInline {
      text += content.inlineText(isNested: false) + "\n"
    } else {
      writeBlock(content, indent: 0)
    }
  }

  /// Writes a list or mapping on lines of its own. The text stands where its first line begins.
  private mutating func writeBlock(_ content: YAMLContent, indent: Int) {
    switch content {
    case .list(let items):
      for (index, item) in items.enumerated() {
        if index > 0 { text += spaces(indent) }
        text += "- "
        writeItem(item, indent: indent + 2)
      }
    case .mapping(let entries):
      for (index, entry) in entries.enumerated() {
        if index > 0 { text += spaces(indent) }
        writeEntry(entry, indent: indent)
      }
    case .word, .text, .inlineList, .inlineMapping:
      text += content.inlineText(isNested: false) + "\n"
    }
  }

  private mutating func writeItem(_ item: YAMLContent, indent: Int) {
    if item.isInline {
      text += item.inlineText(isNested: false) + "\n"
    } else {
      writeBlock(item, indent: indent)
    }
  }

  private mutating func writeEntry(_ entry: YAMLContent.Entry, indent: Int) {
    let key = entry.key.scalarText(isFreeText: false, isNested: false)
    // A key of more than 1024 characters must be announced.
    text += key.unicodeScalars.count > 1000 ? "? \(key)\n\(spaces(indent)):" : "\(key):"
    if entry.value.isInline {
      text += " " + entry.value.inlineText(isNested: false)
      writeRemark(entry.remark)
    } else {
      writeRemark(entry.remark)
      text += spaces(indent + 2)
      writeBlock(entry.value, indent: indent + 2)
    }
  }

  private mutating func writeRemark(_ remark: String?) {
    if let remark { text += "  # " + remark.withoutBreaks }
    text += "\n"
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}

extension YAMLContent {
  /// The content on one line.
  ///
  /// - Parameter isNested: Whether it stands in brackets or braces.
  func inlineText(isNested: Bool) -> String {
    switch self {
    case .word(let word): return word.scalarText(isFreeText: false, isNested: isNested)
    case .text(let text): return text.scalarText(isFreeText: true, isNested: isNested)
    case .list(let items), .inlineList(let items):
      return "[" + items.map { $0.inlineText(isNested: true) }.joined(separator: ", ") + "]"
    case .mapping(let entries), .inlineMapping(let entries):
      guard !entries.isEmpty else { return "{}" }
      let pairs = entries.map { entry in
        let key = entry.key.scalarText(isFreeText: false, isNested: true)
        let mark = key.unicodeScalars.count > 1000 ? "? " : ""
        return "\(mark)\(key): \(entry.value.inlineText(isNested: true))"
      }
      return "{ " + pairs.joined(separator: ", ") + " }"
    }
  }
}
