import Diagnostics
import SeededRandom
import Testing

@testable import YAML

/// Documents like those that people write, spoilt at random.
struct SpoiltText {
  private static let seeds = [
    """
    # shared
    defaults: &d
      registered-in: shanghai
    companies:
      - company: 蓝河智能
        foreign-equity: 60 %
        services:
          - service: "writing: assistant"
            features: { audience: public, news-acts: [push, 'dig''est'] }
      - company: B
        like: *d
        note: |
          two
          lines
      - { company: C, form: joint-venture }
    after: [1, 2]

    """,
    """
    %YAML 1.2
    ---
    company: A
    as-of: 2026-03-01
    services:
    - service: x
      activity: call-centre
    - service: >-
        folded
        text
    ---
    company: B  # note
    "quoted key": 'it''s'
    ...
    ---
    - [a, {b: c}]
    - plain
      text

    """,
  ]

  private static let pieces: [String] = [
    "\t", "\n", "  ", "- ", ": ", ":", "\"", "'", "[", "]", "{", "}", ",", "---\n", "\n---\n",
    "...\n",
    "&a ", "*a", "*d", "!t ", "<<: ", "? ", "|\n", "> ", "# ", "%", "@", "\u{FEFF}", "\r", "\r\n",
    "\u{85}", "\u{2028}", "\u{0}", "companies:\n", "  - ", "中",
  ]

  static func bytes(seed: UInt64) -> [UInt8] {
    var random = SplitMix64(seed: seed)
    var bytes = Array(seeds[Int.random(in: 0..<seeds.count, using: &random)].utf8)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 0...8, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes.removeSubrange(place..<end)
      case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 3 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
      default:
        bytes.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8, at: place)
      }
    }
    return bytes
  }
}

@Suite("Spoilt files")
struct FuzzTests {
  @Test("Reading ends, and what cannot be read is reported", arguments: 0..<40 as Range<UInt64>)
  func isTotal(block: UInt64) {
    for seed in block * 100..<block * 100 + 100 {
      let bytes = SpoiltText.bytes(seed: seed)
      withReader(of: bytes) { reader in
        var tree = YAMLTree()
        var steps = 0
        var reported = 0
        while reader.next(into: &tree) != .end {
          tree.checkInvariants()
          #expect(!(tree.isEmpty && tree.problems.isEmpty), "seed \(seed)")
          // A problem that two parts meet in one place is reported with the first.
          reported += tree.problems.count
          #expect(!tree.isIncomplete || reported > 0, "seed \(seed)")
          for problem in tree.problems { check(problem, seed: seed) }
          steps += 1
          guard steps <= bytes.count else {
            Issue.record("no end, seed \(seed)")
            return
          }
        }
      }
    }
  }

  private func check(_ problem: Diagnostic, seed: UInt64) {
    #expect(!problem.rendered().isEmpty && problem.help != nil, "seed \(seed)")
    for label in (problem.primary.map { [$0] } ?? []) + problem.secondary {
      let length = Int32(label.lineText.unicodeScalars.count)
      #expect(label.span.start.column <= label.lineTextColumn + length + 1, "seed \(seed)")
      #expect(label.span.start <= label.span.end, "seed \(seed)")
    }
  }

  @Test("Memory, streams and chunks give the same", arguments: 0..<20 as Range<UInt64>)
  func isTheSame(block: UInt64) throws {
    for seed in block * 100..<block * 100 + 100 {
      let bytes = SpoiltText.bytes(seed: seed)
      let expected = parts(of: bytes)
      #expect(parts(of: bytes, pieces: Int(seed % 40) + 1) == expected, "seed \(seed)")
      #expect(
        try partsInChunks(of: bytes, chunkBytes: Int(seed % 300) + 40) == expected, "seed \(seed)")
    }
  }

  @Test("A document that is whole is not touched by what is broken before or after it")
  func neighbours() {
    for seed in 0..<1000 as Range<UInt64> {
      var text = Array("company: first\n---\n".utf8) + SpoiltText.bytes(seed: seed)
      text += Array("\n---\ncompany: last\nshare: [1, {a: b}]\n".utf8)
      let result = parts(of: text)
      #expect(result.first == "document {company: first}", "seed \(seed)")
      #expect(result.last == "document {company: last, share: [1, {a: b}]}", "seed \(seed)")
    }
  }
}

/// Like `parts(of:)`, with the bytes cut into chunks that are read one by one.
func partsInChunks(of bytes: [UInt8], chunkBytes: Int) throws -> [String] {
  try bytes.withUnsafeBytes { bytes in
    var offset = 0
    var splitter = YAMLSplitter(chunkBytes: chunkBytes) { buffer in
      let count = min(7, buffer.count, bytes.count - offset)
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]))
      offset += count
      return count
    }
    var result: [String] = []
    let chunk = YAMLChunk()
    while true {
      switch try splitter.next(into: chunk) {
      case .end: return result
      case .chunk:
        var reader = YAMLReader(chunk: chunk, file: "a.yaml", streamedKey: "companies")
        result += parts(from: &reader)
      case .rest:
        var reader = splitter.rest(file: "a.yaml", streamedKey: "companies")
        return result + parts(from: &reader)
      }
    }
  }
}
