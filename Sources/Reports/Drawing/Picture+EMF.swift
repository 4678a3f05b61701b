import TextWidth

extension Picture {
  /// The picture as an enhanced metafile, which word processors show by themselves.
  ///
  /// Source: [MS-EMF] Enhanced Metafile Format, sections 2.2 and 2.3.
  package var emf: [UInt8] {
    var records = MetafileRecords()
    records.add(18, [1])  // EMR_SETBKMODE: transparent
    for shape in drawing.shapes { records.draw(shape) }
    records.add(14, [0, 0, 20])  // EMR_EOF
    let header = 88
    // At 96 dots an inch; the frame in hundredths of a millimetre.
    let frame = [width, height].map { $0 * 2540 / 96 }
    var words: [Int] = [1, header, 0, 0, width - 1, height - 1, 0, 0, frame[0], frame[1]]
    words += [0x464D_4520, 0x0001_0000, header + records.bytes.count, records.count + 1]
    // Handles: those of a pen, a brush and a font, after one that is taken.
    words += [MetafileRecords.handles, 0, 0, 0, 1920, 1080, 508, 286]
    return words.flatMap(\.littleEndianWord) + records.bytes
  }
}

extension Int {
  /// The four bytes of the number, the least first.
  fileprivate var littleEndianWord: [UInt8] {
    let bits = UInt32(bitPattern: Int32(truncatingIfNeeded: self))
    return [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: bits >> $0) }
  }
}

/// Records of a metafile, each with what it needs to draw one shape.
private struct MetafileRecords {
  private(set) var bytes: [UInt8] = []
  private(set) var count = 0

  static let handles = 4
  private static let pen = 1
  private static let brush = 2
  private static let font = 3
  /// The pen and the brush of the system that draw nothing (`NULL_PEN`, `NULL_BRUSH`).
  private static let stockPen = 0x8000_0008
  private static let stockBrush = 0x8000_0005

  /// Adds a record of whole words.
  mutating func add(_ type: Int, _ words: [Int], _ rest: [UInt8] = []) {
    let padding = [UInt8](repeating: 0, count: (4 - rest.count % 4) % 4)
    let size = 8 + 4 * words.count + rest.count + padding.count
    bytes += ([type, size] + words).flatMap(\.littleEndianWord) + rest + padding
    count += 1
  }

  mutating func draw(_ shape: Drawing.Shape) {
    switch shape {
    case .rectangle(let rectangle): draw(rectangle)
    case .line(let points, let isDashed): draw(points, isDashed)
    case .text(let text): draw(text)
    }
  }

  private mutating func draw(_ shape: Drawing.Rectangle) {
    select(pen: shape.stroke, isDashed: shape.isDashed)
    add(39, [Self.brush, 0, Self.color(shape.fill), 0])  // EMR_CREATEBRUSHINDIRECT: solid
    add(37, [Self.brush])  // EMR_SELECTOBJECT
    let (x, y) = (shape.corner.x, shape.corner.y)
    add(43, [x, y, x + shape.width, y + shape.height])  // EMR_RECTANGLE
    add(37, [Self.stockBrush])
    add(40, [Self.brush])  // EMR_DELETEOBJECT
    release(pen: shape.stroke)
  }

  private mutating func draw(_ points: [Drawing.Point], _ isDashed: Bool) {
    select(pen: Drawing.lineColor, isDashed: isDashed)
    let (across, down) = (points.map(\.x), points.map(\.y))
    let bounds = [across.min(), down.min(), across.max(), down.max()].map { $0 ?? 0 }
    add(4, bounds + [points.count] + points.flatMap { [$0.x, $0.y] })  // EMR_POLYLINE
    release(pen: Drawing.lineColor)
  }

  private mutating func draw(_ text: Drawing.Text) {
    let shown = text.text.escapedForTerminal
    let units = Array(shown.utf16)
    // LOGFONT in a fixed LogFontPanose: what is left out is left to the system.
    var face = Array("Arial".utf16).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
    face += [UInt8](repeating: 0, count: 64 - face.count)
    let style: [UInt8] = [0, 0, 0, 1, 0, 0, 0, 0]  // upright, the usual set of characters
    add(  // EMR_EXTCREATEFONTINDIRECTW
      82, [Self.font, -text.size, 0, 0, 0, text.isBold ? 700 : 400], style + face + [UInt8](repeating: 0, count: 228))
    add(37, [Self.font])
    add(24, [Self.color(text.fill ?? "#000000")])  // EMR_SETTEXTCOLOR
    let alignment =
      switch text.anchor {
      case .start: 0
      case .middle: 6
      case .end: 2
      }
    add(22, [24 | alignment])  // EMR_SETTEXTALIGN: at the foot of the letters
    let scale = Int(Float(1).bitPattern)
    let (x, y) = (text.place.x, text.place.y)
    // EMR_EXTTEXTOUTW: the text stands 76 bytes into the record.
    add(
      84, [0, 0, -1, -1, 1, scale, scale, x, y, units.count, 76, 0, 0, 0, -1, -1, 0],
      units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] })
    add(40, [Self.font])
  }

  /// Takes up a pen of one unit; none for shapes without an edge.
  private mutating func select(pen color: String?, isDashed: Bool) {
    guard let color else {
      add(37, [Self.stockPen])
      return
    }
    add(38, [Self.pen, isDashed ? 1 : 0, 1, 0, Self.color(color)])  // EMR_CREATEPEN
    add(37, [Self.pen])
  }

  private mutating func release(pen color: String?) {
    guard color != nil else { return }
    add(37, [Self.stockPen])
    add(40, [Self.pen])
  }

  /// `#rrggbb` as a COLORREF, blue first.
  private static func color(_ text: String) -> Int {
    let value = Int(text.dropFirst(), radix: 16) ?? 0
    return (value & 0xFF) << 16 | value & 0xFF00 | value >> 16
  }
}
