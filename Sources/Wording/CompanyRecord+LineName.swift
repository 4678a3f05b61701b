package import Law
package import Portfolio
package import YAML

extension CompanyRecord {
  /// The name of a line; of one without, its activity's.
  package func lineName(
    _ line: Int, in tree: borrowing YAMLTree, _ law: Law, _ language: Language
  ) -> String {
    let name = lines[line].title(in: tree)
    if name.isEmpty, let activity = lines[line].declared.first {
      return law[activity].title[language]
    }
    return name
  }
}
