import Advisory
import TextWidth

/// Draws who holds a company: the company, and below each box, set in and joined to it, who holds it. However many hold
/// it, and whatever they are called, it stays as wide as a telephone and a page can show.
struct OwnershipChart {
  /// A box of the chart.
  typealias Box = Memo.Holder

  private let root: Box
  private var drawing = Drawing()
  /// The right edge of what is drawn.
  private var right = 0
  /// Where the next box begins.
  private var top = 4

  private static let boxWidth = 352
  private static let stepIn = 24
  private static let gap = 10
  private static let margin = 10

  init(_ root: Box) { self.root = root }

  /// - Parameters:
  ///   - title: What the chart shows.
  ///   - description: The same in words.
  func picture(title: String, description: String, id: String) -> Picture {
    var chart = self
    chart.draw(root, left: 4)
    return Picture(
      drawing: chart.drawing, width: chart.right + 4, height: chart.top - Self.gap + 4, title: title,
      description: description, id: id)
  }

  /// - Returns: Where the line from the box that it holds meets it.
  @discardableResult
  private mutating func draw(_ box: Box, left: Int) -> Int {
    // Bold letters are wider, small ones narrower.
    let figure = box.share.isEmpty ? 0 : (box.share.displayWidth + 2) * Drawing.cell
    let name = Self.lines(box.name, in: Self.boxWidth - 2 * Self.margin - figure, cell: Drawing.cell + 1)
    let note = box.note.isEmpty ? [] : Self.lines(box.note, in: Self.boxWidth - 2 * Self.margin, cell: Drawing.cell - 1)
    let height = 12 + 16 * name.count + 15 * note.count
    drawing.rectangle(
      x: left, y: top, width: Self.boxWidth, height: height, fill: box.isForeign ? "#fbe9dd" : "#eef2f6",
      stroke: box.isForeign ? "#b8561b" : "#5b6470", dashed: box.isContract, title: box.name)
    for (number, line) in name.enumerated() {
      drawing.text(line, x: left + Self.margin, y: top + 18 + 16 * number, fill: "#1b2430", isBold: true)
    }
    if !box.share.isEmpty {
      drawing.text(box.share, x: left + Self.boxWidth - Self.margin, y: top + 18, anchor: .end, fill: "#1b2430")
    }
    for (number, line) in note.enumerated() {
      drawing.text(
        line, x: left + Self.margin, y: top + 18 + 16 * name.count + 15 * number, fill: "#3c4653", size: 11)
    }
    let joint = top + 14
    let foot = top + height
    right = max(right, left + Self.boxWidth)
    top = foot + Self.gap
    let trunk = left + Self.stepIn / 2
    for holder in box.holders {
      let middle = draw(holder, left: left + Self.stepIn)
      drawing.line([(trunk, foot), (trunk, middle), (left + Self.stepIn, middle)], dashed: holder.isContract)
    }
    return joint
  }

  /// A text on as many lines as it needs.
  private static func lines(_ text: String, in width: Int, cell: Int) -> [String] {
    text.escapedForTerminal.wrapped(toWidth: width / cell)
  }
}
