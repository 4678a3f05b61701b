import Diagnostics
import TestSupport
import Testing

@testable import Law

@Suite("The glossary")
struct GlossaryTests {
  private static func load(_ glossary: String) -> (law: Law?, problems: [Diagnostic]) {
    let base = """
      activities: [{ activity: general-business, name: { en: Business, zh: 一般业务 } }]
      glossary:

      """
    return Law.load([LawFile(path: "a.yaml", bytes: Array((base + glossary).utf8))])
  }

  private static let two = """
      - word: vie
        name: { en: VIE, zh: VIE架构 }
        also: { en: [control by contract], zh: [协议控制] }
        says: { en: One. Two., zh: 一。二。 }
      - word: zone
        name: { en: free trade zone, zh: 自贸试验区 }
        says: { en: One. Two., zh: 一。二。 }
      - word: trade
        name: { en: trade, zh: 贸易 }
        says: { en: One. Two., zh: 一。二。 }

    """

  @Test(
    "Words are found by whole names in both languages, the longer before those within it",
    arguments: [
      ("Is it a VIE?", ["vie"]), ("Does a holder control by contract?", ["vie"]), ("review", []), ("movies", []),
      ("是否采用ＶＩＥ架构？", ["vie"]), ("以協議控制", ["vie"]), ("Free-trade zones, and trade", ["zone", "trade"]),
      ("自贸试验区内的贸易", ["zone", "trade"]), ("a free trade zone", ["zone"]),
    ])
  func found(text: String, expected: [String]) throws {
    let law = try #require(Self.load(Self.two).law)
    #expect(law.glossaryTerms(in: text).map(\.name) == expected)
  }

  @Test("What is typed names a word, or a part of some", arguments: [("vie", ["vie"]), ("trade", ["trade"]), ("zone", ["zone"]), ("协议控制", ["vie"]), ("contract", ["vie"]), ("x", [])])
  func named(typed: String, expected: [String]) throws {
    let law = try #require(Self.load(Self.two).law)
    #expect(law.glossaryTerms(named: typed).map(\.name) == expected)
  }

  @Test(
    "What is wrong with a word is said",
    arguments: [
      ("  - { word: a, name: { en: a, zh: 甲 }, says: { en: x } }", "missing-translation"),
      ("  - { word: a, name: { en: a, zh: 甲 }, says: { en: x, zh: 某 }, see: b }", "unknown-key"),
      ("  - { word: a, name: { en: a, zh: 甲 }, also: { fr: [b] }, says: { en: x, zh: 某 } }", "unknown-key"),
      ("  - { word: a, name: { en: a, zh: 甲 } }", "missing-key"),
      (
        "  - { word: a, name: { en: a, zh: 甲 }, says: { en: x, zh: 某 } }\n"
          + "  - { word: b, name: { en: A, zh: 乙 }, says: { en: x, zh: 某 } }", "declared-twice"
      ),
      (
        "  - { word: a, name: { en: a, zh: 甲 }, says: { en: x, zh: 某 }, cites: { instrument: none, provision: x } }",
        "unknown-instrument"
      ),
    ])
  func faulty(glossary: String, code: String) {
    let (law, problems) = Self.load(glossary)
    #expect(law == nil)
    #expect(problems.map(\.code) == [code], "\(problems.map(\.headline.english))")
    #expect(problems.allSatisfy { $0.primary != nil })
  }

  @Test("Every word of the law is explained in two sentences, and found by each of its names")
  func shipped() throws {
    let law = try ShippedLaw.law.get()
    #expect(law.glossary.count >= 30)
    for term in law.glossary {
      let english = term.says.english.split(separator: ". ")
      #expect(english.count == 2 && term.says.english.hasSuffix("."), "\(term.says.english)")
      #expect(term.says.chinese.filter { $0 == "。" }.count == 2 && term.says.chinese.hasSuffix("。"), "\(term.says.chinese)")
      for name in Language.allCases.flatMap(term.names(in:)) {
        #expect(law.glossaryTerms(in: name).map(\.name).contains(term.name), "\(name)")
      }
    }
  }
}
