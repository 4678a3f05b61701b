/// A stretch of a scale: from one figure to another, each itself in it or not.
public struct FigureRange: Hashable, Sendable {
  public let low: Int64?
  public let includesLow: Bool
  public let high: Int64?
  public let includesHigh: Bool
}

extension FigureRange {
  /// From the start of this one to the end of the next.
  package func joined(with next: FigureRange) -> FigureRange {
    FigureRange(
      low: low, includesLow: includesLow, high: next.high, includesHigh: next.includesHigh)
  }

  package init(_ cell: FigureDomain.Cell) {
    switch cell {
    case .exactly(let figure):
      self.init(low: figure, includesLow: true, high: figure, includesHigh: true)
    case .between(let low, let high):
      self.init(low: low, includesLow: false, high: high, includesHigh: false)
    }
  }
}
