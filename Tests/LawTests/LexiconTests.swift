import Diagnostics
import TestSupport
import Testing

@testable import Law

@Suite("Everyday words")
struct LexiconTests {
  /// A law of four activities and two kinds of business, with a lexicon.
  private static func law(_ words: String) throws -> Law {
    let base = """
      activities:
        - { activity: general-business, name: { en: Business, zh: 一般业务 } }
        - { activity: maize-seed, name: { en: Maize varieties, zh: 玉米品种 } }
        - { activity: other-seed, name: { en: Other varieties, zh: 其他品种 } }
        - { activity: hospital, name: { en: Medical institution, zh: 医疗机构 } }
        - { activity: streaming, name: { en: Programmes, zh: 视听节目 } }
      topics: [{ topic: health, says: { en: health, zh: 健康 }, opens: [] }]
      kinds: [{ kind: factory, says: { en: a factory, zh: 工厂 } }]
      places: [{ place: suzhou, name: { en: Suzhou, zh: 苏州市 } }]
      """
    let (law, problems) = Law.load([
      LawFile(path: "a.yaml", bytes: Array(base.utf8)),
      LawFile(path: "lexicon/words.yaml", bytes: Array(words.utf8)),
    ])
    return try #require(law, "\(problems.map(\.headline.english))")
  }

  private static let words = """
    says-nothing: { en: [a/the/of/company], zh: [公司] }
    words:
      - { en: [corn/maize seed/breeding], zh: [玉米 种子/育种], activities: [maize-seed], about: [health] }
      - { en: [seed, seedling], zh: [种子], activities: [other-seed, maize-seed] }
      - { en: [hospital, review board], zh: [医院, 网络诊疗], activities: [hospital] }
      - { en: [live stream/streaming, theatre programme, e-commerce, licence], zh: [直播], activities: [streaming] }
      - { en: [furniture], zh: [家具], about: [factory], takes-over: yes }
      - { en: [own staff], zh: [内部使用], about: [health], takes-over: everything }
      - { en: [Kunshan], zh: [昆山], places: [suzhou] }
    """

  private static func names(_ text: String, _ law: Law) -> [String] {
    law.lexicon.find(text).map { hit in
      switch hit.subject {
      case .activity(let activity): law[activity].name
      case .topic(let topic): law[topic].name
      case .place(let place): law[place].name
      case .feature(let fact, _): law[fact].name
      }
    }
  }

  @Test(
    "Forms of a word have one stem, on both sides of the Atlantic",
    arguments: [
      ("publishing", "publisher"), ("mines", "mining"), ("centre", "center"), ("theatres", "theater"),
      ("licence", "licenses"), ("travelling", "traveling"), ("organisation", "organizations"),
      ("catalogue", "catalogs"), ("paediatric", "pediatrics"), ("colour", "colors"), ("companies", "company"),
    ])
  func sameStem(a: String, b: String) {
    #expect(EnglishStem.of(a) == EnglishStem.of(b))
  }

  @Test(
    "Different words keep different stems",
    arguments: [
      ("news", "new"), ("community", "communication"), ("hospital", "hospitality"), ("animal", "animation"),
      ("security", "securities"), ("train", "training"), ("fish", "fishing"), ("generator", "generative")])
  func differentStem(a: String, b: String) {
    #expect(EnglishStem.of(a) != EnglishStem.of(b))
  }

  @Test(
    "Words are found whole or by their stems, in any order, not as parts of others",
    arguments: [
      ("corn seeds", ["maize-seed", "health"]), ("seeds of maize", ["maize-seed", "health"]), ("VIE", []),
      ("vie", []), ("seedy", []), ("reviews", []), ("hospitals", ["hospital"]), ("hospitality", []),
      ("livestream", ["streaming"]), ("live-streaming", ["streaming"]), ("Ｅ－ｃｏｍｍｅｒｃｅ", ["streaming"]),
      ("ecommerce company", ["streaming"]), ("theater program", ["streaming"]), ("license", ["streaming"]),
      ("the company", []),
    ])
  func whole(text: String, expected: [String]) throws {
    #expect(Self.names(text, try Self.law(Self.words)) == expected)
  }

  @Test(
    "Chinese is found by its characters, simplified or traditional; the longer word hides the shorter",
    arguments: [
      ("玉米育种公司", ["maize-seed", "health"]), ("雜交玉米種子", ["maize-seed", "health"]),
      ("種子公司", ["other-seed", "maize-seed"]), ("網絡診療", ["hospital"]), ("医学院", []), ("昆山", ["suzhou"]),
      ("苏州市", ["suzhou"]), ("直播和医院", ["streaming", "hospital"]),
    ])
  func chinese(text: String, expected: [String]) throws {
    #expect(Set(Self.names(text, try Self.law(Self.words))) == Set(expected))
  }

  @Test(
    "What something is made for is not the business",
    arguments: [
      ("hospital furniture", ["factory"]), ("furniture for hospitals", ["factory"]), ("医院家具", ["factory"]),
      ("hospital and furniture", ["hospital", "factory"]), ("furniture, hospital", ["factory", "hospital"]),
      ("live stream for our own staff", ["health"]),
    ])
  func takesOver(text: String, expected: [String]) throws {
    #expect(Set(Self.names(text, try Self.law(Self.words))) == Set(expected))
  }

  @Test(
    "A misspelt word stands for the one that it is like, and no other word is touched",
    arguments: [
      ("hospitl", "hospital"), ("hopsital ward", "hospital ward"), ("furnture company", "furniture company"), ("hospital", nil),
      ("hospi", nil), ("seedy", nil), ("Lanhe", nil), ("hospitality", nil), ("医圆", nil), ("fig", nil), ("straeming 医院", "streaming 医 院"),
    ] as [(String, String?)])
  func misspelt(text: String, corrected: String?) throws {
    #expect(try Self.law(Self.words).lexicon.corrected(text) == corrected)
  }

  @Test("What is being typed suggests what begins with it, not what holds it")
  func typing() throws {
    let law = try Self.law(Self.words)
    let hospital = try #require(law.activity(named: "hospital")?.id)
    #expect(law.lexicon.suggestions(for: "hosp") == [.activity(hospital)])
    #expect(law.lexicon.suggestions(for: "网络诊") == [.activity(hospital)])
    #expect(law.lexicon.suggestions(for: "pital").isEmpty)
  }

  @Test(
    "The check names words that lead to nothing or to everything, words given twice, and what no word leads to",
    arguments: [
      ("      - { en: [yacht], zh: [游艇] }", "word-to-nothing"),
      ("      - { en: [the company], zh: [轮船], activities: [hospital] }", "word-to-everything"),
      ("      - { en: [seeds], zh: [籽], activities: [hospital] }", "word-given-twice"),
      ("      - { zh: [種子], activities: [hospital] }", "word-given-twice"),
      ("      - { activities: [hospital] }", "no-words"),
      ("      - { en: [ship], activities: [hospitals] }", "unknown-activity"),
      ("      - { en: [ship], activities: [hospital], abuot: [health] }", "unknown-key"),
    ])
  func check(entry: String, code: String) throws {
    let seeded = Lexicon.problems(in: try Self.law(Self.words + "\n" + entry.dropFirst(4)))
    let sound = Lexicon.problems(in: try Self.law(Self.words))
    #expect(seeded.contains { $0.code == code }, "\(seeded.map(\.headline.english))")
    #expect(!sound.contains { $0.code == code })
  }

  @Test("Words that lead to more than eight activities lead to everything, and an activity has words in both languages")
  func everything() throws {
    let names = (0..<9).map { "a\($0)" }
    let base = "activities:\n  - { activity: general-business, name: { en: x, zh: 某 } }\n"
      + names.map { "  - { activity: \($0), name: { en: \($0), zh: 某\($0) } }\n" }.joined()
    func problems(_ words: String) throws -> [String] {
      let (law, _) = Law.load([
        LawFile(path: "a.yaml", bytes: Array(base.utf8)),
        LawFile(path: "lexicon/words.yaml", bytes: Array(words.utf8)),
      ])
      return Lexicon.problems(in: try #require(law)).map(\.code)
    }
    let all = "words: [{ en: [thing], zh: [事物], activities: [\(names.joined(separator: ", "))] }]"
    #expect(try problems(all) == ["word-to-everything"])
    let most = "words: [{ en: [thing], zh: [事物], activities: [\(names.dropLast().joined(separator: ", "))] }]"
    #expect(try problems(most) == ["no-word"])
  }

  @Test("The shipped lexicon is sound")
  func shipped() throws {
    #expect(Lexicon.problems(in: try ShippedLaw.law.get()).map(\.headline.english) == [])
  }
}
