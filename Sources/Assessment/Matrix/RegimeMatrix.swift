import DecisionDiagram
public import Law

/// How far foreign capital may go in an activity under one text, where its gates hold and every other demand is met.
public struct MatrixCell: Hashable, Sendable {
  /// The best outcome that any foreign share can have.
  public let best: Verdict
  /// The greatest share that is admitted; `nil` where none or every one is.
  public let limit: FigureRange?
}

/// Which activities foreign capital may enter under which texts, on one day.
public struct RegimeMatrix: Sendable {
  /// The texts of one instrument that stand in one column: those that answer of themselves, or those that ask for a
  /// place, a certificate or an approval.
  public struct Column: Hashable, Sendable {
    public let instrument: InstrumentID
    public let isGated: Bool
    /// The text, where there is one alone.
    public let regime: RegimeID?
  }

  /// In the order of the law, texts that answer of themselves first.
  public let columns: [Column]
  /// By activity, for each column how far foreign capital may go; several where a contested point that is left open
  /// decides, none where no text of the instrument speaks of the activity.
  public let rows: [(activity: ActivityID, cells: [[MatrixCell]])]

  /// - Parameter activities: In the order of the rows.
  public init(_ epoch: EpochLaw, of activities: [ActivityID]) {
    let law = epoch.law
    // A text that answers for what it does not reach opens nothing.
    let regimes = law.regimes.filter {
      $0.period.contains(epoch.day) && $0.otherwise != .outOfScope
    }
    let reader = CellReader(epoch)
    let shown = regimes.filter { regime in activities.contains { regime.activities.contains($0) } }
    func own(_ instrument: InstrumentID, isGated: Bool) -> [Regime] {
      shown.filter { law[$0.provision].instrument == instrument && ($0.when != .always) == isGated }
    }
    var columns: [Column] = []
    for regime in shown.filter({ $0.when == .always }) + shown.filter({ $0.when != .always }) {
      let instrument = law[regime.provision].instrument
      let isGated = regime.when != .always
      guard !columns.contains(where: { $0.instrument == instrument && $0.isGated == isGated })
      else { continue }
      let texts = own(instrument, isGated: isGated)
      columns.append(
        Column(
          instrument: instrument, isGated: isGated, regime: texts.count == 1 ? texts[0].id : nil))
    }
    self.columns = columns
    rows = activities.map { activity in
      let cells = columns.map { column in
        let own = own(column.instrument, isGated: column.isGated).filter {
          $0.activities.contains(activity)
        }
        return own.map { reader.cells(of: $0.id, for: activity) }
          .max { ($0.map(\.rank).max() ?? 0) < ($1.map(\.rank).max() ?? 0) } ?? []
      }
      return (activity, cells)
    }
  }
}

extension MatrixCell {
  /// By how far foreign capital may go.
  fileprivate var rank: Int {
    let share = limit.map { Int($0.high ?? 0) } ?? (best >= .restrictedSatisfied ? 1_000_001 : -1)
    return share * 8 + Int(best.rawValue)
  }
}

/// Reads off diagrams how far foreign capital may go.
private struct CellReader {
  private let epoch: EpochLaw
  private let law: Law
  /// The foreign share, as a variable; `nil` for a law without one.
  private let share: Int?

  init(_ epoch: EpochLaw) {
    self.epoch = epoch
    let law = epoch.law
    self.law = law
    share = law.facts.first { $0.computed == .sum(.foreign) }.map {
      law.space.ofFact[$0.id.index].lowerBound
    }
  }

  /// For each set of answers to contested points that are left open, how far foreign capital may go.
  func cells(of regime: RegimeID, for activity: ActivityID) -> [MatrixCell] {
    let diagram = epoch.answer(of: regime, for: activity)
    guard let share, case .figures(let domain) = law.space.variables[share].domain else {
      return []
    }
    var known = law.space.variables.map(\.all)
    for reading in law.space.readings { known[reading] = law.space.nothingStated[reading] }
    for flag in law.space.allFlags { known[flag] = .only(1) }
    let open = diagram.support.filter {
      law.space.readings.contains($0) && known[$0].count > 1
    }
    var found: [MatrixCell] = []
    func visit(_ rest: ArraySlice<Int>) {
      guard let reading = rest.first else {
        if let cell = cell(diagram, known, share, domain), !found.contains(cell) {
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
    _ diagram: FrozenDiagram, _ known: [ValueSet], _ share: Int, _ domain: FigureDomain
  ) -> MatrixCell? {
    var known = known
    var best: Verdict?
    var top: Int?
    var whole: Verdict?
    for (number, cell) in domain.cells.enumerated() where cell != .exactly(0) {
      known[share] = .only(number)
      guard let outcome = bestOutcome(of: diagram, known) else { continue }
      best = best.map { max($0, outcome) } ?? outcome
      if outcome >= .restrictedSatisfied { top = number }
      if cell == .exactly(1_000_000) { whole = outcome }
    }
    guard let best else { return nil }
    if let whole, whole >= .restrictedSatisfied { return MatrixCell(best: whole, limit: nil) }
    return MatrixCell(best: best, limit: top.map { FigureRange(domain.cells[$0]) })
  }

  private func bestOutcome(of diagram: FrozenDiagram, _ known: [ValueSet]) -> Verdict? {
    var scratch = DiagramScratch()
    known.withUnsafeBufferPointer { known in
      if let base = known.baseAddress { diagram.collectLeaves(known: base, into: &scratch) }
    }
    return scratch.leaves.filter { $0 > 0 }.compactMap { Verdict(rawValue: UInt8($0 - 1)) }.max()
  }
}
