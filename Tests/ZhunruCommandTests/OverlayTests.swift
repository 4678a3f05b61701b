import Testing

/// A firm's own rules, exceptions and answers on top of the law.
@Suite("Overlays and readings")
struct OverlayTests {
  private let directory = TemporaryDirectory()

  private func run(_ arguments: [String]) throws -> (
    status: Int32, output: String, messages: String
  ) {
    directory.write(Self.company, to: "company.yaml")
    return try ProgramPath.run(arguments, input: "", in: directory)
  }

  /// Negative List 2021, item 14: at most half of an information service is foreign. Whether a ride platform is
  /// e-commerce, which item 14 excepts, is contested and left open.
  private static let company = """
    company: Lanhe
    as-of: 2024-06-01
    registered-in: anhui-outside-zones
    foreign-equity: 40 %
    contractual-control: no
    services:
      - { service: search, activity: information-search }
      - service: rides
        features: { audience: public, telecom-functions: [ride-hailing], earns-otherwise: yes, uses-generative-ai: no }
    """

  /// A house that will not go above a quarter.
  private static let house = """
    instrument: house-policy
    title: { en: House policy on telecom, zh: 内部电信投资政策 }
    short: { en: House policy, zh: 内部政策 }
    issuer: { en: the firm, zh: 本所 }
    in-force: 2024-01-01
    reviewed: 2024-01-01
    provisions:
      - provision: point 1
        zh: 第一点
        checked: confirmed
        wording: { en: No more than a quarter of a search service., zh: 搜索业务外资不超过四分之一。 }
        rules:
          - rule: house-search-at-most-a-quarter
            for: information-search
            measure: equity-cap
            demands: { foreign-equity: at most 25 % }
            certainty: settled
            says: { en: at most 25 % by our own policy, zh: 内部政策不超过25% }
    ---
    taken:
      - { reading: ride-platform, answer: e-commerce }
    """

  @Test(
    "A rule on top of the law decides, and is marked as such, in either language",
    arguments: ["en", "zh"])
  func rule(language: String) throws {
    directory.write(Self.house, to: "house.yaml")
    let plain = try run(["assess", "company.yaml", "--lang", language])
    let broken = language == "en" ? "Not as structured" : "按现有架构不可以"
    #expect(!plain.output.contains(broken))
    let own = try run(["assess", "company.yaml", "--overlay", "house.yaml", "--lang", language])
    let mark = language == "en" ? "[own rule]" : "〔自有规则〕"
    let flat = own.output.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }.joined(
      separator: language == "en" ? " " : "")
    #expect(flat.contains(mark), "\(own.output)\(own.messages)")
    #expect(own.output.contains(broken))
    let explained = try run([
      "explain", "company.yaml", "--service", "search", "--overlay", "house.yaml",
    ])
    #expect(explained.output.contains("own rule"))
  }

  @Test("The same check holds what is laid on top")
  func check() throws {
    directory.write(Self.house, to: "house.yaml")
    let good = try run(["law", "check", "--overlay", "house.yaml"])
    #expect(good.status == 0, "\(good.messages)")
    directory.write(
      Self.house.replacing("foreign-equity: at most 25 %", with: "foreign-equty: at most 25 %"),
      to: "house.yaml")
    let bad = try run(["law", "check", "--overlay", "house.yaml"])
    #expect(
      bad.status == 2 && bad.messages.contains("house.yaml:16:")
        && bad.messages.contains("foreign-equity"), "\(bad.messages)")
    directory.write(
      Self.house.replacing(
        "measure: equity-cap",
        with:
          "measure: equity-cap\n        when: { foreign-equity: below 10 %, largest-foreign-group: above 20 % }"
      ),
      to: "house.yaml")
    let dead = try run(["law", "check", "--overlay", "house.yaml"])
    #expect(
      dead.status != 0 && dead.messages.contains("house-search-at-most-a-quarter"),
      "\(dead.messages)")
  }

  @Test("A misspelt name of a clause or a place is an error where it stands, with the nearest")
  func misspelt() throws {
    let bytes = try testFile("BadInput/overlay/law-names.yaml")
    directory.write(String(decoding: bytes, as: UTF8.self), to: "law-names.yaml")
    let checked = try run(["law", "check", "--overlay", "law-names.yaml"])
    #expect(checked.status == 2)
    try expectGolden(checked.messages, "BadInput/overlay/law-names.expected")
    let assessed = try run(["assess", "company.yaml", "--overlay", "law-names.yaml"])
    #expect(assessed.status == 2 && assessed.output.isEmpty)
    #expect(assessed.messages.contains("did you mean `negative-list`?"))
  }

  @Test("An answer to a contested point can be taken, and is said")
  func reading() throws {
    let open = try run(["assess", "company.yaml", "--format", "json"])
    #expect(open.output.contains("\"indeterminate\"") || !open.output.contains("chosen-readings"))
    let taken = try run([
      "assess", "company.yaml", "--reading", "ride-platform=e-commerce", "--format", "json",
    ])
    #expect(
      taken.output.contains(
        #""chosen-readings":[{"reading":"ride-platform","answers":["e-commerce"]}]"#))
    let text = try run(["assess", "company.yaml", "--reading", "ride-platform=e-commerce"])
    #expect(
      text.output.contains("taken by choice: Is a ride-hailing platform operating e-commerce?"))
    // E-commerce is excepted from the limit (Negative List 2021, item 14).
    #expect(!text.output.contains("possible outcomes"), "\(text.output)")
    let memo = try run(["advise", "company.yaml", "--reading", "ride-platform=e-commerce"])
    #expect(memo.output.contains("Taken by choice"))
    let overlaid = try run([
      "advise", "company.yaml", "--overlay", "house.yaml", "--format", "json",
    ])
    #expect(overlaid.status == 2 || overlaid.output.contains("taken by choice"))
  }

  @Test(
    "A reading that is not there is refused with the nearest name",
    arguments: [
      ("ride-platfrom=e-commerce", "did you mean `ride-platform`?"),
      ("ride-platform=e-comerce", "`e-commerce`"),
    ])
  func unknownReading(choice: String, help: String) throws {
    let refused = try run(["assess", "company.yaml", "--reading", choice])
    #expect(refused.status == 2 && refused.messages.contains(help), "\(refused.messages)")
  }
}
