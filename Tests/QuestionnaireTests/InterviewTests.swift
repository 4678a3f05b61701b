import Assessment
import Law
import TestSupport
import Testing
import YAML

@testable import Questionnaire

@Suite("Interviews")
struct InterviewTests {
  @Test("explore")
  func explore() throws {
    let context = try #require(shipped)
    let law = context.law
    let day = try #require(CalendarDate(parsing: Array("2026-03-01".utf8)))
    let respondent = Respondent(
      topics: ["generative-ai"],
      facts: ["registered-in": "shanghai", "audience": "public", "paid-by-users": "yes", "processes": "also-other-material", "serves-public-in-china": "yes"])
    let clock = ContinuousClock()
    var last = clock.now
    var interview = try Questionnaire(context, on: day)
    while let question = interview.question {
      let answer = respondent.answer(question, law)
      let shown: String
      switch question {
      case .fact(let fact, _): shown = law[fact].name
      case .assumptions(let facts, _): shown = "assume " + facts.map { law[$0].name }.joined(separator: ", ")
      case let other: shown = "\(other)"
      }
      try interview.answer(answer)
      print(shown, "→", answer, interview.verdicts(ofLine: 0)?.verdicts ?? [], interview.expectedQuestions(ofLine: 0), clock.now - last)
      last = clock.now
    }
    print(interview.companyFile)
  }
}
