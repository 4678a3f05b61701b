import TextWidth

/// What a terminal shows after what was written to it: enough of one to read what our own output makes.
struct ScreenModel {
  private(set) var columns: Int
  private(set) var rows: Int
  /// The cells, a wide character in the first of its two.
  private var cells: [[String]]
  private(set) var cursor = (row: 0, column: 0)
  private(set) var isCursorShown = true
  /// Whether anything was coloured or set off.
  private(set) var hasStyles = false
  private var waiting: [UInt8] = []
  /// What the first page shows, while the other is used.
  private var first: (cells: [[String]], row: Int)?

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Self.empty(columns, rows)
  }

  private static func empty(_ columns: Int, _ rows: Int) -> [[String]] {
    Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The lines, without the spaces at their ends.
  var lines: [String] {
    cells.map { row in
      var line = row.joined()
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  var text: String {
    var lines = lines
    while lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Takes another size; the lines stay where they are, cut.
  mutating func resize(columns: Int, rows: Int) {
    let surplus = max(0, cursor.row - rows + 1)
    cells.removeFirst(surplus)
    cells = cells.map {
      Array(($0 + Array(repeating: " ", count: max(0, columns - $0.count))).prefix(columns))
    }
    cells = Array(cells.prefix(rows))
    while cells.count < rows { cells.append(Array(repeating: " ", count: columns)) }
    self.columns = columns
    self.rows = rows
    cursor = (min(cursor.row - surplus, rows - 1), min(cursor.column, columns - 1))
  }

  mutating func write(_ bytes: some Sequence<UInt8>) {
    waiting += bytes
    while let length = step() { waiting.removeFirst(length) }
  }

  /// - Returns: How many bytes were understood; `nil` where more must come.
  private mutating func step() -> Int? {
    guard let first = waiting.first else { return nil }
    switch first {
    case 0x1B: return control()
    case 0x0D:
      cursor.column = 0
      return 1
    case 0x0A:
      lineFeed()
      return 1
    case 0x00..<0x20: return 1
    case _: return character()
    }
  }

  private mutating func lineFeed() {
    if cursor.row < rows - 1 {
      cursor.row += 1
    } else {
      cells.removeFirst()
      cells.append(Array(repeating: " ", count: columns))
    }
  }

  private mutating func character() -> Int? {
    let length =
      switch waiting[0] {
      case 0xF0...: 4
      case 0xE0...: 3
      case 0xC0...: 2
      case _: 1
      }
    guard waiting.count >= length else { return nil }
    let text = String(decoding: waiting.prefix(length), as: UTF8.self)
    let width = text.displayWidth
    guard width > 0 else { return length }
    if cursor.column + width > columns {
      cursor.column = 0
      lineFeed()
    }
    cells[cursor.row][cursor.column] = text
    if width == 2 { cells[cursor.row][cursor.column + 1] = "" }
    cursor.column = cursor.column + width
    return length
  }

  private mutating func control() -> Int? {
    guard waiting.count >= 2 else { return nil }
    guard waiting[1] == UInt8(ascii: "[") else { return 2 }
    guard let end = waiting.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
      return nil
    }
    let parameters = String(decoding: waiting[2..<end], as: UTF8.self)
    let number = Int(parameters) ?? 0
    switch Character(UnicodeScalar(waiting[end])) {
    case "A": cursor.row = max(0, cursor.row - max(1, number))
    case "B": cursor.row = min(rows - 1, cursor.row + max(1, number))
    case "C": cursor.column = min(columns - 1, cursor.column + max(1, number))
    case "H":
      let place = parameters.split(separator: ";").compactMap { Int($0) }
      cursor = (min(rows, place.first ?? 1) - 1, min(columns, place.count > 1 ? place[1] : 1) - 1)
    case "J": clearDown(all: number == 2)
    case "K": clearLine(all: number == 2)
    case "m": if parameters != "0", !parameters.isEmpty { hasStyles = true }
    case "h" where parameters == "?1049": turn(toOther: true)
    case "l" where parameters == "?1049": turn(toOther: false)
    case "h" where parameters == "?25": isCursorShown = true
    case "l" where parameters == "?25": isCursorShown = false
    case _: break
    }
    return end + 1
  }

  /// Turns to the other page, which is empty, or back to the first, as it was.
  private mutating func turn(toOther: Bool) {
    guard (first == nil) == toOther else { return }
    if toOther {
      first = (cells, cursor.row)
      cells = Self.empty(columns, rows)
    } else if let first {
      cells = Array(first.cells.prefix(rows)) + Self.empty(columns, max(0, rows - first.cells.count))
      cells = cells.map { Array(($0 + Array(repeating: " ", count: max(0, columns - $0.count))).prefix(columns)) }
      cursor = (min(first.row, rows - 1), 0)
      self.first = nil
    }
  }

  private mutating func clearLine(all: Bool) {
    for column in (all ? 0 : min(cursor.column, columns))..<columns {
      cells[cursor.row][column] = " "
    }
  }

  private mutating func clearDown(all: Bool) {
    if all {
      cells = Self.empty(columns, rows)
      return
    }
    clearLine(all: false)
    for row in (cursor.row + 1)..<max(rows, cursor.row + 1) {
      cells[row] = Array(repeating: " ", count: columns)
    }
  }
}
