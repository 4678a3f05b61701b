import Diagnostics
import Foundation
import SeededRandom
import Testing

@testable import YAML

@Suite("Reading JSON")
struct JSONTests {
  @Test("Lists, words, numbers and escapes are read, and what is null is left out")
  func values() {
    #expect(
      jsonParts(of: #"{"a": [1, true, -0.5e+3], "b": null, "c": "\/\"\\\u00e9\ud83d\ude00 中", "d": {}}"#)
        == [#"document {a: [1, true, -0.5e+3], c: /"\é😀 中, d: {}}"#])
  }

  @Test("A list at the root gives its items one by one, as does one under `companies`")
  func lists() {
    #expect(jsonParts(of: #"[{"a": 1}, {"b": 2}]"#) == ["header -", "item {a: 1}", "item {b: 2}"])
    #expect(jsonParts(of: "[]") == ["header -"])
    #expect(
      jsonParts(of: #"{"defaults": {"x": 1}, "companies": [{"a": 1}, {"b": 2}]}"#)
        == ["header {defaults: {x: 1}}", "item {a: 1}", "item {b: 2}"])
    #expect(
      jsonParts(of: #"{"companies": [{"a": 1}], "after": 2}"#) == ["header {}", "item {a: 1}", "trailer {after: 2}"])
  }

  @Test("Roots follow one another, with and without line breaks")
  func roots() {
    #expect(
      jsonParts(of: "{\"a\": 1}{\"b\": 2}\n\n{\n \"c\": 3\n}\n")
        == ["document {a: 1}", "document {b: 2}", "document {c: 3}"])
    #expect(jsonParts(of: " \n") == [])
  }

  @Test("In lines each line is a record, and a broken one loses no other")
  func lines() {
    let text = """
      {"a": 1}
      {"a": "2}

      {"a": 3} {"b": 3}
      {"a": [4, {"b": 5}
      {"a": 6}
      """
    #expect(
      jsonParts(of: text, isLines: true) == [
        "document {a: 1}", "document {} … unclosed-quote@2:7", "document {a: 3} second-record@4:10",
        "document {a: [4, {b: 5}]} … unclosed-bracket@5:7", "document {a: 6}",
      ])
  }

  @Test("A missing separator is one problem, and every neighbour is read")
  func missingSeparators() {
    #expect(
      jsonParts(of: #"[{"a": 1} {"b": 2}, {"c": 3}]"#)
        == ["header -", "item {a: 1}", "item - missing-comma@1:11", "item {b: 2}", "item {c: 3}"])
    #expect(
      jsonParts(of: #"[{"a": 1, "x" 2, "y": [3]}, {"b": 2}, {"c": 3 "d": 4}, {"e": 5}]"#) == [
        "header -", "item {a: 1} … missing-colon@1:15", "item {b: 2}", "item {c: 3} … missing-comma@1:47",
        "item {e: 5}",
      ])
    #expect(jsonParts(of: #"[{"a": 1},, {"b": 2},]"#).contains("item {b: 2}"))
  }

  @Test("A bracket that is missing loses no company that begins on a line as the others do")
  func missingBracket() {
    let text = """
      [
        {
          "a": [1, {"b": 2}
        },
        {
          "a": 2
        },
        {
          "a": 3
        }
      ]
      """
    #expect(
      jsonParts(of: text)
        == ["header -", "item {a: [1, {b: 2}]} … unclosed-bracket@4:3", "item {a: 2}", "item {a: 3}"])
    let unclosed = text.replacing("  },\n  {\n    \"a\": 2", with: "  {\n    \"a\": 2")
    #expect(jsonParts(of: unclosed).suffix(2) == ["item {a: 2}", "item {a: 3}"])
  }

  @Test(
    "What is no JSON is refused where it stands",
    arguments: [
      (#"{"a": yes}"#, "not-a-value@1:7"), (#"{"a": True}"#, "not-a-value@1:7"), (#"{"a": .5}"#, "not-a-value@1:7"),
      (#"{"a": 01}"#, "not-a-value@1:7"), (#"{"a": 1.}"#, "not-a-value@1:7"), (#"{a: 1}"#, "key-not-quoted@1:2"),
      (#"{'a': 1}"#, "single-quote@1:2"), (#"{"a": 'x'}"#, "single-quote@1:7"), (#"{"a": 1,}"#, "comma@1:8"),
      (#"{"a": [1,]}"#, "comma@1:9"), (#"{"a": }"#, "missing-value@1:7"), (#"{"a" 1}"#, "missing-colon@1:6"),
      (#"{"a": 1 # x"#, "comment@1:9"), (#"{"a": "\q"}"#, "escape@1:8"), (#"{"a": "\u12g4"}"#, "escape@1:8"),
      (#"{"a": "\ud83d"}"#, "escape@1:8"), (#"{"a": "\ude00"}"#, "escape@1:8"), (#"{"a": "\ud83d\u0041"}"#, "escape@1:8"),
      ("{\"a\": \"x\ty\"}", "control-character@1:9"), ("{\"中\": \"中\u{1}\"}", "control-character@1:9"),
      (#"{"a": [1}"#, "unclosed-bracket@1:9"), (#"{"a": 1"#, "unclosed-bracket@1:1"), (#"{"a": 1, "a": 2}"#, "duplicate-key@1:10"),
      ("]", "unopened-bracket@1:1"),
    ])
  func refused(text: String, problem: String) {
    let problems = jsonParts(of: text).flatMap { $0.split(separator: " ").filter { $0.contains("@") } }
    #expect(problems.first.map(String.init) == problem)
  }

  @Test("Limits hold, and what follows is read")
  func limits() {
    var limits = YAMLLimits()
    limits.depth = 3
    limits.documentBytes = 200
    limits.scalarBytes = 50
    let long = #"{"a": "\#(String(repeating: "x", count: 60))"}"#
    let longer = #"{"a": [\#(String(repeating: "1, ", count: 100))1]}"#
    let text = #"[{"a": [[[1]]]}, \#(long), \#(longer), {"b": 2}]"#
    #expect(
      jsonParts(of: text, limits: limits, pieces: 7).map { $0.split(separator: " ").last.map(String.init) ?? "" }
        == ["-", "too-deep@1:10", "text-too-long@1:24", "document-too-long@1:89", "2}"])
    let lines = "{\"a\": 1}\n\(longer)\n{\"b\": 2}\n"
    #expect(
      jsonParts(of: lines, isLines: true, limits: limits, pieces: 7)
        == ["document {a: 1}", "document - … document-too-long@2:1", "document {b: 2}"])
  }

  @Test("A byte that is no UTF-8 refuses its record alone")
  func notUTF8() {
    let bytes = Array("{\"a\": \"x".utf8) + [0xFF] + Array("\"}\n{\"b\": 1}\n".utf8)
    #expect(jsonParts(of: bytes, isLines: true) == ["document {} … not-utf-8@1:9", "document {b: 1}"])
  }

  @Test("A problem shows its line, also far into a stream")
  func labels() {
    let text = String(repeating: "{\"a\": 1}\n", count: 20_000) + "  {\"b\": nope}\n"
    let bytes = Array(text.utf8)
    bytes.withUnsafeBytes { bytes in
      var offset = 0
      var reader = JSONReader(file: "a.jsonl", isLines: true) { buffer in
        let count = min(1000, buffer.count, bytes.count - offset)
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]))
        offset += count
        return count
      }
      var tree = YAMLTree()
      var shown = ""
      while reader.next(into: &tree) != .end { shown += tree.problems.rendered() }
      #expect(
        shown == """
          error[not-a-value]: `nope` is no value of JSON
               --> a.jsonl:20001:9
                |
          20001 |   {"b": nope}
                |         ^^^^
                = help: text stands in double quotes: `"nope"`

          """)
    }
  }

  private static let seed = """
    {"company": "蓝河 \\u84dd\\n", "id": 17, "as-of": "2024-06-01", "none": null,
     "services": [{"service": "a", "features": {"x": true, "y": [1, -2.5e3, "\\ud83d\\ude00"]}}, {}]}

    """

  @Test("A record is accepted where Foundation accepts it, and nowhere else", arguments: 0..<400)
  func strictness(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var scalars = Array(Self.seed.replacing("\n", with: " ").unicodeScalars)
    let pieces: [Unicode.Scalar] = ["{", "}", "[", "]", ",", ":", "\"", "\\", "0", "-", ".", "e", "u", "d", "n", " ", "\u{1}", "中"]
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      let place = Int.random(in: 0..<scalars.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: scalars.remove(at: place)
      case 1: scalars.insert(pieces.randomElement(using: &random) ?? " ", at: place)
      default: scalars[place] = pieces.randomElement(using: &random) ?? " "
      }
    }
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    let isAccepted = jsonParts(of: text, isLines: true).allSatisfy { !$0.contains("@") }
    let expected = (try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)) != nil
    #expect(isAccepted == expected, "\(text)")
  }

  @Test("Spoilt JSON is read to its end, and the same in whatever pieces it comes", arguments: 0..<200)
  func spoilt(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var bytes = Array(String(repeating: Self.seed, count: 3).utf8)
    let pieces = ["{", "}", "[", "]", ",", ":", "\"", "\\", "\n", "{\n", "\"companies\": [", "]}", "中", "\u{0}"]
    for _ in 0..<Int.random(in: 1...8, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      if Bool.random(using: &random) {
        bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...9, using: &random)))
      } else {
        bytes.insert(contentsOf: Array((pieces.randomElement(using: &random) ?? "").utf8), at: place)
      }
      if bytes.isEmpty { bytes = [0x20] }
    }
    for isLines in [false, true] {
      let whole = jsonParts(of: bytes, isLines: isLines)
      #expect(jsonParts(of: bytes, isLines: isLines, pieces: Int.random(in: 1...20, using: &random)) == whole)
    }
  }

  @Test("Lines are cut into chunks that lose nothing and keep their numbers", arguments: [1, 7, 64, 5000])
  func splitting(pieces: Int) throws {
    let lines = (0..<500).map { "{\"a\": \"\(String(repeating: "x", count: $0 % 90))\"}" }
    let bytes = Array(lines.joined(separator: "\n").utf8)
    var offset = 0
    var splitter = LineSplitter(chunkBytes: 200, usualBytes: 150) { buffer in
      let count = min(pieces, buffer.count, bytes.count - offset)
      buffer.copyBytes(from: bytes[offset..<offset + count])
      offset += count
      return count
    }
    let chunk = YAMLChunk()
    var found: [String] = []
    var starts: [Int32] = []
    while try splitter.next(into: chunk) == .chunk {
      var reader = JSONReader(linesOf: chunk, file: "a.jsonl")
      var tree = YAMLTree()
      while reader.next(into: &tree) != .end {
        found.append("{\"a\": \"\(tree.string(of: tree[2]))\"}")
        starts.append(tree[0].line)
      }
    }
    #expect(found == lines)
    #expect(starts == Array(1...500))
  }
}
