package import Diagnostics

extension Template {
  /// Reads a template.
  ///
  /// - Parameter contentTypes: What it may say that it is written in, beside HTML and text.
  /// - Throws: ``FaultyTemplate``
  package init(_ source: TemplateSource, contentTypes: [ContentType] = []) throws(FaultyTemplate) {
    var parser = TemplateParser(source, contentTypes: [.html, .text] + contentTypes)
    parts = try parser.parse()
  }
}

/// A template that cannot be read.
package struct FaultyTemplate: Error {
  package let problem: Diagnostic
}

/// Makes parts of tags and of what stands between them, without calling itself, however deep they nest.
private struct TemplateParser {
  /// What is open: the template itself, or what a tag opened.
  private struct Frame {
    /// `nil` for the template.
    var opening: TemplateTag?
    /// What a section names.
    var path: TemplatePath?
    var parts: [TemplatePart] = []
    /// What is put in place of blocks of the template that `{{<name}}` includes.
    var blocks: [String: [TemplatePart]] = [:]
    /// Columns of space that lines in it lose at their beginning.
    var margin = 0
    /// The space before what was opened, if that is the first on its line.
    var leading: String?
    /// What lines put in place of a block are indented by.
    var indentation = ""
    /// Whether it is a block that stands in place of another.
    var isReplacement = false
  }

  private let source: TemplateSource
  private let contentTypes: [ContentType]
  private var contentType = ContentType.html
  private var frames = [Frame()]
  /// What is read.
  private var position = 0

  init(_ source: TemplateSource, contentTypes: [ContentType]) {
    self.source = source
    self.contentTypes = contentTypes
  }

  mutating func parse() throws(FaultyTemplate) -> [TemplatePart] {
    for (place, tag) in source.tags.enumerated() { try take(tag, at: place) }
    if let label = source.unfinished { throw .init(problem: TemplateProblem.unfinishedTag.diagnostic(label)) }
    addText(to: source.bytes.count, isBeforeTag: false)
    guard let open = frames.last?.opening else { return frames[0].parts }
    throw fault(.neverClosed(open), open)
  }

  // MARK: - Tags

  private mutating func take(_ tag: TemplateTag, at place: Int) throws(FaultyTemplate) {
    if isInInheriting, tag.kind != .block, tag.kind != .close, tag.kind != .comment {
      throw fault(.notABlock(frames[frames.count - 1].opening?.text ?? ""), tag)
    }
    switch tag.kind {
    case .variable, .unescaped:
      let path = try path(tag)
      addText(before: tag)
      add(.variable(path, tag.kind == .variable ? contentType : nil))
    case .section, .inverted:
      let path = try path(tag)
      skipAlone(tag)
      frames.append(Frame(opening: tag, path: path, margin: margin))
    case .comment: skipAlone(tag)
    case .setting:
      contentType = try contentType(tag)
      skipAlone(tag)
    case .include:
      try requireName(tag)
      guard let leading = skipAlone(tag) else { return add(.include(tag.text, indentation: "", blocks: [:])) }
      add(.include(tag.text, indentation: leading, blocks: [:]))
    case .inheriting:
      try requireName(tag)
      var frame = Frame(opening: tag, margin: margin)
      frame.leading = openLine(tag)
      frames.append(frame)
    case .block:
      try requireName(tag)
      if isInInheriting { openReplacement(tag, at: place) } else { openBlock(tag, at: place) }
    case .close: try close(tag)
    case .delimiters: throw fault(.delimiters, tag)
    }
  }

  private func path(_ tag: TemplateTag) throws(FaultyTemplate) -> TemplatePath {
    switch tag.text {
    case ".": return .current
    case "first()": return .isFirst
    case "last()": return .isLast
    case _:
      try requireName(tag)
      guard !tag.text.contains("(") else { throw fault(.unknownFunction(tag.text), tag) }
      let names = tag.names.map(String.init)
      guard !names.isEmpty else { throw fault(.faultyName(tag.text), tag) }
      return tag.text.hasPrefix(".") ? .inner(names) : .outwards(names)
    }
  }

  private func requireName(_ tag: TemplateTag) throws(FaultyTemplate) {
    if tag.text.hasPrefix("*") { throw fault(.namedByData, tag) }
    guard !tag.text.isEmpty, !tag.text.contains(where: { $0.isWhitespace || $0 == "{" || $0 == "}" }) else {
      throw fault(.faultyName(tag.text), tag)
    }
  }

  private func contentType(_ tag: TemplateTag) throws(FaultyTemplate) -> ContentType {
    let parts = tag.text.split(separator: ":", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
    guard parts.count == 2, parts[0] == "CONTENT_TYPE" else { throw fault(.unknownSetting(tag.text), tag) }
    guard let found = contentTypes.first(where: { $0.name == parts[1] }) else {
      throw fault(.unknownContentType(parts[1], known: contentTypes.map(\.name)), tag)
    }
    return found
  }

  // MARK: - Blocks

  private var isInInheriting: Bool { frames[frames.count - 1].opening?.kind == .inheriting }

  /// The space that what a tag opens is indented by: that before its first line, if it begins below the tag, else that
  /// before the tag; `nil` where it begins behind a tag in the middle of a line.
  private func ownIndentation(_ tag: TemplateTag, at place: Int) -> Int? {
    if let below = source.lineEnd(behind: tag) {
      let content = source.skippingBlanks(from: below)
      let next = place + 1 < source.tags.count ? source.tags[place + 1] : nil
      if content < source.bytes.count, next?.kind != .close || next?.range.lowerBound != content {
        return content - below
      }
    }
    return source.lineStart(before: tag).map { tag.range.lowerBound - $0 }
  }

  private mutating func openBlock(_ tag: TemplateTag, at place: Int) {
    var frame = Frame(opening: tag, margin: margin)
    let own = ownIndentation(tag, at: place)
    if let start = source.lineStart(before: tag), let own {
      let width = start..<tag.range.lowerBound
      frame.indentation = spaces(own, like: width)
      frame.leading = openLine(tag)
      if let below = source.lineEnd(behind: tag) {
        position = below
        frame.leading = nil
      }
    } else {
      addText(before: tag)
    }
    frames.append(frame)
  }

  private mutating func openReplacement(_ tag: TemplateTag, at place: Int) {
    position = tag.range.upperBound
    var frame = Frame(opening: tag, margin: margin, isReplacement: true)
    if let below = source.lineEnd(behind: tag) {
      frame.margin = ownIndentation(tag, at: place) ?? margin
      position = below
    }
    frames.append(frame)
  }

  /// So many columns of space less the margin; the space of the file where that is as wide.
  private func spaces(_ width: Int, like range: Range<Int>) -> String {
    range.count == width
      ? source.text(min(range.lowerBound + margin, range.upperBound)..<range.upperBound)
      : String(repeating: " ", count: max(0, width - margin))
  }

  // MARK: - Closing

  private mutating func close(_ tag: TemplateTag) throws(FaultyTemplate) {
    guard let opening = frames[frames.count - 1].opening else { throw fault(.neverOpened(tag.text), tag) }
    guard opening.text == tag.text else { throw fault(.closedByAnother(opening, closing: tag.text), tag) }
    if opening.kind == .inheriting { return closeInheriting(opening, tag) }
    if frames[frames.count - 1].isReplacement, let start = source.lineStart(before: tag) {
      addText(to: start, isBeforeTag: false)
      position = tag.range.upperBound
    } else {
      skipAlone(tag)
    }
    let frame = frames.removeLast()
    if let path = frame.path {
      add(.section(path, isInverted: opening.kind == .inverted, frame.parts))
    } else if frame.isReplacement {
      frames[frames.count - 1].blocks[opening.text] = frame.parts
    } else {
      add(.block(opening.text, leading: frame.leading, indentation: frame.indentation, frame.parts))
    }
  }

  /// The two tags of `{{<name}}` stand alone together, whatever lies between them.
  private mutating func closeInheriting(_ opening: TemplateTag, _ tag: TemplateTag) {
    position = tag.range.upperBound
    let frame = frames.removeLast()
    var indentation = ""
    if let leading = frame.leading {
      if let below = source.lineEnd(behind: tag) {
        indentation = leading
        position = below
      } else {
        add(.lineStart)
        add(.text(leading))
      }
    }
    add(.include(opening.text, indentation: indentation, blocks: frame.blocks))
  }

  // MARK: - Text

  private var margin: Int { frames[frames.count - 1].margin }

  private mutating func add(_ part: TemplatePart) { frames[frames.count - 1].parts.append(part) }

  /// Passes a tag, with its line if it stands alone there.
  ///
  /// - Returns: The space before it, if it stands alone.
  @discardableResult
  private mutating func skipAlone(_ tag: TemplateTag) -> String? {
    guard let below = source.lineEnd(behind: tag), source.lineStart(before: tag) != nil else {
      addText(before: tag)
      return nil
    }
    let leading = openLine(tag)
    position = below
    return leading
  }

  /// Passes a tag and, if it is the first on its line, the space before it.
  ///
  /// - Returns: That space, less the margin, if it is the first.
  private mutating func openLine(_ tag: TemplateTag) -> String? {
    guard let start = source.lineStart(before: tag) else {
      addText(before: tag)
      return nil
    }
    addText(to: start, isBeforeTag: false)
    position = tag.range.upperBound
    return source.text(min(start + margin, tag.range.lowerBound)..<tag.range.lowerBound)
  }

  private mutating func addText(before tag: TemplateTag) {
    addText(to: tag.range.lowerBound, isBeforeTag: true)
    position = tag.range.upperBound
  }

  /// Adds what stands up to a place, line by line; what `{{<name}}` holds beside blocks is passed over.
  private mutating func addText(to end: Int, isBeforeTag: Bool) {
    defer { position = end }
    guard !isInInheriting else { return }
    while position < end || position == end && isBeforeTag {
      if source.isLineStart(position) {
        add(.lineStart)
        position = min(source.skippingBlanks(from: position), position + margin, end)
      }
      guard position < end else { return }
      let line = source.bytes[position..<end]
      let next = line.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? end
      add(.text(source.text(position..<next)))
      position = next
      if position == end, !source.isLineStart(position) { return }
    }
  }

  private func fault(_ problem: TemplateProblem, _ tag: TemplateTag) -> FaultyTemplate {
    FaultyTemplate(problem: problem.diagnostic(tag.label))
  }
}
