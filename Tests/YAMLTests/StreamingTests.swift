import Diagnostics
import Testing

@testable import YAML

@Suite("Reading item by item")
struct StreamingTests {
  @Test(
    "Only a list under the key in the root mapping is read item by item",
    arguments: [
      ("companies: [{a: 1}, b]\nc: 2", ["header {}", "item {a: 1}", "item b", "trailer {c: 2}"]),
      ("{x: 1, companies: [a], y: 2}", ["header {x: 1}", "item a", "trailer {y: 2}"]),
      ("'companies':\n- a", ["header {}", "item a"]),
      ("companies: []", ["header {}"]),
      ("companies:", ["document {companies: }"]),
      ("companies: {a: [b]}", ["document {companies: {a: [b]}}"]),
      ("x: {companies: [a]}", ["document {x: {companies: [a]}}"]),
      ("- companies: [a]", ["document [{companies: [a]}]"]),
      ("- companies\n- [a]", ["document [companies, [a]]"]),
      (
        "companies: &c [a, *c]\nb: *c",
        [
          "header {}", "item a", "item - unknown-alias@1:19", "trailer {} unknown-alias@2:4",
        ]
      ),
      ("companies: !t\n- a", ["header {} tag@1:12", "item a"]),
      (
        "a: 1\na: 2\ncompanies:\n-\n- \n  x: 1\n-   - y",
        [
          "header {a: 1, a: 2} duplicate-key@2:1", "item ", "item {x: 1}", "item [y]",
        ]
      ),
      (
        "companies:\n- a\ncompanies:\n- b",
        [
          "header {}", "item a", "trailer {companies: [b]} duplicate-key@3:1",
        ]
      ),
    ], [nil, 1, 3])
  func shapes(example: (String, [String]), pieces: Int?) {
    let (text, expected) = example
    #expect(parts(of: text, pieces: pieces) == expected)
    let next = parts(of: text + "\n---\ncompanies:\n- z\n", pieces: pieces)
    #expect(next == expected + ["header {}", "item z"])
  }

  @Test("Without a key documents are read whole")
  func withoutKey() {
    #expect(parts(of: "companies: [a]", streaming: nil) == ["document {companies: [a]}"])
  }

  @Test("Empty input has no document, and empty documents are empty scalars", arguments: [nil, 1])
  func empty(pieces: Int?) {
    for text in ["", "\n", "# nothing", "\u{FEFF}", "  \n\t\n# x\n"] {
      #expect(parts(of: text, pieces: pieces).isEmpty)
    }
    #expect(parts(of: "---\n---\n", pieces: pieces) == ["document ", "document "])
  }

  @Test("What is broken in a list in brackets ends with the document", arguments: [nil, 1])
  func brokenFlowList(pieces: Int?) {
    #expect(
      parts(of: "companies: [{a: 1}, {b: @}, {c: 1}]\n---\nd: 1", pieces: pieces) == [
        "header {}", "item {a: 1}", "item - … character@1:25", "document {d: 1}",
      ])
  }

  @Test(
    "Two broken items in a row, a broken last item and a broken trailer", arguments: [nil, 1, 50])
  func manyBroken(pieces: Int?) {
    let text = """
      companies:
        - a: [1
        - b: "x" y
          c: 1
        - d: 1
        - e: {f
      note: @
      ---
      companies:
        - g
      """
    #expect(
      parts(of: text, pieces: pieces) == [
        "header {}", "item {} … unclosed-bracket@2:8", "item {b: x} … indentation@3:12",
        "item {d: 1}", "item {} … unclosed-bracket@6:8", "header {}", "item g",
      ])
  }

  @Test("After what is broken, reading goes on after `...` too", arguments: [nil, 1])
  func documentEnd(pieces: Int?) {
    #expect(
      parts(of: "a: [\n...\nb: 1\n---\n- {\n...\n# x\n---\nc", pieces: pieces) == [
        "document {} … unclosed-bracket@1:4", "document {b: 1}",
        "document [] … unclosed-bracket@5:3", "document c",
      ])
  }

  @Test(
    "A label shows its line, of the header too, when the stream has gone on", arguments: [nil, 5])
  func labels(pieces: Int?) throws {
    let items = (0..<20_000).map { "- 名: \($0)\n" }.joined()
    withReader(of: Array("d: {x: 一}\ncompanies:\n\(items)".utf8), pieces: pieces.map { $0 * 1000 })
    {
      reader in
      var header = YAMLTree()
      var tree = YAMLTree()
      #expect(reader.next(into: &header) == .header)
      for number in 0..<20_000 {
        #expect(reader.next(into: &tree) == .item)
        guard number % 4999 == 0 else { continue }
        let label = reader.label(at: tree[0].span, "here")
        #expect(label.lineText == "- 名: \(number)")
        #expect(label.span.start == SourcePosition(line: Int32(number) + 3, column: 3))
        #expect(reader.label(at: header[1].span).lineText == "d: {x: 一}")
      }
      #expect(reader.next(into: &tree) == .end)
    }
  }

  @Test(
    "Everything may stand on one line, and no more than an item of it is kept", arguments: [nil, 4])
  func oneLine(pieces: Int?) {
    let items = (0..<40_000).map { "{\"名\":\"甲\($0)\",\"x\":[1,2]}" }
    let faulty = "{\"名\":\"乙\",\"x\":1,\"x\":2}"
    let text =
      "{\"d\":{\"e\":1},\"companies\":[\(items.joined(separator: ",")),\(faulty),1],\"d\":2}"
    withReader(of: Array(text.utf8), pieces: pieces.map { $0 * 1000 }) { reader in
      var tree = YAMLTree()
      #expect(reader.next(into: &tree) == .header)
      let key = tree[1].span
      for _ in items {
        #expect(reader.next(into: &tree) == .item)
        #expect(tree.problems.isEmpty)
      }
      #expect(reader.next(into: &tree) == .item)
      let before = text.unicodeScalars.count - "],\"d\":2}".count - faulty.unicodeScalars.count - 2
      let first = tree.problems.first
      #expect(first?.primary?.span.start.column == Int32(before + 16))
      let label = first?.primary
      let scalars = Array((label?.lineText ?? "").unicodeScalars)
      let offset = Int((label?.span.start.column ?? 0) - (label?.lineTextColumn ?? 0))
      #expect(String(String.UnicodeScalarView(scalars[offset...].prefix(5))) == "\"x\":2")
      #expect(reader.label(at: key).lineText.hasPrefix("{\"d\":{\"e\":1},"))
      #expect(reader.next(into: &tree) == .item)
      #expect(reader.next(into: &tree) == .trailer)
      #expect(tree.problems.map(\.code) == ["duplicate-key"])
      #expect(tree.problems.first?.secondary.first?.span == key)
      #expect(reader.next(into: &tree) == .end)
      #expect(pieces == nil || reader.input.pointee.bytes.count < 300_000)
    }
  }

  @Test("An error of the stream ends the reading and is kept")
  func readError() {
    struct Broken: Error {}
    var calls = 0
    var reader = YAMLReader(file: "a.yaml") { buffer in
      calls += 1
      guard calls == 1 else { throw Broken() }
      let text = Array("a: 1\n---\nb: [2,".utf8)
      buffer.copyBytes(from: text)
      return text.count
    }
    #expect(parts(from: &reader) == ["document {a: 1}", "document {} …"])
    #expect(reader.readError is Broken)
  }

  @Test(
    "Lines are counted as editors count them",
    arguments: ["\n", "\r\n", "\r", "\u{2028}", "\u{85}"])
  func lineBreaks(lineBreak: String) {
    let text = ["a: 1", "# 注", "", "b: [x,", "  y]", "b: 2", ""].joined(separator: lineBreak)
    for pieces in [nil, 1, 2, 3] {
      #expect(
        parts(of: text, pieces: pieces) == ["document {a: 1, b: [x, y], b: 2} duplicate-key@6:1"])
    }
    let long = String(repeating: "中", count: 300)
    let broken = ["a: @", long, "", "to skip", "---", "a: 1", "a: 2"]
    for pieces in [nil, 1, 2, 3, 5] {
      #expect(
        parts(of: broken.joined(separator: lineBreak), pieces: pieces) == [
          "document {} … character@1:4", "document {a: 1, a: 2} duplicate-key@7:1",
        ])
    }
  }
}

@Suite("Chunks")
struct ChunkTests {
  @Test("Documents come in chunks of whole documents, with their lines")
  func chunks() throws {
    let text = (0..<200).map { "---\ncompany: 公司\($0)\nx: [1,\n  2]\n" }.joined()
    let expected = (0..<200).map { "document {company: 公司\($0), x: [1, 2]}" }
    for chunkBytes in [100, 1000, 1 << 20] {
      #expect(try partsInChunks(of: Array(text.utf8), chunkBytes: chunkBytes) == expected)
    }
    let faulty = text + "---\na: 1\na: 2\n"
    #expect(
      try partsInChunks(of: Array(faulty.utf8), chunkBytes: 100).last
        == "document {a: 1, a: 2} duplicate-key@803:1")
  }

  @Test(
    "Where a chunk ends",
    arguments: [
      ("a\n---\nb\n---\nc", ["a\n---\nb\n", "---\nc"]),
      ("a\n--- b\n---c\nd\n", ["a\n", "--- b\n---c\nd\n"]),
      ("a\n...\n%YAML 1.2\n# x\n---\nb: ccccc", ["a\n...\n", "%YAML 1.2\n# x\n---\nb: ccccc"]),
      ("a\r\n---\r\nb\r\n", ["a\r\n", "---\r\nb\r\n"]),
      ("a: b\n  %c\n---\nd", ["a: b\n  %c\n", "---\nd"]),
      ("a\n%c\n---\nd", ["rest"]),
      ("abcdefghijklmnopqrstuvw\n--\nb", ["rest"]),
      ("", []),
    ])
  func cuts(text: String, chunks: [String]) throws {
    var rest = Array(text.utf8)[...]
    var splitter = YAMLSplitter(chunkBytes: max(text.utf8.count - 1, 1)) { buffer in
      let count = min(buffer.count, rest.count)
      buffer.copyBytes(from: rest.prefix(count))
      rest = rest.dropFirst(count)
      return count
    }
    var found: [String] = []
    let chunk = YAMLChunk()
    while true {
      switch try splitter.next(into: chunk) {
      case .chunk: found.append(String(decoding: chunk.bytes, as: UTF8.self))
      case .rest: found.append("rest")
      case .end: break
      }
      if found.last == "rest" || chunk.count == 0 { break }
    }
    #expect(found == chunks)
  }

  @Test("Small documents come in small chunks, a longer one whole")
  func usualSize() throws {
    let long = "a: " + String(repeating: "b", count: 100) + "\n"
    let text = "a\n---\nb\n---\nc\n---\n" + long + String(repeating: "---\nd\n", count: 30)
    var rest = Array(text.utf8)[...]
    var splitter = YAMLSplitter(chunkBytes: 1000, usualBytes: 8...16) { buffer in
      let count = min(buffer.count, rest.count)
      buffer.copyBytes(from: rest.prefix(count))
      rest = rest.dropFirst(count)
      return count
    }
    var found: [String] = []
    let chunk = YAMLChunk()
    while try splitter.next(into: chunk) == .chunk {
      found.append(String(decoding: chunk.bytes, as: UTF8.self))
    }
    #expect(found.joined() == text)
    #expect(found.first == "a\n")
    #expect(found.contains("---\nb\n---\nc\n"))
    #expect(found.contains { $0.hasPrefix("---\n" + long) })
  }

  @Test("A document longer than a chunk, and all after it, goes to one reader")
  func rest() throws {
    let items = (0..<500).map { "- company: \($0)\n" }.joined()
    let text = "a: 1\n---\nb: 2\n---\ncompanies:\n\(items)---\nc: 1\nc: 2\n"
    let expected =
      ["document {a: 1}", "document {b: 2}", "header {}"]
      + (0..<500).map { "item {company: \($0)}" }
      + ["document {c: 1, c: 2} duplicate-key@508:1"]
    #expect(try partsInChunks(of: Array(text.utf8), chunkBytes: 200) == expected)
    #expect(try partsInChunks(of: Array(text.utf8), chunkBytes: 1 << 20) == expected)
  }
}
