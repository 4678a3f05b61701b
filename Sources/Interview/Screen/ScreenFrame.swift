import Law
import Questionnaire
import TerminalUI

/// What stands around a prompt on the screen, found once for each prompt.
struct ScreenFrame {
  let prompt: Prompt
  /// The company, and how far its line is; empty at the end.
  let header: LeftRight
  /// What stands above the prompt: the holders entered so far, the duty asked about, the answer at the end, two answers side by side.
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
      } else {
        ChainView(session).lines.map { .spaces(2) + $0 }
          + (position.duty.map { Paragraph(StyledText($0, .accent), indent: 2, hanging: 4).lines(width: width) } ?? [])
      }
    verdicts = isSummary ? nil : position.verdicts
    activities = isSummary ? nil : position.activities
    records = isSummary ? [] : AnswerRecords(session).lines(width: width)
  }
}
