import Law
import Portfolio
import TextWidth

/// Draws who holds a company: the company at the foot, its holders above it, theirs above them.
struct OwnershipChart {
  /// A box of the chart.
  struct Box {
    let name: String
    /// Where it comes from, or what it comes to.
    let note: String
    let isForeign: Bool
    /// What it holds of the box below.
    let share: String
    /// Whether it holds nothing and controls by contract.
    let isContract: Bool
    let holders: [Box]

    /// How many boxes stand side by side at its widest.
    fileprivate var breadth: Int { max(1, holders.map(\.breadth).reduce(0, +)) }
    /// How many tiers stand above it.
    fileprivate var height: Int { (holders.map(\.height).max() ?? -1) + 1 }
  }

  private let root: Box
  private var drawing = SVGDrawing()

  private static let box = (width: 168, height: 58)
  private static let step = (x: 184, y: 112)

  init(_ root: Box) { self.root = root }

  /// - Parameters:
  ///   - title: What the chart shows.
  ///   - description: The same in words.
  func svg(title: String, description: String, id: String) -> String {
    var chart = self
    let height = root.height * Self.step.y + Self.box.height + 8
    chart.draw(root, left: 4, foot: height - 4)
    return chart.drawing.svg(
      width: root.breadth * Self.step.x - Self.step.x + Self.box.width + 8, height: height,
      title: title,
      description: description, id: id)
  }

  /// - Returns: The middle of the box.
  @discardableResult
  private mutating func draw(_ box: Box, left: Int, foot: Int) -> Int {
    let top = foot - Self.box.height
    var next = left
    var middles: [Int] = []
    for holder in box.holders {
      middles.append(draw(holder, left: next, foot: foot - Self.step.y))
      next += holder.breadth * Self.step.x
    }
    let middle =
      middles.isEmpty ? left + Self.box.width / 2 : ((middles.first ?? 0) + (middles.last ?? 0)) / 2
    for (holder, x) in zip(box.holders, middles) {
      let joint = top - 26
      drawing.line(
        [(x, foot - Self.step.y), (x, joint), (middle, joint), (middle, top)],
        dashed: holder.isContract)
      drawing.text(holder.share, x: x + 6, y: foot - Self.step.y + 18, size: 12)
    }
    drawing.rectangle(
      x: middle - Self.box.width / 2, y: top, width: Self.box.width, height: Self.box.height,
      fill: box.isForeign ? "#fbe9dd" : "#eef2f6", stroke: box.isForeign ? "#b8561b" : "#5b6470",
      dashed: box.isContract, title: box.name)
    let lines = Self.lines(box.name)
    for (number, line) in lines.enumerated() {
      drawing.text(
        line, x: middle, y: top + (lines.count == 1 ? 25 : 18) + 15 * number, anchor: .middle,
        isBold: true)
    }
    drawing.text(box.note, x: middle, y: top + 49, anchor: .middle, fill: "#3c4653", size: 11)
    return middle
  }

  /// A name on two lines at most.
  private static func lines(_ name: String) -> [String] {
    let width = box.width / SVGDrawing.cell - 1
    let name = name.escapedForTerminal
    if name.displayWidth <= width { return [name] }
    let lines = name.wrapped(toWidth: width)
    guard lines.count > 2 else { return lines }
    return [lines[0], lines[1...].joined(separator: " ").truncated(toWidth: width)]
  }
}
