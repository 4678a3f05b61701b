import Testing

@testable import YAML

@Suite("Limits")
struct LimitTests {
  static func limits(_ change: (inout YAMLLimits) -> Void) -> YAMLLimits {
    var limits = YAMLLimits()
    change(&limits)
    return limits
  }

  @Test("Depth up to the limit is read, one more is refused, and the next document is read")
  func depth() {
    let limits = LimitTests.limits { $0.depth = 3 }
    #expect(parts(of: "a: [[b]]", limits: limits) == ["document {a: [[b]]}"])
    #expect(
      parts(of: "a: 1\nb: [[[c]]]\n---\nd", limits: limits) == [
        "document {a: 1} … too-deep@2:6", "document d",
      ])
    let deep = String(repeating: "[", count: 100_000)
    #expect(parts(of: deep).first?.hasSuffix("… too-deep@1:65") == true)
    let blocks = (0..<100).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(parts(of: blocks).first?.hasSuffix("… too-deep@65:65") == true)
  }

  @Test("Nodes up to the limit are read, and one more is refused")
  func nodes() {
    let limits = LimitTests.limits { $0.nodes = 5 }
    #expect(parts(of: "[1, 2, 3, 4]", limits: limits) == ["document [1, 2, 3, 4]"])
    #expect(
      parts(of: "- 1\n- 2\n- 3\n- 4\n- 5\n---\na", limits: limits) == [
        "document [1, 2, 3, 4] … too-many-values@5:3", "document a",
      ])
    #expect(
      parts(of: "- 1\n- 2\n- 3\n- []\n- [5]\n---\na", limits: limits) == [
        "document [1, 2, 3, []] … too-many-values@5:3", "document a",
      ])
  }

  @Test("A scalar up to the limit is read, and one more byte is refused", arguments: [nil, 1000])
  func scalars(pieces: Int?) {
    let limits = LimitTests.limits { $0.scalarBytes = 12 }
    let text = "companies:\n- {a: 1, b: 中中中中}\n- {a: 1, b: 中中中中x}\n- c"
    #expect(
      parts(of: text, limits: limits, pieces: pieces) == [
        "header {}", "item {a: 1, b: 中中中中}", "item {a: 1} … text-too-long@3:13", "item c",
      ])
  }

  @Test(
    "A scalar far beyond the limit is cut off while it is scanned",
    arguments: [("\"", "\""), ("", ""), ("|\n  ", "")], [nil, 5000])
  func overlongScalars(quotes: (String, String), pieces: Int?) {
    let limits = LimitTests.limits { $0.scalarBytes = 1000 }
    let long = quotes.0 + String(repeating: "长 ", count: 300_000) + quotes.1
    let result = parts(of: "a: 1\nb: \(long)\n---\nc", limits: limits, pieces: pieces)
    #expect(result.count == 2)
    #expect(result.first == "document {a: 1} … text-too-long@2:4")
    #expect(result.last == "document c")
  }

  @Test("The parser is not given more of a scalar than the limit and what it reads ahead")
  func feedStops() {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20)
    bytes.withUnsafeBytes { bytes in
      var window = InputWindow(bytes: bytes, file: "", firstLine: 1, limits: YAMLLimits())
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 16384, alignment: 1)
      defer { buffer.deallocate() }
      var fed = 0
      while let count = window.feed(buffer) {
        fed += count
        guard count > 0 else { break }
      }
      #expect(fed >= YAMLLimits().scalarBytes)
      #expect(fed <= YAMLLimits().scalarBytes + (160 << 10))
      #expect(window.refusal == .scalarTooLong)
    }
  }

  @Test("Long comments and empty lines are no scalars", arguments: [nil, 5000])
  func comments(pieces: Int?) {
    let limits = LimitTests.limits { $0.scalarBytes = 100 }
    let comments = String(repeating: "  # 注释 and more\n\n   \n", count: 20_000)
    #expect(
      parts(of: "a: 1\n\(comments)b: 2\n", limits: limits, pieces: pieces) == [
        "document {a: 1, b: 2}"
      ])
  }

  @Test(
    "A document or item beyond the limit is cut off, and the next is read", arguments: [nil, 5000])
  func documents(pieces: Int?) {
    let limits = LimitTests.limits { $0.documentBytes = 100_000 }
    let long = (0..<20_000).map { "k\($0): v\n" }.joined()
    let cut = parts(of: long + "---\nb: 1", limits: limits, pieces: pieces)
    #expect(cut.count == 2)
    #expect(cut.first?.hasSuffix("… document-too-long@1:1") == true)
    #expect(cut.last == "document {b: 1}")
    let items = "companies:\n- a\n- " + long.split(separator: "\n").joined(separator: "\n  ")
    let list = parts(of: items + "\n- b", limits: limits, pieces: pieces)
    #expect(list.count == 4)
    #expect(list[2].hasPrefix("item {k0: v, "))
    #expect(list[2].hasSuffix("… document-too-long@3:1"))
    #expect(list[3] == "item b")
  }

  @Test("A list of items is read however long it is, as each item is within the limit")
  func longStream() {
    let limits = LimitTests.limits {
      $0.documentBytes = 10_000
      $0.nodes = 100
    }
    let items = "companies:\n" + (0..<50_000).map { "- company: \($0)\n" }.joined()
    #expect(parts(of: items, limits: limits).count == 50_001)
    #expect(parts(of: items, limits: limits, pieces: 10_000).count == 50_001)
  }

  @Test("Aliases may add nodes up to the limit", arguments: [(8, true), (7, false)])
  func aliases(limit: Int, isAdmitted: Bool) {
    let limits = LimitTests.limits { $0.aliasNodes = limit }
    let text = "a: &a [1, 2, 3]\nb: *a\nc: *a"
    let whole = "document {a: [1, 2, 3], b: [1, 2, 3], c: [1, 2, 3]}"
    let cut = "document {a: [1, 2, 3], b: [1, 2, 3]} … too-many-aliases@3:4"
    #expect(parts(of: text, limits: limits) == [isAdmitted ? whole : cut])
  }

  @Test("Aliases of aliases do not run away")
  func runawayAliases() {
    let levels = (1..<20).map { level in
      "l\(level): &l\(level) [" + (0..<9).map { _ in "*l\(level - 1)" }.joined(separator: ", ")
        + "]\n"
    }
    let result = parts(of: "l0: &l0 [lol]\n" + levels.joined() + "---\nb")
    #expect(result.count == 2)
    #expect(result[0].contains("… too-many-aliases@5:"))
    #expect(result[1] == "document b")
  }

  @Test("Aliases of long texts do not run away")
  func longAliases() {
    let limits = LimitTests.limits { $0.documentBytes = 200_000 }
    let text =
      "defaults: &d \(String(repeating: "x", count: 60_000))\ncompanies:\n- ["
      + [String](repeating: "*d", count: 9000).joined(separator: ", ") + "]\n- b"
    let result = parts(of: text, limits: limits)
    #expect(result.count == 3)
    #expect(result[1].hasSuffix("… document-too-long@3:28"))
    #expect(result[2] == "item b")
  }

  @Test("What is no text at all is given up")
  func binary() {
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) | 0x80 }
    let result = parts(of: Array("a: b\n---\nc: ".utf8) + bytes)
    #expect(result.first == "document {a: b}")
    #expect(result.count <= 3)
    #expect(result.dropFirst().contains { $0.contains("not-text") })
  }
}
