import Advisory
import Assessment
import Law
import Questionnaire
import TerminalUI
import Testing
import Wording

@testable import Interview
@testable import ZhunruCommand


/// Interviews of people who know no codes, each with the answer that the law gives on 29 November 2026. Unless said
/// otherwise the company is wholly foreign-owned and registered in Shanghai outside the zones.
@Suite("Interviews of founders")
struct AskInterviewTests {
  /// A business in a founder's words, with what is surely among the activities that the line may be, and the answer.
  struct Case: Sendable, CustomTestStringConvertible {
    let words: [String]
    /// Which of what is found is chosen; the first where it is left out.
    var choosing: String?
    var facts: [String: String] = [:]
    var share = "100"
    let activity: String
    let verdicts: Set<Verdict>
    var testDescription: String { words.joined(separator: ", ") }
  }

  static let closed: Set<Verdict> = [.prohibited]
  static let limited: Set<Verdict> = [.restrictedViolated]
  static let online = [
    "online": "yes", "audience": "public", "delivery-channels": "app", "serves-public-in-china": "yes", "facilities-in": "shanghai-outside-zones",
    "contractual-control": "no", "only-via-others-platforms": "no",
  ]

  static func offered(_ facts: [String: String]) -> [String: String] { online.merging(facts) { $1 } }

  /// Negative List 2024: genetically modified seed, item 3; rare earths, item 5; tobacco, item 7; shipping, item 8; airlines,
  /// item 9; letters, item 11; telecom, item 12; senior high schools, item 20. That e-cigarettes are tobacco, and that
  /// resale of mobile lines is limited as value-added telecom is, stands in the sector rules as far as they are checked.
  static let awayFromNetworks: [Case] = [
    Case(words: ["tobacco wholesale"], activity: "tobacco-trade", verdicts: closed),
    Case(words: ["香烟批发"], choosing: "tobacco-trade", activity: "tobacco-trade", verdicts: closed),
    Case(words: ["rare earth mine"], activity: "rare-earth-mining", verdicts: closed),
    Case(words: ["稀土开采"], activity: "rare-earth-mining", verdicts: closed),
    Case(words: ["courier for letters"], activity: "domestic-letter-express", verdicts: closed),
    Case(words: ["breeding of GM maize"], activity: "gm-breeding", verdicts: closed),
    Case(words: ["e-cigarette shops"], activity: "e-cigarette-trade", verdicts: closed),
    Case(
      words: ["airline"],
      facts: ["flights-within-china": "yes", "legal-representative-chinese": "no", "contractual-control": "no"], activity: "public-air-transport", verdicts: limited),
    Case(words: ["river shipping"], activity: "domestic-water-transport", verdicts: limited),
    Case(words: ["resale of mobile lines"], choosing: "mobile-resale", activity: "mobile-resale", verdicts: limited),
    Case(words: ["high school"], activity: "senior-high-school", verdicts: limited),
    Case(words: ["cinema"], activity: "cinema", verdicts: [.permittedWithLicence]),
    Case(words: ["coffee shops"], activity: "restaurant", verdicts: [.permittedWithLicence]),
    Case(words: ["wallet"], choosing: "payment-wallets", activity: "payment-institution", verdicts: [.permittedWithLicence]),
  ]

  @Test("A business away from networks is found by its words, and nobody asks about users' input", arguments: awayFromNetworks)
  func isFoundByItsWords(business: Case) throws {
    let language: Language = business.words[0].unicodeScalars.contains { $0.value >= 0x3400 } ? .chinese : .english
    let session = try Founder(words: business.words, choosing: business.choosing, facts: business.facts, share: business.share, language: language)
      .interview()
    #expect(session.possibleActivities.contains(business.activity))
    #expect(Set(session.verdicts.verdicts) == business.verdicts, "\(session.interview.companyFile)")
    let asked = session.interview.answered.compactMap { answered in
      if case .fact(let fact, _) = answered.question { session.law[fact].name } else { nil }
    }
    #expect(!asked.contains { ["processes", "online", "output-reach", "audience"].contains($0) }, "\(asked)")
  }

  /// Information services admit half (Negative List 2024, item 12); news, online publishing, audio-visual programmes and
  /// internet culture other than music are closed (item 13).
  static let overNetworks: [Case] = [
    Case(
      words: ["discussion forum"], facts: offered(["funded-by-advertising": "yes", "paid-by-users": "no"]),
      activity: "information-community", verdicts: limited),
    Case(
      words: ["dating app"], facts: offered(["paid-by-users": "yes"]), activity: "information-community", verdicts: limited),
    Case(
      words: ["AI video generator"],
      facts: offered([
        "output-modalities": "video", "output-reach": "public-feed", "av-kinds": "tool-clip", "paid-by-users": "yes",
        "content-origin": "generated-on-request", "av-role": "hosts-user-uploads", "work-kinds": "none",
        "culture-kinds": "none",
      ]), activity: "audiovisual-class-3", verdicts: closed),
    Case(
      words: ["AI picture generator"],
      facts: offered([
        "output-modalities": "image", "output-reach": "public-feed", "culture-kinds": "artwork", "paid-by-users": "yes",
        "culture-offeror": "catalogue-or-gallery", "work-kinds": "picture", "company-edits": "planned-editing",
        "work-offeror": "company", "av-kinds": "none",
      ]), activity: "online-artworks", verdicts: closed),
    Case(
      words: ["AI novel generator"],
      facts: offered([
        "output-modalities": "text", "output-reach": "public-feed", "work-kinds": "literary", "paid-by-users": "yes",
        "work-offeror": "company", "company-edits": "planned-editing", "av-kinds": "none", "culture-kinds": "none",
      ]), activity: "online-publication-of-works", verdicts: closed),
    Case(
      words: ["chatbot"],
      facts: offered([
        "output-modalities": "text", "output-reach": "requester", "paid-by-users": "yes", "processes": "also-other-material",
        "work-kinds": "none", "av-kinds": "none", "culture-kinds": "none", "model-source": "filed-unmodified",
        "simulates-person": "no",
      ]), activity: "generative-ai", verdicts: limited),
    Case(
      words: ["chatbot"],
      facts: offered([
        "audience": "any-enterprise", "role-in-service": "supplies-api", "output-modalities": "text",
        "output-reach": "requester", "paid-by-users": "yes", "processes": "also-other-material", "work-kinds": "none",
        "av-kinds": "none", "culture-kinds": "none", "live-retrieval": "no",
      ]), activity: "information-protection", verdicts: limited),
    Case(
      words: ["news"], choosing: "news",
      facts: offered([
        "audience": "any-enterprise", "current-affairs": "core", "news-acts": "summary-or-rewrite push-or-digest",
        "paid-by-users": "yes", "output-reach": "named-group", "uses-generative-ai": "yes", "news-source": "others",
      ]), activity: "internet-news-republication", verdicts: closed),
  ]

  /// Foreign capital behind a mainland company is foreign (Foreign Investment Law, Article 2).
  @Test("Who holds the mainland company that holds the company is asked, and left open it leaves the answer open")
  func holdersOfTheHolder() throws {
    let facts = Self.offered(["game": "standalone", "paid-by-users": "yes"])
    let holder = ["Founders Ltd", "100", "chinese"]
    let unknown = try Founder(words: ["game"], facts: facts, holders: holder + ["unknown", "done"]).interview()
    #expect(unknown.verdicts.count > 1 && unknown.verdicts.contains(.prohibited), "\(unknown.interview.companyFile)")
    let mainland = try Founder(words: ["game"], facts: facts, holders: holder + ["mainland", "done"]).interview()
    #expect(!mainland.verdicts.contains(.prohibited), "\(mainland.interview.companyFile)")
    let abroad = try Founder(
      words: ["game"], facts: facts, holders: holder + ["list", "Fund", "100", "foreign", "done", "done"]
    ).interview()
    #expect(abroad.verdicts.verdicts == [.prohibited], "\(abroad.interview.companyFile)")
  }

  /// Online publishing of games is closed, whatever is played (Negative List 2024, item 13).
  @Test("A card game is closed, and the only way that keeps the business is one without foreign capital or with a publisher of the mainland", arguments: Language.allCases)
  func cardGame(language: Language) throws {
    let session = try Founder(
      words: [language == .english ? "poker game" : "棋牌游戏"],
      facts: Self.offered(["game": "standalone", "paid-by-users": "yes"]), language: language
    ).interview()
    #expect(session.verdicts.verdicts == [.prohibited], "\(session.interview.companyFile)")
    let context = try #require(Founder.context)
    let memo = AskReports(context, session).memo(Edition(session.law))
    let keeping = memo.ways.filter { $0.standing == .keepsBusiness }.map(\.what)
    let words = language == .english ? ["without any foreign share", "who holds the company", "publisher"] : ["不含外资", "股权", "出版"]
    #expect(keeping.allSatisfy { way in words.contains { way.contains($0) } }, "\(keeping)")
    #expect(memo.ways.first?.standing == .keepsBusiness || keeping.isEmpty)
  }

  /// A ban is said as broken only where what was said breaks it.
  @Test("What was not asked of a digest of news is not said to be broken")
  func overseasNews() throws {
    let session = try Founder(
      words: ["news"], choosing: "news",
      facts: Self.offered([
        "current-affairs": "core", "news-acts": "push-or-digest", "uses-generative-ai": "yes", "output-reach": "public-feed",
      ]), share: "60"
    ).interview()
    #expect(session.verdicts.verdicts == [.prohibited])
    let context = try #require(Founder.context)
    let result = AskReports(context, session).assessment(OutputFormat(width: 300, usesColor: false))
    let overseas = result.split(separator: "\n").filter { $0.contains("overseas news") }
    #expect(overseas.allSatisfy { $0.contains("not known") || $0.contains("unless") || $0.contains("assumed") }, "\(overseas)")
  }

  @Test("A business over networks is found by its words, and what decides it is asked", arguments: overNetworks)
  func whatDecidesIsAsked(business: Case) throws {
    let session = try Founder(words: business.words, choosing: business.choosing, facts: business.facts, share: business.share).interview()
    #expect(session.possibleActivities.contains(business.activity), "\(session.possibleActivities)")
    #expect(Set(session.verdicts.verdicts) == business.verdicts, "\(session.interview.companyFile)")
  }
}
