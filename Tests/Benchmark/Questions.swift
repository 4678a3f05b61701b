import Assessment
import Law
import Portfolio
import Questionnaire
import TestSupport
import YAML

extension Benchmark {
  /// Compares the questions that interviews ask with all that matter when they begin, and for one activity
  /// at a time with the fewest that any order could take.
  static func measureQuestions(_ count: UInt64, _ law: Law) throws {
    guard let day = CalendarDate(parsing: Array("2026-03-01".utf8)) else { return }
    let context = AssessmentContext(law)
    let values = RepresentativeValues(law)
    var asked = 0
    var relevant = 0
    var times: [Double] = []
    let whole = timed {
      for seed in 0..<count {
        var respondent = RandomRespondent(values, seed: seed)
        guard var interview = try? Questionnaire(context, on: day) else { return }
        var hasBegun = false
        while let question = interview.question {
          if question.isOfFacts {
            if !hasBegun { relevant += interview.openQuestionCount(ofLine: 0) }
            hasBegun = true
            asked += 1
          }
          let step = timed {
            if (try? interview.answer(respondent.answer(question))) == nil {
              try? interview.answer(.fact(.unknown))
            }
          }
          times.append(step.wall)
        }
      }
    }
    print("\(count) random interviews")
    print("questions on facts asked: \(rounded(Double(asked) / Double(count))) an interview")
    print("facts that mattered at the start: \(rounded(Double(relevant) / Double(count)))")
    print("ratio: \(rounded(Double(asked) / Double(max(1, relevant))))")
    print(
      "a step: \(rounded(1000 * whole.wall / Double(times.count))) ms; 1 in 100 above \(rounded(1000 * times.sorted()[times.count * 99 / 100])) ms"
    )
    measureOptimum(context, on: day)
  }

  private static func measureOptimum(_ context: AssessmentContext, on day: CalendarDate) {
    let schema = PortfolioSchema(context.law)
    let inquiry = Inquiry(Assessor(context, schema))
    var totals = (relevant: 0.0, order: 0.0, best: 0.0, optimum: 0.0)
    var number = 0
    var settled = 0
    var worst = (ratio: 1.0, name: "")
    for activity in context.law.activities {
      var draft = CompanyDraft()
      draft.services[0].activities = [activity.id]
      guard let record = InterviewEngine.record(of: draft, context, on: day) else { continue }
      inquiry.begin(
        record, line: 0, on: day, goal: .verdicts, settled: draft.settled(0, context.law),
        isOwnershipSettled: false)
      let relevant = inquiry.openSubjects.count
      guard relevant > 0 else {
        settled += 1
        continue
      }
      guard relevant <= 7, let optimum = inquiry.expectedQuestions(.optimum, limit: 20_000),
        let best = inquiry.expectedQuestions(.best, limit: 20_000),
        let order = inquiry.expectedQuestions(.order, limit: 20_000)
      else { continue }
      number += 1
      totals.relevant += Double(relevant)
      totals.order += order
      totals.best += best
      totals.optimum += optimum
      if best / optimum > worst.ratio { worst = (best / optimum, activity.name) }
    }
    let all = context.law.activities.count
    print("\(number) of \(all) activities small enough for the optimum; \(settled) ask nothing")
    for (title, total) in [
      ("every relevant fact", totals.relevant), ("in the order of the diagram", totals.order),
      ("as the interview asks", totals.best), ("optimum", totals.optimum),
    ] {
      print(
        "  \(title): \(rounded(total / Double(max(1, number)))) questions, \(rounded(total / totals.optimum)) × the optimum"
      )
    }
    print("  furthest from the optimum: \(rounded(worst.ratio)) × (\(worst.name))")
  }

  private static func rounded(_ figure: Double) -> Double { (figure * 100).rounded() / 100 }
}

extension Question {
  /// Whether it is answered with facts.
  fileprivate var isOfFacts: Bool {
    switch self {
    case .ownership, .fact: true
    case .companyName, .serviceName, .business, .assumptions, .anotherService: false
    }
  }
}
