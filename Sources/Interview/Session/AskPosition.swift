import Assessment
import Law
import Questionnaire
import Reports
import TerminalUI
import Wording

/// Where an interview stands: its line, how far it is, and the verdict so far.
struct AskPosition {
  let session: AskSession
  private var interview: Questionnaire { session.interview }
  private var law: Law { session.law }
  private var words: ReportWords { session.words }

  init(_ session: AskSession) {
    self.session = session
  }

  private var line: Int? { session.question?.line }

  /// The name of the line, and how far it is: `writing assistant · 2 of about 6`.
  var progress: String? {
    guard let line, line < interview.draft.services.count,
      let service = interview.draft.services[line].name
    else { return nil }
    let answered = interview.answered.filter { $0.question.line == line }.count - 1
    let place = max(1, answered + 1)
    guard let expected = session.expectedQuestions else { return service }
    let whole = place - 1 + expected
    return words(
      "\(service) · \(place) of about \(whole)", "\(service) · 第\(place)问，约共\(whole)问")
  }

  /// The duty that the question belongs to: what it is about, what it asks, and where it stands.
  var duty: String? {
    guard session.asksOpenQuestion, let id = interview.duty else { return nil }
    let duty = law[id]
    let subject = duty.subject.map { law.subjects[$0.index].title[words.language] + words(": ", "：") } ?? ""
    let provision = law.citation(of: duty.provision, in: words.language)
    return words("For the duty – ", "所涉义务——") + subject + duty.says[words.language]
      + words(" (\(provision))", "（\(provision)）")
  }

  /// The outcomes that the line can still have.
  var verdicts: StyledText? {
    guard let line, let verdicts = interview.verdicts(ofLine: line), !verdicts.isEmpty else {
      return nil
    }
    return StyledText(
      words.outcomes(verdicts), verdicts.style)
  }

  /// Some of the activities that it can be.
  var activities: String? {
    guard let line else { return nil }
    let all = interview.activities(ofLine: line)
    guard !all.isEmpty else { return nil }
    let shown = all.prefix(2).map { law[$0].title[words.language] }
    let rest = all.count - shown.count
    return shown.joined(separator: words(", ", "、"))
      + (rest > 0 ? words(" and \(rest) more", "等\(all.count)项") : "")
  }
}
