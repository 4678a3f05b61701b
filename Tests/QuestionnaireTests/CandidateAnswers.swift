import DecisionDiagram
import Law
import TestSupport
import YAML

@testable import Questionnaire

/// Answers that between them stand for all that can be told apart, as far as sets go: none, each element
/// alone, and all.
struct CandidateAnswers: Sendable {
  let law: Law
  private let values: RepresentativeValues
  /// Whether a place may be named that has others in it, so that it does not say which.
  private let namesGroups: Bool

  init(_ values: RepresentativeValues, namesGroups: Bool) {
    law = values.law
    self.values = values
    self.namesGroups = namesGroups
  }

  func answers(to question: Question) -> [Reply] {
    switch question {
    case .ownership:
      guard let share = law.facts.first(where: { $0.computed == .sum(.foreign) }) else { return [] }
      return figures(share).map { .foreignShare($0) }
    case .fact(let fact, _): return contents(law[fact]).map { .fact($0) }
    case .assumptions(let facts, _): return [.opened(facts)]
    case .anotherService: return [.further(false)]
    case .companyName, .serviceName, .business: return []
    }
  }

  /// The values of a fact as company files write them.
  func contents(_ fact: Fact) -> [YAMLContent] {
    let words = fact.values.map { YAMLContent.word($0.name) }
    switch fact.kind {
    case .yesNo: return [.word("yes"), .word("no")]
    case .choice: return words
    case .set: return [.word("none")] + words + (words.count > 1 ? [.inlineList(words)] : [])
    case .percentage, .count, .date: return figures(fact)
    case .place:
      let variable = law.space.variables[law.space.ofFact[fact.id.index].lowerBound]
      guard case .places(let domain) = variable.domain else { return [] }
      var seen: Set<ValueSet> = []
      return law.places.filter {
        let known = domain.known[$0.id.index]
        return (namesGroups || known.isSingle) && seen.insert(known).inserted
      }.map { .word($0.name) }
    }
  }

  private func figures(_ fact: Fact) -> [YAMLContent] {
    (values.values(of: fact) ?? []).compactMap { value in
      guard case .figure(let figure) = value else { return nil }
      switch fact.kind {
      case .percentage: return .word(RandomCompany.share(figure))
      case .date: return CalendarDate(ordinal: Int32(figure)).map { .word($0.description) }
      case .count, .yesNo, .choice, .set, .place: return .word("\(figure)")
      }
    }
  }
}
