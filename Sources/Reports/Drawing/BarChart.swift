/// Draws counts as bars, one under the other, each below its name and before its figure, so that it stays narrow.
struct BarChart {
  struct Bar {
    let label: String
    let tone: String
    let count: Int
  }

  private let bars: [Bar]
  private static let longest = 320
  private static let step = 40

  init(_ bars: [Bar]) { self.bars = bars }

  func picture(title: String, description: String, id: String) -> Picture {
    var drawing = Drawing()
    let greatest = max(1, bars.map(\.count).max() ?? 1)
    for (number, bar) in bars.enumerated() {
      let y = number * Self.step
      let width = max(2, Self.longest * bar.count / greatest)
      drawing.text(bar.label, x: 0, y: y + 13)
      drawing.rectangle(x: 0, y: y + 18, width: width, height: 15, fill: Shade(tone: bar.tone).fill)
      drawing.text("\(bar.count)", x: width + 8, y: y + 30, isBold: true)
    }
    return Picture(
      drawing: drawing, width: Self.longest + 60, height: max(1, bars.count) * Self.step, title: title,
      description: description, id: id)
  }
}
