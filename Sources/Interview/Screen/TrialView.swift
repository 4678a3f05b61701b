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
    let column = max(8, (width - 5) / 2)
    let left = lines(answers.text(of: given.answer, to: given.question), before, column)
    let right = lines(answers.text(of: trial.answer, to: given.question), after, column)
    let rows = (0..<max(left.count, right.count)).map { row in
      let first = row < left.count ? left[row] : StyledText()
      let second = row < right.count ? right[row] : StyledText()
      return .spaces(2) + first.padded(toWidth: column) + StyledText(" │ ", .dim) + second
    }
    let more =
      trial.other.question == nil
      ? [] : [words("With the other answer, more would be asked.", "采用另一回答时，还会有其他问题。")]
    return Paragraph(StyledText(words("What if: ", "假如：") + title, .accent), indent: 2).lines(width: width) + rows
      + more.flatMap { Paragraph(StyledText($0, .dim), indent: 2).lines(width: width) }
  }

  private func lines(_ answer: String, _ memo: Memo, _ width: Int) -> [StyledText] {
    Paragraph(StyledText(answer, .emphasis)).lines(width: width)
      + EndSummary(session, memo).answer.flatMap { Paragraph(StyledText($0)).lines(width: width) }
  }
}
