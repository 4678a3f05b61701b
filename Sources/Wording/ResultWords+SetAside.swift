package import Assessment
import Law

/// What a line is taken not to be though that is not settled.
extension ResultWords {
  /// By the row that keeps them out: `taken not to be online publishing: named customers are not the public`, and how
  /// settled and checked that is.
  package func setAside(_ aside: [CompanyAssessment.SetAside]) -> [(says: String, marks: String)] {
    var rows: [GradeRowID] = []
    for found in aside where !rows.contains(found.row) { rows.append(found.row) }
    return rows.map { row in
      let titles = aside.filter { $0.row == row }.map { law[$0.activity].title[language] }
      let reason = law[row].says[language] + (law[row].cites.map { words(" (\(cite($0)))", "（\(cite($0))）") } ?? "")
      return (
        words(
          "taken not to be \(titles.joined(separator: "; ")) – \(reason)",
          "不视为\(titles.joined(separator: "；"))——\(reason)"),
        words.marks(law[row].confidence) ?? ""
      )
    }
  }
}
