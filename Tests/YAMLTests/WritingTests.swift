import Testing

@testable import YAML

@Suite("Writing")
struct WritingTests {
  @Test("A company file reads as a person would write it")
  func companyFile() {
    let content = YAMLContent.mapping([
      .init("company", .text("蓝河智能（上海）有限公司")),
      .init("as-of", .word("2026-03-01"), remark: "left out: today"),
      .init("note", .text("a: b, \"c\"\nd")),
      .init("code", .text("007")),
      .init(
        "ownership",
        .list([
          .inlineMapping([.init("holder", .text("Qingtian, LP")), .init("share", .word("40 %"))])
        ])),
      .init(
        "services",
        .list([.mapping([.init("service", .text("yes")), .init("paid", .word("yes"))])]),
        remark: "two lines"),
      .init("empty", .list([])),
    ])
    #expect(
      content.yaml == """
        company: 蓝河智能（上海）有限公司
        as-of: 2026-03-01  # left out: today
        note: "a: b, \\"c\\"\\nd"
        code: "007"
        ownership:
          - { holder: "Qingtian, LP", share: 40 % }
        services:  # two lines
          - service: "yes"
            paid: yes
        empty: []

        """)
  }

  @Test("What is written reads back the same", arguments: 0..<3000 as Range<UInt64>)
  func roundTrip(seed: UInt64) {
    var random = RandomContent(seed: seed)
    let content = random.content()
    #expect(parts(of: content.yaml, streaming: nil) == ["document \(content.flow)"])
  }

  @Test(
    "Documents written one after another read back the same", arguments: 0..<200 as Range<UInt64>)
  func documents(seed: UInt64) {
    var random = RandomContent(seed: seed)
    let contents = (0..<5).map { _ in random.content() }
    let text = contents.map { "---\n" + $0.yaml }.joined()
    let expected = contents.map { "document \($0.flow)" }
    #expect(parts(of: text, streaming: nil) == expected)
    #expect(parts(of: text, streaming: nil, pieces: 13) == expected)
  }
}
