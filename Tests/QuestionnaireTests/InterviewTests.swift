import Assessment
import Law
import TestSupport
import Testing
import YAML
@testable import Questionnaire


@Suite("Interviews")
struct InterviewTests {
  let context: AssessmentContext
  let day: CalendarDate
  var law: Law { context.law }

  init() throws {
    context = try #require(shipped)
    day = try #require(CalendarDate(parsing: Array("2026-03-01".utf8)))
  }

  /// A chatbot for the public, sold to its users by a wholly foreign-owned company in Shanghai.
  static let chatbot = Respondent(
    topics: ["generative-ai"],
    facts: [
      "registered-in": "shanghai-outside-zones", "facilities-in": "shanghai-outside-zones",
      "contractual-control": "no", "culture-kinds": "none", "work-kinds": "none",
      "av-kinds": "none",
      "audience": "public", "paid-by-users": "yes", "processes": "also-other-material",
      "serves-public-in-china": "yes",
    ])

  private func interview(_ respondent: Respondent) throws -> Questionnaire {
    var interview = try Questionnaire(context, on: day)
    while let question = interview.question {
      try interview.answer(respondent.answer(question, law))
    }
    return interview
  }

  private func facts(_ interview: Questionnaire) -> [String] {
    interview.answered.compactMap {
      switch $0.question {
      case .fact(let fact, _): law[fact].name
      case .ownership: "ownership"
      case _: nil
      }
    }
  }

  /// The list admits foreign capital of 50 percent in information services (Negative List 2024, item 12).
  @Test("A chatbot takes few questions")
  func chatbotTakesFewQuestions() throws {
    let interview = try interview(Self.chatbot)
    #expect(interview.verdicts(ofLine: 0)?.verdicts == [.restrictedViolated])
    let facts = facts(interview)
    #expect(facts.contains("ownership"))
    #expect(facts.count <= 8)
    #expect(Set(facts).count == facts.count)
  }

  /// A call centre is excepted from the limit (Negative List 2024, item 12), and needs a licence
  /// (Telecom Regulations, Article 7).
  @Test("Whoever knows the activity is not asked what the service does")
  func knowsTheActivity() throws {
    let respondent = Respondent(
      activities: ["call-centre"], facts: ["registered-in": "shanghai-outside-zones"])
    let interview = try interview(respondent)
    #expect(interview.verdicts(ofLine: 0)?.verdicts == [.permittedWithLicence])
    #expect(facts(interview).isEmpty)
  }

  @Test("Going back and answering the same leads to the same")
  func goesBack() throws {
    let whole = try interview(Self.chatbot)
    var again = try Questionnaire(context, on: day)
    while let question = again.question {
      try again.answer(Self.chatbot.answer(question, law))
      again.back()
      #expect(again.question == question)
      try again.answer(Self.chatbot.answer(question, law))
    }
    #expect(again.answered == whole.answered)
    #expect(again.companyFile == whole.companyFile)
  }

  @Test("Another answer drops what no longer matters and keeps the rest")
  func revises() throws {
    var interview = try interview(Self.chatbot)
    let audience = try #require(law.facts.first { $0.name == "audience" })
    let index = try #require(
      interview.answered.firstIndex { $0.question == .fact(audience.id, line: 0) })
    let before = interview.answered
    // What only staff use is no telecom business and shows nothing to the public, so that who pays for it and what works
    // the public gets no longer matter.
    try interview.revise(index, .fact(.word("employees")))
    #expect(!facts(interview).contains("paid-by-users"))
    #expect(interview.draft.name == "Company")
    #expect(Array(interview.answered.prefix(index)) == Array(before.prefix(index)))
    try interview.revise(index, .fact(.word("public")))
    while let question = interview.question {
      try interview.answer(Self.chatbot.answer(question, law))
    }
    #expect(interview.verdicts(ofLine: 0)?.verdicts == [.restrictedViolated])
  }

  @Test("An answer that cannot be is refused, and nothing changes")
  func refuses() throws {
    var interview = try Questionnaire(context, on: day)
    try interview.answer(.text("Company"))
    try interview.answer(.text("Service"))
    let search = try #require(law.activity(named: "information-search"))
    try interview.answer(.business(Business(activities: [search.id])))
    while let question = interview.question {
      guard case .ownership = question else {
        try interview.answer(Self.chatbot.answer(question, law))
        continue
      }
      let before = interview.answered
      #expect(throws: AnswerProblem.self) {
        try interview.answer(.foreignShare(.word("110 %")))
      }
      #expect(interview.answered == before)
      #expect(interview.question == question)
      try interview.answer(.foreignShare(.word("50 %")))
    }
    #expect(interview.verdicts(ofLine: 0)?.verdicts == [.restrictedSatisfied])
  }

  @Test("An interview that was left goes on where it was", arguments: 0..<12)
  func resumes(after count: Int) throws {
    var interview = try Questionnaire(context, on: day)
    var given = 0
    while let question = interview.question, given < count {
      try interview.answer(Self.chatbot.answer(question, law))
      given += 1
    }
    let text = interview.interviewFile.yaml(law)
    let root = try #require(
      YAMLDocument.parse(bytes: Array(text.utf8), file: "interview.yaml").documents.first?.root)
    #expect(InterviewFile.isInterview(root))
    let file = try InterviewFile.read(root, law).get()
    let resumed = try Questionnaire(resuming: file, context)
    #expect(resumed.answered == interview.answered)
    #expect(resumed.question == interview.question)
    #expect(resumed.companyFile == interview.companyFile)
  }

  @Test("What each answer leads to is what it leads to")
  func consequencesHold() throws {
    var interview = try Questionnaire(context, on: day)
    while let question = interview.question {
      for consequence in interview.consequences() {
        guard case .fact(let fact, _) = question,
          law[fact].kind == .choice || law[fact].kind == .yesNo,
          case .values(let values) = consequence.answers, let value = values.first
        else { continue }
        var other = interview
        try other.answer(.fact(.word(law[fact].values[value].name)))
        #expect(other.verdicts(ofLine: 0) == consequence.verdicts, "\(law[fact].name)")
      }
      try interview.answer(Self.chatbot.answer(question, law))
    }
  }

  @Test("A question about a fact has grounds in the law")
  func hasGrounds() throws {
    var interview = try Questionnaire(context, on: day)
    while let question = interview.question {
      switch question {
      case .fact, .ownership: #expect(!interview.grounds().isEmpty, "\(question)")
      case _: break
      }
      try interview.answer(Self.chatbot.answer(question, law))
    }
  }
}
