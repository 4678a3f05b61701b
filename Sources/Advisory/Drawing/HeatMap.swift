import TextWidth

/// Draws which company has which verdict in which activity.
struct HeatMap {
  struct Cell {
    /// Worse is less.
    let rank: UInt8
    let sign: String
    let tone: String
    let word: String
  }

  struct Row {
    let label: String
    /// Where in the page the company stands.
    let anchor: String
    /// By activity.
    let cells: [String: Cell]
  }

  private let rows: [Row]
  /// The activities, those of most companies first.
  private let columns: [String]

  private static let label = 250
  private static let cell = (width: 30, height: 22)
  private static let head = 190

  /// - Returns: `nil` where there is nothing to draw.
  init?(_ rows: [Row]) {
    var count: [String: Int] = [:]
    for row in rows { for activity in row.cells.keys { count[activity, default: 0] += 1 } }
    guard !count.isEmpty else { return nil }
    self.rows = rows
    columns = count.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  func svg(
    title: String, description: String, legend: [(sign: String, label: String, tone: String)],
    id: String
  ) -> String {
    var drawing = SVGDrawing()
    for (number, column) in columns.enumerated() {
      drawing.slantedText(
        column.truncated(toWidth: 32), x: Self.label + number * Self.cell.width + 16,
        y: Self.head - 8)
    }
    for (number, row) in rows.enumerated() {
      let y = Self.head + number * Self.cell.height
      drawing.text(
        row.label.escapedForTerminal.truncated(toWidth: 34), x: 0, y: y + 15, fill: "#1b4f8f",
        size: 12,
        link: row.anchor)
      for (place, column) in columns.enumerated() {
        let x = Self.label + place * Self.cell.width
        guard let cell = row.cells[column] else {
          drawing.rectangle(
            x: x, y: y, width: Self.cell.width - 2, height: Self.cell.height - 2, fill: "#f5f7f9")
          continue
        }
        let shade = Shade(tone: cell.tone)
        drawing.rectangle(
          x: x, y: y, width: Self.cell.width - 2, height: Self.cell.height - 2, fill: shade.fill,
          title: "\(row.label): \(column): \(cell.word)")
        drawing.text(
          cell.sign, x: x + Self.cell.width / 2 - 1, y: y + 15, anchor: .middle, fill: shade.ink,
          isBold: true)
      }
    }
    let foot = Self.head + rows.count * Self.cell.height + 14
    for (number, item) in legend.enumerated() {
      let x = number % 4 * 230
      let y = foot + number / 4 * 24
      let shade = Shade(tone: item.tone)
      drawing.rectangle(x: x, y: y, width: 22, height: 17, fill: shade.fill)
      drawing.text(item.sign, x: x + 11, y: y + 13, anchor: .middle, fill: shade.ink, isBold: true)
      drawing.text(item.label, x: x + 28, y: y + 13, size: 12)
    }
    return drawing.svg(
      width: max(930, Self.label + columns.count * Self.cell.width + 130),
      height: foot + (legend.count + 3) / 4 * 24, title: title, description: description, id: id)
  }
}
