import Testing
import TextWidth

@Suite("Escaping for the terminal")
struct TerminalEscapeTests {
  @Test(
    "What moves the cursor, reorders or hides is spelled out",
    arguments: [
      ("a\nb", #"a\nb"#),
      ("a\r\nb\tc", #"a\r\nb\tc"#),
      ("\u{1B}[2J", #"\u{1B}[2J"#),
      ("\u{0}\u{7}\u{7F}\u{9B}31m", #"\u{0}\u{7}\u{7F}\u{9B}31m"#),
      ("user\u{202E}txt.exe", #"user\u{202E}txt.exe"#),
      ("\u{2066}x\u{2069}", #"\u{2066}x\u{2069}"#),
      ("pay\u{200B}pal", #"pay\u{200B}pal"#),
      ("pay\u{200D}pal", #"pay\u{200D}pal"#),
      ("中\u{200C}国", #"中\u{200C}国"#),
      ("soft\u{AD}hyphen", #"soft\u{AD}hyphen"#),
      ("\u{FEFF}bom", #"\u{FEFF}bom"#),
      ("\u{3164}", #"\u{3164}"#),
      ("x\u{E0041}y", #"x\u{E0041}y"#),
      ("x\u{FE01}\u{FE0F}y", #"x\u{FE01}\u{FE0F}y"#),
      ("❤\u{FE0F}\u{FE0E}", "❤\u{FE0F}\\u{FE0E}"),
      ("line\u{2028}para\u{2029}", #"line\u{2028}para\u{2029}"#),
      ("\u{FFF9}a\u{FFFB}", #"\u{FFF9}a\u{FFFB}"#),
      ("\u{FFFF}", #"\u{FFFF}"#),
      ("\u{301}e", #"\u{301}e"#),
    ])
  func spelledOut(text: String, shown: String) {
    #expect(text.escapedForTerminal == shown)
  }

  @Test(
    "Text of any script and emoji stays as it is",
    arguments: [
      "", "Lanhe (Shanghai) Co., Ltd.", "蓝河智能（上海）有限公司", "e\u{301}\u{323}", "👩\u{200D}⚕\u{FE0F}",
      "👨🏽\u{200D}👩🏿\u{200D}👧", "🏳\u{FE0F}\u{200D}🌈", "1\u{FE0F}\u{20E3}",
      "🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}", "🇨🇳", "葛\u{E0100}飾",
      "می\u{200C}خواهم", "क\u{94D}\u{200D}ष", "ที่นี่", "שָׁלוֹם", "ガ\u{3099}", "½ × 50 % ≤ 准入 \\ \"",
    ])
  func kept(text: String) {
    #expect(text.escapedForTerminal == text)
  }

  @Test("A pile of marks ends at the eighth")
  func pileOfMarks() {
    let pile = "e" + String(repeating: "\u{301}", count: 10)
    let shown = "e" + String(repeating: "\u{301}", count: 8) + #"\u{301}\u{301}"#
    #expect(pile.escapedForTerminal == shown)
  }

  @Test("Nothing that a terminal obeys is left of any scalar")
  func noControlLeft() {
    for value in UInt32(0)..<0x110000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let properties = scalar.properties
      let isObeyed =
        properties.generalCategory == .control || properties.isBidiControl
        || properties.isDefaultIgnorableCodePoint && !properties.isVariationSelector
      guard isObeyed else { continue }
      #expect(!"a\(scalar)b".escapedForTerminal.unicodeScalars.contains(scalar))
    }
  }

  @Test("Escaping what is escaped changes nothing")
  func isIdempotent() {
    let text = "a\n\u{202E}中\u{200D}❤\u{FE0F}\u{FE0F}\u{301}\u{1B}"
    #expect(text.escapedForTerminal.escapedForTerminal == text.escapedForTerminal)
  }
}
