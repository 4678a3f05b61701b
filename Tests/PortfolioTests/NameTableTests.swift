import SeededRandom
import TestSupport
import Testing
import YAML

@testable import Portfolio

@Suite("Names found by their hashes")
struct NameTableTests {
  @Test("Every name leads to its number, and no other text does", arguments: [0, 1, 8, 9, 300])
  func names(count: Int) throws {
    var random = SplitMix64(seed: UInt64(count))
    var names: Set<String> = []
    while names.count < count {
      let length = Int.random(in: 1...40, using: &random)
      names.insert(String((0..<length).map { _ in random.pick(Array("abc-准入")) }))
    }
    let sorted = names.sorted()
    let table = NameTable(sorted.enumerated().map { ($1, Int32($0)) })
    #expect(table.all == sorted)
    // Each name, with a letter more, a letter less, and one changed.
    let texts =
      sorted + sorted.map { $0 + "a" } + sorted.map { String($0.dropLast()) }
      + sorted.map { "z" + $0.dropFirst() } + [""]
    for text in Set(texts) {
      let found = try value(of: text, in: table)
      #expect(found == sorted.firstIndex(of: text).map { Int32($0) }, "\(text)")
    }
  }

  @Test("Negative numbers stand for names as well")
  func negative() throws {
    let table = NameTable([("company", -1), ("services", -4), ("fact", 0)])
    #expect(try value(of: "company", in: table) == -1)
    #expect(try value(of: "services", in: table) == -4)
    #expect(try value(of: "fact", in: table) == 0)
    #expect(try value(of: "Company", in: table) == nil)
  }

  private func value(of text: String, in table: NameTable) throws -> Int32? {
    let parsed = YAMLDocument.parse(bytes: Array("'\(text)'".utf8), file: "n.yaml")
    let document = try #require(parsed.documents.first)
    return table.value(of: document.tree[0], in: document.tree)
  }
}
