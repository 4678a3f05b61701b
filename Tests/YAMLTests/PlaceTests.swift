import Diagnostics
import SeededRandom
import Testing

@testable import YAML

@Suite("Places of problems")
struct PlaceTests {
  private static let text = """
    %YAML 1.2
    ---
    company: "A"   # 准入
    ownership: [{ holder: B, share: 50 % }, { holder: 'C' }]
    services:
      - service: >
          x
        features: { a: [b, c] }
    \t  - y: *z
    --- |
     text
    ...

    """

  /// Every problem of a text, and whether its places lie in the text: at most behind the last character of a line.
  private func expectWithin(_ bytes: [UInt8], pieces: Int?) {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(\.unicodeScalars.count)
    withReader(of: bytes, pieces: pieces) { reader in
      var tree = YAMLTree()
      while reader.next(into: &tree) != .end {
        for problem in tree.problems {
          guard let start = problem.primary?.span.start else { continue }
          #expect(start.line >= 1 && Int(start.line) <= lines.count, "\(problem.code) in \(text)")
          guard Int(start.line) <= lines.count else { continue }
          #expect(
            start.column >= 1 && Int(start.column) <= lines[Int(start.line) - 1] + 1, "\(problem.code) in \(text)")
          // Where the text ends in empty lines, nothing is wrong with those.
          let last = lines.lastIndex { $0 > 0 } ?? 0
          #expect(Int(start.line) <= last + 1, "\(problem.code) in \(text)")
        }
      }
    }
  }

  @Test("No problem of a text that is cut off anywhere lies past its end", arguments: [nil, 7])
  func cutOff(pieces: Int?) {
    let bytes = Array(Self.text.utf8)
    for count in 1...bytes.count { expectWithin(Array(bytes[..<count]), pieces: pieces) }
    for count in 1...bytes.count { expectWithin(Array(bytes[..<count]) + Array("\n\n".utf8), pieces: pieces) }
  }

  @Test("Nor of one in which characters are replaced", arguments: 0..<200 as Range<UInt64>)
  func replaced(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var bytes = Array(Self.text.utf8).filter { $0 < 0x80 }
    for _ in 0..<3 {
      bytes[Int.random(in: bytes.indices, using: &random)] = Array("[]{}:-,'\"\n \t&*#>|%@`x".utf8).randomElement(using: &random) ?? 0x78
    }
    expectWithin(bytes, pieces: nil)
  }

  @Test("Columns far on in a line count as one place, and no sum of them is too large")
  func farColumns() {
    #expect(Int32(1).column(5) == 6)
    #expect(furthestColumn.column(1) == furthestColumn)
    #expect(Int32(7).column(.max / 2) == furthestColumn)
    let span = SourceSpan(line: 1, column: furthestColumn, count: furthestColumn - 1)
    #expect(span.end.column == .max)
  }

  @Test(
    "A document over a limit is refused before more of it is read", arguments: [
      ("x", "document-too-long"), ("a: b\n", "duplicate-key"), ("- a\n", "too-many-values"), ("'a", "text-too-long"),
    ])
  func refusedAtOnce(piece: String, code: String) {
    let piece = Array(piece.utf8)
    var given = 0
    let most = 64 << 20
    var reader = YAMLReader(file: "a.yaml", streamedKey: "companies") { buffer in
      guard given < most else { return 0 }
      let count = min(buffer.count, 64 << 10)
      for index in 0..<count { buffer[index] = piece[(given + index) % piece.count] }
      given += count
      return count
    }
    var tree = YAMLTree()
    let step = reader.next(into: &tree)
    #expect(step != .end)
    #expect(tree.problems.contains { $0.code == code || $0.code == "document-too-long" || $0.code == "text-too-long" })
    #expect(given <= 6 << 20)
    // The rest is passed over, and the stream is at its end.
    while reader.next(into: &tree) != .end {}
    #expect(given == most)
  }

  @Test("What follows a refused document is read, however much of that was left")
  func followsRefused() {
    let limits = LimitTests.limits { $0.documentBytes = 10_000 }
    let long = (0..<5_000).map { "k\($0): v\n" }.joined()
    for pieces in [nil, 1000] as [Int?] {
      let found = parts(of: long + "...\n---\nb: 1\n---\nc: 2", limits: limits, pieces: pieces)
      #expect(found.dropFirst() == ["document {b: 1}", "document {c: 2}"])
    }
  }
}
