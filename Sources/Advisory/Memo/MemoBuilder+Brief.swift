import Assessment
import Law
import Wording

/// The memo on one page.
extension MemoBuilder {
  /// Words, or Chinese characters, that the answers of several lines take at most.
  private var mostLength: Int { language == .english ? 140 : 260 }
  private static let mostLines = 6
  private static let mostWays = 3
  private static let mostSteps = 5

  func brief(_ memo: Memo) -> Memo.Brief {
    var brief = Memo.Brief()
    let isOne = memo.answers.count == 1
    var length = 0
    for answer in memo.answers {
      if isOne {
        brief.paragraphs.append(Memo.Brief.Paragraph(answer: answer, text: answer.core, further: answer.furtherApart))
        continue
      }
      guard brief.paragraphs.count < Self.mostLines else { break }
      // A line that may be run needs no more than its answer, its conditions and what its product may not be; one that may
      // not, as much as there is room for.
      let conditions = answer.answer == .yesOnConditions ? [joined([answer.reason, answer.bans].filter { !$0.isEmpty })] : []
      let texts = answer.answer.isObstacle ? [answer.core, answer.reason] : conditions + [answer.bans]
      guard let text = texts.first(where: {
        $0 == texts.last && !answer.answer.isObstacle || length == 0 || length + count($0) <= mostLength
      }) else { break }
      length += count(text)
      brief.paragraphs.append(Memo.Brief.Paragraph(answer: answer, text: text, further: []))
    }
    let left = memo.answers.count - brief.paragraphs.count
    if left > 0 {
      let number = words.word(left)
      brief.rest = left == 1
        ? words("The memo has the other line, and what is contested or open.", "其余一项业务以及争议、未定事项见备忘录。")
        : words(
          "The memo has the other \(number) lines, and what is contested or open.", "其余\(number)项业务以及争议、未定事项见备忘录。")
    } else if !isOne, memo.answers.contains(where: { !$0.further.isEmpty }) {
      brief.rest = words("What is contested or open stands in the memo.", "争议和未定事项见备忘录。")
    }
    let keeping = memo.ways.filter { $0.standing == .keepsBusiness }
    brief.ways = Array((keeping.isEmpty ? memo.ways.filter { $0.standing == .changesProduct } : keeping).prefix(Self.mostWays))
    brief.steps = Array(memo.steps.filter(\.isNamedAct).prefix(Self.mostSteps))
    return brief
  }

  /// Words of English, Chinese characters.
  private func count(_ text: String) -> Int {
    language == .english
      ? text.split(separator: " ").count : text.unicodeScalars.count { (0x4E00...0x9FFF).contains($0.value) }
  }
}
