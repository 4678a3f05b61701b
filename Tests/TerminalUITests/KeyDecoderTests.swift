import SeededRandom
import Testing

@testable import TerminalUI

@Suite("Keys from what a terminal sends")
struct KeyDecoderTests {
  static let samples: [(bytes: String, keys: [Key])] = [
    ("a", [.character("a")]), ("好", [.character("好")]), ("😀", [.character("😀")]),
    ("\r", [.enter]), ("\n", [.enter]), ("\t", [.tab]), ("\u{7F}", [.backspace]),
    ("\u{8}", [.backspace]), ("\u{3}", [.control("c")]), ("\u{1A}", [.control("z")]),
    ("\u{1B}[A", [.up]), ("\u{1B}OA", [.up]), ("\u{1B}[B", [.down]), ("\u{1B}[C", [.right]),
    ("\u{1B}[D", [.left]), ("\u{1B}[H", [.home]), ("\u{1B}[1~", [.home]), ("\u{1B}[F", [.end]),
    ("\u{1B}[3~", [.delete]), ("\u{1B}[5~", [.pageUp]), ("\u{1B}[6~", [.pageDown]),
    ("\u{1B}[Z", [.backTab]), ("\u{1B}[1;5A", [.up]), ("\u{1B}[15~", []), ("\u{1B}[?1;2c", []),
    ("\u{1B}[200~a\nb\u{1B}[A\u{1B}[201~c", [.paste("a\nb\u{1B}[A"), .character("c")]),
    ("50\u{1B}[D1", [.character("5"), .character("0"), .left, .character("1")]),
    ("\u{0}x", [.character("x")]),
  ]

  @Test("Each sequence is one key, whole or cut into single bytes", arguments: samples.indices)
  func sequences(index: Int) {
    let sample = Self.samples[index]
    var whole = KeyDecoder()
    let o1 = whole.decode(sample.bytes.utf8)
    #expect(o1 == sample.keys)
    var cut = KeyDecoder()
    let keys = sample.bytes.utf8.flatMap { cut.decode([$0]) }
    #expect(keys == sample.keys)
    #expect(!cut.isUndecided)
  }

  @Test("An escape alone is the escape key once nothing follows")
  func escape() {
    var decoder = KeyDecoder()
    let o2 = decoder.decode([0x1B]).isEmpty
    #expect(o2)
    #expect(decoder.isUndecided)
    let o3 = decoder.flush()
    #expect(o3 == [.escape])
    #expect(!decoder.isUndecided)
    let o4 = decoder.decode("\u{1B}\u{1B}[A".utf8)
    #expect(o4 == [.escape, .up])
  }

  @Test(
    "Any bytes are taken without a fault, and what is typed after them is read", arguments: 0..<300)
  func anything(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var decoder = KeyDecoder()
    let count = Int.random(in: 0...60, using: &random)
    let bytes = (0..<count).map { _ in
      random.chance(0.3) ? 0x1B : UInt8.random(in: 0...255, using: &random)
    }
    _ = decoder.decode(bytes)
    // Ends a paste, if one was begun, and whatever sequence is open.
    _ = decoder.decode("\u{1B}[201~".utf8)
    _ = decoder.flush()
    _ = decoder.decode("~~~~".utf8)
    let o5 = decoder.decode("q".utf8).last
    #expect(o5 == .character("q"), "seed \(seed)")
  }
}

@Suite("Typing a line")
struct LineEditorTests {
  @Test("Characters go in at the cursor; Chinese ones are two cells wide")
  func typing() {
    var editor = LineEditor("外资")
    #expect(editor.cursorColumn == 4)
    let o6 = editor.handle(.left)
    #expect(o6)
    let o7 = editor.handle(.character("x"))
    #expect(o7)
    #expect(editor.text == "外x资")
    #expect(editor.cursorColumn == 3)
    let o8 = editor.handle(.backspace)
    #expect(o8)
    let o9 = editor.handle(.paste("a\nb"))
    #expect(o9)
    #expect(editor.text == "外a b资")
    let o10 = editor.handle(.control("u"))
    #expect(o10)
    #expect(editor.text == "资")
    let o11 = editor.handle(.backspace)
    #expect(!o11)
    let o12 = editor.handle(.up)
    #expect(!o12)
  }
}

@Suite("Choosing from a list")
struct ChoiceListTests {
  private func list(_ several: Bool = false, filters: Bool = false) -> ChoiceList {
    ChoiceList(
      [
        .init("Call centre", note: "B24", keywords: "呼叫中心"), .init("Search", note: "B25"),
        .init("A community with a long name that wraps onto a second line in a narrow window"),
      ], allowsSeveral: several, filters: filters)
  }

  @Test("Arrows go round; digits move; enter chooses")
  func single() {
    var list = list()
    let o13 = list.handle(.up)
    #expect(o13 == .handled)
    #expect(list.highlighted == 2)
    let o14 = list.handle(.down)
    #expect(o14 == .handled)
    let o15 = list.handle(.enter)
    #expect(o15 == .chosen([0]))
    let o16 = list.handle(.character("2"))
    #expect(o16 == .handled)
    #expect(list.highlighted == 1)
    let o17 = list.handle(.character("9"))
    #expect(o17 == .ignored)
    let o18 = list.handle(.character("s"))
    #expect(o18 == .ignored)
  }

  @Test("Space marks several")
  func several() {
    var list = list(true)
    _ = list.handle(.character(" "))
    _ = list.handle(.character("3"))
    _ = list.handle(.tab)
    let o19 = list.handle(.enter)
    #expect(o19 == .chosen([0, 2]))
    _ = list.handle(.character("3"))
    _ = list.handle(.character(" "))
    let o20 = list.handle(.enter)
    #expect(o20 == .chosen([0]))
  }

  @Test("Typing narrows by title, code and the other language")
  func filter() {
    var list = list(filters: true)
    for character in "b25" { _ = list.handle(.character(character)) }
    #expect(list.visible == [1])
    let o21 = list.handle(.enter)
    #expect(o21 == .chosen([1]))
    _ = list.handle(.control("u"))
    _ = list.handle(.character("呼"))
    #expect(list.visible == [0])
    for character in "zz" { _ = list.handle(.character(character)) }
    #expect(list.highlighted == nil)
    let o22 = list.handle(.enter)
    #expect(o22 == .handled)
  }

  @Test("It keeps to the width and the rows, and shows the highlight", arguments: [10, 24, 80])
  func fits(width: Int) {
    var list = ChoiceList((0..<50).map { .init("第\($0)项 a rather long title here") })
    for step in 0..<60 {
      let lines = list.lines(width: width, rows: 8)
      #expect(lines.count <= 8 || width < 12, "step \(step)")
      #expect(lines.allSatisfy { $0.width <= width })
      #expect(lines.contains { $0.text.contains("❯") })
      _ = list.handle(.down)
    }
  }
}

@Suite("The page drawn again and again")
struct ScreenPageTests {
  /// A terminal of few words: what the page needs and nothing else.
  struct Screen {
    var rows: [[Character]]
    var row = 0
    var column = 0

    init(rows: Int) { self.rows = Array(repeating: [], count: rows) }

    mutating func write(_ text: String) {
      var rest = Substring(text)
      while let character = rest.popFirst() {
        guard character == "\u{1B}" else {
          rows[row].append(character)
          continue
        }
        rest.removeFirst()
        let end = rest.firstIndex { $0.isLetter } ?? rest.endIndex
        let parameters = rest[..<end].split(separator: ";").compactMap { Int($0) }
        switch rest[end] {
        case "H":
          row = (parameters.first ?? 1) - 1
          column = (parameters.last ?? 1) - 1
        case "K": rows[row] = []
        case "J": rows = rows.map { _ in [] }
        case _: break
        }
        rest = rest[rest.index(after: end)...]
      }
    }
  }

  @Test("Whatever was drawn before, the lines asked for stand on the page and nothing else", arguments: 0..<200)
  func draws(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var size = TerminalSize(columns: 20, rows: 12)
    var page = ScreenPage(size: size, usesColor: false)
    var screen = Screen(rows: 20)
    for _ in 0..<12 {
      if random.chance(0.2) {
        size = TerminalSize(columns: Int.random(in: 4...30, using: &random), rows: Int.random(in: 3...20, using: &random))
        page.renew(size: size)
      }
      let lines = (0..<Int.random(in: 1...15, using: &random)).map { _ in
        random.pick(["one", "two", "three", "", "longer than most"])
      }
      let cursor = random.chance(0.4) ? (line: 0, column: 2) : nil
      screen.write(page.draw(lines.map { StyledText($0) }, cursor: cursor))
      let shown = screen.rows.map { String($0) }
      let expected = lines.prefix(size.rows).map { StyledText($0).truncated(toWidth: size.columns - 1).text }
      #expect(Array(shown.prefix(expected.count)) == Array(expected), "seed \(seed)")
      #expect(shown.dropFirst(expected.count).allSatisfy { $0.isEmpty }, "seed \(seed)")
    }
  }
}
