package import Assessment
package import Law
package import Portfolio
import Wording
package import YAML

/// A row a service line: what spreadsheets and data frames join on, and what it comes to.
package struct ServiceTable {
  /// The columns, which keep their names and their order; new ones come last.
  package static let columns = [
    "file", "line", "id", "company", "as-of", "foreign-share-least", "foreign-share-greatest", "company-answer", "service",
    "answer", "answer-marks", "verdict", "possible", "activities", "citations", "licences", "missing",
  ]

  package let law: Law
  package let language: Language

  package init(law: Law, language: Language) {
    self.law = law
    self.language = language
  }

  /// The row of a line.
  package func row(
    _ line: Int, of record: borrowing CompanyRecord, _ result: borrowing CompanyAssessment, _ tree: borrowing YAMLTree,
    file: String, on date: CalendarDate
  ) -> [TableValue] {
    let finding = result.lines[line]
    let shown = result.shownActivities(of: finding)
    let positions = shown.filter(\.mayCount).flatMap { result.positions(of: $0) }
    let deciding = positions.flatMap { position in position.deciding.map { law[$0.rule].provision } }
    let licences = positions.flatMap { $0.licences.compactMap { law[$0].licence } }
    let marks = result.marks(of: finding).map(\.rawValue)
    let share = record.foreignShare
    return [
      .text(file), .number(Int(record.lines[line].line)),
      record.id(in: tree).map { .text(String(decoding: $0.bytes, as: UTF8.self)) } ?? .empty,
      .text(String(decoding: record.nameBytes(in: tree), as: UTF8.self)), .date(date),
      share.map { .share($0.least) } ?? .empty, share.map { .share($0.greatest) } ?? .empty, .answer(result.answer),
      .text(record.lineName(line, in: tree, law, language)), .answer(finding.answer), text(marks),
      .text(finding.verdicts.verdict.name),
      text(finding.verdicts.count > 1 ? finding.verdicts.verdicts.map(\.name) : []),
      text(shown.map { "\(law[$0.activity].name): \($0.verdicts.verdict.name)" }),
      text(unique(deciding.map { law.citation(of: $0, in: language) })),
      text(unique(licences.map { law[$0].title[language] })), text(unique(finding.open.map(law.nameOfSubject))),
    ]
  }

  private func text(_ parts: [String]) -> TableValue { parts.isEmpty ? .empty : .text(parts.joined(separator: "; ")) }

  private func unique(_ parts: [String]) -> [String] {
    var seen: Set<String> = []
    return parts.filter { seen.insert($0).inserted }
  }
}
