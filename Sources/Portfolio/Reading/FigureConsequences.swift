import DecisionDiagram
import Law

/// What each figure of ownership says of the others: a company with a foreign share of 60 % has a
/// foreign holder, though its file lists none.
struct FigureConsequences: Sendable {
  private let variables: [Int]
  /// For two figures, by their places in `variables`, and each value of the first: the values that
  /// the second can have with it.
  private let together: [[[ValueSet]]]
  /// By figure, its values where nothing is known of it and nothing follows from that; `nil` where something does.
  private let unknown: [ValueSet?]

  init(_ law: Law) {
    let variables = law.facts.filter { $0.computed != nil }.map {
      law.space.ofFact[$0.id.index].lowerBound
    }
    self.variables = variables
    let together = variables.map { first in
      variables.map { law.ownershipFigures(of: $0, with: first) }
    }
    self.together = together
    unknown = variables.indices.map { first in
      let all = law.space.variables[variables[first]].all
      let leavesAll = variables.indices.allSatisfy { second in
        let allowed = together[first][second]
        return second == first || allowed.isEmpty
          || law.space.variables[variables[second]].all.isSubset(of: all.reduce(ValueSet()) { $0.union(allowed[$1]) })
      }
      return leavesAll ? all : nil
    }
  }

  /// Narrows the figures of a company that lists no holders to what its other figures leave.
  ///
  /// Figures that cannot stand together are left as they are; they are reported with the law.
  func state(in record: inout CompanyRecord) {
    guard
      let source = record.statements.first(where: { variables.contains(Int($0.variable)) })
    else { return }
    var known = variables.map { record.known[$0] }
    let stated = known
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for first in variables.indices where known[first] != unknown[first] {
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
