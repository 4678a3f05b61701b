import Assessment
import Law
import Portfolio
import TerminalUI

/// Says why an activity has its verdict: grade, governing provisions, the demand and what the file
/// gives for it.
struct ReasonText {
  let report: TextReport
  /// For each variable that the file states, its line and, of a figure, what it says.
  let stated: [Int: StatedFact]
  let law: Law

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
    let grade = self.grade(finding)
    if !grade.isEmpty { title += StyledText(" · " + grade, .dim) }
    let counts = finding.mayCount
    stack.append(
      Indented(
        LeftRight(
          title,
          StyledText(words.verdict(verdict), counts ? report.style(of: verdict) : .dim), hang: 2),
        by: 4))
    if !counts {
      exposure(finding, result, to: &stack)
      return
    }
    let grounds = Grounds.merging(result.positions(of: finding))
    let row = result.row(of: finding)
    if let row, finding.grade != .yes || verdict <= .notOpen {
      report.note(law[row].says[language], 6, .dim, to: &stack)
    }
    for ground in grounds {
      let prefix = grounds.count > 1 ? words.verdict(ground.verdict) + words(": ", "：") : ""
      append(ground, prefix, row, to: &stack)
    }
  }

  private func grade(_ finding: CompanyAssessment.ActivityFinding) -> String {
    if finding.activity == law.generalBusiness { return "" }
    if finding.isDeclared { return words("declared", "自行申报") }
    return words.either(
      Grade.allCases.filter { finding.grades & (1 << $0.rawValue) != 0 }.reversed()
        .map(words.grade))
  }

  /// A possible activity bears no weight in the verdict: it is what may come.
  private func exposure(
    _ finding: CompanyAssessment.ActivityFinding, _ result: borrowing CompanyAssessment,
    to stack: inout Stack
  ) {
    let title = law[finding.activity].title[language]
    let outcomes = report.list(finding.verdicts)
    var text = words(
      "if the regulator treats this as \(title): \(outcomes)",
      "如监管机关认定为\(title)：\(outcomes)")
    if let row = result.row(of: finding) { text += words(" – ", "——") + law[row].says[language] }
    report.note(text, 6, .dim, to: &stack)
  }

  // MARK: - Grounds

  private func append(
    _ ground: Grounds, _ prefix: String, _ row: GradeRowID?, to stack: inout Stack
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
        ? words("needed, by the facts: ", "视事实须取得：") : words("perhaps also: ", "可能还须：")
      report.note(prefix + text + words.either(names), 6, to: &stack)
    }
    if ground.deciding.isEmpty, ground.licences.isEmpty, ground.possibleLicences.isEmpty {
      report.note(prefix + silence(ground), 6, to: &stack)
    }
    // The row that makes the line this activity is cited as well.
    var marks = ground.marks
    if let row { marks.take(law[row].confidence, of: .row(row)) }
    for text in report.marks(marks) { report.note(text, 6, .dim, to: &stack) }
  }

  private func reason(_ decided: PositionOutcome.Finding) -> String {
    let rule = law[decided.rule]
    var text = law.citation(of: rule.provision, in: language) + words(": ", "：")
    text += rule.says[language]
    guard let demands = rule.demands else { return text }
    if let stated = stated(in: demands) {
      text += words("; the file gives \(stated.value)", "；文件所载为\(stated.value)")
      if stated.line > 0 { text += words(" (line \(stated.line))", "（第\(stated.line)行）") }
    } else {
      text += decided.isMet ? words("; met", "；符合") : words("; not met", "；不符合")
    }
    return text
  }

  /// The first figure of a demand that the file states; a yes or no says no more than “met”.
  private func stated(in condition: Condition) -> StatedFact? {
    switch condition {
    case .all(let parts), .any(let parts): parts.lazy.compactMap(stated(in:)).first
    case .not(let part): stated(in: part)
    case .term(let term): stated(in: law[term].means)
    case .fact(let fact, .figure): stated[law.space.ofFact[fact.index].lowerBound]
    case .fact, .carries, .reading: nil
    }
  }

  private func licence(_ rule: Rule) -> String {
    let title = rule.licence.map { law[$0].title[language] } ?? rule.says[language]
    let citation = law.citation(of: rule.provision, in: language)
    return words("\(title) (\(citation))", "\(title)（\(citation)）")
  }

  private func silence(_ position: Grounds) -> String {
    switch (position.verdict, position.regime) {
    case (.outOfScope, .some(let regime)): law[regime].title[language]
    case (_, .some(let regime)):
      words(
        "no entry of \(law[regime].title[language]) restricts it",
        "\(law[regime].title[language])未作限制")
    case (_, .none): words("no text answers", "无文本规定")
    }
  }
}
