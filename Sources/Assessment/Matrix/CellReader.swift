import DecisionDiagram
import Law

/// Reads off diagrams of verdicts how far foreign capital may go.
struct CellReader {
  private let law: Law
  /// The foreign share, as a variable; `nil` for a law without one.
  private let share: Int?

  init(_ law: Law) {
    self.law = law
    share = law.facts.first { $0.computed == .sum(.foreign) }.map {
      law.space.ofFact[$0.id.index].lowerBound
    }
  }

  /// For each set of answers to contested points that are left open, how far foreign capital may go where every other
  /// demand is met.
  ///
  /// - Parameter facts: What is known beside the share; `nil` where everything else may be.
  func cells(of verdicts: CompiledVerdicts, where facts: [ValueSet]? = nil) -> [MatrixCell] {
    guard let share, case .figures(let domain) = law.space.variables[share].domain else {
      return []
    }
    var known = facts ?? law.space.variables.map(\.all)
    for reading in law.space.readings { known[reading] = law.space.nothingStated[reading] }
    for flag in law.space.allFlags { known[flag] = .only(1) }
    let open = verdicts.diagram.support.filter {
      law.space.readings.contains($0) && known[$0].count > 1
    }
    var found: [MatrixCell] = []
    func visit(_ rest: ArraySlice<Int>) {
      guard let reading = rest.first else {
        if let cell = cell(verdicts, known, share, domain), !found.contains(cell) {
          found.append(cell)
        }
        return
      }
      let all = known[reading]
      for answer in 0..<law.space.variables[reading].size where all.contains(answer) {
        known[reading] = .only(answer)
        visit(rest.dropFirst())
      }
      known[reading] = all
    }
    visit(open[...])
    return found
  }

  private func cell(
    _ verdicts: CompiledVerdicts, _ known: [ValueSet], _ share: Int, _ domain: FigureDomain
  ) -> MatrixCell? {
    var known = known
    var best: Verdict?
    var top: Int?
    var whole: Verdict?
    for (number, cell) in domain.cells.enumerated() where cell != .exactly(0) {
      known[share] = .only(number)
      guard let outcome = bestOutcome(of: verdicts, known) else { continue }
      best = best.map { max($0, outcome) } ?? outcome
      if outcome >= .restrictedSatisfied { top = number }
      if cell == .exactly(1_000_000) { whole = outcome }
    }
    guard let best else { return nil }
    if let whole, whole >= .restrictedSatisfied { return MatrixCell(best: whole, limit: nil) }
    return MatrixCell(best: best, limit: top.map { FigureRange(domain.cells[$0]) })
  }

  private func bestOutcome(of verdicts: CompiledVerdicts, _ known: [ValueSet]) -> Verdict? {
    var scratch = DiagramScratch()
    known.withUnsafeBufferPointer { known in
      if let base = known.baseAddress {
        verdicts.diagram.collectLeaves(known: base, into: &scratch)
      }
    }
    return VerdictSet(mask: scratch.leaves.reduce(0) { $0 | verdicts.masks[Int($1)] }).verdicts.last
  }
}
