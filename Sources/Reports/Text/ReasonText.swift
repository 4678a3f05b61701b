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
  /// How demands stand to what was told.
  let demands: DemandReader
  /// What the line is said to be about.
  let about: [TopicID]
  /// The facts and readings that the line hangs on, as variables.
  let open: [Int]
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
          StyledText(words.outcome(verdict, byFiling: result.needsOnlyFilings(finding)), counts ? report.style(of: verdict) : .dim), hang: 2),
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
    for text in governing[finding.activity] ?? [] where text.isCertain || changesOutcome(text, result.positions(of: finding)) {
      if let opening = results.opening(text) { report.note(opening, 6, to: &stack) }
    }
    // What several outcomes hang on is said once, and what each brings with it for itself.
    var seen: Set<String> = []
    for demand in grounds.flatMap(\.deciding).map(demands.resolved) where law[demand.rule].licence == nil {
      let text = reason(demand)
      if seen.insert(text).inserted { report.note(text, 6, to: &stack) }
    }
    for exception in grounds.flatMap(\.lifted) {
      let says = law[exception].says[language]
      let text = results.cite(law[exception].provision) + words(": ", "：") + says
      if seen.insert(text).inserted { report.note(text, 6, to: &stack) }
    }
    appendNeeds(result.positions(of: finding), isOne: grounds.count == 1, to: &stack)
    var marks = WeakestMarks()
    for ground in grounds {
      let prefix = grounds.count > 1 ? words.outcome(ground.verdict) + words(": ", "：") : ""
      append(ground, prefix, finding.activity, &seen, to: &stack)
      marks.take(ground.marks)
    }
    // The row that makes the line this activity is cited as well.
    if let row { marks.take(law[row].confidence, of: .row(row)) }
    for text in results.marks(marks) { report.note(text, 6, .dim, to: &stack) }
  }

  /// Whether a text of which nobody knows if it applies leads to what the usual text does not.
  private func changesOutcome(_ text: GoverningText, _ positions: [PositionOutcome]) -> Bool {
    func outcomes(_ isWanted: (RegimeID) -> Bool) -> Set<Verdict> {
      Set(positions.filter { $0.regime.map(isWanted) ?? false }.map(\.verdict))
    }
    return !outcomes { $0 == text.regime }.isSubset(of: outcomes { law[$0].when == .always })
  }

  /// A possible activity bears no weight in the verdict: it is what may come.
  private func exposure(
    _ finding: CompanyAssessment.ActivityFinding, _ result: borrowing CompanyAssessment,
    to stack: inout Stack
  ) {
    let title = law[finding.activity].title[language]
    let outcomes = words.outcomes(finding.verdicts, byFiling: result.needsOnlyFilings(finding))
    var text = words(
      "if the authority treats this as \(title): \(outcomes)",
      "如主管机关认定为\(title)：\(outcomes)")
    if let row = result.row(of: finding) { text += words(" – ", "——") + law[row].says[language] }
    report.note(text, 6, .dim, to: &stack)
  }

  // MARK: - Grounds

  /// The licences and filings that are needed wherever the activity is open; where it is not, none can be had.
  ///
  /// - Parameter isOne: Whether it can only come to one outcome.
  private func appendNeeds(_ positions: [PositionOutcome], isOne: Bool, to stack: inout Stack) {
    let open = positions.filter { $0.verdict > .restrictedViolated }
    let needs = NeededLicences(open, isSure: true, law)
    let opening =
      isOne || open.count == positions.count
      ? words("needed: ", "须\(results.obtaining(needs))：")
      : words("where it is open, needed: ", "可以经营的，须\(results.obtaining(needs))：")
    if let text = results.needed(needs, { licence(law[$0]) }) { report.note(opening + text, 6, to: &stack) }
  }

  private func append(
    _ ground: Grounds, _ prefix: String, _ activity: ActivityID, _ seen: inout Set<String>, to stack: inout Stack
  ) {
    let isOpened = ground.regime.map { law[$0].when != .always && ground.verdict < .outOfScope }
    if ground.deciding.isEmpty, ground.licences.isEmpty, ground.possibleLicences.isEmpty,
      !(isOpened ?? false)
    {
      report.note(prefix + silence(ground, activity), 6, to: &stack)
    }
    // Where it is barred, no licence can be had, and that none is needed is no ground.
    for text in ground.verdict > .restrictedViolated ? results.withoutLicence(ground) : [] where seen.insert(text).inserted {
      report.note(prefix + text, 6, to: &stack)
    }
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
    guard decided.state == .notKnown else { return results.comparison(decided, reason).map { text + words("; ", "；") + $0 } ?? text }
    // Whether it is met hangs on what it asks, or on whether it binds the company at all.
    let rule = law[decided.rule]
    let conditions = [rule.when, rule.demands ?? .always]
    let facts = conditions.reduce(into: Set<FactID>()) { $0.formUnion(law.facts(testedBy: $1)) }
    let readings = conditions.reduce(into: Set<ReadingID>()) { $0.formUnion(law.readings(testedBy: $1)) }
    let asked = open.filter { variable in
      switch law.space.variables[variable].subject {
      case .fact(let fact), .element(let fact, _): facts.contains(fact)
      case .reading(let reading): readings.contains(reading)
      case .grade, .topic, .stated: false
      }
    }
    var found = report.openFacts(asked)
    if asked.contains(where: law.space.readings.contains) { found.append(words("the contested point", "争议问题")) }
    guard !found.isEmpty else { return text + words("; ", "；") + results.standing(.notKnown) }
    let names = words.both(found)
    return text + words("; depends on \(names)", "；取决于\(names)")
  }

  private func licence(_ rule: Rule) -> String {
    let title = results.licence(rule)
    let citation = results.cite(rule.provision)
    return words("\(title) (\(citation))", "\(title)（\(citation)）")
  }
}
