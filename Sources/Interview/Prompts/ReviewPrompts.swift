import Law
import Questionnaire
import Wording

/// Words the page of all answers: by the company and by its lines, each to be changed where it stands.
struct ReviewPrompts {
  private let session: AskSession
  private var words: ReportWords { session.words }

  init(_ session: AskSession) {
    self.session = session
  }

  var all: Prompt {
    Prompt(
      title: words("All answers. Which is to be changed?", "全部回答。修改哪一项？"),
      input: .choice(options(\.self) + [back], severalAtOnce: false, isSearched: true))
  }

  /// What can be put otherwise for trial: what says something of the company or a line.
  var whatIf: Prompt {
    Prompt(
      title: words("What if … which answer were different?", "假如哪一项回答不同？"),
      help: words("Nothing is changed; the answers before and after stand side by side.", "不会改动回答；前后结论并列显示。"),
      input: .choice(
        options { answered in
          switch answered.question {
          case .business, .ownership, .fact: answered
          case .companyName, .serviceName, .assumptions, .anotherService: nil
          }
        } + [back], severalAtOnce: false, isSearched: true))
  }

  private func options(_ wanted: (Questionnaire.Answered) -> Questionnaire.Answered?) -> [Prompt.Option] {
    let prompts = QuestionPrompts(law: session.law, words: words)
    let answers = AnswerText(law: session.law, words: words)
    let draft = session.interview.draft
    let found = session.answers.enumerated().filter { wanted($0.element) != nil }
    // The company first, then line by line; within each in the order of the answers.
    let ordered = found.sorted { a, b in
      (a.element.section(session.law), a.offset) < (b.element.section(session.law), b.offset)
    }
    let hasLines = draft.services.count > 1
    return ordered.map { position, answered in
      let section = answered.section(session.law)
      let name = hasLines && section >= 0 ? "\(draft.services[section].name ?? "") · " : ""
      return .init(
        meaning: .answered(position), title: name + prompts.title(of: answered.question, draft),
        note: answers.text(of: answered.answer, to: answered.question), word: "\(position + 1)")
    }
  }

  private var back: Prompt.Option {
    .init(meaning: .isAll, title: words("back", "返回"), isAlone: true, word: "back")
  }
}

extension Questionnaire.Answered {
  /// The line that it is about; -1 for the company.
  fileprivate func section(_ law: Law) -> Int {
    if case .fact(let fact, _) = question, law[fact].subject == .company { return -1 }
    if case .ownership = question { return -1 }
    return question.line ?? -1
  }
}
