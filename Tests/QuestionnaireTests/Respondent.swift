import Law
import YAML

@testable import Questionnaire

/// Somebody who knows some facts of a company, and says of the others that they are not known.
struct Respondent: Sendable {
  var topics: [String] = []
  var activities: [String] = []
  /// By name of fact, as files write it.
  var facts: [String: String] = [:]
  /// As files write it; the foreign share where there is no list of holders.
  var share = "100 %"

  func answer(_ question: Question, _ law: Law) -> Reply {
    switch question {
    case .companyName: return .text("Company")
    case .serviceName: return .text("Service")
    case .business:
      return .business(
        Business(
          about: law.topics.filter { topics.contains($0.name) }.map(\.id),
          activities: activities.compactMap { law.activity(named: $0)?.id }))
    case .ownership: return .foreignShare(.word(share))
    case .fact(let fact, _):
      return .fact(facts[law[fact].name].map { .word($0) } ?? .unknown)
    case .assumptions(let assumed, _):
      return .opened(assumed.filter { facts[law[$0].name] != nil })
    case .anotherService: return .further(false)
    }
  }
}
