import Testing

@testable import YAML

@Suite("After what cannot be read")
struct RecoveryTests {
  static let pieces: [Int?] = [nil, 1, 7, 100_000]

  @Test("A list of companies comes as header, items and trailer", arguments: pieces)
  func streams(pieces: Int?) {
    let text = """
      defaults: {registered-in: shanghai}
      companies:
        - company: A
          share: 1
        - company: 甲
        - B
      note: end
      ---
      company: C
      """
    #expect(
      parts(of: text, pieces: pieces) == [
        "header {defaults: {registered-in: shanghai}}",
        "item {company: A, share: 1}",
        "item {company: 甲}",
        "item B",
        "trailer {note: end}",
        "document {company: C}",
      ])
  }

  @Test(
    "A broken item is reported once, handed out in part, and the next is read", arguments: pieces)
  func itemIsSkipped(pieces: Int?) {
    let text = """
      companies:
        - company: A
        - company: B
          name: "unclosed
          share: 1
        - company: C
          other: "x"
        - company: D
      ---
      company: E
      """
    #expect(
      parts(of: text, pieces: pieces) == [
        "header {}",
        "item {company: A}",
        "item {company: B} … unclosed-quote@4:11",
        "item {company: C, other: x}",
        "item {company: D}",
        "document {company: E}",
      ])
  }

  @Test("A broken document does not hide the next", arguments: pieces)
  func documentIsSkipped(pieces: Int?) {
    let text = """
      company: A
      share: [1, 2
      note: x
      ---
      company: B
      ---
      company: C
      x: @y
      z: 1
      ---
      company: D
      """
    #expect(
      parts(of: text, pieces: pieces) == [
        "document {company: A} … unclosed-bracket@2:8",
        "document {company: B}",
        "document {company: C} … character@8:4",
        "document {company: D}",
      ])
  }

  @Test("Tabs are reported and read as spaces, and other problems are found too", arguments: pieces)
  func tabsAreRepaired(pieces: Int?) {
    let text = """
      company: A
      ---
      company: B
      share: 1
      share: 2
      services:
      \t- service: x
      \t- service: y
      ---
      company: C
      """
    #expect(
      parts(of: text, pieces: pieces) == [
        "document {company: A}",
        "document {company: B, share: 1, share: 2, services: [{service: x}, {service: y}]} "
          + "duplicate-key@5:1 tab-in-indentation@7:1 tab-in-indentation@8:1",
        "document {company: C}",
      ])
  }

  @Test("A tab in an item is repaired within the item", arguments: pieces)
  func tabsInItems(pieces: Int?) {
    let text = """
      companies:
      - company: A
        x: 1
      - company: B
      \t y: 1
        y: 2
      - company: C
      after: {a: 1}
      """
    #expect(
      parts(of: text, pieces: pieces) == [
        "header {}",
        "item {company: A, x: 1}",
        "item {company: B, y: 1, y: 2} tab-in-indentation@5:1 duplicate-key@6:3",
        "item {company: C}",
        "trailer {after: {a: 1}}",
      ])
  }

  @Test("A line between items is reported and the items after it are read", arguments: pieces)
  func strayLine(pieces: Int?) {
    let text = """
      companies:
        - company: A
       bad: x
        - company: B
        - @
        - company: C
      """
    #expect(
      parts(of: text, pieces: pieces) == [
        "header {}",
        "item {company: A}",
        "trailer - … indentation@3:2",
        "item {company: B}",
        "item - … character@5:5",
        "item {company: C}",
      ])
  }

  @Test("A broken header does not hide the companies", arguments: pieces)
  func brokenHeader(pieces: Int?) {
    let text = """
      defaults:
        a: [1
      companies:
        - company: A
      """
    #expect(
      parts(of: text, pieces: pieces) == [
        "header {defaults: {}} … unclosed-bracket@2:6",
        "item {company: A}",
      ])
  }
}
