import Law
import TerminalUI
import TextWidth
import Wording

/// Lays an interview out in the lines of a screen.
struct ScreenView {
  let frame: ScreenFrame
  let field: PromptField
  /// Why the last entry was refused.
  let problem: String?
  /// What was done last.
  let note: StyledText?
  let words: ReportWords
  let size: TerminalSize

  /// Lines longer than this are hard to read.
  private static let widest = 100
  private var width: Int { Self.width(of: size) }
  /// Whether there is room for empty lines.
  private var isSpacious: Bool { size.rows >= 20 && size.columns >= 60 }

  static func width(of size: TerminalSize) -> Int { max(1, min(size.columns - 1, widest)) }

  struct Lines {
    var lines: [StyledText]
    var cursor: (line: Int, column: Int)?
  }

  func lines() -> Lines {
    let foot = foot()
    let least = fewest
    // What can be done without goes first where there is little room: the explanation, the names, what stands above.
    var parts = Parts(above: above, note: noteLines, header: headerLines(), title: title, help: help)
    let room = size.rows - foot.count - least
    if frame.isSummary { parts.shortenAbove(to: room) }
    if parts.count > room { parts.help = Array(parts.help.prefix(max(0, room - parts.count + parts.help.count))) }
    if parts.count > room { parts.header = [] }
    parts.shortenAbove(to: room)
    let head = parts.lines
    let free = size.rows - head.count - foot.count
    let body = body(rows: max(least, free))
    let kept = frame.records.suffix(max(0, free - body.lines.count))
    let cursor = body.cursor.map { ($0.line + kept.count + head.count, $0.column) }
    return Lines(lines: Array(kept) + head + body.lines + foot, cursor: cursor)
  }

  /// The lines with a text to scroll in the place of the prompt.
  func lines(scrolling text: [StyledText], from first: Int) -> Lines {
    let rows = rowsForScrolling
    let shown = Array(text.dropFirst(first).prefix(rows))
    let last = min(text.count, first + rows)
    let place = text.count > rows ? ["\(first + 1)–\(last) / \(text.count)"] : []
    let foot = keys([words("↑↓ scroll", "↑↓ 滚动"), words("any other key: back", "其他任意键：返回")] + place)
    return Lines(
      lines: shown + Array(repeating: StyledText(), count: max(0, rows - shown.count)) + foot.prefix(1), cursor: nil)
  }

  var rowsForScrolling: Int { max(1, size.rows - 1) }

  // MARK: - Parts

  /// What stands above what can be chosen.
  private struct Parts {
    var above: [StyledText]
    var note: [StyledText]
    var header: [StyledText]
    var title: [StyledText]
    var help: [StyledText]

    var lines: [StyledText] { header + above + note + title + help }
    var count: Int { lines.count }

    /// Leaves out the last of what stands above where all has no room.
    mutating func shortenAbove(to room: Int) {
      guard count > room, !above.isEmpty else { return }
      let kept = max(1, room - count + above.count)
      above = above.prefix(kept - 1) + [StyledText("  …", .dim)]
    }
  }

  /// Lines that the choice needs at least.
  private var fewest: Int {
    switch field {
    case .line: 1
    case .list(let list, _) where list.flows: list.lines(width: width - 2, rows: .max).count
    case .list(let list, _): min(list.items.count, frame.isSummary ? 6 : 4) + (list.filters ? 1 : 0)
    }
  }

  private func headerLines() -> [StyledText] {
    let header = frame.header.lines(width: width)
    guard !header.allSatisfy(\.withoutTrailingSpaces.isEmpty) else { return isSpacious ? [StyledText()] : [] }
    return isSpacious ? [StyledText()] + header + [StyledText()] : header
  }

  private var above: [StyledText] {
    frame.above.isEmpty || !isSpacious ? frame.above : frame.above + [StyledText()]
  }

  private var noteLines: [StyledText] {
    guard let note else { return [] }
    return Paragraph(note, indent: 2).lines(width: width) + (isSpacious ? [StyledText()] : [])
  }

  private var title: [StyledText] {
    Paragraph(StyledText(frame.prompt.title, .emphasis), indent: 2).lines(width: width)
      + (isSpacious && frame.prompt.help == nil ? [StyledText()] : [])
  }

  private var help: [StyledText] {
    guard let help = frame.prompt.help else { return [] }
    return Paragraph(StyledText(help, .dim), indent: 2).lines(width: width) + (isSpacious ? [StyledText()] : [])
  }

  private func body(rows: Int) -> (lines: [StyledText], cursor: (line: Int, column: Int)?) {
    switch field {
    case .list(let list, _):
      guard list.filters else { return (indented(list.lines(width: width - 2, rows: rows)), nil) }
      var lines: [StyledText] = []
      if list.allowsSeveral, !list.marked.isEmpty {
        let chosen = list.marked.sorted().map { list.items[$0].title }
          .joined(separator: words("; ", "；"))
        lines += Paragraph(
          StyledText(words("chosen: ", "已选：") + chosen, .accent), indent: 2
        ).lines(width: width)
      }
      let typed = typed(list.filter, words("type to search", "输入文字查找"))
      let cursor = (lines.count, typed.cursor)
      lines.append(typed.line)
      let found = list.lines(width: width - 2, rows: max(3, rows - lines.count))
      lines +=
        found.isEmpty
        ? [StyledText("    " + words("nothing matches", "没有匹配项"), .warning)] : indented(found)
      return (lines, cursor)
    case .line(let editor, let kind):
      let typed = typed(editor, placeholder(kind))
      return ([typed.line], (0, typed.cursor))
    }
  }

  private func placeholder(_ kind: Prompt.Line) -> String {
    switch kind {
    case .percentage: words("a share, such as 60 or 33.3 %", "比例，例如60或者33.3%")
    case .count: words("a whole number", "整数")
    case .date: words("a day, such as 2026-03-01", "日期，例如2026-03-01")
    case .name, .path: ""
    }
  }

  private func indented(_ lines: [StyledText]) -> [StyledText] { lines.map { .spaces(2) + $0 } }

  private func typed(_ editor: LineEditor, _ placeholder: String) -> (line: StyledText, cursor: Int)
  {
    let lead = StyledText("  › ", .accent)
    let shown = editor.shown(width: width - lead.width)
    let text =
      editor.isEmpty ? StyledText(placeholder, .dim) : StyledText(shown.text, .emphasis)
    return (lead + text, lead.width + shown.cursor)
  }

  private func foot() -> [StyledText] {
    var lines: [StyledText] = []
    if let problem = problem ?? field.problem(words) {
      lines += Paragraph(StyledText("! " + problem, .warning), indent: 2, hanging: 4)
        .lines(width: width)
    }
    if isSpacious { lines.append(StyledText()) }
    lines.append(.spaces(2) + StyledText(String(repeating: "─", count: max(1, width - 4)), .dim))
    if let verdicts = frame.verdicts {
      let lead = StyledText("  " + words("so far   ", "目前   "), .dim)
      var text = verdicts
      if let activities = frame.activities, isSpacious {
        text += StyledText(words("   (\(activities))", "   （\(activities)）"), .dim)
      }
      lines += Paragraph(text, lead: lead).lines(width: width)
    }
    return lines + keys(keyNames, shorter: shortKeyNames)
  }

  /// The keys that mean something here: in one line, in fewer letters where that needs it, else in several.
  private func keys(_ names: [String], shorter: [String]? = nil) -> [StyledText] {
    let short = shorter ?? names
    for (names, gap) in [(names, 3), (names, 2), (short, 2)] {
      let text = names.joined(separator: String(repeating: " ", count: gap))
      if text.displayWidth + 2 <= width { return [.spaces(2) + StyledText(text, .dim)] }
    }
    var lines: [String] = []
    for name in short {
      if let last = lines.last, last.displayWidth + 4 + name.displayWidth <= width {
        lines[lines.count - 1] = last + "  " + name
      } else {
        lines.append(name)
      }
    }
    return lines.map { .spaces(2) + StyledText($0, .dim).truncated(toWidth: max(1, width - 2)) }
  }

  private var keyNames: [String] {
    keyNames(leave: words("^S save and leave", "^S 保存并离开"), review: words("^R answers", "^R 全部回答"))
  }

  private var shortKeyNames: [String] {
    keyNames(leave: words("^S save", "^S 保存"), review: words("^R change", "^R 修改"))
  }

  private func keyNames(leave: String, review: String) -> [String] {
    let why = words("F1 help", "F1 说明")
    let back = words("esc back", "esc 返回")
    let move = words("↑↓ move", "↑↓ 移动")
    switch field {
    case .list(let list, _):
      let mark = list.allowsSeveral ? [words("tab mark", "tab 标记")] : []
      return [move] + mark + [words("enter take", "回车 确认"), why, back, leave, review]
    case .line:
      let unknown = field.canBeUnknown ? [words("tab I don't know", "tab 不清楚")] : []
      return [words("enter accept", "回车 确认")] + unknown + [why, back, leave, review]
    }
  }
}
