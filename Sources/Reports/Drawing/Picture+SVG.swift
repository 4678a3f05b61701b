extension Picture {
  /// The picture as SVG, its texts escaped. Fonts stand without quotes: WeasyPrint takes quotes for part of a name.
  package var svg: String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" \
    height="\(height)" role="img" aria-labelledby="\(id)-title \(id)-desc" \
    font-family="system-ui, Noto Sans, DejaVu Sans, sans-serif, PingFang SC, Microsoft YaHei, Noto Sans CJK SC" font-size="13">\
    <title id="\(id)-title">\(title.escapedForXML)</title>\
    <desc id="\(id)-desc">\(description.escapedForXML)</desc>\(drawing.shapes.map(\.svg).joined())</svg>
    """
  }
}

extension Drawing.Shape {
  fileprivate var svg: String {
    switch self {
    case .rectangle(let shape):
      let start =
        "<rect x=\"\(shape.corner.x)\" y=\"\(shape.corner.y)\" width=\"\(shape.width)\" height=\"\(shape.height)\" "
        + "rx=\"3\" fill=\"\(shape.fill)\" stroke=\"\(shape.stroke ?? "none")\"\(dash(shape.isDashed))"
      return shape.title.map { "\(start)><title>\($0.escapedForXML)</title></rect>" } ?? "\(start)/>"
    case .line(let points, let isDashed):
      let list = points.map { "\($0.x),\($0.y)" }.joined(separator: " ")
      return "<polyline points=\"\(list)\" fill=\"none\" stroke=\"\(Drawing.lineColor)\"\(dash(isDashed))/>"
    case .text(let text):
      let weight = text.isBold ? " font-weight=\"600\"" : ""
      return
        "<text x=\"\(text.place.x)\" y=\"\(text.place.y)\" text-anchor=\"\(text.anchor.rawValue)\" "
        + "fill=\"\(text.fill ?? "currentColor")\" font-size=\"\(text.size)\"\(weight)>\(text.text.escapedForXML)</text>"
    }
  }

  private func dash(_ isDashed: Bool) -> String { isDashed ? " stroke-dasharray=\"5 3\"" : "" }
}
