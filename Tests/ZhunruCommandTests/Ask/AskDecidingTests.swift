import Assessment
import Law
import Questionnaire
import Testing
import Wording

@testable import Interview

/// What decides is asked or said, and nothing is shown as assumed that decides nothing.
@Suite("Deciding questions of an interview")
struct AskDecidingTests {
  private func asked(_ session: AskSession) -> [String] {
    session.interview.answered.compactMap { answered in
      if case .fact(let fact, _) = answered.question { session.law[fact].name } else { nil }
    }
  }

  private func shownAsTaken(_ session: AskSession) -> [[String]] {
    session.interview.answered.compactMap { answered in
      guard case .assumptions(let facts, _) = answered.question else { return nil }
      return facts.map { session.law[$0].name }
    }
  }

  /// A Singapore company that runs a clinic here has an enterprise here, or does it itself, or from abroad: the limit on
  /// shares in a clinic (Negative List 2024, item 22) is one on an enterprise of the mainland.
  @Test("A company registered abroad is asked where the business is done", arguments: ["clinic", "chatbot"])
  func abroad(words: String) throws {
    let none = try Founder(
      words: [words], facts: ["enterprise-in-the-mainland": "no", "performed-by-foreign-body": "no"], place: "outside-mainland"
    ).interview()
    #expect(asked(none).contains("enterprise-in-the-mainland") && asked(none).contains("performed-by-foreign-body"))
    let here = try Founder(words: [words], facts: ["enterprise-in-the-mainland": "yes"], place: "outside-mainland").interview()
    #expect(asked(here).contains("enterprise-in-the-mainland") && !asked(here).contains("performed-by-foreign-body"))
    #expect(!shownAsTaken(here).joined().contains("enterprise-in-the-mainland"))
  }

  /// Patients are treated where they are: foreign investors may only have a joint venture (Negative List 2024, item 22).
  /// Insurance is sold from abroad or here.
  @Test("Only what can be done from abroad is asked to be run from there", arguments: [("clinic", false), ("life insurance", true)])
  func fromAbroad(words: String, isAsked: Bool) throws {
    var facts = ["enterprise-in-the-mainland": "no", "performed-by-foreign-body": "no"]
    if isAsked { facts["supplied-from-abroad"] = "no" }
    let session = try Founder(words: [words], facts: facts, place: "outside-mainland").interview()
    #expect(asked(session).contains("supplied-from-abroad") == isAsked)
    if !isAsked { #expect(session.verdicts.verdicts.contains(.restrictedViolated), "\(session.verdicts)") }
  }

  /// The pilot for gene technology is of the zone alone (Medical Opening Notice 2024, point 1).
  @Test("A place of which only a part decides is asked further", arguments: Language.allCases)
  func partOfAPlace(language: Language) throws {
    let facts = ["gene-purpose": "product-registration"]
    let gene = Founder(
      words: [language == .english ? "gene diagnosis" : "基因诊断"], choosing: "gene-diagnosis-and-therapy", facts: facts,
      place: "shanghai", language: language)
    let open = try gene.interview()
    #expect(open.verdicts.count > 1 && open.interview.companyFile.contains("registered-in: shanghai\n"))
    let context = try #require(Founder.context)
    var session = AskSession(
      try Questionnaire(context, on: open.interview.date), ReportWords(language: language), companyPath: nil)
    for answered in open.interview.answered {
      if case .fact(let fact, _) = answered.question, session.law[fact].kind == .place { break }
      var interview = session.interview
      try interview.answer(answered.answer)
      session = AskSession(interview, session.words, companyPath: nil)
    }
    let whole = try #require(session.prompt.options.first { $0.word == "shanghai" })
    _ = try session.enter(.chosen([whole]))
    #expect(session.prompt.title.contains(language == .english ? "Where exactly in Shanghai?" : "上海市的哪里"), "\(session.prompt.title)")
    let words = session.prompt.options.map(\.word)
    #expect(words.contains("shanghai-outside-zones") && words.last == "unknown" && words.count < 9, "\(words)")
    var back = session
    let isBack = back.back()
    #expect(isBack && back.prompt.options.contains { $0.word == "shanghai" })
    let part = try #require(session.prompt.options.first { $0.word == "shanghai-outside-zones" })
    _ = try session.enter(.chosen([part]))
    #expect(session.interview.companyFile.contains("registered-in: shanghai-outside-zones"))
  }

  @Test("A place of which every part is the same is asked once")
  func wholePlace() throws {
    let session = try Founder(words: ["tobacco wholesale"], place: "shanghai").interview()
    #expect(session.verdicts.verdicts == [.prohibited])
  }

  @Test(
    "What cannot change the answer of a business away from networks is not shown as assumed",
    arguments: ["karaoke bar", "tobacco wholesale", "rare earth mine", "river shipping", "coffee shops"])
  func assumed(words: String) throws {
    let session = try Founder(words: [words]).interview()
    let pages = shownAsTaken(session)
    #expect(pages.count <= 1, "\(pages)")
    let online = [
      "processes", "role-in-service", "uses-generative-ai", "geoblocks-mainland", "telecom-pilot-approval",
      "facilities-with-seat", "only-via-others-platforms",
    ]
    #expect(pages.joined().allSatisfy { !online.contains($0) }, "\(pages)")
    #expect(pages.joined().count <= 6, "\(pages)")
  }
}
