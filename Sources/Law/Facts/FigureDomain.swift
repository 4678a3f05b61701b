import DecisionDiagram

/// A scale of figures cut where rules mention it, ends told apart: `below 10`, `10`, `above 10`.
public struct FigureDomain: Hashable, Sendable {
  /// One part of the scale.
  public enum Cell: Hashable, Sendable {
    case exactly(Int64)
    /// Strictly between two figures; `nil` where the scale goes on without end.
    case between(Int64?, Int64?)

    /// Whether a comparison with a limit holds of every figure in it.
    public func lies(_ comparison: Comparison, _ limit: Int64) -> Bool {
      switch self {
      case .exactly(let figure): comparison.holds(figure, limit)
      case .between(let low, let high):
        switch comparison {
        case .atMost, .below: high.map { $0 <= limit } ?? false
        case .atLeast, .above: low.map { $0 >= limit } ?? false
        case .exactly: false
        }
      }
    }
  }

  public let cells: [Cell]
  /// The figures at which the scale is cut, in order.
  public let cuts: [Int64]
  /// Whether there is a cell below the first cut; it is then cell 0.
  let startsBelow: Bool
  /// For each cut, its own cell.
  let cellOfCut: [Int]

  /// - Parameters:
  ///   - cuts: The figures that rules mention.
  ///   - range: The least and the greatest figure there is; `nil` where there is none.
  ///   - follows: The next figure of a scale made of steps (counts, dates); `nil` on a scale
  ///     without steps.
  init(
    cuts: Set<Int64>, range: (least: Int64?, greatest: Int64?), follows: ((Int64) -> Int64)?
  ) {
    let sorted = cuts.sorted()
    var cells: [Cell] = []
    var cellOfCut: [Int] = []
    startsBelow = sorted.first.map { first in range.least.map { $0 < first } ?? true } ?? true
    if startsBelow { cells.append(.between(range.least, sorted.first ?? range.greatest)) }
    for (position, cut) in sorted.enumerated() {
      cellOfCut.append(cells.count)
      cells.append(.exactly(cut))
      let next = position + 1 < sorted.count ? sorted[position + 1] : nil
      if let next {
        if follows.map({ $0(cut) < next }) ?? true { cells.append(.between(cut, next)) }
      } else if range.greatest.map({ cut < $0 }) ?? true {
        cells.append(.between(cut, range.greatest))
      }
    }
    self.cells = cells
    self.cuts = sorted
    self.cellOfCut = cellOfCut
  }

  init(cells: [Cell], cuts: [Int64], startsBelow: Bool, cellOfCut: [Int]) {
    self.cells = cells
    self.cuts = cuts
    self.startsBelow = startsBelow
    self.cellOfCut = cellOfCut
  }

  /// The cell of a figure.
  ///
  /// - Complexity: O(log cuts).
  public func cell(of figure: Int64) -> Int {
    var low = 0
    var high = cuts.count
    while low < high {
      let middle = (low + high) / 2
      if cuts[middle] < figure { low = middle + 1 } else { high = middle }
    }
    if low < cuts.count, cuts[low] == figure { return cellOfCut[low] }
    return low == 0 ? 0 : cellOfCut[low - 1] + 1
  }

  /// The cells on which a comparison holds.
  func mask(_ comparison: Comparison, _ limit: Int64) -> ValueSet {
    var mask: ValueSet = []
    for (position, cell) in cells.enumerated() where cell.lies(comparison, limit) { mask.insert(position) }
    return mask
  }
}

extension FigureDomain {
  /// Whether a cell is a single figure.
  public func isCut(_ cell: Int) -> Bool {
    switch cells[cell] {
    case .exactly: true
    case .between: false
    }
  }
}
