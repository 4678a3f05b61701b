import TextWidth

/// A drawing that grows shape by shape; measures are whole units of its view.
struct SVGDrawing {
  private var shapes = ""

  /// How wide a character of one cell is drawn, at 13 units of height.
  static let cell = 7

  /// - Parameters:
  ///   - title: What it shows, in a line.
  ///   - description: The same in words, for whoever cannot see it.
  ///   - id: Unlike those of other drawings of the page.
  func svg(width: Int, height: Int, title: String, description: String, id: String) -> String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" \
    height="\(height)" role="img" aria-labelledby="\(id)-title \(id)-desc" \
    font-family="system-ui, 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', sans-serif" font-size="13">\
    <title id="\(id)-title">\(title.escapedForXML)</title>\
    <desc id="\(id)-desc">\(description.escapedForXML)</desc>\(shapes)</svg>
    """
  }

  mutating func rectangle(
    x: Int, y: Int, width: Int, height: Int, fill: String, stroke: String = "none",
    dashed: Bool = false,
    title: String? = nil
  ) {
    let dash = dashed ? " stroke-dasharray=\"5 3\"" : ""
    let start =
      "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" rx=\"3\" fill=\"\(fill)\" stroke=\"\(stroke)\"\(dash)"
    shapes += title.map { "\(start)><title>\($0.escapedForXML)</title></rect>" } ?? "\(start)/>"
  }

  mutating func line(_ points: [(x: Int, y: Int)], dashed: Bool = false) {
    let list = points.map { "\($0.x),\($0.y)" }.joined(separator: " ")
    let dash = dashed ? " stroke-dasharray=\"5 3\"" : ""
    shapes += "<polyline points=\"\(list)\" fill=\"none\" stroke=\"#7a8490\"\(dash)/>"
  }

  enum Anchor: String { case start, middle, end }

  mutating func text(
    _ text: String, x: Int, y: Int, anchor: Anchor = .start, fill: String = "currentColor",
    isBold: Bool = false,
    size: Int = 13, link: String? = nil
  ) {
    let weight = isBold ? " font-weight=\"600\"" : ""
    let shape =
      "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor.rawValue)\" fill=\"\(fill)\" font-size=\"\(size)\"\(weight)>"
      + "\(text.escapedForXML)</text>"
    shapes += link.map { "<a href=\"#\($0)\">\(shape)</a>" } ?? shape
  }
}

/// How a verdict is coloured: dark enough to be told apart in print, and never alone.
struct Shade {
  let fill: String

  init(tone: String) {
    fill =
      switch tone {
      case "closed": "#b3261e"
      case "broken": "#e8853a"
      case "open": "#f3d66b"
      case "clear": "#2f7d4f"
      case _: "#d5dae0"
      }
  }
}
