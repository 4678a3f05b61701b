package import DecisionDiagram
package import Law

extension CompanyRecord {
  /// Puts other values in the place of what is known of some facts.
  ///
  /// - Parameters:
  ///   - values: By variable; a variable with all its values is not known.
  ///   - line: The line whose facts change.
  package mutating func set(
    _ values: [(variable: Int, values: ValueSet)], line: Int, _ law: Law
  ) {
    var changesLine = false
    for (variable, mask) in values {
      let statement = Statement(variable: variable, known: mask)
      if law.space.service.contains(variable) {
        lines[line].statements.removeAll { $0.variable == Int32(variable) }
        lines[line].statements.append(statement)
        changesLine = true
      } else {
        statements.removeAll { $0.variable == Int32(variable) }
        statements.append(statement)
        known[variable] = mask
        if law.space.fact(of: variable).map({ law[$0].computed != nil }) ?? false {
          foreignShare = nil
          computedShares = []
          countings = []
          remarks = []
        }
      }
    }
    setCompanyFlags(law.space)
    if changesLine { lines[line].setFlags(law.space) }
  }
}
