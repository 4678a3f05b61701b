import DecisionDiagram
import Law

/// What each figure of ownership says of the others: a company with a foreign share of 60 % has a
/// foreign holder, though its file lists none.
struct FigureConsequences: Sendable {
  private let variables: [Int]
  /// For two figures, by their places in `variables`, and each value of the first: the values that
  /// the second can have with it.
  private let together: [[[ValueSet]]]

  init(_ law: Law) {
    let variables = law.facts.filter { $0.computed != nil }.map {
      law.space.ofFact[$0.id.index].lowerBound
    }
    self.variables = variables
    together = variables.map { first in
      variables.map { law.ownershipFigures(of: $0, with: first) }
    }
  }

  /// Narrows the figures of a company that lists no holders to what its other figures leave.
  ///
  /// Figures that cannot stand together are left as they are; they are reported with the law.
  func state(in record: inout CompanyRecord) {
    var known = variables.map { record.known[$0] }
    let stated = known
    guard
      let source = record.statements.first(where: { variables.contains(Int($0.variable)) })
    else { return }
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for first in variables.indices {
        for second in variables.indices where second != first && !together[first][second].isEmpty {
          let allowed = known[first].reduce(ValueSet()) {
            $0.union(together[first][second][$1])
          }
          let both = known[second].intersection(allowed)
          if both.isEmpty { return }
          if both != known[second] {
            known[second] = both
            hasChanged = true
          }
        }
      }
    }
    for (place, variable) in variables.enumerated() where known[place] != stated[place] {
      record.known[variable] = known[place]
      // It stands in no node of its own: what is shown of it is what follows.
      record.statements.append(
        CompanyRecord.Statement(
          variable: Int32(variable), known: known[place], line: source.line, node: -1,
          follows: true))
    }
  }
}
