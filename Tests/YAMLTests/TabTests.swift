import Diagnostics
import Testing

@testable import YAML

@Suite("Tabs")
struct TabTests {
  @Test(
    "A tab indents as its writer meant, and everything else of the document is read",
    arguments: [
      ("a:\n\tb: 1\n\tc: 2", "{a: {b: 1, c: 2}} @2:1 @3:1"),
      ("a:\n  b: 1\n\tc: 2", "{a: {b: 1, c: 2}} @3:1"),
      ("a:\n    b: 1\n\tc: 2\nd: 3", "{a: {b: 1, c: 2}, d: 3} @3:1"),
      ("s:\n  - a: 1\n\tb: 2\n  - a: 3", "{s: [{a: 1, b: 2}, {a: 3}]} @3:1"),
      ("s:\n\t- a: 1\n\t  b: 2\n\t- a: 3", "{s: [{a: 1, b: 2}, {a: 3}]} @2:1 @3:1 @4:1"),
      ("s:\n  - f:\n      x: 1\n\t  y: 2", "{s: [{f: {x: 1, y: 2}}]} @4:1"),
      ("s:\n  - f:\n      x: 1\n\ty: 2", "{s: [{f: {x: 1}, y: 2}]} @4:1"),
      ("s:\n- a: 1\n\tb: 2", "{s: [{a: 1, b: 2}]} @3:1"),
      ("s:\n- a: 1\n  \tb: 2\n- c", "{s: [{a: 1, b: 2}, c]} @3:3"),
      ("a:\n\t\tb:\n\t\t\tc: 1\n", "{a: {b: {c: 1}}} @2:1 @3:1"),
      ("-\ta: 1\n-\tb: 2", "[{a: 1}, {b: 2}] @1:2 @2:2"),
      ("\ta: 1\n\tb: 2", "{a: 1, b: 2} @1:1 @2:1"),
      ("a: x\n\ty\nb: 1", "{a: x y, b: 1} @2:1"),
      ("a:\t1\nb: [\t2,\n\t3]", "{a: 1, b: [2, 3]}"),
      ("a: |\n\tx\nb: 1", "{a: x\n, b: 1} @2:1"),
    ])
  func tabs(text: String, part: String) {
    let expected = part.replacing("@", with: "tab-in-indentation@")
    #expect(parts(of: text) == ["document " + expected])
  }

  @Test("Places on a line with tabs are those of the file")
  func places() {
    let text = "a:\n\t\t中: {b: 1, b: 2}\n\t\t中: !t 3\n"
    #expect(
      parts(of: text) == [
        "document {a: {中: {b: 1, b: 2}, 中: 3}} tab-in-indentation@2:1 duplicate-key@2:13 "
          + "tab-in-indentation@3:1 duplicate-key@3:3 tag@3:6"
      ])
    let document = YAMLDocument.parse(bytes: Array(text.utf8), file: "").documents.first
    let value = document?.root["a"]?["中"]?["b"]
    #expect(value?.span.start.column == 10)
    #expect(value?.label().lineText == "\t\t中: {b: 1, b: 2}")
  }

  @Test("An item that was handed out is not read again for a tab after it")
  func afterItem() {
    let text = "companies:\n  - \"B\n    b\"\n\tx: 1\n---\na: 1"
    withReader(of: Array(text.utf8)) { reader in
      var tree = YAMLTree()
      var items: [String] = []
      for _ in 0..<10 where reader.next(into: &tree) == .item && !tree.isEmpty {
        items.append(tree.flow(0))
      }
      #expect(items == ["B b"])
      #expect(reader.next(into: &tree) == .end)
    }
  }

  @Test("Of very many tabs the first are reported, and reading ends in time")
  func manyTabs() {
    let text = "a:\n" + (0..<5000).map { "\tb\($0): 1\n" }.joined() + "---\nc: 1"
    let result = parts(of: text)
    #expect(result.count == 2)
    #expect(result[0].hasPrefix("document {a: {b0: 1, "))
    #expect(result[0].components(separatedBy: "tab-in-indentation").count - 1 == 41)
    #expect(result[1] == "document {c: 1}")
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
