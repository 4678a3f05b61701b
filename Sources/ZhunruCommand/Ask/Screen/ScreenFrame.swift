import Law
import Questionnaire
import TerminalUI

/// What stands around a prompt on the screen, found once for each prompt.
struct ScreenFrame {
  let prompt: Prompt
  /// The company, and how far its line is.
  let header: LeftRight
  /// The holders entered so far, drawn.
  let chart: [StyledText]
  /// The verdict so far.
  let verdicts: StyledText?
  let activities: String?
  /// The answers given, one a line.
  let records: [StyledText]

  init(_ session: AskSession, width: Int) {
    prompt = session.prompt
    let position = AskPosition(session)
    let company = session.interview.draft.name ?? ""
    header = LeftRight(
      StyledText("  ") + StyledText(position.progress ?? "", .emphasis), StyledText(company, .dim))
    chart = ChainView(session).lines.map { StyledText("  ") + $0 }
    verdicts = position.verdicts
    activities = position.activities
    records = Self.records(session, width)
  }

  private static func records(_ session: AskSession, _ width: Int) -> [StyledText] {
    let prompts = QuestionPrompts(law: session.law, words: session.words)
    let answers = AnswerText(law: session.law, words: session.words)
    return session.interview.answered.map { answered in
      let title = prompts.prompt(for: answered.question, session.interview.draft).title
      let answer = StyledText(
        answers.text(of: answered.answer, to: answered.question), .accent
      ).truncated(toWidth: max(8, width / 2))
      let room = max(8, width - answer.width - 6)
      return StyledText("✓ ", .good) + StyledText(title, .dim).truncated(toWidth: room)
        + StyledText("  ") + answer
    }
  }
}
