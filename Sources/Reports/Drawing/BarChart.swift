import TextWidth

/// Draws counts as bars, one under the other, each with its name and figure.
struct BarChart {
  struct Bar {
    let label: String
    let tone: String
    let count: Int
  }

  private let bars: [Bar]
  private static let longest = 360
  private static let step = 26

  init(_ bars: [Bar]) { self.bars = bars }

  func picture(title: String, description: String, id: String) -> Picture {
    var drawing = Drawing()
    let label = (bars.map(\.label.displayWidth).max() ?? 0) * Drawing.cell + 24
    let greatest = max(1, bars.map(\.count).max() ?? 1)
    for (number, bar) in bars.enumerated() {
      let y = number * Self.step
      let shade = Shade(tone: bar.tone)
      drawing.text(bar.label, x: 0, y: y + 17)
      let width = max(2, Self.longest * bar.count / greatest)
      drawing.rectangle(x: label, y: y + 3, width: width, height: 19, fill: shade.fill)
      drawing.text("\(bar.count)", x: label + width + 8, y: y + 17, isBold: true)
    }
    return Picture(
      drawing: drawing, width: label + Self.longest + 60, height: max(1, bars.count) * Self.step, title: title,
      description: description, id: id)
  }
}
