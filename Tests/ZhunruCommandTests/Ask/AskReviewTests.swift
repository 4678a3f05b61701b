import Assessment
import Law
import Questionnaire
import TerminalUI
import Testing
import Wording
import YAML

@testable import Interview
@testable import ZhunruCommand

/// The page of all answers, what is known in part, what words mean.
@Suite("Answers on one page")
struct AskReviewTests {
  private func session(_ file: String, _ language: Language = .english, goal: InquiryGoal = .verdicts) throws -> AskSession {
    let context = try #require(Founder.context)
    let day = try #require(CalendarDate(year: 2026, month: 11, day: 29))
    let root = try #require(YAMLDocument.parse(bytes: Array(file.utf8), file: "lanhe.yaml").documents.first?.root)
    return AskSession(
      try Questionnaire(context, on: day, goal: goal, prefilled: CompanyDraft(prefilledFrom: root, context.law)),
      ReportWords(language: language), companyPath: nil)
  }

  private func choose(_ session: inout AskSession, _ word: String) throws {
    let option = try #require(session.prompt.options.first { $0.word == word }, "no “\(word)” at “\(session.prompt.title)”")
    _ = try session.enter(.chosen([option]))
  }

  private func row(_ session: AskSession, _ title: String) throws -> Prompt.Option {
    try #require(session.prompt.options.first { $0.title.contains(title) }, "\(session.prompt.options.map(\.title))")
  }

  @Test("What was said, inferred and assumed stands apart, with what it decides", arguments: Language.allCases)
  func apart(language: Language) throws {
    var session = try session(CommunityFile.text(asOf: "2026-11-29"), language)
    session.beginReview()
    let isEnglish = language == .english
    let share = try row(session, isEnglish ? "foreign share 100 %" : "外资合计100%")
    #expect(share.heading == (isEnglish ? "The company · said" : "公司 · 已说明"))
    #expect(
      share.detail.contains(isEnglish ? "decides: the answer of “our thing”" : "决定：“our thing”的结论"), "\(share.detail)")
    let headings = Set(session.prompt.options.map(\.heading))
    for kind in isEnglish ? ["said", "inferred", "assumed"] : ["已说明", "推断", "推定"] {
      #expect(headings.contains("our thing · \(kind)"), "\(headings)")
    }
    // Whoever reads these words knows no names of files.
    for option in session.prompt.options { #expect(!(option.title + option.detail).contains("-kinds"), "\(option)") }
  }

  /// Foreign capital may hold half of an information service (Negative List 2024, item 12).
  @Test("An answer is changed where it stands, and the page comes back with it")
  func changes() throws {
    var session = try session(CommunityFile.text(asOf: "2026-11-29"))
    session.beginReview()
    _ = try session.enter(.chosen([try row(session, "foreign share 100 %")]))
    try choose(&session, "share")
    _ = try session.enter(.line("50"))
    let changed = try row(session, "foreign share 50 %")
    #expect(session.prompt.chosen.map { session.prompt.options[$0] } == [changed])
    try choose(&session, "back")
    #expect(session.verdicts.verdicts == [.restrictedSatisfied])
  }

  @Test("What is assumed or inferred is said otherwise where it stands, stays said, and is kept in the file of an interview")
  func takenIsSaid() throws {
    var session = try session(CommunityFile.text(asOf: "2026-11-29"))
    session.beginReview()
    let assumed = try #require(
      session.prompt.options.first { if case .taken(let fact, _) = $0.meaning { session.law[fact].kind == .yesNo } else { false } })
    guard case .taken(let fact, _) = assumed.meaning else { return }
    _ = try session.enter(.chosen([assumed]))
    #expect(session.prompt.title == session.law[fact].question.english)
    try choose(&session, "unknown")
    let said = try #require(session.prompt.options.first { $0.title.contains(session.law[fact].short.english) })
    #expect(said.heading == "our thing · said" || said.heading == "The company · said")
    // It stays so when another answer changes, and when the interview is left and taken up.
    _ = try session.enter(.chosen([try row(session, "foreign share 100 %")]))
    try choose(&session, "share")
    _ = try session.enter(.line("50"))
    #expect(session.interview.companyFile.contains("\(session.law[fact].name): unknown"))
    let text = session.interview.interviewFile.yaml(session.law)
    let root = try #require(YAMLDocument.parse(bytes: Array(text.utf8), file: "i.yaml").documents.first?.root)
    let context = try #require(Founder.context)
    let resumed = try Questionnaire(resuming: try InterviewFile.read(root, session.law).get(), context)
    #expect(resumed.companyFile == session.interview.companyFile)
  }

  @Test("Back from a change leads to the page, and nothing is changed")
  func back() throws {
    var session = try session(CommunityFile.text(asOf: "2026-11-29"))
    session.beginReview()
    let before = session.prompt
    _ = try session.enter(.chosen([try row(session, "foreign share 100 %")]))
    let isBack = session.back()
    #expect(isBack)
    #expect(session.prompt.options == before.options)
  }

  // MARK: - Known in part

  /// Wheat is not named; what is marked and what is not is kept apart.
  @Test("I don't know leaves open what was not answered, and keeps what is marked")
  func knownInPart() throws {
    var session = try session(
      "company: Lanhe\nas-of: 2026-11-29\nservices: [{ service: seeds, about: [farming-and-seeds] }]\n")
    while case .fact(let fact, _) = session.question, session.law[fact].name != "offline-lines" { try choose(&session, "unknown") }
    let prompt = session.prompt
    let maize = try #require(prompt.options.first { $0.word == "maize-seed" })
    let unknown = try #require(prompt.options.first { $0.word == "unknown" })
    #expect(unknown.keepsMarks)
    _ = try session.enter(.chosen([maize, unknown]))
    let file = session.interview.companyFile
    #expect(file.contains("maize-seed: yes") && file.contains("wheat-seed: unknown"), "\(file)")
    // Of other kinds of business nobody asked.
    #expect(!file.contains("tobacco"))
    #expect(session.possibleActivities.isSuperset(of: ["maize-seed", "wheat-seed"]))
    #expect(session.sureActivities.contains("maize-seed") && !session.sureActivities.contains("wheat-seed"))
    #expect(!session.possibleActivities.contains("tobacco-trade"))
    // What is answered again begins with what was marked.
    session.beginReview()
    let row = try #require(session.prompt.options.first { $0.detail.contains("decides") && $0.title.contains(maize.title) })
    #expect(row.title.contains("the rest not known"))
    _ = try session.enter(.chosen([row]))
    #expect(session.prompt.chosen.map { session.prompt.options[$0].word } == ["maize-seed"])
  }

  // MARK: - Words

  @Test("Words of a question are explained, and asked about by name", arguments: Language.allCases)
  func words(language: Language) throws {
    var session = try session("company: Lanhe\nas-of: 2026-11-29\nservices: [{ service: x, activity: information-search }]\n", language)
    let why = WhyText(session.law, language).block(session).lines(width: 200).map(\.text).joined(separator: "\n")
    #expect(why.contains(language == .english ? "foreign share: How much" : "外资股比：") || session.question == nil, "\(why)")
    let vie = WhyText(session.law, language).block(explaining: "vie").lines(width: 400).map(\.text).joined()
    #expect(vie.contains(language == .english ? "contested" : "存在争议") && vie.contains(language == .english ? "Article 2" : "第二条"))
    let none = WhyText(session.law, language).block(explaining: "qqq").lines(width: 400).map(\.text).joined()
    #expect(none.contains("qqq") && none.contains("VIE"))
    session.beginReview()
  }

  // MARK: - Duties

  @Test("Where duties are settled, questions on one duty follow each other under it, and none comes back")
  func byDuty() throws {
    var session = try session(
      CommunityFile.text(asOf: "2026-11-29").replacing("features: {", with: "features: { uses-generative-ai: no,"), goal: .duties)
    var groups: [String] = []
    for _ in 0..<60 {
      guard case .fact(let fact, _) = session.question else { break }
      if let duty = AskPosition(session).duty {
        if groups.last != duty { groups.append(duty) }
      } else {
        #expect(groups.isEmpty, "\(session.law[fact].name) comes after \(groups)")
      }
      let options = session.prompt.options
      if options.isEmpty {
        _ = try session.enter(.unknown)
      } else {
        _ = try session.enter(.chosen([try #require(options.first { $0.word == "no" } ?? options.first { $0.word == "none" } ?? options.first)]))
      }
    }
    #expect(!groups.isEmpty)
    #expect(Set(groups).count == groups.count, "\(groups)")
  }

  @Test("Of what follows from what was said nobody is asked, and it is said as inferred with what it comes from")
  func implied() throws {
    var session = try session(CommunityFile.text(asOf: "2026-11-29"), goal: .duties)
    for _ in 0..<80 {
      guard case .fact(let fact, _) = session.question else { break }
      let name = session.law[fact].name
      #expect(!["registers-users", "publishes-or-messages", "processes-personal-information"].contains(name))
      if session.prompt.options.isEmpty {
        _ = try session.enter(.unknown)
      } else {
        try choose(&session, "unknown")
      }
    }
    session.beginReview()
    let inferred = session.prompt.options.filter { $0.heading == "our thing · inferred" }.map(\.detail)
    #expect(inferred.contains { $0.contains("community") }, "\(inferred)")
  }
}
