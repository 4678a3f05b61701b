import TextWidth

extension Diagnostic {
  /// The diagnostic as text for people, ending in a line break.
  ///
  /// ```
  /// error[unknown-fact]: no fact is called `foreign-equty`
  ///  --> funds/east.yaml:3:5
  ///   |
  /// 3 |   - foreign-equty: 60 %
  ///   |     ^^^^^^^^^^^^^
  ///   = help: did you mean `foreign-equity`?
  /// ```
  ///
  /// Marks are placed by display width, so they stand right under Chinese text. What could move the
  /// cursor of a terminal is spelled out.
  public func rendered(style: DiagnosticStyle = DiagnosticStyle()) -> String {
    let language = style.language
    let colon = Message(": ", "：")[language]
    let title = style.paint("\(severity.title[language])[\(code.escapedForTerminal)]", severity.role)
    var text = title + style.paint(colon + headline[language].escapedForTerminal, .strong) + "\n"
    let labels = (primary.map { [$0] } ?? []) + secondary
    let gutter = String(labels.map(\.span.start.line).max() ?? 1).count
    let margin = String(repeating: " ", count: gutter)
    var files: [String] = []
    for label in labels where !files.contains(label.file) { files.append(label.file) }
    for file in files {
      let arrow = style.paint(file == files.first ? "-->" : ":::", .quiet)
      let first = labels.first { $0.file == file }?.span.start
      text += "\(margin)\(arrow) \(file.escapedForTerminal)"
      text += first.map { ":\($0.line):\($0.column)\n" } ?? "\n"
      text += "\(margin) \(style.paint("|", .quiet))\n"
      text += lines(of: labels.filter { $0.file == file }, gutter: gutter, style: style)
    }
    if let help {
      text += "\(margin) \(style.paint("=", .quiet)) \(style.paint(Message("help", "建议")[language], .strong))\(colon)"
      text += help[language].escapedForTerminal + "\n"
    }
    return text
  }

  /// The marked lines of one file, in order, each once, with `...` where many are left out.
  private func lines(of labels: [Label], gutter: Int, style: DiagnosticStyle) -> String {
    let labels = labels.sorted { $0.span.start < $1.span.start }
    var text = ""
    var shown: (line: Int32, excerpt: Excerpt)?
    for label in labels {
      let line = label.span.start.line
      let excerpt: Excerpt
      if let shown, shown.line == line, shown.excerpt.shows(label) {
        excerpt = shown.excerpt
      } else {
        excerpt = Excerpt(of: label, width: style.lineWidth)
        if let shown, Int(line) - Int(shown.line) > linesPassedOver + 1 {
          text += style.paint("...", .quiet) + "\n"
        }
        let number = String(line)
        let margin = String(repeating: " ", count: gutter - number.count)
        let bar = style.paint("\(margin)\(number) |", .quiet)
        text += excerpt.text.isEmpty ? "\(bar)\n" : "\(bar) \(excerpt.text)\n"
        shown = (line, excerpt)
      }
      text += String(repeating: " ", count: gutter + 1) + style.paint("|", .quiet) + " "
      text += mark(label, in: excerpt, style: style) + "\n"
    }
    return text
  }

  private func mark(_ label: Label, in excerpt: Excerpt, style: DiagnosticStyle) -> String {
    let isPrimary = label == primary
    let cells = excerpt.cells(of: label)
    var mark = String(repeating: isPrimary ? "^" : "-", count: cells.count)
    if let message = label.message { mark += " " + message[style.language].escapedForTerminal }
    return String(repeating: " ", count: cells.lowerBound)
      + style.paint(mark, isPrimary ? severity.role : .quiet)
  }
}

extension Diagnostic.Severity {
  fileprivate var title: Message {
    switch self {
    case .error: Message("error", "错误")
    case .warning: Message("warning", "警告")
    case .note: Message("note", "提示")
    }
  }
}

/// How many lines between two that are shown may be missing without a word.
private let linesPassedOver = 9

extension Sequence<Diagnostic> {
  /// The diagnostics as text for people, with an empty line between each two.
  public func rendered(style: DiagnosticStyle = DiagnosticStyle()) -> String {
    map { $0.rendered(style: style) }.joined(separator: "\n")
  }
}
