import Assessment
import Law
import Questionnaire
import Testing
import Wording
import YAML
@testable import Interview
@testable import ZhunruCommand


/// Somebody who knows no codes, and answers an interview about one line truthfully: by choosing what their words find, and
/// by the facts that they know.
struct Founder {
  /// What the line is called.
  var service = "our service"
  /// What is typed on the first screen, one after the other.
  var words: [String] = []
  /// Which of the first that are found is taken, by its word in files; the first where it is left out.
  var choosing: String?
  /// By name of fact, as files write it; several elements apart by a space. Of the others they say that they don't know.
  var facts: [String: String] = [:]
  var share = "100"
  /// What is entered where holders are listed, in order: names, shares and words of choices; empty where the share is
  /// given as a figure.
  var holders: [String] = []
  var place = "shanghai-outside-zones"
  var language = Language.english

  static let context: AssessmentContext? = AssessedFile.law.map(AssessmentContext.init)

  /// The interview, answered until nothing is left to ask.
  func interview(goal: InquiryGoal = .verdicts) throws -> AskSession {
    let context = try #require(Self.context)
    let day = try #require(CalendarDate(year: 2026, month: 11, day: 29))
    var session = AskSession(
      try Questionnaire(context, on: day, goal: goal), ReportWords(language: language), companyPath: nil)
    var typed = words[...]
    var listed = holders[...]
    for _ in 0..<120 where !session.isAtMenu {
      let outcome = try enter(&session, &typed, &listed)
      try #require(outcome == .next, "\(session.prompt.title)")
    }
    try #require(session.isAtMenu, "the interview goes on at “\(session.prompt.title)”")
    return session
  }

  private func enter(
    _ session: inout AskSession, _ typed: inout ArraySlice<String>, _ listed: inout ArraySlice<String>
  ) throws -> AskSession.Outcome {
    let prompt = session.prompt
    if session.chain != nil {
      let first = listed.popFirst()
      let next = try #require(first, "more is asked of holders: \(prompt.title)")
      if case .line = prompt.input { return try session.enter(.line(next)) }
      return try session.enter(.chosen([try option(next, of: prompt)]))
    }
    switch (session.question, prompt.input) {
    case (.companyName, _): return try session.enter(.line("Lanhe"))
    case (.serviceName, _): return try session.enter(.line(service))
    case (.business, _):
      guard let words = typed.popFirst() else { return try session.enter(.chosen([try option("done", of: prompt)])) }
      let found = OptionFinder(prompt.options, session.law.lexicon).find(words)
      let shown = found.prefix(5).map { prompt.options[$0] }
      let chosen = shown.first { choosing == nil || $0.word == choosing }
      let option = try #require(chosen, "“\(words)” finds \(shown.map(\.word))")
      return try session.enter(.chosen([option]))
    case (.ownership, .line): return try session.enter(.line(share))
    case (.ownership, _):
      return try session.enter(.chosen([try option(holders.isEmpty ? "share" : "holders", of: prompt)]))
    case (.assumptions, _):
      let otherwise = prompt.options.filter { facts[$0.word] != nil }
      return try session.enter(.chosen(otherwise.isEmpty ? [try option("keep", of: prompt)] : otherwise))
    case (.anotherService, _): return try session.enter(.chosen([try option("no", of: prompt)]))
    case (.fact(let fact, _), _):
      let name = session.law[fact].name
      guard let answer = name == "registered-in" ? place : facts[name] else { return try leaveOpen(prompt, &session) }
      if case .line = prompt.input { return try session.enter(.line(answer)) }
      let chosen = answer.split(separator: " ").compactMap { word in prompt.options.first { $0.word == word } }
      // What the line is about leaves out some elements; a truth that is not among the choices is not known.
      guard !chosen.isEmpty else { return try leaveOpen(prompt, &session) }
      return try session.enter(.chosen(chosen))
    case (nil, _): return .leave
    }
  }

  /// Says that a fact is not known, save where the line was pointed at: then what stands marked is so.
  private func leaveOpen(_ prompt: Prompt, _ session: inout AskSession) throws -> AskSession.Outcome {
    if prompt.takesSeveral, !prompt.chosen.isEmpty {
      return try session.enter(.chosen(prompt.chosen.map { prompt.options[$0] }))
    }
    if case .line = prompt.input { return try session.enter(.unknown) }
    return try session.enter(.chosen([try option("unknown", of: prompt)]))
  }

  private func option(_ word: String, of prompt: Prompt) throws -> Prompt.Option {
    try #require(prompt.options.first { $0.word == word }, "no “\(word)” at “\(prompt.title)”")
  }
}

extension AskSession {
  /// What the only line comes to.
  var verdicts: VerdictSet { interview.verdicts(ofLine: 0) ?? VerdictSet() }

  /// The activities that the only line surely answers for.
  var sureActivities: Set<String> { activities(\.mustCount) }

  /// The activities that the only line may answer for.
  var possibleActivities: Set<String> { activities(\.mayCount) }

  private func activities(_ isWanted: (CompanyAssessment.ActivityFinding) -> Bool) -> Set<String> {
    guard let result = interview.assessment?.result, result.lineCount > 0 else { return [] }
    return Set(
      result.lines[0].activities.map { result.activities[$0] }
        .filter { isWanted($0) && $0.activity != law.generalBusiness }.map { law[$0.activity].name })
  }
}
