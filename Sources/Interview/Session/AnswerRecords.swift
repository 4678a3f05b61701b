import Advisory
import Law
import Questionnaire
import TerminalUI
import Wording

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

  /// What was said, a line an answer, to stand above a result.
  var block: Stack {
    let prompts = QuestionPrompts(law: session.law, words: session.words)
    let answers = AnswerText(law: session.law, words: session.words)
    var stack = Stack()
    stack.append(Paragraph(StyledText(session.words("what you said", "您的说明"), .emphasis)))
    for answered in session.answers {
      switch answered.question {
      case .assumptions, .anotherService: continue
      case .companyName, .serviceName, .business, .ownership, .fact: break
      }
      let title = prompts.title(of: answered.question, session.interview.draft)
      let answer = answers.text(of: answered.answer, to: answered.question)
      stack.append(Paragraph(StyledText(title + "  ", .dim) + StyledText(answer), indent: 2, hanging: 4))
    }
    stack.append(BlankLine())
    return stack
  }
}
