import Diagnostics
import Testing

@testable import YAML

@Suite("What is refused")
struct RefusalTests {
  @Test("A key that stands twice is reported at the second, with the first beside it")
  func duplicateKeys() throws {
    let (documents, problems) = YAMLDocument.parse(
      bytes: Array("名: 1\nb: {c: 1, 'c': 2}\n\"名\": 2\n".utf8), file: "a.yaml")
    #expect(problems.map(\.brief) == ["duplicate-key@2:11", "duplicate-key@3:1"])
    #expect(problems[1].secondary.map(\.span) == [SourceSpan(line: 1, column: 1)])
    #expect(problems[1].secondary.map(\.lineText) == ["名: 1"])
    #expect(documents.first?.root.entries.count == 3)
  }

  @Test("Duplicates are found in mappings of any size", arguments: [2, 24, 25, 26, 27, 300, 5000])
  func duplicatesInLargeMappings(count: Int) {
    let keys = (0..<count).map { "k\($0)" }
    let nested = "inner: {" + keys.joined(separator: ": 1, ") + ": 2}\n"
    let text = (keys.map { $0 + ": 0\n" } + [nested]).joined()
    #expect(parts(of: text).count == 1)
    #expect(parts(of: text).first?.hasSuffix("}}") == true)
    for place in [0, count / 2, count - 1] {
      let faulty = text + "k\(place): 1\n"
      #expect(parts(of: faulty).first?.hasSuffix("} duplicate-key@\(count + 2):1") == true)
    }
  }

  @Test(
    "Each is refused in its place, and the rest is read",
    arguments: [
      ("[a, b]: c\nd: e", "{d: e} key-not-scalar@1:1"),
      ("{a: b}: c\nd: e", "{d: e} key-not-scalar@1:1"),
      ("? {a: b, a: c}\n: {x: [y]}\nd: e", "{d: e} key-not-scalar@1:3 duplicate-key@1:10"),
      ("<<: {a: b}\nd: e", "{d: e} merge-key@1:1"),
      ("'<<': b\nd: e", "{<<: b, d: e}"),
      ("a: !!int 5\nd: !x {e: f}", "{a: 5, d: {e: f}} tag@1:4 tag@2:4"),
      ("a: *x\nd: [*y, e]", "{d: [e]} unknown-alias@1:4 unknown-alias@2:5"),
      ("*x : a\nd: e", "{d: e} unknown-alias@1:1"),
      ("a: &x [b, *x]\nd: e", "{a: [b], d: e} recursive-alias@1:11"),
      ("a: &x {b: *x}\nd: *x", "{a: {}, d: {}} recursive-alias@1:11"),
      ("a: &x [1]\n*x : 2\nd: e", "{a: [1], d: e} key-not-scalar@2:1"),
    ])
  func refused(text: String, part: String) {
    #expect(parts(of: text) == ["document " + part])
  }

  @Test("An alias repeats the anchored value, and the anchor that was last set counts")
  func aliases() {
    let text = """
      a: &x [1, {b: &y 二}]
      c: *x
      *y : *y
      d: &y 3
      e: *y
      """
    #expect(
      parts(of: text) == ["document {a: [1, {b: 二}], c: [1, {b: 二}], 二: 二, d: 3, e: 3}"])
  }

  @Test(
    "Anchors of the header hold in every item, those of an item only in it", arguments: [nil, 9])
  func anchorsInParts(pieces: Int?) {
    let text = """
      defaults: &d {share: &s 50 %, place: [上海, x]}
      companies:
        - {company: &n A, like: *d}
        - {company: *n, share: *s}
        - {company: &s B, share: *s}
        - {share: *s}
      note: *d
      """
    #expect(
      parts(of: text, pieces: pieces) == [
        "header {defaults: {share: 50 %, place: [上海, x]}}",
        "item {company: A, like: {share: 50 %, place: [上海, x]}}",
        "item {share: 50 %} unknown-alias@4:15",
        "item {company: B, share: B}",
        "item {share: 50 %}",
        "trailer {note: {share: 50 %, place: [上海, x]}}",
      ])
  }

  @Test("Bytes that are no UTF-8 harm only the company they stand in", arguments: [nil, 1, 5])
  func badBytes(pieces: Int?) {
    let text =
      Array("companies:\n- {company: A}\n- {company: \"蓝".utf8) + [0xE8, 0x93]
      + Array("\"}\n- {company: B}\n---\nx: ".utf8) + [0x07, 0x80] + Array("\n".utf8)
    #expect(
      parts(of: text, pieces: pieces) == [
        "header {}", "item {company: A}", "item {company: 蓝__} not-utf-8@3:15",
        "item {company: B}", "document {x: __} forbidden-character@6:4 not-utf-8@6:5",
      ])
  }

  @Test(
    "Every malformed sequence of UTF-8 is found",
    arguments: [
      [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
      [0xE4, 0xB8], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xF0, 0x9F, 0x98], [0xFF],
    ] as [[UInt8]])
  func malformed(bytes: [UInt8]) {
    for before in ["", "abcdefg", "中中中"] {
      let text = Array("k: \(before)".utf8) + bytes + Array("中\n".utf8)
      let marks = String(repeating: "_", count: bytes.count)
      let column = 4 + before.unicodeScalars.count
      let expected = "document {k: \(before)\(marks)中} not-utf-8@1:\(column)"
      #expect(parts(of: text) == [expected])
      #expect(parts(of: text, pieces: 1) == [expected])
      #expect(
        parts(of: Array("k: ".utf8) + bytes, pieces: 2).first?.contains("not-utf-8@1:4") == true)
    }
  }

  @Test(
    "A byte order mark of UTF-8 is passed over, and columns do not count it", arguments: [nil, 1])
  func byteOrderMark(pieces: Int?) {
    let text = "\u{FEFF}a: &\nb: 1"
    #expect(parts(of: text, pieces: pieces).first?.hasSuffix("character@1:4") == true)
    #expect(parts(of: "\u{FEFF}a: b", pieces: pieces) == ["document {a: b}"])
    #expect(
      parts(of: "\u{FEFF}\ta: 1\na: 2", pieces: pieces) == [
        "document {a: 1, a: 2} tab-in-indentation@1:1 duplicate-key@2:1"
      ])
  }

  @Test(
    "Another encoding is named",
    arguments: [
      ([0xFF, 0xFE, 0x61, 0], "UTF-16"), ([0xFE, 0xFF, 0, 0x61], "UTF-16"),
      ([0x61, 0, 0x3A, 0], "UTF-16"), ([0, 0x61, 0, 0x3A], "UTF-16"),
      ([0xFF, 0xFE, 0, 0], "UTF-32"), ([0, 0, 0xFE, 0xFF], "UTF-32"),
      ([0x61, 0, 0, 0], "UTF-32"), ([0, 0, 0, 0x61], "UTF-32"),
    ] as [([UInt8], String)])
  func otherEncodings(bytes: [UInt8], name: String) {
    let (documents, problems) = YAMLDocument.parse(bytes: bytes, file: "a.yaml")
    #expect(documents.isEmpty)
    #expect(problems.map(\.headline.english) == ["the file is in \(name), not in UTF-8"])
  }

  @Test("A long file in another encoding is refused once, in however many pieces it is read")
  func otherEncodingInPieces() throws {
    let text = String(repeating: "company: A\n---\n\u{2D2D}\u{0A2D}\u{2D2D}\n", count: 4000)
    for isLittle in [true, false] {
      let units = ("\u{FEFF}" + text).utf16.flatMap { unit in
        isLittle ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      }
      for isLines in [true, false] {
        #expect(try Self.codes(of: units, isLines: isLines) == ["not-utf-8"])
      }
    }
  }

  /// The codes of the problems met where bytes are read in pieces.
  private static func codes(of bytes: [UInt8], isLines: Bool) throws -> [String] {
    var offset = 0
    func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
      let count = min(buffer.count, bytes.count - offset)
      buffer.copyBytes(from: bytes[offset..<offset + count])
      offset += count
      return count
    }
    var codes: [String] = []
    var tree = YAMLTree()
    func take<Reader: RecordReader & ~Copyable>(_ reader: inout Reader) {
      while reader.next(into: &tree) != .end { codes += tree.problems.map(\.code) }
      codes += tree.problems.map(\.code)
    }
    let chunk = YAMLChunk()
    if isLines {
      var splitter = LineSplitter(read: read)
      while try splitter.next(into: chunk) == .chunk {
        var reader = JSONReader(linesOf: chunk, file: "a")
        take(&reader)
      }
    } else {
      var splitter = YAMLSplitter(read: read)
      while try splitter.next(into: chunk) == .chunk {
        var reader = YAMLReader(chunk: chunk, file: "a", streamedKey: nil)
        take(&reader)
      }
    }
    return codes
  }
}
