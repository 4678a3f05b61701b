import Assessment
import Law
import TerminalUI
import Wording

/// Lays out the duties of a line and of the company: what is to be done before it may operate, and on
/// demand every duty with its article, authority, deadline and the evidence to keep.
struct DutyText {
  let report: TextReport
  private var law: Law { report.law }
  private var words: ReportWords { report.words }
  private var language: Language { report.language }

  /// The duties of a line; procedures are left out where the line may not operate.
  func append(_ finding: CompanyAssessment.LineFinding, to stack: inout Stack) {
    let own = finding.duties.filter { !isOfCompany($0) }
    let open = finding.openDuties.filter { !isOfCompany($0) }
    guard report.showsDuties else {
      appendBroken(finding.brokenDuties, 4, to: &stack)
      if finding.verdicts.verdict > .notOpen {
        appendProcedures(own, words("to do", "须办理"), 4, to: &stack)
      }
      appendCount(own, open, 4, to: &stack)
      return
    }
    // Nothing can be applied for where no licence can be had.
    let isClosed = finding.verdicts.verdict <= .notOpen
    let shown = isClosed ? own.filter { law[$0].kind != .procedure } : own
    let depending = isClosed ? open.filter { law[$0].kind != .procedure } : open
    appendAll(shown, depending, Set(finding.brokenDuties), 4, to: &stack)
  }

  /// What binds any business, once for the company.
  func appendForCompany(_ result: borrowing CompanyAssessment, to stack: inout Stack) {
    func collected(_ duties: (CompanyAssessment.LineFinding) -> [DutyID]) -> [DutyID] {
      var found: [DutyID] = []
      for line in result.lines[..<result.lineCount] {
        for duty in duties(line) where isOfCompany(duty) && !found.contains(duty) {
          found.append(duty)
        }
      }
      return found
    }
    let own = collected(\.duties)
    let open = collected(\.openDuties).filter { !own.contains($0) }
    let title = words("for the company", "公司须办理")
    if report.showsDuties {
      guard !own.isEmpty || !open.isEmpty else { return }
      stack.append(BlankLine())
      report.note(words("for the company", "就公司而言"), 2, to: &stack)
      appendAll(own, open, Set(collected(\.brokenDuties)), 4, to: &stack)
    } else if own.contains(where: { law[$0].kind == .procedure }) {
      stack.append(BlankLine())
      appendProcedures(own, title, 2, to: &stack)
    }
  }

  private func isOfCompany(_ duty: DutyID) -> Bool {
    law[duty].activities.contains(law.generalBusiness)
  }

  // MARK: - Short

  /// The duties that what is known breaks already; bans of conduct stand with the verdict.
  private func appendBroken(_ duties: [DutyID], _ indent: Int, to stack: inout Stack) {
    let broken = duties.map { law[$0] }.filter { $0.kind != .ban }
    guard !broken.isEmpty else { return }
    report.note(words("broken already by what is stated", "所述事实已违反"), indent, .bad, to: &stack)
    for duty in broken { item(duty.says[language] + cited(duty), indent + 2, to: &stack) }
  }

  private func appendProcedures(
    _ duties: [DutyID], _ title: String, _ indent: Int, to stack: inout Stack
  ) {
    let procedures = duties.map { law[$0] }.filter { $0.kind == .procedure }
    guard !procedures.isEmpty else { return }
    report.note(title, indent, to: &stack)
    for duty in procedures {
      var text = duty.says[language]
      if let deadline = duty.deadline { text += words(", ", "，") + deadline[language] }
      item(text + cited(duty), indent + 2, to: &stack)
    }
  }

  /// How many duties are not listed.
  private func appendCount(
    _ duties: [DutyID], _ open: [DutyID], _ indent: Int, to stack: inout Stack
  ) {
    let counts = duties.reduce(into: [Duty.Kind: Int]()) { $0[law[$1].kind, default: 0] += 1 }
    var parts: [String] = []
    if let count = counts[.obligation] { parts.append(words.counted(.obligation, count)) }
    if let count = counts[.penalty] { parts.append(words.counted(.penalty, count)) }
    if !open.isEmpty {
      parts.append(words("\(open.count) more may apply, depending on the facts", "视事实可能另有\(open.count)项适用"))
    }
    guard !parts.isEmpty else { return }
    report.note(
      words("also: ", "此外：") + parts.joined(separator: words(", ", "、"))
        + words(" (--duties lists them)", "（以 --duties 列出）"), indent, .dim, to: &stack)
  }

  // MARK: - In full

  private func appendAll(
    _ duties: [DutyID], _ open: [DutyID], _ broken: Set<DutyID>, _ indent: Int, to stack: inout Stack
  ) {
    for kind in Duty.Kind.allCases {
      let applying = duties.map { law[$0] }.filter { $0.kind == kind }
      let depending = open.map { law[$0] }.filter { $0.kind == kind }
      guard !applying.isEmpty || !depending.isEmpty else { continue }
      report.note(words.title(kind), indent, to: &stack)
      for duty in applying {
        let prefix = broken.contains(duty.id) ? words("broken already: ", "已违反：") : ""
        appendInFull(duty, prefix, indent + 2, to: &stack)
      }
      for duty in depending {
        appendInFull(duty, words("depending on the facts: ", "视事实："), indent + 2, to: &stack)
      }
    }
  }

  private func appendInFull(
    _ duty: Duty, _ prefix: String, _ indent: Int, to stack: inout Stack
  ) {
    item(prefix + duty.says[language] + cited(duty), indent, to: &stack)
    func detail(_ title: String, _ wording: Wording?) {
      guard let wording else { return }
      report.note(title + wording[language], indent + 2, .dim, to: &stack)
    }
    detail(words("when: ", "期限："), duty.deadline)
    detail(words("authority: ", "主管部门："), duty.authority)
    detail(words("keep: ", "留存："), duty.evidence)
    if let marks = words.marks(duty.confidence) { report.note(marks, indent + 2, .dim, to: &stack) }
  }

  private func item(_ text: String, _ indent: Int, to stack: inout Stack) {
    stack.append(
      Paragraph(
        StyledText(text), lead: .spaces(indent) + StyledText("– "), hang: .spaces(indent + 2)))
  }

  private func cited(_ duty: Duty) -> String {
    let citation = law.citation(of: duty.provision, in: language)
    return words(" (\(citation))", "（\(citation)）")
  }
}
