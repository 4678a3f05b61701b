import Diagnostics

/// A tag of a template: `{{name}}`, `{{#name}}`, `{{> file}}`.
struct TemplateTag {
  enum Kind {
    case variable, section, close, include, inheriting, block, comment, setting, delimiters
  }

  let kind: Kind
  /// What stands in it, without mark and surrounding space.
  let text: String
  let file: String
  let span: SourceSpan
  let lineText: String

  var label: Diagnostic.Label { .init(file: file, span: span, lineText: lineText) }

  /// What it names, without the functions around it: of `first(.items)`, `.items`.
  var name: Substring {
    let inner = text.split(separator: "(", omittingEmptySubsequences: false).last ?? ""
    return inner.prefix { $0 != ")" }
  }

  /// Whether it opens what `{{/name}}` closes.
  var opens: Bool {
    switch kind {
    case .section, .inheriting, .block: true
    case .variable, .close, .include, .comment, .setting, .delimiters: false
    }
  }

  /// The tags of a template in their order; what opens a tag and never closes it is left to the parser.
  static func all(in text: String, file: String) -> [TemplateTag] {
    var tags: [TemplateTag] = []
    var (line, start, rest) = (1, text.startIndex, text[...])
    while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
      for index in rest[..<open.lowerBound].indices where text[index].isNewline {
        line += 1
        start = text.index(after: index)
      }
      let column = text[start..<open.lowerBound].unicodeScalars.count + 1
      let whole = text[open.lowerBound..<close.upperBound]
      let count = whole.prefix { !$0.isNewline }.unicodeScalars.count
      tags.append(
        TemplateTag(
          text[open.upperBound..<close.lowerBound], file: file,
          span: SourceSpan(
            line: Int32(clamping: line), column: Int32(clamping: column), count: Int32(clamping: count)),
          lineText: String(text[start...].prefix { !$0.isNewline })))
      for index in whole.indices where text[index].isNewline {
        line += 1
        start = text.index(after: index)
      }
      rest = text[close.upperBound...]
    }
    return tags
  }

  private init(_ inner: Substring, file: String, span: SourceSpan, lineText: String) {
    let mark = inner.first
    kind =
      switch mark {
      case "#", "^": .section
      case "/": .close
      case ">": .include
      case "<": .inheriting
      case "$": .block
      case "!": .comment
      case "%": .setting
      case "=": .delimiters
      case _: .variable
      }
    let isMarked = mark.map { "#^/><$!%=&{".contains($0) } ?? false
    text = String((isMarked ? inner.dropFirst() : inner).trimming(while: \.isWhitespace))
    self.file = file
    self.span = span
    self.lineText = lineText
  }
}

extension Substring {
  fileprivate func trimming(while isLeftOut: (Character) -> Bool) -> Substring {
    var rest = drop(while: isLeftOut)
    while let last = rest.last, isLeftOut(last) { rest.removeLast() }
    return rest
  }
}
