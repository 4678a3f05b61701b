import Assessment
import Questionnaire
import Wording

extension AskSession {
  /// On what the answer rests: how much was said, inferred and assumed.
  var counts: String {
    let said = answers.count { answered in
      switch answered.question {
      case .business, .ownership, .fact: true
      case .companyName, .serviceName, .assumptions, .anotherService: false
      }
    }
    let taken = interview.draft.services.indices.flatMap { interview.assumptions(ofLine: $0) }
    let inferred = taken.count { $0.inference != nil }
    // That it does nothing else is one thing assumed, however many topics that leaves out.
    let assumed =
      taken.count { $0.inference == nil && !$0.isOfTopic } + (taken.contains(where: \.isOfTopic) ? 1 : 0)
    return words(
      "You said \(said == 1 ? "one thing" : "\(said) things"); \(inferred) \(inferred == 1 ? "was" : "were") inferred and \(assumed) assumed (the whole result lists them).",
      "您说明了\(said)项；另有\(inferred)项为推断、\(assumed)项为推定（见完整结论）。")
  }
}
