import Testing
import TextWidth

@Suite("Wrapping to a width")
struct WrappingTests {
  @Test(
    "Lines break where a reader expects it",
    arguments: [
      ("no foreign capital in news", 10, ["no foreign", "capital in", "news"]),
      ("a  b", 2, ["a", "b"]),
      ("one\n\ntwo three\r\n", 5, ["one", "", "two", "three", ""]),
      ("  indented words here", 10, ["  indented", "words here"]),
      ("", 10, [""]),
      ("   ", 2, [""]),
      ("abcdefgh", 3, ["abc", "def", "gh"]),
      ("in restricted-satisfied", 15, ["in", "restricted-", "satisfied"]),
      ("增值电信业务以入世承诺", 8, ["增值电信", "业务以入", "世承诺"]),
      ("增值电信业务", 7, ["增值电", "信业务"]),
      ("电信业务，外资", 8, ["电信业", "务，外资"]),
      ("电信（外资）", 6, ["电信", "（外", "资）"]),
      ("《办法》第四条", 8, ["《办法》", "第四条"]),
      ("外资比例最高为50%，呼叫中心", 12, ["外资比例最高", "为50%，呼叫", "中心"]),
      ("share at most 50 % here", 17, ["share at most", "50 % here"]),
      ("law of 中国 today", 10, ["law of 中", "国 today"]),
      ("中国", 1, ["中", "国"]),
      ("a\u{A0}b c", 3, ["a\u{A0}b", "c"]),
      ("，，，，", 4, ["，，", "，，"]),
    ])
  func breaks(text: String, width: Int, lines: [String]) {
    #expect(text.wrapped(toWidth: width) == lines)
  }

  @Test("The first line may have a width of its own")
  func firstLine() {
    let text = "abcdefghijkl mnop"
    let lines = text.lineRanges(ofWidth: 4, firstLine: 6).map { String(text[$0]) }
    #expect(lines == ["abcdef", "ghij", "kl", "mnop"])
    let narrow = "ab cd ef".lineRanges(ofWidth: 5, firstLine: 2)
    #expect(narrow.map { String("ab cd ef"[$0]) } == ["ab", "cd ef"])
  }

  @Test("No line is too wide, and nothing but spaces is lost", arguments: 0..<200)
  func keepsWidthAndText(seed: UInt64) {
    var random = LinearCongruence(state: seed)
    let pieces =
      widthSamples.map(\.text) + ["（", "，", "%", " ", "  ", "-", "/", "word", "\u{3000}"]
    let text = (0..<30).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
    for width in [2, 3, 7, 20, 40] {
      let lines = text.wrapped(toWidth: width)
      #expect(lines.allSatisfy { $0.displayWidth <= width }, "width \(width)")
      #expect(lines.joined().withoutSpaces == text.withoutSpaces, "width \(width)")
    }
  }
}

/// Numbers that look random and follow from a seed.
struct LinearCongruence {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}

extension String {
  fileprivate var withoutSpaces: String { filter { $0 != " " && $0 != "\u{3000}" } }
}
