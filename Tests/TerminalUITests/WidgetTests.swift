import TerminalUI
import Testing

@Suite("Lists and lines")
struct WidgetTests {
  private let places = ChoiceList(
    [
      .init("Pudong, outside the zone"), .init("Shanghai, outside Pudong", keywords: "上海"),
      .init("Beijing", note: "capital", keywords: "北京"), .init("not known", isAlone: true),
    ], filters: true)
  private let kinds = ChoiceList(
    [.init("one"), .init("two"), .init("none", isAlone: true)], allowsSeveral: true)

  private func expect(
    _ outcome: ChoiceList.Outcome, _ expected: ChoiceList.Outcome,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(outcome == expected, sourceLocation: sourceLocation)
  }

  private func typed(_ text: String, into list: ChoiceList) -> ChoiceList {
    var list = list
    for character in text { _ = list.handle(.character(character)) }
    return list
  }

  @Test("Typing narrows a list by title, note and keyword; what is typed together comes first")
  func filters() {
    #expect(typed("outside pudong", into: places).visible == [1, 0])
    #expect(typed("CAPITAL", into: places).visible == [2])
    #expect(typed("北京", into: places).visible == [2])
    #expect(typed("nowhere", into: places).visible == [])
    var none = typed("nowhere", into: places)
    expect(none.handle(.enter), .handled)
  }

  @Test("Arrows go round, digits move and take nothing, enter takes what stands out")
  func single() {
    var list = ChoiceList([.init("a"), .init("b"), .init("c")])
    expect(list.handle(.up), .handled)
    #expect(list.highlighted == 2)
    expect(list.handle(.down), .handled)
    expect(list.handle(.enter), .chosen([0]))
    expect(list.handle(.character("2")), .handled)
    #expect(list.highlighted == 1)
    expect(list.handle(.character("３")), .handled)
    expect(list.handle(.enter), .chosen([2]))
    expect(list.handle(.character("7")), .ignored)
    expect(list.handle(.character("x")), .ignored)
  }

  @Test("Tab marks several and takes marks away; what stands alone is taken by enter at once")
  func several() {
    var list = kinds
    expect(list.handle(.enter), .chosen([]))
    expect(list.handle(.tab), .handled)
    expect(list.handle(.character("2")), .handled)
    expect(list.handle(.tab), .handled)
    expect(list.handle(.enter), .chosen([0, 1]))
    expect(list.handle(.tab), .handled)
    expect(list.handle(.enter), .chosen([0]))
    expect(list.handle(.character("3")), .handled)
    expect(list.handle(.tab), .handled)
    expect(list.handle(.enter), .chosen([2]))
  }

  @Test("What keeps the marks is taken with them")
  func keepsMarks() {
    var list = ChoiceList(
      [.init("one"), .init("two"), .init("not known", isAlone: true, keepsMarks: true)], allowsSeveral: true, chosen: [1])
    expect(list.handle(.down), .handled)
    expect(list.handle(.enter), .chosen([1, 2]))
  }

  @Test("A heading stands once above what is under it, also in what is found")
  func headings() {
    var list = ChoiceList(
      [
        .init("name", heading: "company"), .init("share", heading: "company", detail: "decides"),
        .init("audience", heading: "line"),
      ], filters: true)
    #expect(list.lines(width: 40, rows: 20).map(\.text) == ["company", "❯ name", "  share", "    decides", "line", "  audience"])
    list = typed("share", into: list)
    #expect(list.lines(width: 40, rows: 20).map(\.text) == ["company", "❯ share", "    decides"])
  }

  @Test("Pasted lines stay apart in one line")
  func paste() {
    var editor = LineEditor()
    _ = editor.handle(.paste("Lanhe\r\nShanghai\n\nLtd\n"))
    #expect(editor.text == "Lanhe Shanghai Ltd")
  }

  @Test("While nothing is typed only the first items are shown; the others are found, and tab marks what is found")
  func idle() {
    var list = ChoiceList(
      [.init("all"), .init("farming"), .init("tobacco"), .init("tobacco shop")], allowsSeveral: true, filters: true, idle: 2)
    #expect(list.visible == [0, 1])
    list = typed("tobacco shop", into: list)
    #expect(list.visible == [3])
    expect(list.handle(.tab), .handled)
    #expect(list.marked == [3])
    #expect(list.filter.text == "tobacco shop")
  }

  @Test("Of several that are searched for, enter takes one after the other, then all")
  func severalSearched() {
    var list = ChoiceList(
      [.init("call centre"), .init("data centre"), .init("search")], allowsSeveral: true,
      filters: true)
    list = typed("search", into: list)
    expect(list.handle(.enter), .handled)
    #expect(list.filter.isEmpty)
    list = typed("call", into: list)
    expect(list.handle(.enter), .handled)
    expect(list.handle(.enter), .chosen([0, 2]))
  }

  @Test("A list keeps its highlight in sight, in as many lines as there are", arguments: 3...9)
  func window(rows: Int) {
    var list = ChoiceList((1...30).map { .init("item \($0)") })
    for step in 0..<30 {
      let lines = list.lines(width: 40, rows: rows)
      #expect(lines.count <= rows)
      #expect(lines.contains { $0.text.hasPrefix("❯") && $0.text.hasSuffix("item \(step + 1)") })
      _ = list.handle(.down)
    }
  }

  @Test("A line is edited at its cursor, by characters")
  func edits() {
    var line = LineEditor("中文")
    #expect(line.cursorColumn == 4)
    _ = line.handle(.left)
    _ = line.handle(.character("x"))
    #expect(line.text == "中x文")
    _ = line.handle(.backspace)
    _ = line.handle(.backspace)
    #expect(line.text == "文")
    let isHandled = line.handle(.backspace)
    #expect(!isHandled)
    _ = line.handle(.end)
    _ = line.handle(.paste("a b\nc"))
    #expect(line.text == "文a b c")
    _ = line.handle(.control("w"))
    #expect(line.text == "文a b ")
    _ = line.handle(.control("u"))
    #expect(line.isEmpty)
  }

  @Test("A long line shows the part around its cursor", arguments: [5, 10, 20])
  func scrolls(width: Int) {
    var line = LineEditor(String(repeating: "中文ab", count: 40))
    for key in [Key.end, .home, .right, .right, .left] {
      _ = line.handle(key)
      let shown = line.shown(width: width)
      #expect(shown.cursor < width)
      #expect(StyledText(shown.text).width < width)
    }
    _ = line.handle(.paste(String(repeating: "y", count: 5000)))
    #expect(line.text.count == 1000)
  }
}
