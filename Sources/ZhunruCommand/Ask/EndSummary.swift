import Advisory
import Assessment
import Law
import Questionnaire
import TerminalUI

/// The answer on a screen: in plain words with its provisions, and the best way forward.
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
  private static let mostSentences = 3

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

  func lines(width: Int) -> [StyledText] {
    var lines = answer.prefix(1).flatMap { Paragraph(StyledText($0, .emphasis), indent: 2).lines(width: width) }
    let ways = waysForward
    if !ways.isEmpty {
      let heading = words("Best way forward: ", "最佳途径：")
      for way in ways.prefix(2) {
        lines += Paragraph(StyledText(heading, .accent) + StyledText(way), indent: 2, hanging: 4).lines(width: width)
      }
    }
    // What else belongs to the answer comes last, so that a small screen shows what is to be done.
    return lines + answer.dropFirst().flatMap { Paragraph(StyledText($0), indent: 2).lines(width: width) }
  }
}
