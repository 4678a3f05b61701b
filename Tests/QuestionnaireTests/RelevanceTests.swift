import Assessment
import Law
import SeededRandom
import TestSupport
import Testing
import YAML

@testable import Questionnaire

/// Small laws made at random, where every case can be tried.
@Suite("What interviews ask")
struct RelevanceTests {
  /// A question is worth asking if somebody who answers everything else the same may come to another
  /// result by answering it differently; that is tried case by case.
  @Test("Every question asked can change the verdict", arguments: 0..<400 as Range<UInt64>)
  func asksWhatMatters(seed: UInt64) throws {
    let law = try #require(Law.load(RandomLaw.files(seed: seed)).law)
    let context = AssessmentContext(law)
    let day = try #require(CalendarDate(year: 2021, month: 3, day: 1))
    let candidates = CandidateAnswers(RepresentativeValues(law), namesGroups: true)
    var random = SplitMix64(seed: seed)
    let activity = random.pick(law.activities.filter { $0.id != law.generalBusiness })
    // Some of these laws let no company be at all.
    guard var interview = try? Questionnaire(context, on: day) else { return }
    let engine = InterviewEngine(context, on: day)
    while let question = interview.question {
      switch question {
      case .companyName, .serviceName: try interview.answer(.text("Name"))
      case .business:
        // Some of these laws let no company be of an activity.
        guard (try? interview.answer(.business(Business(activities: [activity.id])))) != nil else { return }
      case .anotherService: try interview.answer(.further(false))
      case .assumptions(let facts, _):
        // Some of these laws let nobody say that a fact is not known.
        if (try? interview.answer(.opened(facts))) == nil { try interview.answer(.opened([])) }
      case .ownership, .fact:
        let asked: Set<FactID> =
          if case .fact(let fact, _) = question { [fact] } else {
            Set(law.facts.filter { $0.computed != nil }.map(\.id))
          }
        if let matters = matters(asked, interview.draft, engine, candidates) {
          #expect(matters, "\(question) in \(interview.companyFile)")
        }
        // An answer that contradicts another is no answer.
        let answers = candidates.answers(to: question).shuffled(using: &random) + [.fact(.unknown)]
        let taken = answers.contains { answer in (try? interview.answer(answer)) != nil }
        // What was answered before can leave no value of it, where two impossible cases do so together.
        guard taken else { return }
      }
    }
  }

  /// Cases at most that are tried of one question.
  private static let most = 4_000

  /// Whether the verdict turns on some facts, all else equal; `nil` where there are too many cases.
  private func matters(
    _ asked: Set<FactID>, _ draft: CompanyDraft, _ engine: InterviewEngine,
    _ candidates: CandidateAnswers
  ) -> Bool? {
    let settled = draft.settled(0, engine.law)
    let open = engine.law.facts.filter { !settled.contains($0.id) || asked.contains($0.id) }
      .filter { draft.facts[$0.id] == nil && draft.services[0].facts[$0.id] == nil }
    let varied = open.filter { asked.contains($0.id) }
    let others = open.filter { !asked.contains($0.id) }
    let cases = open.reduce(1) { min($0 * candidates.contents($1).count, Self.most + 1) }
    guard cases <= Self.most else { return nil }
    let variants = combinations(varied, candidates)
    // What can be found with each variant, over all of the rest: where an impossible case ties facts to each
    // other, none can be changed alone.
    var reached = Array(repeating: Set<VerdictSet>(), count: variants.count)
    for rest in combinations(others, candidates) {
      var found: Set<VerdictSet> = []
      for (number, values) in variants.enumerated() {
        var whole = draft
        for (fact, value) in rest + values {
          switch fact.subject {
          case .company: whole.facts[fact.id] = value
          case .service: whole.services[0].facts[fact.id] = value
          }
        }
        // What cannot be says nothing.
        guard (try? engine.read(whole)) != nil else { continue }
        found.insert(engine.result.lines[0].verdicts)
        reached[number].insert(engine.result.lines[0].verdicts)
        if found.count > 1 { return true }
      }
    }
    return Set(reached.filter { !$0.isEmpty }).count > 1
  }

  private func combinations(
    _ facts: [Fact], _ candidates: CandidateAnswers
  ) -> [[(fact: Fact, value: YAMLContent)]] {
    facts.reduce([[]]) { found, fact in
      found.flatMap { start in candidates.contents(fact).map { start + [(fact, $0)] } }
    }
  }
}
