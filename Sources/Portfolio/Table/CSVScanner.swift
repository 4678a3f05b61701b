import Diagnostics
import YAML

/// A cell of a row that is not empty.
struct TableCell {
  /// Its column, from 0.
  let column: Int
  /// Its text, without blanks around it.
  let text: String
  let span: SourceSpan
}

/// A row of a table, which may run over several lines.
struct TableRow {
  /// Its first line.
  let line: Int32
  /// Its text, line by line.
  let lines: [String]
  let cells: [TableCell]
  var problems: [(TableProblem, SourceSpan)] = []

  func cell(in column: Int?) -> TableCell? { column.flatMap { column in cells.first { $0.column == column } } }
}

/// Cuts comma-separated values (RFC 4180) into rows.
///
/// What parts cells is the comma, or where the first row has none the semicolon or the tab. Empty rows are passed over.
struct CSVScanner: ~Copyable {
  private let read: (UnsafeMutableRawBufferPointer) throws -> Int
  private(set) var readError: (any Error)?
  private var bytes: [UInt8] = []
  private var index = 0
  private var line: Int32 = 1
  private var isAtEnd = false
  private var separator: UInt8?
  /// The name of another encoding than UTF-8, in which nothing is read.
  private(set) var otherEncoding: String?

  /// How many bytes a row may have.
  private static let mostBytes = 1 << 20

  /// - Parameter read: Fills the front of a buffer with UTF-8 and returns how many bytes; 0 at the end.
  init(_ read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) { self.read = read }

  /// The next row that is not empty; `nil` at the end.
  mutating func next() -> TableRow? {
    while true {
      if line == 1, index == 0 {
        while bytes.count < 4, refill() {}
        otherEncoding = bytes.withUnsafeBytes(\.otherEncoding)
        if otherEncoding != nil { return nil }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
      }
      guard hasByte else { return nil }
      let row = scanRow()
      if !row.cells.isEmpty || !row.problems.isEmpty { return row }
    }
  }

  private var hasByte: Bool {
    mutating get {
      if index < bytes.count { return true }
      return refill()
    }
  }

  private mutating func refill() -> Bool {
    guard !isAtEnd else { return false }
    if index > 1 << 16 {
      bytes.removeFirst(index)
      index = 0
    }
    var more = [UInt8](repeating: 0, count: 1 << 16)
    do {
      let count = try more.withUnsafeMutableBytes { try read($0) }
      bytes += more[..<count]
      isAtEnd = count == 0
    } catch {
      readError = error
      isAtEnd = true
    }
    return !isAtEnd
  }

  /// How many bytes from `index` on belong to the row, its line break included, and whether a quote is never closed.
  private mutating func extent() -> (count: Int, opening: Int?) {
    var place = index
    var opening: Int?
    var isCellStart = true
    while place - index <= Self.mostBytes {
      if place >= bytes.count {
        // What was read may have moved: the row is looked at anew.
        guard refill() else { return (bytes.count - index, opening.map { $0 - index }) }
        return extent()
      }
      let byte = bytes[place]
      if let start = opening {
        if byte == UInt8(ascii: "\""), place > start { opening = nil }
      } else if byte == UInt8(ascii: "\""), isCellStart || bytes[place - 1] == UInt8(ascii: "\"") {
        opening = place
      } else if byte == 0x0A {
        return (place + 1 - index, nil)
      }
      isCellStart = byte == separator || separator == nil && ",;\t".utf8.contains(byte)
      place += 1
    }
    return (place - index, opening.map { $0 - index })
  }

  private mutating func scanRow() -> TableRow {
    let first = line
    let (extent, opening) = extent()
    var count = extent
    var problems: [(TableProblem, SourceSpan)] = []
    if let quote = opening {
      // Text that is never closed would take in all the rest: the row ends with the line.
      let rest = bytes[(index + quote)...]
      count = (rest.firstIndex(of: 0x0A) ?? bytes.count - 1) + 1 - index
      let before = bytes[index..<(index + quote)].reversed().prefix { $0 != 0x0A }
      let column = before.count { $0 & 0xC0 != 0x80 } + 1
      let breaks = bytes[index..<(index + quote)].count { $0 == 0x0A }
      problems.append(
        (.unclosedQuote, SourceSpan(line: first + Int32(breaks), column: Int32(column))))
    }
    let row = Array(bytes[index..<(index + count)])
    index += count
    line += Int32(row.count { $0 == 0x0A })
    if separator == nil { separator = Self.separator(of: row) }
    var cutter = CellCutter(row, separator: separator ?? UInt8(ascii: ","), line: first)
    cutter.cut()
    return TableRow(
      line: first,
      lines: row.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
        String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
      }, cells: opening == nil ? cutter.cells : [], problems: problems + cutter.problems)
  }

  private static func separator(of row: [UInt8]) -> UInt8 {
    if row.contains(UInt8(ascii: ",")) { return UInt8(ascii: ",") }
    return row.contains(UInt8(ascii: ";")) ? UInt8(ascii: ";") : row.contains(0x09) ? 0x09 : UInt8(ascii: ",")
  }
}

/// Cuts one row into cells.
private struct CellCutter {
  private let row: [UInt8]
  private let separator: UInt8
  private var index = 0
  private var place: SourcePosition
  private(set) var cells: [TableCell] = []
  private(set) var problems: [(TableProblem, SourceSpan)] = []

  init(_ row: [UInt8], separator: UInt8, line: Int32) {
    self.row = row
    self.separator = separator
    place = SourcePosition(line: line, column: 1)
  }

  mutating func cut() {
    var column = 0
    while index < row.count, !isLineEnd {
      cell(column)
      column += 1
      if index < row.count, row[index] == separator { step() }
    }
  }

  private var isLineEnd: Bool {
    row[index] == 0x0A || row[index] == 0x0D && (index + 1 == row.count || row[index + 1] == 0x0A)
  }

  /// Passes a byte.
  private mutating func step() {
    if row[index] == 0x0A {
      place = SourcePosition(line: place.line + 1, column: 1)
    } else if row[index] & 0xC0 != 0x80 {
      place.column += 1
    }
    index += 1
  }

  private mutating func cell(_ column: Int) {
    var text: [UInt8] = []
    let isQuoted = index < row.count && row[index] == UInt8(ascii: "\"")
    var start = place
    if isQuoted { step() }
    var isOpen = isQuoted
    while index < row.count {
      let byte = row[index]
      if isOpen, byte == UInt8(ascii: "\"") {
        step()
        if index < row.count, row[index] == UInt8(ascii: "\"") {
          text.append(byte)
        } else {
          isOpen = false
          if index < row.count, row[index] != separator, !isLineEnd {
            problems.append((.textAfterQuote, SourceSpan(line: place.line, column: place.column)))
            // Where the other cells begin is not known.
            index = row.count
            return
          }
          continue
        }
      } else if !isOpen, byte == separator || isLineEnd {
        break
      } else {
        text.append(byte)
      }
      step()
    }
    var end = place
    if !isQuoted {
      let blanks = text.prefix { $0 == 0x20 || $0 == 0x09 }.count
      start.column += Int32(blanks)
      end.column -= Int32(text.reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count)
    }
    let trimmed = text.trimmed
    guard !trimmed.isEmpty else { return }
    let span = SourceSpan(start: start, end: max(start, end))
    guard let valid = String(validating: trimmed, as: UTF8.self) else {
      problems.append((.notUTF8, span))
      return
    }
    cells.append(TableCell(column: column, text: valid, span: span))
  }
}

extension [UInt8] {
  /// Without blanks and line breaks around it.
  fileprivate var trimmed: ArraySlice<UInt8> {
    func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
    let start = firstIndex { !isBlank($0) } ?? count
    let end = lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
    return self[start..<Swift.max(start, end)]
  }
}
