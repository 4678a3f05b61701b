import Assessment
import Law
import Questionnaire
import Testing
import Wording

@testable import Interview

/// What is found and chosen in lines of text.
@Suite("Numbers of what is found")
struct AskNumberTests {
  private func session(_ language: Language = .english) throws -> AskSession {
    let context = try #require(Founder.context)
    let day = try #require(CalendarDate(year: 2026, month: 11, day: 29))
    var session = AskSession(try Questionnaire(context, on: day), ReportWords(language: language), companyPath: nil)
    for line in ["Lanhe", "our service"] { _ = try session.enter(.line(line)) }
    return session
  }

  private func read(_ line: String, _ session: AskSession) -> TypedAnswer.Meaning {
    TypedAnswer(prompt: session.prompt, words: session.words, lexicon: session.law.lexicon).read(line)
  }

  /// The numbers of all that is only found.
  private func numbers(_ prompt: Prompt) -> [Prompt.Meaning: Int] {
    var numbers: [Prompt.Meaning: Int] = [:]
    for position in prompt.options.indices.dropFirst(prompt.shownAtFirst) {
      numbers[prompt.options[position].meaning] = prompt.number(of: position)
    }
    return numbers
  }

  @Test("They stay as they are when something is chosen or taken back")
  func stay() throws {
    var session = try session()
    let first = session.prompt
    #expect(first.options.indices.allSatisfy { first.position(numbered: first.number(of: $0)) == $0 })
    #expect(first.position(numbered: 0) == nil && first.position(numbered: first.shownAtFirst + 1) == nil)
    for word in ["generative-ai", "news", "tobacco"] {
      let option = try #require(session.prompt.options.first { $0.word == word })
      _ = try session.enter(.chosen([option]))
      #expect(numbers(session.prompt) == numbers(first))
    }
  }

  /// News is closed (Negative List 2024, item 13): to lose it would turn a No into a Yes.
  @Test("What was listed before a choice is taken by the same number after it")
  func laterChoice() throws {
    var session = try session()
    guard case .several(let found) = read("AI news digest", session) else {
      Issue.record("one or nothing is found")
      return
    }
    let listed = found.map { (session.prompt.number(of: $0), session.prompt.options[$0].word) }
    for word in ["generative-ai", "news"] {
      let number = try #require(listed.first { $0.1 == word }?.0, "\(listed)")
      guard case .entry(let entry) = read("\(number)", session) else {
        Issue.record("\(number) is no choice")
        return
      }
      _ = try session.enter(entry)
    }
    let done = try #require(session.prompt.options.first { $0.word == "done" })
    _ = try session.enter(.chosen([done]))
    #expect(session.interview.companyFile.contains("about: [generative-ai, news]"), "\(session.interview.companyFile)")
  }

  @Test("Several numbers at once choose several")
  func severalNumbers() throws {
    var session = try session()
    let positions = ["news", "tobacco"].compactMap { word in session.prompt.options.lastIndex { $0.word == word } }
    let typed = positions.map { "\(session.prompt.number(of: $0))" }.joined(separator: ", ")
    guard case .entry(let entry) = read(typed, session) else {
      Issue.record("\(typed) is no choice")
      return
    }
    _ = try session.enter(entry)
    let chosen = session.prompt.options.first?.note ?? ""
    #expect(chosen.contains("news") && chosen.contains("tobacco"), "\(chosen)")
  }

  @Test("What is found alone is told, and not taken", arguments: [("HR SaaS", Language.english), ("电子烟", .chinese)])
  func foundAlone(words: String, language: Language) throws {
    let session = try session(language)
    guard case .several(let found) = read(words, session) else {
      Issue.record("\(read(words, session))")
      return
    }
    #expect(!found.isEmpty)
  }
}
