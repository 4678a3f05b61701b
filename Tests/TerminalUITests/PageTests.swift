import TerminalUI
import Testing

/// A page as a batch command prints it: titles with verdicts, a table of reasons, counts.
private func page() -> Stack {
  var reasons = Table([.init(fit: .wraps()), .init(), .init()])
  reasons.append(row: ["internet news: republication", "yes", StyledText("prohibited", .bad)])
  reasons.append(
    Paragraph("Negative List 2024, item 13: no foreign capital in internet news", indent: 2))
  reasons.append(row: ["信息服务：发布平台", "likely", StyledText("restricted-violated", .warning)])
  reasons.append(Paragraph("第12项：外资比例不超过50%；文件所载为60%（第5行）", indent: 2))
  return Stack([
    LeftRight(StyledText("Lanhe (Shanghai) Co., Ltd.", .emphasis), StyledText("prohibited", .bad)),
    Paragraph(StyledText("foreign share 60.0 % · Shanghai · law of 2026-03-01", .dim)),
    BlankLine(),
    LeftRight(StyledText("✗ ", .bad) + "morning brief 早报", StyledText("prohibited", .bad), hang: 2),
    Indented(reasons, by: 4),
    HorizontalLine(),
    Paragraph("1 company · 1 service · 2 activities: 1 prohibited, 1 restricted-violated"),
  ])
}

@Suite("A page of blocks")
struct PageTests {
  @Test("Without colour, in 64 cells")
  func plain() {
    #expect(
      page().rendered(OutputFormat(width: 64, usesColor: false)) == """
        Lanhe (Shanghai) Co., Ltd.                            prohibited
        foreign share 60.0 % · Shanghai · law of 2026-03-01

        ✗ morning brief 早报                                  prohibited
            internet news: republication  yes     prohibited
              Negative List 2024, item 13: no foreign capital in
              internet news
            信息服务：发布平台            likely  restricted-violated
              第12项：外资比例不超过50%；文件所载为60%（第5行）
        ────────────────────────────────────────────────────────────────
        1 company · 1 service · 2 activities: 1 prohibited, 1
        restricted-violated

        """)
  }

  @Test("Colour adds control sequences and changes nothing else", arguments: [20, 40, 80, 120])
  func colour(width: Int) {
    let coloured = page().rendered(OutputFormat(width: width, usesColor: true))
    let plain = page().rendered(OutputFormat(width: width, usesColor: false))
    #expect(coloured.contains("\u{1B}[0;31mprohibited\u{1B}[0m"))
    #expect(coloured.withoutControlSequences == plain)
  }
}

extension String {
  /// The text without what stands from an escape character to the next `m`.
  fileprivate var withoutControlSequences: String {
    var result = ""
    var isInSequence = false
    for scalar in unicodeScalars {
      if scalar == "\u{1B}" { isInSequence = true }
      if !isInSequence { result.unicodeScalars.append(scalar) }
      if scalar == "m" { isInSequence = false }
    }
    return result
  }
}
