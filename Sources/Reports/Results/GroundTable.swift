package import Assessment
package import Law
package import Portfolio
import Wording
package import YAML

/// A row a rule that decides an outcome of an activity of a service line.
package struct GroundTable {
  /// The columns, which keep their names and their order; new ones come last.
  package static let columns = [
    "file", "line", "id", "company", "service", "activity", "title", "grade", "verdict", "rule", "citation", "says", "met",
    "certainty", "checked",
  ]

  package let law: Law
  package let language: Language

  package init(law: Law, language: Language) {
    self.law = law
    self.language = language
  }

  /// The rows of a line.
  package func rows(
    of line: Int, _ record: borrowing CompanyRecord, _ result: borrowing CompanyAssessment,
    _ tree: borrowing YAMLTree, file: String
  ) -> [[TableValue]] {
    let place: [TableValue] = [
      .text(file), .number(Int(record.lines[line].line)),
      record.id(in: tree).map { .text(String(decoding: $0.bytes, as: UTF8.self)) } ?? .empty,
      .text(String(decoding: record.nameBytes(in: tree), as: UTF8.self)),
      .text(record.lineName(line, in: tree, law, language)),
    ]
    var rows: [[TableValue]] = []
    for finding in result.shownActivities(of: result.lines[line]) {
      let activity = law[finding.activity]
      let head = place + [.text(activity.name), .text(activity.title[language]), .text(grade(of: finding))]
      for outcome in result.positions(of: finding) {
        let marks = outcome.marks.confidence
        let tail: [TableValue] = [.text(marks.certainty.name), .text(marks.checked.name)]
        let deciding = outcome.deciding.map { (law[$0.rule], $0.isMet) }
        let others = (outcome.licences.isEmpty ? outcome.noLicence : outcome.licences).map { law[$0] }
        for (rule, isMet) in deciding { rows.append(head + cells(outcome, rule, isMet) + tail) }
        if deciding.isEmpty { for rule in others { rows.append(head + cells(outcome, rule, nil) + tail) } }
        if deciding.isEmpty, others.isEmpty {
          rows.append(head + [.text(outcome.verdict.name), .empty, .empty, .empty, .empty] + tail)
        }
      }
    }
    return rows
  }

  private func cells(_ outcome: PositionOutcome, _ rule: Rule, _ isMet: Bool?) -> [TableValue] {
    [
      .text(outcome.verdict.name), .text(rule.name), .text(law.citation(of: rule.provision, in: language)),
      .text(rule.says[language]), isMet.map { .text($0 ? "yes" : "no") } ?? .empty,
    ]
  }

  private func grade(of finding: CompanyAssessment.ActivityFinding) -> String {
    if finding.isDeclared { return "declared" }
    return Grade.allCases.filter { finding.grades & (1 << $0.rawValue) != 0 }.map(\.name).joined(separator: " or ")
  }
}
