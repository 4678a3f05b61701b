import Assessment
import Foundation
import Law
import TestSupport
import Testing

@testable import Questionnaire

/// Over the whole law: every interview ends, and every verdict that the law can give can be reached by
/// answering. With `LONG_TESTS=1` each is looked for, else one of every activity and of every second topic.
@Suite("What interviews can reach")
struct ReachTests {
  private static let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] == "1"
  static let day = CalendarDate(parsing: Array("2026-03-01".utf8))
  static let candidates = shipped.map {
    CandidateAnswers(RepresentativeValues($0.law), namesGroups: false)
  }
  static let activities = shipped.map { Array($0.law.activities.map(\.id)) } ?? []

  /// What every company of an activity can come to is read from the compiled law with nothing known and nothing
  /// assumed; each of it is then looked for by answers.
  @Test("Of a named activity, every verdict can be reached", arguments: 0..<10)
  func everyVerdictOfEveryActivity(batch: Int) throws {
    let context = try #require(shipped)
    for activity in Self.activities where activity.index % 10 == batch {
      guard activity != context.law.generalBusiness else { continue }
      let name = context.law[activity].name
      try walk(context, name, number: activity.index) { question in
        if case .business = question { .business(Business(activities: [activity])) } else { nil }
      }
    }
  }

  /// Nothing is said of what it does before the questions ask. What is left out is taken: what two facts would change
  /// only together is not asked.
  @Test("Of what a service is about, every verdict can be reached", arguments: 0..<11)
  func everyVerdictOfEveryTopic(batch: Int) throws {
    let context = try #require(shipped)
    for topic in context.law.topics where topic.id.index % 11 == batch && (Self.isLong || topic.id.index / 11 % 2 == 0) {
      try walk(context, topic.name, number: topic.id.index, opening: false) { question in
        if case .business = question { .business(Business(about: [topic.id])) } else { nil }
      }
    }
  }

  /// Walks to each verdict in turn.
  ///
  /// - Parameter number: Says which one where only one is looked for.
  /// - Parameter opening: Whether facts that may be left out are open, so that verdicts count which only they lead to.
  /// - Parameter begin: What is answered whatever is looked for.
  private func walk(
    _ context: AssessmentContext, _ name: String, number: Int, opening: Bool = true,
    _ begin: (Question) -> Reply?
  ) throws {
    let day = try #require(Self.day)
    var start = try Questionnaire(context, on: day)
    while let question = start.question {
      if let answer = begin(question) {
        try start.answer(answer)
        if start.draft.services[0].saysWhat { break }
      } else {
        try start.answer(.text("Name"))
      }
    }
    let engine = InterviewEngine(context, on: day)
    let reachable = try #require(outcomes(start.draft, engine, opening), "\(name)")
    let verdicts = Array(reachable.verdicts)
    for verdict in Self.isLong ? verdicts : [verdicts[number % verdicts.count]] {
      var interview = start
      var count = 0
      while let question = interview.question {
        // A comment of `#require` is made whether it is needed or not, and to write a question out takes long.
        guard let chosen = answer(to: question, interview, towards: verdict, engine, opening) else {
          Issue.record("\(name): no answer to \(question) leads to \(verdict.name), by \(interview.companyFile)")
          return
        }
        try interview.answer(chosen)
        count += 1
        guard count <= context.law.facts.count else {
          Issue.record("\(name): the interview does not end")
          return
        }
      }
      let found = try #require(interview.verdicts(ofLine: 0))
      if !found.contains(verdict) { Issue.record("\(name): \(verdict.name) by \(interview.companyFile)") }
      // Where more than one verdict is left, a contested point is, and no fact settles it.
      let open = interview.assessment?.result.lines[0].open ?? []
      // A field whose rules are not encoded leaves every outcome open, whatever is answered.
      let isOfUnencodedField = interview.assessment?.result.lines[0].isOfUnencodedField ?? false
      if found.count > 1, !isOfUnencodedField, !open.contains(where: { context.law.space.fact(of: $0) == nil }) {
        Issue.record("\(name): \(found.verdicts) by \(interview.companyFile)")
      }
    }
  }

  /// An answer after which the verdict can still be had.
  private func answer(
    to question: Question, _ interview: Questionnaire, towards verdict: Verdict,
    _ engine: InterviewEngine, _ opening: Bool
  ) -> Reply? {
    guard let candidates = Self.candidates else { return nil }
    return candidates.answers(to: question).first { answer in
      var next = interview.state
      guard (try? next.take(answer, to: question, interview.law)) != nil else { return false }
      return outcomes(next.draft, engine, opening)?.contains(verdict) ?? false
    }
  }

  /// The outcomes of a draft; `nil` where it cannot be.
  ///
  /// - Parameter opening: Whether nothing is assumed.
  private func outcomes(
    _ draft: CompanyDraft, _ engine: InterviewEngine, _ opening: Bool
  ) -> VerdictSet? {
    guard (try? engine.read(opening ? opened(draft, engine.law) : draft)) != nil else { return nil }
    return engine.result.lines[0].verdicts
  }

  private func opened(_ draft: CompanyDraft, _ law: Law) -> CompanyDraft {
    var opened = draft
    let service = draft.services[0]
    for fact in law.facts where fact.leftOut != .notKnown {
      switch fact.subject {
      case .company where draft.facts[fact.id] == nil: opened.opened.insert(fact.id)
      case .service where service.facts[fact.id] == nil:
        opened.services[0].opened.insert(fact.id)
      case .company, .service: break
      }
    }
    return opened
  }
}
