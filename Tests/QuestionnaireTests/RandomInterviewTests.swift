import Assessment
import Foundation
import Law
import Portfolio
import SeededRandom
import TestSupport
import Testing
import YAML

@testable import Questionnaire

/// Whole interviews with random answers under the shipped law; five times as many with `LONG_TESTS=1`.
@Suite("Random interviews")
struct RandomInterviewTests {
  private static let times: UInt64 = ProcessInfo.processInfo.environment["LONG_TESTS"] == "1" ? 5 : 1
  static let day = CalendarDate(parsing: Array("2026-03-01".utf8))
  static let values = shipped.map { RepresentativeValues($0.law) }

  /// Answers until the interview ends; an answer that cannot be is taken back as not known.
  static func finish(
    _ interview: inout Questionnaire, _ respondent: inout RandomRespondent
  ) throws {
    var count = 0
    while let question = interview.question {
      do {
        try interview.answer(respondent.answer(question))
      } catch let problem {
        guard case .fact = question else { throw problem }
        try interview.answer(.fact(.unknown))
      }
      count += 1
      try #require(count < 150, "the interview goes on and on")
    }
  }

  @Test("Each ends, asks nothing twice, and its file says the same", arguments: 0..<12)
  func fileSaysTheSame(batch: UInt64) throws {
    let context = try #require(shipped)
    let values = try #require(Self.values)
    let day = try #require(Self.day)
    for number in 0..<10 * Self.times {
      var respondent = RandomRespondent(values, seed: batch * 1000 + number)
      respondent.unknownChance = number % 3 == 0 ? 0.2 : 0
      var interview = try Questionnaire(context, on: day)
      try Self.finish(&interview, &respondent)
      let questions = interview.answered.map(\.question)
      #expect(Set(questions).count == questions.count)

      let file = interview.companyFile
      let documents = YAMLDocument.parse(bytes: Array(file.utf8), file: "company.yaml")
      let root = try #require(documents.documents.first?.root)
      let read = CompanyDraft(prefilledFrom: root, context.law)
      let again = try Questionnaire(context, on: day, prefilled: read)
      // What nobody said is shown again to whoever reads the file.
      if case .assumptions = again.question {} else { #expect(again.question == nil, "\(file)") }
      #expect(again.verdicts(ofLine: 0) == interview.verdicts(ofLine: 0), "\(file)")
      let assessed = try assess(file, context, on: day)
      #expect(assessed == interview.verdicts(ofLine: 0), "\(file)")
    }
  }

  /// What `assess` says of a file with one line.
  private func assess(
    _ file: String, _ context: AssessmentContext, on day: CalendarDate
  ) throws -> VerdictSet? {
    let schema = PortfolioSchema(context.law)
    var reader = CompanyReader(schema)
    var record = CompanyRecord()
    var tree = YAMLTree()
    try Array(file.utf8).withUnsafeBytes { bytes in
      var input = YAMLReader(bytes: bytes, file: "company.yaml")
      try #require(input.next(into: &tree) != .end)
    }
    reader.read(tree, into: &record)
    #expect(record.problemTexts.isEmpty, "\(file)")
    var result = CompanyAssessment()
    Assessor(context, schema).assess(record, on: record.asOf ?? day, into: &result)
    return result.lines.first?.verdicts
  }

  /// The facts that what is taken of others hangs on: to state them may change what is taken, which the interview lists.
  private func decidingWhatIsTaken(_ law: Law) -> Set<FactID> {
    let conditions =
      law.topics.compactMap(\.inPlay) + law.facts.flatMap { $0.infers.map(\.when) }
    return conditions.reduce(into: []) { $0.formUnion(law.facts(testedBy: $1)) }
  }

  /// When nothing is left to ask, nothing that could still be said changes the verdict: the interview
  /// stopped for a reason.
  @Test("What was not asked changes nothing", arguments: 0..<10)
  func nothingWasLeftOut(batch: UInt64) throws {
    let context = try #require(shipped)
    let values = try #require(Self.values)
    let day = try #require(Self.day)
    let deciding = decidingWhatIsTaken(context.law)
    func isOfTopic(_ fact: FactID) -> Bool { context.law.topics.contains { $0.opens(fact) } }
    for number in 0..<4 * Self.times {
      var respondent = RandomRespondent(values, seed: 70_000 + batch * 1000 + number)
      var interview = try Questionnaire(context, on: day)
      try Self.finish(&interview, &respondent)
      let settled = interview.verdicts(ofLine: 0)
      let engine = InterviewEngine(context, on: day)
      var draft = interview.draft
      for fact in context.law.facts.shuffled(using: &respondent.generator)
      where fact.computed == nil && fact.infers.isEmpty && !deciding.contains(fact.id) {
        // To state what applies only to a line of a kind says that it is of the kind.
        let kinds = fact.appliesWhen.map(context.law.facts(testedBy:)) ?? []
        if kinds.contains(where: { !context.law[$0].infers.isEmpty || isOfTopic($0) }) { continue }
        // What is taken and was shown as such is assumed, not settled.
        if fact.leftOut != .notKnown { continue }
        var more = draft
        switch fact.subject {
        case .company where more.facts[fact.id] == nil:
          more.facts[fact.id] = respondent.content(fact)
        case .service where more.services[0].facts[fact.id] == nil:
          // What belongs to a topic that the line is not about is assumed, not settled.
          if isOfTopic(fact.id) { continue }
          more.services[0].facts[fact.id] = respondent.content(fact)
        case _: continue
        }
        // What contradicts the rest could not be said.
        guard (try? engine.read(more)) != nil else { continue }
        draft = more
        #expect(
          engine.result.lines[0].verdicts == settled,
          "\(fact.name) in \(draft.content(context.law, on: day).yaml)")
      }
    }
  }
}
