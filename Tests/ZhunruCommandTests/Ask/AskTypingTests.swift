import Assessment
import Law
import Questionnaire
import Testing
import Wording
import YAML

@testable import Interview

/// What founders type where they were not told how.
@Suite("Answers as people type them")
struct AskTypingTests {
  @Test(
    "A share is a figure with its unit or without, or said in words",
    arguments: [
      ("100", "100 %"), ("100%", "100 %"), ("１００％", "100 %"), ("33.3", "33.3 %"), ("60 percent", "60 %"), ("60 per cent", "60 %"),
      ("60% foreign", "60 %"), ("foreign 60 %", "60 %"), ("外资60%", "60 %"), ("外资占60％", "60 %"), ("百分之六十", "60 %"),
      ("百分之十五", "15 %"), ("百分之九十九", "99 %"), ("百分之百", "100 %"), ("百分之49.9", "49.9 %"), ("WFOE", "100 %"),
      ("wholly foreign-owned", "100 %"), ("全资", "100 %"), ("外商独资", "100 %"), ("half", "50 %"), ("一半", "50 %"), ("0", "0 %"),
      ("none", "0 %"), ("没有", "0 %"),
    ])
  func shares(typed: String, share: String) {
    #expect(FigureEntry.read(typed, as: .percentage) == .success(.word(share)))
  }

  @Test("What is no share is refused with an example", arguments: ["sixty", "a lot", "60/40", "120", "-5", "33.33333", "百分之", "百分之六百", "%", ""])
  func noShare(typed: String) {
    guard case .failure(let problem) = FigureEntry.read(typed, as: .percentage) else {
      Issue.record("“\(typed)” is taken")
      return
    }
    #expect(problem.says(ReportWords(language: .english)).contains("a share"))
  }

  @Test(
    "A count is a whole number, also with separators, a unit or by tens of thousands",
    arguments: [
      ("1000000", 1_000_000), ("1,000,000", 1_000_000), ("1m", 1_000_000), ("1.5 million", 1_500_000), ("20k", 20_000),
      ("100万", 1_000_000), ("1.2亿", 120_000_000), ("300人", 300), ("０", 0),
    ])
  func counts(typed: String, count: Int) {
    #expect(FigureEntry.read(typed, as: .count) == .success(.word("\(count)")))
  }

  @Test("What is no count is refused", arguments: ["many", "1.5", "-1", "1.2345k", "万", "1.k", "99999999999999999999", "1.2.3万"])
  func noCount(typed: String) {
    #expect(FigureEntry.read(typed, as: .count) == .failure(.count))
  }

  @Test(
    "A day is year, month and day, however they are set apart",
    arguments: ["2026-03-01", "2026/3/1", "2026.03.01", "2026年3月1日", "20260301", "２０２６－０３－０１"])
  func days(typed: String) {
    #expect(FigureEntry.read(typed, as: .date) == .success(.word("2026-03-01")))
  }

  @Test("What is no day, or leaves open which part is which, is refused", arguments: ["3/1/2026", "tomorrow", "2026-13-01", "2026-3", "202631"])
  func noDay(typed: String) {
    #expect(FigureEntry.read(typed, as: .date) == .failure(.date))
  }

  private func session(_ language: Language) throws -> AskSession {
    let context = try #require(Founder.context)
    let day = try #require(CalendarDate(year: 2026, month: 11, day: 29))
    var session = AskSession(try Questionnaire(context, on: day), ReportWords(language: language), companyPath: nil)
    for line in ["Lanhe", "B25"] { _ = try session.enter(.line(line)) }
    try enter("known", &session)
    try enter("information-publishing", &session)
    try enter("done", &session)
    return session
  }

  /// Types a line and takes what it means.
  private func enter(_ line: String, _ session: inout AskSession) throws {
    let typed = TypedAnswer(prompt: session.prompt, words: session.words, lexicon: session.law.lexicon).read(line)
    guard case .entry(let entry) = typed else {
      Issue.record("“\(line)” at “\(session.prompt.title)” is \(typed)")
      return
    }
    _ = try session.enter(entry)
  }

  @Test("Where it is asked who holds the company, a bare figure is the foreign share", arguments: ["100", "60%", "1 %", "全资", "外资60%"], Language.allCases)
  func bareShare(typed: String, language: Language) throws {
    var session = try session(language)
    #expect(session.question == .ownership(line: 0))
    try enter(typed, &session)
    #expect(session.question != .ownership(line: 0))
    #expect(session.interview.companyFile.contains("foreign-equity: "))
    let isBack = session.back()
    #expect(isBack)
    #expect(session.question == .ownership(line: 0))
  }

  @Test("Where it is asked who holds the company, what is neither share nor choice is told how to answer")
  func noBareShare() throws {
    let session = try session(.english)
    let typed = TypedAnswer(prompt: session.prompt, words: session.words, lexicon: session.law.lexicon).read("my friend")
    guard case .refused(let reason) = typed else {
      Issue.record("\(typed)")
      return
    }
    #expect(reason.contains("60 %") && reason.contains("1 to 3"))
  }

  @Test(
    "Yes, no and not knowing are said in many ways",
    arguments: [
      ("y", "yes"), ("Yes", "yes"), ("yeah", "yes"), ("是的", "yes"), ("有", "yes"), ("n", "no"), ("nope", "no"), ("不是", "no"), ("没有", "no"),
      ("u", "unknown"), ("idk", "unknown"), ("I don't know", "unknown"), ("skip", "unknown"), ("不知道", "unknown"), ("不清楚", "unknown"),
    ])
  func yesAndNo(typed: String, word: String) throws {
    let options = ["yes", "no", "unknown"].map { word in
      Prompt.Option(meaning: word == "unknown" ? .unknown : .value(.word(word)), title: word, word: word)
    }
    let prompt = Prompt(title: "?", input: .choice(options, severalAtOnce: false, isSearched: false))
    let lexicon = try #require(Founder.context).law.lexicon
    let read = TypedAnswer(prompt: prompt, words: ReportWords(language: .english), lexicon: lexicon).read(typed)
    #expect(read == .entry(.chosen(options.filter { $0.word == word })))
  }

  @Test("Back, help and leaving are said in words, where no choice is called so")
  func commands() throws {
    let session = try session(.english)
    let typed = TypedAnswer(prompt: session.prompt, words: session.words, lexicon: session.law.lexicon)
    #expect(typed.read("back") == .back)
    #expect(typed.read("help") == .why)
    #expect(typed.read("quit") == .save)
    #expect(typed.read("返回") == .back)
  }
}
