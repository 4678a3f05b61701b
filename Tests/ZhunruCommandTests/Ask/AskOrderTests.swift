import Assessment
import Law
import Questionnaire
import Testing
import Wording

@testable import Interview

/// What stands first of what is found for everyday words.
@Suite("What everyday words find first")
struct AskOrderTests {
  private func found(_ words: String, _ language: Language) throws -> [String] {
    let context = try #require(Founder.context)
    let day = try #require(CalendarDate(year: 2026, month: 11, day: 29))
    var session = AskSession(try Questionnaire(context, on: day), ReportWords(language: language), companyPath: nil)
    for line in ["Lanhe", "our service"] { _ = try session.enter(.line(line)) }
    let options = session.prompt.options
    return OptionFinder(options, session.law.lexicon).find(words).map { options[$0].word }
  }

  /// What could be part of it stands after what it is: a feed of news is news, whatever writes it, and a programme on
  /// current affairs is no live stream of a major event.
  @Test(
    "What the words mean stands before what could be part of it",
    arguments: [
      ("news aggregator", Language.english, "news", "generative-ai"), ("新闻聚合", .chinese, "news", "generative-ai"),
      ("时政视频", .chinese, "programmes", "major-event-live"), ("podcast", .english, "programmes", "general-event-live"),
    ])
  func meantFirst(words: String, language: Language, first: String, later: String) throws {
    let found = try found(words, language)
    let place = try #require(found.firstIndex(of: first), "\(found)")
    #expect(found.firstIndex(of: later).map { $0 > place } ?? true, "\(found)")
  }

  /// Tobacco is closed (Negative List 2024, item 7), a shop is not: who misspells it is not led to the shop.
  @Test(
    "Misspelt words find what is meant",
    arguments: [("tabacco shop", "tobacco-trade"), ("resturant", "restaurant"), ("kindergarden", "pre-school-education"), ("airlne", "public-air-transport")])
  func misspelt(words: String, first: String) throws {
    #expect(try found(words, .english).first == first)
  }

  @Test("What is still being typed is not taken for a misspelt word", arguments: ["resta", "kinderg", "tobac"])
  func beingTyped(words: String) throws {
    let lexicon = try #require(Founder.context).law.lexicon
    #expect(lexicon.corrected(words) == nil)
  }
}
