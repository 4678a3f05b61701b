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
    let reader = CellReader(law)
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
        let cells = own.map { regime in
          reader.cells(of: CompiledVerdicts(epoch.answer(of: regime.id, for: activity)))
        }
        return cells.max { rank($0) < rank($1) } ?? []
      }
      return (activity, cells)
    }
  }
}

/// By how far foreign capital may go under the answers that let it go furthest.
private func rank(_ cells: [MatrixCell]) -> Int { cells.map(\.rank).max() ?? 0 }

extension MatrixCell {
  /// By how far foreign capital may go.
  fileprivate var rank: Int {
    let share = limit.map { Int($0.high ?? 0) } ?? (best >= .restrictedSatisfied ? 1_000_001 : -1)
    return share * 8 + Int(best.rawValue)
  }
}
