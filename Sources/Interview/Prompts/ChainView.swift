import Law
import Questionnaire
import TerminalUI
import Wording

/// The holders entered so far, drawn, with what foreign investors hold in all.
struct ChainView {
  let session: AskSession

  init(_ session: AskSession) {
    self.session = session
  }

  var lines: [StyledText] {
    guard let chain = session.chain else { return [] }
    let words = session.words
    let company = session.interview.draft.name ?? ""
    var lines = ChainPrompts(law: session.law, words: words, company: company).chart(chain)
    if let share = session.foreignShare {
      let text = ResultWords(session.law, language: words.language).share(share)
      lines.append(StyledText(words("foreign share so far: \(text)", "目前外资合计：\(text)"), .dim))
    }
    return lines
  }
}
