package import Law

/// The first row of a table of companies, which names its columns.
package enum TableHeader {
  /// The names of the columns of companies and service lines, and of facts, such as ``TableReader`` reads them.
  ///
  /// - Parameter facts: Those that have a column, the company's among them.
  package static func columns(for facts: [FactID], of law: Law, in language: Language) -> [String] {
    let words = TableWords(law)
    func own(_ column: TableWords.Column) -> String {
      let names = TableWords.ownColumns.first { $0.column == column }?.names ?? []
      return (language == .english ? names.first : names.dropFirst().first { !$0.utf8.allSatisfy { $0 < 0x80 } }) ?? ""
    }
    func title(_ fact: FactID) -> String {
      let short = law[fact].short[language]
      return words.columns[TableWords.key(short)] == .fact(fact) ? short : law[fact].name
    }
    let ofCompany = facts.filter { law[$0].subject == .company }
    let ofService = facts.filter { law[$0].subject == .service }
    return [own(.company), own(.id), own(.asOf)] + ofCompany.map(title)
      + [own(.service), own(.activity), own(.about)] + ofService.map(title)
  }
}
