import Assessment
import Law
import Portfolio
import TerminalUI
import Wording

/// Says why an activity has its verdict: grade, governing provisions, the demand and what the file
/// gives for it.
struct ReasonText {
  let report: TextReport
  /// For each variable that the file states, its line and, of a figure, what it says.
  let stated: [Int: StatedFact]
  /// By activity, the texts that answer for it.
  let governing: [ActivityID: [GoverningText]]
  /// What the line is said to be about.
  let about: [TopicID]
  private var results: ResultWords { report.results }
  private var law: Law { report.law }
  private var words: ReportWords { report.words }
  private var language: Language { report.language }

  func append(
    _ finding: CompanyAssessment.ActivityFinding, _ result: borrowing CompanyAssessment,
    to stack: inout Stack
  ) {
    let activity = law[finding.activity]
    let verdict = finding.verdicts.verdict
    var title = StyledText(activity.title[language])
    if let code = activity.code { title += StyledText(" " + code, .dim) }
    let grade = results.grade(finding)
    if !grade.isEmpty { title += StyledText(" · " + grade, .dim) }
    let counts = finding.mayCount
    stack.append(
      Indented(
        LeftRight(
          title,
          StyledText(words.outcome(verdict), counts ? report.style(of: verdict) : .dim), hang: 2),
        by: 4))
    if !counts {
      exposure(finding, result, to: &stack)
      return
    }
    let grounds = Grounds.merging(result.positions(of: finding), law)
    let row = result.row(of: finding)
    if let row, finding.grade != .yes || verdict <= .notOpen {
      report.note(law[row].says[language], 6, .dim, to: &stack)
    }
    for text in governing[finding.activity] ?? [] {
      if let opening = results.opening(text) { report.note(opening, 6, to: &stack) }
    }
    for ground in grounds {
      let prefix = grounds.count > 1 ? words.outcome(ground.verdict) + words(": ", "：") : ""
      append(ground, prefix, row, finding.activity, to: &stack)
    }
  }

  /// A possible activity bears no weight in the verdict: it is what may come.
  private func exposure(
    _ finding: CompanyAssessment.ActivityFinding, _ result: borrowing CompanyAssessment,
    to stack: inout Stack
  ) {
    let title = law[finding.activity].title[language]
    let outcomes = words.outcomes(finding.verdicts)
    var text = words(
      "if the authority treats this as \(title): \(outcomes)",
      "如主管机关认定为\(title)：\(outcomes)")
    if let row = result.row(of: finding) { text += words(" – ", "——") + law[row].says[language] }
    report.note(text, 6, .dim, to: &stack)
  }

  // MARK: - Grounds

  private func append(
    _ ground: Grounds, _ prefix: String, _ row: GradeRowID?, _ activity: ActivityID,
    to stack: inout Stack
  ) {
    for decided in ground.deciding where law[decided.rule].licence == nil {
      report.note(prefix + reason(decided), 6, to: &stack)
    }
    for exception in ground.lifted {
      let text =
        law.citation(of: law[exception].provision, in: language) + words(": ", "：")
        + law[exception].says[language]
      report.note(prefix + text, 6, to: &stack)
    }
    for rule in ground.licences {
      report.note(prefix + words("needed: ", "须取得：") + licence(law[rule]), 6, to: &stack)
    }
    if !ground.possibleLicences.isEmpty {
      let names = ground.possibleLicences.map { licence(law[$0]) }
      let text =
        ground.licences.isEmpty
        ? words("needed, depending on the facts: ", "视事实须取得：") : words("also needed, depending on the facts: ", "视事实还须取得：")
      report.note(prefix + text + words.either(names), 6, to: &stack)
    }
    let isOpened = ground.regime.map { law[$0].when != .always && ground.verdict < .outOfScope }
    if ground.deciding.isEmpty, ground.licences.isEmpty, ground.possibleLicences.isEmpty,
      !(isOpened ?? false)
    {
      report.note(prefix + silence(ground, activity), 6, to: &stack)
    }
    for text in results.withoutLicence(ground) { report.note(prefix + text, 6, to: &stack) }
    // The row that makes the line this activity is cited as well.
    var marks = ground.marks
    if let row { marks.take(law[row].confidence, of: .row(row)) }
    for text in results.marks(marks) { report.note(text, 6, .dim, to: &stack) }
  }

  /// Why nothing restricts: of a line that is nothing the law lists, what it is said to be about.
  private func silence(_ ground: Grounds, _ activity: ActivityID) -> String {
    guard activity == law.generalBusiness, !about.isEmpty, ground.verdict < .outOfScope else {
      return results.silence(ground)
    }
    let kinds = about.map { law[$0].says[language] }
    return words(
      "none of the listed fields of the kinds named: ", "不属于所述业务类别中的任何清单所列业务：")
      + kinds.joined(separator: words("; ", "；"))
  }

  private func reason(_ decided: Demand) -> String {
    let reason = results.reason(decided, stated)
    let text = reason.citation + words(": ", "：") + reason.says
    return reason.application.map { text + words("; ", "；") + $0 } ?? text
  }

  private func licence(_ rule: Rule) -> String {
    let title = results.licence(rule)
    let citation = results.cite(rule.provision)
    return words("\(title) (\(citation))", "\(title)（\(citation)）")
  }
}
