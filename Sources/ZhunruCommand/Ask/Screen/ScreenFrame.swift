import Law
import Questionnaire
import TerminalUI

/// What stands around a prompt on the screen, found once for each prompt.
struct ScreenFrame {
  let prompt: Prompt
  /// The company, and how far its line is; empty at the end.
  let header: LeftRight
  /// What stands above the prompt: the holders entered so far, the answer at the end, two answers side by side.
  let above: [StyledText]
  /// Whether what stands above is what the screen is for.
  let isSummary: Bool
  /// The verdict so far.
  let verdicts: StyledText?
  let activities: String?
  /// The answers given, one a line.
  let records: [StyledText]

  init(_ session: AskSession, _ desk: AskDesk, width: Int) {
    prompt = session.prompt
    isSummary = session.isAtMenu || session.trial != nil
    let position = AskPosition(session)
    let company = StyledText(session.interview.draft.name ?? "", .dim).truncated(toWidth: width / 2)
    let progress = StyledText(position.progress ?? "", .emphasis).truncated(toWidth: width - 2)
    header = isSummary ? LeftRight(StyledText(), StyledText()) : LeftRight(.spaces(2) + progress, company)
    above =
      if let trial = session.trial { desk.comparison(trial, session, width: width) } else if session.isAtMenu {
        desk.summary(of: session, width: width)
      } else { ChainView(session).lines.map { .spaces(2) + $0 } }
    verdicts = isSummary ? nil : position.verdicts
    activities = isSummary ? nil : position.activities
    records = isSummary ? [] : AnswerRecords(session).lines(width: width)
  }
}

/// The answers given, a line each.
struct AnswerRecords {
  private let session: AskSession

  init(_ session: AskSession) { self.session = session }

  func lines(width: Int) -> [StyledText] {
    let prompts = QuestionPrompts(law: session.law, words: session.words)
    let answers = AnswerText(law: session.law, words: session.words)
    return session.interview.answered.map { answered in
      let title = prompts.title(of: answered.question, session.interview.draft)
      let answer = StyledText(
        answers.text(of: answered.answer, to: answered.question), .accent
      ).truncated(toWidth: max(8, width / 2))
      let room = max(8, width - answer.width - 6)
      return StyledText("✓ ", .good) + StyledText(title, .dim).truncated(toWidth: room)
        + StyledText("  ") + answer
    }
  }
}
