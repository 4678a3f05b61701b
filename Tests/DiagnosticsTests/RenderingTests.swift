import Diagnostics
import Testing

@Suite("A diagnostic as text")
struct RenderingTests {
  @Test("The mark stands under the words it is about")
  func simple() {
    let diagnostic = Diagnostic(
      code: "unknown-fact", headline: "no fact is called `foreign-equty`",
      primary: label(3, 5, 13, "  - foreign-equty: 60 %", file: "funds/east.yaml"),
      help: "did you mean `foreign-equity`?")
    #expect(
      diagnostic.rendered() == """
        error[unknown-fact]: no fact is called `foreign-equty`
         --> funds/east.yaml:3:5
          |
        3 |   - foreign-equty: 60 %
          |     ^^^^^^^^^^^^^
          = help: did you mean `foreign-equity`?

        """)
  }

  @Test("Two places of one file stand in the order of their lines")
  func twoPlaces() {
    let diagnostic = Diagnostic(
      code: "contradiction",
      headline: "a wholly foreign-owned company cannot have 40 % foreign equity",
      primary: label(12, 7, 20, "form: wholly-foreign-owned", message: "means 100 %"),
      secondary: [label(9, 17, 4, "foreign-equity: 40 %", message: "stated here")],
      help: "correct one of the two, or leave `form` out")
    #expect(
      diagnostic.rendered() == """
        error[contradiction]: a wholly foreign-owned company cannot have 40 % foreign equity
          --> a.yaml:12:7
           |
         9 | foreign-equity: 40 %
           |                 ---- stated here
        12 | form: wholly-foreign-owned
           |       ^^^^^^^^^^^^^^^^^^^^ means 100 %
           = help: correct one of the two, or leave `form` out

        """)
  }

  @Test("Marks of one line share the line, and another file is named")
  func sharedLineAndOtherFile() {
    let diagnostic = Diagnostic(
      severity: .warning, code: "x", headline: "twice",
      primary: label(2, 7, 1, "{a: 1, a: 2}"),
      secondary: [
        label(2, 2, 1, "{a: 1, a: 2}", message: "first here"),
        label(11, 1, 2, "ab", file: "b.yaml", message: "and here"),
      ])
    #expect(
      diagnostic.rendered() == """
        warning[x]: twice
          --> a.yaml:2:7
           |
         2 | {a: 1, a: 2}
           |  - first here
           |       ^
          ::: b.yaml:11:1
           |
        11 | ab
           | -- and here

        """)
  }

  @Test(
    "The mark is placed by display width",
    arguments: [
      ("名称: 蓝河", 5, 2, "      ^^^^"),
      ("e\u{301}a: x", 5, 1, "   ^"),
      ("\ta: x", 1, 1, "^^"),
      ("\ta: x", 5, 1, "     ^"),
      ("\u{1B}[0m: x", 7, 1, "           ^"),
      ("ab", 3, 1, "  ^"),
      ("ab", 9, 4, "  ^"),
      ("", 1, 1, "^"),
    ])
  func displayWidth(line: String, column: Int32, count: Int32, mark: String) {
    let text = Diagnostic(code: "x", headline: "h", primary: label(1, column, count, line))
      .rendered()
    #expect(text.split(separator: "\n").last == "  | \(mark)")
  }

  @Test("A span over several lines is marked to the end of its first line")
  func severalLines() {
    var place = label(1, 4, 1, "a: {b: c,")
    place.span.end = SourcePosition(line: 3, column: 2)
    let text = Diagnostic(code: "x", headline: "h", primary: place).rendered()
    #expect(text.hasSuffix("1 | a: {b: c,\n  |    ^^^^^^\n"))
  }

  @Test("A long line is cut around the mark", arguments: [1, 20, 150, 280, 300] as [Int32])
  func longLine(column: Int32) throws {
    let line = (0..<100).map { "k\(["一", "b"][$0 % 2])," }.joined()
    let text = Diagnostic(code: "x", headline: "h", primary: label(1, column, 3, line))
      .rendered(style: DiagnosticStyle(lineWidth: 60))
    let lines = text.split(separator: "\n").suffix(2)
    let shown = try #require(lines.first).dropFirst(4)
    let mark = try #require(lines.last).dropFirst(4)
    #expect(shown.count <= 60)
    #expect(shown.hasPrefix("…") == (column > 100))
    #expect(shown.hasSuffix("…") == (column < 270))
    // Every second group of three characters has a wide one.
    let scalars = Array(line.unicodeScalars)
    let marked = scalars[Int(column) - 1..<min(Int(column) + 2, scalars.count)]
    let cells = marked.reduce(0) { $0 + ($1 == "一" ? 2 : 1) }
    #expect(mark.drop { $0 == " " } == String(repeating: "^", count: cells))
    var before = mark.prefix { $0 == " " }.count
    var rest = shown.unicodeScalars
    while before > 0, let scalar = rest.popFirst() { before -= scalar == "一" ? 2 : 1 }
    #expect(before == 0)
    #expect(rest.first == marked.first)
  }

  @Test("Color only adds escape sequences")
  func color() {
    let diagnostic = Diagnostic(
      code: "x", headline: "h", primary: label(1, 1, 1, "a"),
      secondary: [label(2, 1, 1, "b", message: "m")], help: "do")
    let colored = diagnostic.rendered(style: DiagnosticStyle(isColored: true))
    #expect(colored.contains("\u{1B}[1;31m^\u{1B}[0m"))
    #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == diagnostic.rendered())
  }

  @Test("What a file says cannot reach the terminal")
  func isEscaped() {
    let text = Diagnostic(
      code: "x", headline: "a\u{1B}[2J", primary: label(1, 1, 1, "\u{202E}", file: "f\u{7}"),
      help: "b\u{0}"
    ).rendered()
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" })
  }

  @Test("Diagnostics without a place have none")
  func noPlace() {
    #expect(
      [Diagnostic(code: "x", headline: "h", help: "do"), Diagnostic(code: "y", headline: "i")]
        .rendered() == "error[x]: h\n  = help: do\n\nerror[y]: i\n")
  }
}

func label(
  _ line: Int32, _ column: Int32, _ count: Int32, _ text: String, file: String = "a.yaml",
  message: String? = nil
) -> Diagnostic.Label {
  Diagnostic.Label(
    file: file, span: SourceSpan(line: line, column: column, count: count), lineText: text,
    message: message)
}
