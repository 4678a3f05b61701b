import Advisory
import Law
import TerminalUI
import TextWidth

/// Lays an interview out in the lines of a screen.
struct ScreenView {
  let frame: ScreenFrame
  let field: PromptField
  /// Why the last entry was refused.
  let problem: String?
  let words: ReportWords
  let size: TerminalSize

  /// Lines longer than this are hard to read.
  private static let widest = 100
  private var width: Int { max(1, min(size.columns - 1, Self.widest)) }
  /// Whether there is room for empty lines.
  private var isSpacious: Bool { size.rows >= 20 }

  struct Lines {
    /// The answers given that still have room.
    var records: ArraySlice<StyledText>
    var lines: [StyledText]
    var cursor: (line: Int, column: Int)?
  }

  /// - Parameter records: The answers given that do not stand above for good.
  func lines(_ records: ArraySlice<StyledText>) -> Lines {
    let head = head()
    let foot = foot()
    let free = size.rows - 1 - head.count - foot.count
    let body = body(rows: max(3, free))
    let kept = records.suffix(max(0, free - body.lines.count))
    let cursor = body.cursor.map { ($0.line + kept.count + head.count, $0.column) }
    return Lines(records: kept, lines: Array(kept) + head + body.lines + foot, cursor: cursor)
  }

  /// The lines with a text to scroll in the place of the prompt.
  func lines(_ records: ArraySlice<StyledText>, scrolling text: [StyledText], from first: Int)
    -> Lines
  {
    let head = headerLines()
    let foot = [keys([words("↑↓ scroll", "↑↓ 滚动"), words("any other key: back", "其他任意键：返回")])]
    let free = max(1, size.rows - 1 - head.count - foot.count)
    let shown = Array(text.dropFirst(first).prefix(free))
    let kept = records.suffix(max(0, free - shown.count))
    return Lines(records: kept, lines: Array(kept) + head + shown + foot, cursor: nil)
  }

  func rows(forScrolling text: [StyledText]) -> Int {
    max(1, size.rows - 2 - headerLines().count)
  }

  // MARK: - Parts

  private func headerLines() -> [StyledText] {
    let header = frame.header.lines(width: width)
    let isEmpty = header.allSatisfy(\.withoutTrailingSpaces.isEmpty)
    let lines = isEmpty ? [] : header
    return isSpacious ? [StyledText()] + lines + (isEmpty ? [] : [StyledText()]) : lines
  }

  private func head() -> [StyledText] {
    var lines = headerLines()
    if !frame.chart.isEmpty { lines += frame.chart + (isSpacious ? [StyledText()] : []) }
    lines += Paragraph(StyledText(frame.prompt.title, .emphasis), indent: 2).lines(width: width)
    if let help = frame.prompt.help {
      lines += Paragraph(StyledText(help, .dim), indent: 2).lines(width: width)
    }
    return isSpacious ? lines + [StyledText()] : lines
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
    let lead = StyledText("  ❯ ", .accent)
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
    return lines + [keys(keyNames)]
  }

  /// The keys that mean something here, as many as fit; the most telling come first.
  private func keys(_ names: [String]) -> StyledText {
    var text = StyledText.spaces(2)
    for name in names where text.width + name.displayWidth <= width {
      text += StyledText(name + "   ", .dim)
    }
    return text.withoutTrailingSpaces
  }

  private var keyNames: [String] {
    let why = words("? why", "? 原因")
    let leave = words("^S save and leave", "^S 保存并离开")
    let move = words("↑↓ move", "↑↓ 移动")
    switch field {
    case .list(let list, _) where list.filters:
      let enter =
        list.allowsSeveral
        ? words("enter add, again: done", "回车 加入，再按完成") : words("enter choose", "回车 选择")
      return [move, enter, why, words("esc back", "esc 返回"), leave]
    case .list(let list, _):
      let choose =
        list.allowsSeveral
        ? [words("space mark", "空格 标记"), words("enter done", "回车 完成")]
        : [words("enter choose", "回车 选择")]
      return [move] + choose
        + [
          why, words("← back", "← 返回"), words("s save and leave", "s 保存并离开"),
          words("e change", "e 修改"),
        ]
    case .line(_, let kind):
      let unknown = kind.mayBeUnknown ? [words("u I don't know", "u 不清楚")] : []
      return [words("enter accept", "回车 确认")] + unknown + [why, words("esc back", "esc 返回"), leave]
    }
  }
}
