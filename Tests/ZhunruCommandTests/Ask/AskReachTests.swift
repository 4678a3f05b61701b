import Assessment
import Foundation
import Law
import Questionnaire
import Testing
import Wording

@testable import Interview
@testable import ZhunruCommand


/// From the first screen to every activity of the law.
@Suite("What the first screen leads to")
struct AskReachTests {
  private static let law = AssessedFile.law

  private func start(_ language: Language) throws -> AskSession {
    let context = try #require(Founder.context)
    let day = try #require(CalendarDate(year: 2026, month: 11, day: 29))
    var session = AskSession(try Questionnaire(context, on: day), ReportWords(language: language), companyPath: nil)
    _ = try session.enter(.line("Lanhe"))
    _ = try session.enter(.line("our service"))
    return session
  }

  /// Steps from the first screen until a line is the activity; `nil` where no way is that short.
  private func steps(to activity: Activity, _ language: Language, _ first: AskSession) throws -> Int? {
    for (position, section) in first.law.sections.enumerated() where section.activities.contains(activity.id) {
      var inSection = first
      try choose(&inSection) { $0.meaning == .section(position) }
      let direct = try inSection.prompt.options.compactMap { option -> Int? in
        guard case .business(let business) = option.meaning else { return nil }
        return try steps(choosing: option, business, to: activity, inSection)
      }
      if let least = direct.min() { return least + 2 }
      try choose(&inSection) { $0.meaning == .officialNames(section: position) }
      if let option = inSection.prompt.options.first(where: { $0.word == activity.name }) {
        try choose(&inSection) { $0 == option }
        try choose(&inSection) { $0.meaning == .isAll }
        #expect(inSection.sureActivities.contains(activity.name))
        return 4
      }
    }
    return nil
  }

  /// Steps after a choice of a section was taken, beside that: whether that is all, and what exactly it is.
  private func steps(
    choosing option: Prompt.Option, _ business: Business, to activity: Activity, _ section: AskSession
  ) throws -> Int? {
    let law = section.law
    let exact = law.elements(leadingTo: activity.id).filter { element in
      business.about.contains { topic in law[topic].opens.contains { $0.fact == element.fact && $0.covers(element.element) } }
    }
    guard business.activities == [activity.id] || !exact.isEmpty || business.about.contains(where: law.topics(leadingTo: activity.id).contains)
    else { return nil }
    var session = section
    try choose(&session) { $0 == option }
    try choose(&session) { $0.meaning == .isAll }
    if session.sureActivities.contains(activity.name) { return 1 }
    guard case .fact(let fact, _) = session.question, let element = exact.first(where: { $0.fact == fact }) else { return nil }
    let word = law[fact].values[element.element].name
    try choose(&session) { $0.word == word }
    return session.sureActivities.contains(activity.name) ? 2 : nil
  }

  private func choose(_ session: inout AskSession, _ isMeant: (Prompt.Option) -> Bool) throws {
    let found = session.prompt.options.first(where: isMeant)
    let option = try #require(found, "\(session.prompt.title)")
    _ = try session.enter(.chosen([option]))
  }

  @Test("Every activity of the law is reached by choosing, in at most four steps", arguments: Language.allCases)
  func byChoosing(language: Language) throws {
    let law = try #require(Self.law)
    let first = try start(language)
    let sections = first.prompt.options.count { if case .section = $0.meaning { true } else { false } }
    #expect(sections == law.sections.count)
    for activity in law.activities where activity.id != law.generalBusiness {
      let steps = try steps(to: activity, language, first)
      #expect(steps.map { $0 <= 4 } ?? false, "\(activity.name): \(steps.map(String.init) ?? "no way")")
    }
  }

  /// Which of them it is may take further questions: what is found is what asks them.
  @Test("Every activity of the law is found by typing its name", arguments: Language.allCases)
  func byTyping(language: Language) throws {
    let law = try #require(Self.law)
    let options = try start(language).prompt.options
    let finder = OptionFinder(options, law.lexicon)
    for activity in law.activities where activity.id != law.generalBusiness {
      let found = finder.find(activity.title[language]).prefix(9).map { options[$0] }
      let leads = found.contains { option in
        guard case .business(let business) = option.meaning else { return false }
        return business.activities.contains(activity.id) || option.subjects.contains(.activity(activity.id))
      }
      #expect(leads, "\(activity.title[language]) finds \(found.map(\.title))")
      guard let code = activity.code else { continue }
      let coded = finder.find(code).contains { options[$0].subjects.contains(.activity(activity.id)) }
      #expect(coded, "\(activity.name): \(code)")
    }
  }

  /// The company is wholly foreign-owned and knows nothing else of itself. What several things together make of a line
  /// takes more than its name, and is left out here.
  @Test("Who names a business in everyday words is told nothing better than who names the activity", arguments: 0..<8)
  func toldNothingBetter(batch: Int) throws {
    let law = try #require(Self.law)
    let context = try #require(Founder.context)
    let rows = BusinessRows(law, .english)
    for activity in law.activities where activity.id != law.generalBusiness && activity.id.index % 8 == batch {
      let exact = rows.all.first { option in
        guard case .business(let business) = option.meaning else { return false }
        return business.activities == [activity.id] || option.subjects.first == .activity(activity.id)
      }
      guard let exact else { continue }
      let session = try Founder(words: [activity.title.english], choosing: exact.word).interview()
      #expect(session.sureActivities.contains(activity.name), "\(activity.name): \(session.interview.companyFile)")
      var declared = session.interview.draft
      declared.services = [CompanyDraft.Service(name: "declared")]
      declared.services[0].activities = [activity.id]
      let known = try Questionnaire(context, on: session.interview.date, prefilled: declared).verdicts(ofLine: 0)
      let named = session.verdicts.verdicts
      let best = try #require(known?.verdicts.max())
      let worst = try #require(known?.verdicts.min())
      #expect(named.allSatisfy { $0 <= best }, "\(activity.name): \(named), declared \(known?.verdicts ?? [])")
      #expect(named.min().map { $0 <= worst } ?? false, "\(activity.name): \(named), declared \(known?.verdicts ?? [])")
    }
  }

  /// Whoever names a business by any of the words that the lexicon has for it, and answers as it is, finds it. The company
  /// is wholly foreign-owned; whoever declares the activity says the same of it otherwise.
  /// With `LONG_TESTS=1` of every activity, else of one in four.
  @Test("Everyday words and true answers find every activity, and end in nothing better than declaring it", arguments: 0..<8, Language.allCases)
  func foundByEverydayWords(batch: Int, language: Language) throws {
    let law = try #require(Self.law)
    let context = try #require(Founder.context)
    let first = try start(language)
    let options = first.prompt.options
    let finder = OptionFinder(options, law.lexicon)
    let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] == "1"
    for activity in law.activities
    where activity.id != law.generalBusiness && activity.id.index % 8 == batch && (isLong || activity.id.index / 8 % 4 == 0) {
      let words = law.lexicon.words(for: .activity(activity.id), in: language)
      #expect(!words.isEmpty, "\(activity.name)")
      let leading = words.compactMap { word -> (word: String, option: Prompt.Option)? in
        option(for: activity.id, among: finder.find(word).prefix(5).map { options[$0] }, law).map { (word, $0) }
      }
      let found = try #require(leading.first, "\(activity.name): none of \(words)")
      let truth = Truth(of: activity.id, law)?.facts ?? [:]
      let session = try Founder(words: [found.word], choosing: found.option.word, facts: truth, language: language).interview()
      let about = "\(activity.name) by “\(found.word)”: \(session.interview.companyFile)"
      #expect(session.possibleActivities.contains(activity.name), "\(about)")
      var declared = session.interview.draft
      declared.services[0].activities = declared.services[0].activities.filter { $0 != activity.id } + [activity.id]
      let known = try Questionnaire(context, on: session.interview.date, prefilled: declared).verdicts(ofLine: 0)
      let named = session.verdicts.verdicts
      let best = try #require(known?.verdicts.max())
      // What is open of what it is may leave it better; what it may come to at worst is no better.
      let worst = try #require(known?.verdicts.min())
      #expect(named.min().map { $0 <= worst } ?? false, "\(about): \(named), declared \(known?.verdicts ?? [])")
      if session.sureActivities.contains(activity.name) {
        #expect(named.allSatisfy { $0 <= best }, "\(about): \(named), declared \(known?.verdicts ?? [])")
      }
    }
  }

  /// What somebody who knows their business chooses of what is found: what names it, else the topic that it surely is.
  private func option(for activity: ActivityID, among found: [Prompt.Option], _ law: Law) -> Prompt.Option? {
    let named = found.first { $0.subjects.contains(.activity(activity)) }
    let topics = law.topics(leadingTo: activity).lazy.compactMap { topic in
      found.first { option in
        if case .business(let business) = option.meaning { business.about.contains(topic) } else { false }
      }
    }
    return named ?? topics.first
  }

  @Test("What the name of a line leads to is proposed with the word that led to it, and not chosen")
  func proposals() throws {
    let context = try #require(Founder.context)
    let day = try #require(CalendarDate(year: 2026, month: 11, day: 29))
    var session = AskSession(try Questionnaire(context, on: day), ReportWords(language: .english), companyPath: nil)
    _ = try session.enter(.line("Lanhe"))
    _ = try session.enter(.line("dating app"))
    let first = try #require(session.prompt.options.first)
    #expect(first.title.contains("dating"))
    #expect(first.note == "because of “dating”")
    #expect(session.interview.draft.services[0].topics == nil)
    try choose(&session) { $0.word == "unknown" }
    #expect(session.interview.draft.services[0].topics == [])
    #expect(!session.interview.companyFile.contains("about"))
  }

  @Test("Several can be chosen, from sections and by words, and taken back")
  func several() throws {
    var session = try start(.english)
    try choose(&session) { $0.word == "tobacco" }
    try choose(&session) { $0.word == "media-and-culture" }
    try choose(&session) { $0.word == "news" }
    let chosen = session.prompt.options.first?.note ?? ""
    #expect(chosen.contains("tobacco"))
    try choose(&session) { $0.word == "without-tobacco" }
    try choose(&session) { $0.meaning == .isAll }
    #expect(session.interview.companyFile.contains("about: [news]"))
  }

  @Test("A list of several that is left without a mark is asked again, and nothing is recorded")
  func emptyEnter() throws {
    var session = try start(.english)
    try choose(&session) { $0.word == "media-and-culture" }
    let before = session.prompt
    #expect(throws: AnswerProblem.self) { _ = try session.enter(.chosen([])) }
    #expect(session.prompt == before)
    #expect(session.interview.draft.services[0].topics == nil)
  }
}
