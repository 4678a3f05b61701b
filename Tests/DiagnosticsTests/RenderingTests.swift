import Diagnostics
import SeededRandom
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
      ("ab", 3, 0, "  ^"),
      ("ab", 1, 0, "^"),
      ("ab", .max, 0, "  ^"),
      ("ab", 1, .max - 1, "^^"),
      ("a\u{202E}b: x", 3, 1, "         ^"),
      ("a\u{202E}b: x", 2, 1, " ^^^^^^^^"),
      ("e\u{301}a", 2, 1, "^"),
      ("👩\u{200D}💻: x", 4, 1, "  ^"),
      ("👩\u{200D}💻: x", 1, 1, "^^"),
      ("👩\u{200D}💻: x", 3, 1, "^^"),
      ("می\u{200C}خو", 4, 1, "  ^"),
      ("a\u{200C}b", 3, 1, "         ^"),
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

  @Test("Two marks far apart in a long line have an excerpt each")
  func longLineTwoMarks() {
    let line = String(repeating: "ab, ", count: 100)
    let text = Diagnostic(
      code: "x", headline: "h", primary: label(1, 397, 2, line),
      secondary: [label(1, 5, 2, line, message: "m"), label(1, 9, 2, line, message: "n")]
    ).rendered(style: DiagnosticStyle(lineWidth: 20))
    #expect(
      text == """
        error[x]: h
         --> a.yaml:1:397
          |
        1 | ab, ab, ab, ab, ab…
          |     -- m
          |         -- n
        1 | …, ab, ab, ab, ab,\u{20}
          |                ^^

        """)
  }

  @Test("An excerpt shows the columns that it holds")
  func excerpt() {
    var place = label(1, 1003, 2, "ab, cd")
    place.lineTextColumn = 1001
    let text = Diagnostic(code: "x", headline: "h", primary: place).rendered()
    #expect(text.hasSuffix("1:1003\n  |\n1 | …ab, cd\n  |    ^^\n"))
    place.span = SourceSpan(line: 1, column: 7)  // not in it
    #expect(
      Diagnostic(code: "x", headline: "h", primary: place).rendered().hasSuffix("\n  |  ^\n"))
  }

  @Test("Lines left out are noted when there are many", arguments: [(20, false), (21, true)])
  func distantLines(line: Int32, isNoted: Bool) {
    let text = Diagnostic(
      code: "x", headline: "h", primary: label(10, 1, 1, "a"),
      secondary: [label(line, 1, 1, "b", message: "m")]
    ).rendered()
    let between = isNoted ? "...\n" : ""
    #expect(text.hasSuffix("10 | a\n   | ^\n\(between)\(line) | b\n   | - m\n"))
  }

  @Test("Every line and column, in or out of the line, can be marked", arguments: 0..<200)
  func anySpan(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabet: [Unicode.Scalar] = [
      "a", "中", "\t", "\u{301}", "\u{200D}", "👩", "💻", "\u{202E}", "\u{FE0F}", "ب", "\0", "\n",
    ]
    var line = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      line.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
    }
    func place(_ message: Message?) -> Diagnostic.Label {
      var place = label(
        Int32.random(in: 1...3, using: &random), Int32.random(in: 1...70, using: &random),
        Int32.random(in: 0...70, using: &random), String(line), message: message)
      place.lineTextColumn = Int32.random(in: 1...5, using: &random)
      place.span.end.line += Int32.random(in: 0...1, using: &random)
      return place
    }
    let style = DiagnosticStyle(lineWidth: Int.random(in: 20...40, using: &random))
    let diagnostic = Diagnostic(
      code: "x", headline: "h", primary: place(nil), secondary: [place("m"), place("n")])
    let lines = diagnostic.rendered(style: style).split(separator: "\n")
    let marks = lines.dropFirst(3).filter { $0.hasPrefix("  | ") }.map { $0.dropFirst(4) }
    #expect(marks.count == 3)
    for mark in marks {
      let stroke = mark.drop { $0 == " " }.prefix { $0 == "^" || $0 == "-" }
      #expect(!stroke.isEmpty)
      // The line, two ellipses, and one place after it.
      #expect(mark.prefix { $0 == " " }.count + stroke.count <= style.lineWidth + 3)
    }
    let unsafe = lines.joined().unicodeScalars.filter { $0.value < 0x20 || $0 == "\u{202E}" }
    #expect(unsafe.isEmpty)
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
      code: "x", headline: "a\u{1B}[2J",
      primary: label(1, 1, 1, "\u{202E}", file: "f\u{7}\n\u{9B}2J"),
      secondary: [label(1, 1, 1, "\u{85}", file: "\u{202E}lmay.a", message: "\u{2066}\u{8}")],
      help: "b\u{0}"
    ).rendered()
    let unsafe = text.unicodeScalars.filter {
      $0 != "\n" && $0.value < 0x20 || 0x7F..<0xA0 ~= $0.value
        || $0 == "\u{202E}" || $0 == "\u{2066}"
    }
    #expect(unsafe.isEmpty)
    #expect(text.hasPrefix("error[x]: a\\u{1B}[2J\n --> f\\u{7}\\n\\u{9B}2J:1:1\n"))
    #expect(text.count { $0 == "\n" } == 10)
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
  message: Message? = nil
) -> Diagnostic.Label {
  Diagnostic.Label(
    file: file, span: SourceSpan(line: line, column: column, count: count), lineText: text,
    message: message)
}
