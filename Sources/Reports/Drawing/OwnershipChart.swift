import Advisory
import TextWidth

/// Draws who holds a company: the company at the foot, its holders above it, theirs above them.
struct OwnershipChart {
  /// A box of the chart.
  typealias Box = Memo.Holder

  private let root: Box
  private var drawing = Drawing()
  /// As high as the longest name asks for.
  private let boxHeight: Int
  private var stepDown: Int { boxHeight + 54 }

  private static let boxWidth = 168
  private static let stepAcross = 184

  init(_ root: Box) {
    self.root = root
    boxHeight = 28 + 15 * max(2, root.mostLines)
  }

  /// - Parameters:
  ///   - title: What the chart shows.
  ///   - description: The same in words.
  func picture(title: String, description: String, id: String) -> Picture {
    var chart = self
    let height = root.height * stepDown + boxHeight + 8
    chart.draw(root, left: 4, foot: height - 4)
    return Picture(
      drawing: chart.drawing, width: (root.breadth - 1) * Self.stepAcross + Self.boxWidth + 8, height: height,
      title: title, description: description, id: id)
  }

  /// - Returns: The middle of the box.
  @discardableResult
  private mutating func draw(_ box: Box, left: Int, foot: Int) -> Int {
    let top = foot - boxHeight
    var next = left
    var middles: [Int] = []
    for holder in box.holders {
      middles.append(draw(holder, left: next, foot: foot - stepDown))
      next += holder.breadth * Self.stepAcross
    }
    let middle =
      middles.isEmpty ? left + Self.boxWidth / 2 : ((middles.first ?? 0) + (middles.last ?? 0)) / 2
    for (holder, x) in zip(box.holders, middles) {
      let joint = top - 26
      drawing.line(
        [(x, foot - stepDown), (x, joint), (middle, joint), (middle, top)],
        dashed: holder.isContract)
      drawing.text(holder.share, x: x + 6, y: foot - stepDown + 18, size: 12)
    }
    drawing.rectangle(
      x: middle - Self.boxWidth / 2, y: top, width: Self.boxWidth, height: boxHeight,
      fill: box.isForeign ? "#fbe9dd" : "#eef2f6", stroke: box.isForeign ? "#b8561b" : "#5b6470",
      dashed: box.isContract, title: box.name)
    let lines = Self.lines(box.name)
    for (number, line) in lines.enumerated() {
      drawing.text(
        line, x: middle, y: top + (boxHeight - 15 * lines.count) / 2 + 2 + 15 * number, anchor: .middle,
        fill: "#1b2430", isBold: true)
    }
    drawing.text(box.note, x: middle, y: top + boxHeight - 9, anchor: .middle, fill: "#3c4653", size: 11)
    return middle
  }

  /// A name on as many lines as it needs.
  fileprivate static func lines(_ name: String) -> [String] {
    // Bold letters are wider.
    let width = boxWidth / (Drawing.cell + 1) - 1
    let name = name.escapedForTerminal
    return name.displayWidth <= width ? [name] : name.wrapped(toWidth: width)
  }
}

extension Memo.Holder {
  /// How many boxes stand side by side at its widest.
  fileprivate var breadth: Int { max(1, holders.map(\.breadth).reduce(0, +)) }
  /// How many tiers stand above it.
  fileprivate var height: Int { (holders.map(\.height).max() ?? -1) + 1 }
  /// On how many lines the longest name stands.
  fileprivate var mostLines: Int {
    holders.map(\.mostLines).reduce(OwnershipChart.lines(name).count, max)
  }
}
