import Advisory
import Law
import Questionnaire
import TerminalUI
import Wording

/// What the answers come to, and beside it what another answer would make of them.
struct TrialView {
  private let trial: Trial
  private let session: AskSession
  private let before: Memo
  private let after: Memo
  private var words: ReportWords { session.words }

  init(_ trial: Trial, _ session: AskSession, before: Memo, after: Memo) {
    self.trial = trial
    self.session = session
    self.before = before
    self.after = after
  }

  func lines(width: Int) -> [StyledText] {
    let answers = AnswerText(law: session.law, words: words)
    let prompts = QuestionPrompts(law: session.law, words: words)
    let given = session.answers[trial.position]
    let title = prompts.title(of: given.question, session.interview.draft)
    let (asItIs, otherwise) = (words("as it is: ", "现在："), words("otherwise: ", "改后："))
    let left = answers.text(of: given.answer, to: given.question)
    let right = answers.text(of: trial.answer, to: given.question)
    let rows: [StyledText]
    if width < EndSummary.narrow {
      // Where two columns have no room, one answer stands below the other, in its fewest words.
      rows = below(asItIs + left, before, width) + below(otherwise + right, after, width)
    } else {
      let column = max(8, (width - 5) / 2)
      let first = lines(asItIs + left, before, column)
      let second = lines(otherwise + right, after, column)
      rows = (0..<max(first.count, second.count)).map { row in
        let one = row < first.count ? first[row] : StyledText()
        let other = row < second.count ? second[row] : StyledText()
        return .spaces(2) + one.padded(toWidth: column) + StyledText(" │ ", .dim) + other
      }
    }
    let more =
      trial.other.question == nil
      ? [] : [words("With the other answer, more would be asked.", "采用另一回答时，还会有其他问题。")]
    return Paragraph(StyledText(words("What if: ", "假如：") + title, .accent), indent: 2).lines(width: width) + rows
      + more.flatMap { Paragraph(StyledText($0, .dim), indent: 2).lines(width: width) }
  }

  private func below(_ answer: String, _ memo: Memo, _ width: Int) -> [StyledText] {
    Paragraph(StyledText(answer, .emphasis), indent: 2, hanging: 4).lines(width: width)
      + EndSummary(session, memo).leads.flatMap { Paragraph(StyledText($0), indent: 4).lines(width: width) }
  }

  private func lines(_ answer: String, _ memo: Memo, _ width: Int) -> [StyledText] {
    Paragraph(StyledText(answer, .emphasis)).lines(width: width)
      + EndSummary(session, memo).answer.flatMap { Paragraph(StyledText($0)).lines(width: width) }
  }
}
