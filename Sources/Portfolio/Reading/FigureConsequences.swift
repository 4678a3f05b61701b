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

  /// What came of figures stated alone, by the variable and its value, so that it need not be found again.
  struct Memo {
    fileprivate var narrowed: [Int: [ValueSet]] = [:]
  }

  /// Narrows the figures of a company that lists no holders to what its other figures leave.
  ///
  /// Figures that cannot stand together are left as they are; they are reported with the law.
  func state(in record: inout CompanyRecord, _ memo: inout Memo) {
    var source: CompanyRecord.Statement?
    var isAlone = true
    for statement in record.statements where variables.contains(Int(statement.variable)) {
      if source == nil { source = statement } else { isAlone = false }
    }
    guard let source else { return }
    let key = isAlone && source.known.isSingle ? Int(source.variable) << 32 | (source.known.first ?? 0) : nil
    guard let known = key.flatMap({ memo.narrowed[$0] }) ?? narrowed(variables.map { record.known[$0] }) else { return }
    if let key { memo.narrowed[key] = known }
    for (place, variable) in variables.enumerated() where known[place] != record.known[variable] {
      record.known[variable] = known[place]
      // It stands in no node of its own: what is shown of it is what follows.
      record.statements.append(
        CompanyRecord.Statement(
          variable: Int32(variable), known: known[place], line: source.line, node: -1,
          follows: true))
    }
  }

  /// - Returns: `nil` where they cannot stand together.
  private func narrowed(_ stated: [ValueSet]) -> [ValueSet]? {
    var known = stated
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for first in variables.indices where known[first] != unknown[first] {
        for second in variables.indices where second != first && !together[first][second].isEmpty {
          let allowed = known[first].reduce(ValueSet()) {
            $0.union(together[first][second][$1])
          }
          let both = known[second].intersection(allowed)
          if both.isEmpty { return nil }
          if both != known[second] {
            known[second] = both
            hasChanged = true
          }
        }
      }
    }
    return known
  }
}
