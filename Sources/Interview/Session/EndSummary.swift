import Advisory
import Assessment
import Law
import Questionnaire
import TerminalUI
import Wording

/// The answer on a screen: in plain words with its provisions, and the best way forward.
struct EndSummary {
  private let session: AskSession
  private let memo: Memo
  private var words: ReportWords { session.words }

  /// - Parameter memo: On the company as it stands.
  init(_ session: AskSession, _ memo: Memo) {
    self.session = session
    self.memo = memo
  }

  /// Lines of business whose answer is shown; the whole result has the others.
  private static let mostLines = 3

  /// The answer, a paragraph a line of business.
  var answer: [String] {
    memo.answers.prefix(Self.mostLines).map { answer in
      let name = answer.name.isEmpty ? "" : answer.name + words(": ", "：")
      return name + answer.lead + words(" ", "") + answer.reason
    }
  }

  /// What the answer of the first line depends on, and what would make it worse.
  private var doubt: String {
    memo.answers.first.map { $0.doubt.joined(separator: words(" ", "")) } ?? ""
  }

  /// The answer in its fewest words, a line of business after the other.
  var leads: [String] {
    memo.answers.prefix(Self.mostLines).map { answer in
      (answer.name.isEmpty ? "" : answer.name + words(": ", "：")) + answer.lead
    }
  }

  /// The first way of each line that has one.
  private var waysForward: [String] {
    var seen: Set<String> = []
    let ways = memo.waysForward.filter { seen.insert($0.names.joined()).inserted }
    guard !ways.isEmpty else { return memo.noWays }
    return ways.map { way in
      let name = way.names.isEmpty ? "" : way.names.joined(separator: words(", ", "、")) + words(": ", "：")
      let product =
        way.productChanges.isEmpty
        ? "" : words("; this changes the product: ", "；产品因此改变：") + way.productChanges
      return name + way.whatApart + " → " + way.outcome + product
    }
  }

  /// How many duties apply, where they were to be settled; `nil` otherwise.
  private var duties: String? {
    let interview = session.interview
    guard interview.goal == .duties, let result = interview.assessment?.result else { return nil }
    let lines = result.lines.prefix(result.lineCount)
    let own = Set(lines.flatMap(\.duties)).count
    let broken = Set(lines.flatMap(\.brokenDuties)).count
    let open = Set(lines.flatMap(\.openDuties)).count
    return words(
      "Duties: \(own) apply" + (broken == 0 ? "" : ", \(broken) broken already") + (open == 0 ? "" : "; \(open) more may")
        + ". The whole result lists them.",
      "义务：适用\(own)项" + (broken == 0 ? "" : "，其中\(broken)项已违反") + (open == 0 ? "" : "；另有\(open)项视事实而定") + "。完整结论逐项列出。")
  }

  /// Screens that are narrower show what is to be done before the reasons and what is in doubt.
  static let narrow = 60

  func lines(width: Int) -> [StyledText] {
    let isNarrow = width < Self.narrow
    func paragraph(_ text: String?, _ style: Style = .plain) -> [StyledText] {
      guard let text, !text.isEmpty else { return [] }
      return Paragraph(StyledText(text, style), indent: 2).lines(width: width)
    }
    let first = paragraph(isNarrow ? leads.first : answer.first, .emphasis)
    let doubts = (isNarrow ? paragraph(memo.answers.first?.reason) : []) + paragraph(doubt)
    var ways = waysForward.prefix(2).flatMap { way in
      let heading = StyledText(words("Best way forward: ", "最佳途径："), .accent)
      return Paragraph(heading + StyledText(way), indent: 2, hanging: 4).lines(width: width)
    }
    if let duties { ways += Paragraph(StyledText(duties), indent: 2, hanging: 4).lines(width: width) }
    let others = answer.dropFirst().flatMap { paragraph($0) }
    // What else belongs to the answer comes last, so that a small screen shows what is to be done.
    return first + (isNarrow ? ways + doubts : doubts + ways) + others
  }
}
