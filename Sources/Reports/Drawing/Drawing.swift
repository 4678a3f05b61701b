import TextWidth

/// A drawing that grows shape by shape; measures are whole units of its view, colours are written `#rrggbb`.
struct Drawing: Hashable, Sendable {
  enum Anchor: String, Sendable { case start, middle, end }

  enum Shape: Hashable, Sendable {
    case rectangle(Rectangle)
    case line([Point], isDashed: Bool)
    case text(Text)
  }

  struct Point: Hashable, Sendable {
    let x: Int
    let y: Int
  }

  struct Rectangle: Hashable, Sendable {
    let corner: Point
    let width: Int
    let height: Int
    let fill: String
    /// `nil` for a rectangle without an edge.
    let stroke: String?
    let isDashed: Bool
    let title: String?
  }

  struct Text: Hashable, Sendable {
    let text: String
    /// The foot of its letters, at the anchor.
    let place: Point
    let anchor: Anchor
    /// `nil` for the colour of text around it.
    let fill: String?
    let isBold: Bool
    let size: Int
  }

  private(set) var shapes: [Shape] = []

  /// The colour of lines between shapes.
  static let lineColor = "#7a8490"

  /// How wide a character of one cell is drawn, at 13 units of height.
  static let cell = 7

  mutating func rectangle(
    x: Int, y: Int, width: Int, height: Int, fill: String, stroke: String? = nil, dashed: Bool = false,
    title: String? = nil
  ) {
    shapes.append(
      .rectangle(
        Rectangle(
          corner: Point(x: x, y: y), width: width, height: height, fill: fill, stroke: stroke, isDashed: dashed,
          title: title)))
  }

  mutating func line(_ points: [(x: Int, y: Int)], dashed: Bool = false) {
    shapes.append(.line(points.map { Point(x: $0.x, y: $0.y) }, isDashed: dashed))
  }

  mutating func text(
    _ text: String, x: Int, y: Int, anchor: Anchor = .start, fill: String? = nil, isBold: Bool = false, size: Int = 13
  ) {
    shapes.append(
      .text(
        Text(
          text: text, place: Point(x: x, y: y), anchor: anchor, fill: fill, isBold: isBold, size: size)))
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
