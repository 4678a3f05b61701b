import Advisory
import Assessment
import Law
import Questionnaire
import TerminalUI

/// The answer on a screen: in plain words with its provisions, the best way forward, and on what it rests.
struct EndSummary {
  private let session: AskSession
  private let memo: ContentObject
  private var words: ReportWords { session.words }

  /// - Parameter memo: On the company as it stands.
  init(_ session: AskSession, _ memo: ContentObject) {
    self.session = session
    self.memo = memo
  }

  /// Sentences of the answer that are shown; the whole result has the others.
  private static let mostSentences = 4

  /// The answer, a paragraph each.
  var answer: [String] { Array((memo["bottom-line"]?.strings ?? []).prefix(Self.mostSentences)) }

  /// The first route of each line that has one.
  private var waysForward: [String] {
    let lines = memo["routes"]?["items"]?.objects ?? []
    return lines.compactMap { line in
      guard let route = line["routes"]?.objects.first else { return line["none"]?.string }
      let steps = (route["steps"]?.strings ?? []).joined(separator: words("; ", "；"))
      let outcome = (route["outcome"]?.string).map { words(" → ", " → ") + $0 } ?? ""
      let name = lines.count > 1 ? (line["service"]?.string ?? "") + words(": ", "：") : ""
      return name + steps + outcome
    }
  }

  /// How much was said, inferred and assumed.
  private var counts: String {
    let said = session.interview.answered.count { answered in
      switch answered.question {
      case .business, .ownership, .fact: true
      case .companyName, .serviceName, .assumptions, .anotherService: false
      }
    }
    let taken = session.interview.draft.services.indices.flatMap { session.interview.assumptions(ofLine: $0) }
    let inferred = taken.count { $0.inference != nil }
    let assumed = taken.count { $0.inference == nil && !$0.isOfTopic } + (taken.contains(where: \.isOfTopic) ? 1 : 0)
    return words(
      "You said \(said) things; \(inferred) were inferred and \(assumed) assumed (the whole result lists them).",
      "您说明了\(said)项；另有\(inferred)项为推断、\(assumed)项为推定（见完整结论）。")
  }

  func lines(width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    for sentence in answer {
      lines += Paragraph(StyledText(sentence, .emphasis), indent: 2).lines(width: width)
    }
    let ways = waysForward
    if !ways.isEmpty {
      let heading = words("Best way forward: ", "最佳途径：")
      for way in ways.prefix(2) {
        lines += Paragraph(StyledText(heading, .accent) + StyledText(way), indent: 2, hanging: 4).lines(width: width)
      }
    }
    return lines + Paragraph(StyledText(counts, .dim), indent: 2).lines(width: width)
  }
}
