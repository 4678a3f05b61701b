import DecisionDiagram
import Law

/// What is asked of the figures of ownership together.
struct FigureCube {
  private let law: Law
  /// The variables of the figures.
  let figures: [Int]
  /// The share of all foreign holders; `nil` where the law computes none.
  let share: Int?
  private let holders: FrozenDiagram?

  /// - Parameter holders: See ``EpochTables/holders``.
  init(_ law: Law, _ holders: FrozenDiagram?) {
    self.law = law
    self.holders = holders
    figures = law.ownershipFigures
    share = law.facts.first { $0.computed == .sum(.foreign) }
      .map { law.space.ofFact[$0.id.index].lowerBound }
  }

  /// Some figures with the foreign share after the others.
  func shareLast(_ figures: [Int]) -> [Int] {
    figures.filter { $0 != share } + figures.filter { $0 == share }
  }

  /// Leaves out figures that the others imply, the foreign share last: nobody who has the others lacks them.
  func dropImplied(_ values: inout [ValueSet]) {
    let shown = figures.filter { values[$0] != law.space.variables[$0].all }
    guard let holders, shown.count > 1 else { return }
    var scratch = DiagramScratch()
    for variable in shareLast(shown) {
      let all = law.space.variables[variable].all
      var known = law.space.variables.map(\.all)
      for figure in figures { known[figure] = values[figure] }
      known[variable] = all.subtracting(values[variable])
      if known[variable].isEmpty { continue }
      known.withUnsafeBufferPointer { known in
        guard let known = known.baseAddress else { return }
        holders.collectLeaves(known: known, into: &scratch)
      }
      if !scratch.leaves.contains(1) { values[variable] = all }
    }
  }
}

extension Law {
  /// The variables of the figures computed from holders.
  var ownershipFigures: [Int] {
    facts.filter { $0.computed != nil }.map { space.ofFact[$0.id.index].lowerBound }
  }
}
