import Testing
import TextWidth

@testable import TerminalUI

/// The lines of a block, without styles.
private func drawn(_ block: some Block, _ width: Int) -> [String] {
  block.lines(width: width).map { $0.rendered(usesColor: false) }
}

@Suite("Paragraphs and titles")
struct LayoutTests {
  @Test("A paragraph hangs under its lead")
  func hangingIndent() {
    let paragraph = Paragraph("no foreign capital in internet news services", lead: "  1  ")
    #expect(
      drawn(paragraph, 24) == [
        "  1  no foreign capital",
        "     in internet news",
        "     services",
      ])
  }

  @Test("Indent and hanging indent may differ, and Chinese wraps by cells")
  func indents() {
    let paragraph = Paragraph("电信业务以入世承诺开放的范围为限；呼叫中心不受此限。", indent: 2, hanging: 4)
    #expect(
      drawn(paragraph, 20) == [
        "  电信业务以入世承诺",
        "    开放的范围为限；",
        "    呼叫中心不受此",
        "    限。",
      ])
  }

  @Test("An indent gives way in a narrow width")
  func narrowIndent() {
    #expect(drawn(Paragraph("abcdef", indent: 6), 6) == ["  abcd", "  ef"])
    #expect(drawn(Indented(Paragraph("abcdef"), by: 6), 6) == ["  abcd", "  ef"])
  }

  @Test("The verdict stands at the right margin")
  func leftRight() {
    let title = LeftRight("✗ morning brief", "prohibited")
    #expect(drawn(title, 30) == ["✗ morning brief     prohibited"])
    #expect(drawn(title, 27) == ["✗ morning brief  prohibited"])
    #expect(drawn(title, 26) == ["✗ morning       prohibited", "brief"])
    #expect(drawn(title, 20) == ["✗ morning brief", "          prohibited"])
    #expect(drawn(LeftRight("早报", "禁止"), 12) == ["早报    禁止"])
    #expect(drawn(LeftRight("", "prohibited"), 5) == ["prohi", "bited"])
    #expect(drawn(LeftRight("left", ""), 5) == ["left"])
  }

  @Test("A long title wraps beside its verdict, with a hanging indent")
  func longTitle() {
    let title = LeftRight("! writing assistant for the users' own text", "not-open", hang: 2)
    #expect(
      drawn(title, 40) == [
        "! writing assistant for the     not-open",
        "  users' own text",
      ])
  }
}

@Suite("Tables")
struct TableTests {
  private func sample() -> Table {
    var table = Table([
      .init("company", fit: .wraps()), .init("share", alignment: .trailing),
      .init("verdict", fit: .truncates()),
    ])
    table.append(row: ["Lanhe Intelligence (Shanghai) Co., Ltd.", "60.0 %", "prohibited"])
    table.append(row: ["蓝河智能（上海）有限公司", "5 %", "permitted-with-licence"])
    table.appendRule()
    table.append(row: ["2 companies"])
    return table
  }

  @Test("Columns stand by cells, figures to the right")
  func wide() {
    #expect(
      drawn(sample(), 80) == [
        "company                                   share  verdict",
        "───────────────────────────────────────  ──────  ──────────────────────",
        "Lanhe Intelligence (Shanghai) Co., Ltd.  60.0 %  prohibited",
        "蓝河智能（上海）有限公司                    5 %  permitted-with-licence",
        "───────────────────────────────────────  ──────  ──────────────────────",
        "2 companies",
      ])
  }

  @Test("The widest columns give way first; what is cut goes on or ends in an ellipsis")
  func narrow() {
    #expect(
      drawn(sample(), 40) == [
        "company           share  verdict",
        "───────────────  ──────  ───────────────",
        "Lanhe            60.0 %  prohibited",
        "Intelligence",
        "(Shanghai) Co.,",
        "Ltd.",
        "蓝河智能（上        5 %  permitted-with…",
        "海）有限公司",
        "───────────────  ──────  ───────────────",
        "2 companies",
      ])
  }

  @Test("A width that holds no columns gets lists")
  func stacked() {
    #expect(
      drawn(sample(), 20) == [
        "Lanhe Intelligence",
        "    (Shanghai) Co.,",
        "    Ltd.",
        "  share: 60.0 %",
        "  verdict:",
        "    prohibited",
        "蓝河智能（上海）有限",
        "    公司",
        "  share: 5 %",
        "  verdict:",
        "    permitted-with-",
        "    licence",
        "────────────────────",
        "2 companies",
      ])
  }

  @Test("A reason stands across the table under its row")
  func blocks() {
    var table = Table([.init(fit: .wraps()), .init(), .init()])
    table.append(row: ["internet news", "yes", "prohibited"])
    table.append(Paragraph("item 13: no foreign capital", indent: 2))
    table.append(row: ["call centre", "declared", "permitted"])
    #expect(
      drawn(table, 60) == [
        "internet news  yes       prohibited",
        "  item 13: no foreign capital",
        "call centre    declared  permitted",
      ])
  }

  @Test("Room is shared so that all of it is used and no column is wider than it wants")
  func sharing() {
    var random = LinearCongruence(state: 7)
    for _ in 0..<500 {
      let demands = (0..<(1 + random.next() % 5)).map { _ in
        let natural = Int(random.next() % 40)
        return ColumnDemand(natural: natural, minimum: min(natural, Int(random.next() % 20)))
      }
      let wanted = demands.reduce(0) { $0 + $1.natural }
      let least = demands.reduce(0) { $0 + $1.minimum }
      for room in 0...(wanted + 2) {
        let widths = columnWidths(for: demands, in: room)
        #expect((widths == nil) == (room < least))
        guard let widths else { continue }
        #expect(widths.reduce(0, +) == min(room, wanted), "\(demands) in \(room)")
        #expect(zip(widths, demands).allSatisfy { $1.minimum...$1.natural ~= $0 })
      }
    }
  }
}

@Suite("Every block keeps to the width")
struct WidthTests {
  static let texts = [
    "Lanhe Intelligence (Shanghai) Co., Ltd.", "蓝河智能（上海）有限公司，外商独资。",
    "👨\u{200D}👩\u{200D}👧 家庭 🇨🇳🇫🇷 ❤\u{FE0F}",
    "\u{202E}evil\u{1B}[31m\nnewline\u{200B}", "", "restricted-violated", "संस्था क्ष",
    "a/very/long/path/to/a/file.yaml",
  ]

  @Test(arguments: [2, 3, 5, 8, 13, 20, 40, 80, 120])
  func holds(width: Int) {
    for text in Self.texts {
      for other in Self.texts {
        let left = StyledText(text, .bad) + StyledText(other, .dim)
        let right = StyledText(other, .good)
        var table = Table([
          .init(left, fit: .wraps()), .init(fit: .truncates()), .init(right, alignment: .trailing),
        ])
        table.append(row: [left, left, right])
        table.appendRule()
        table.append(Paragraph(left, indent: 4))
        let blocks: [any Block] = [
          Paragraph(left, lead: "✗ ", hang: "  "), Paragraph(right, lead: left),
          LeftRight(left, right, hang: 2), LeftRight(right, left), table, HorizontalLine(),
          BlankLine(),
          Indented(table, by: 4), Indented(LeftRight(left, right), by: 2),
        ]
        for line in Stack(blocks).lines(width: width) {
          #expect(line.width <= width, "\(line.text)")
          #expect(line.checkInvariants())
          #expect(line.rendered(usesColor: false).displayWidth <= width)
        }
      }
    }
  }
}

/// Numbers that look random and follow from a seed.
private struct LinearCongruence {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}
