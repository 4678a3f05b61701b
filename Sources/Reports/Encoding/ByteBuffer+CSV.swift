import Diagnostics

extension ByteBuffer {
  /// Appends text as a cell of comma-separated values (RFC 4180).
  ///
  /// What could break a line, reorder it or move a terminal's cursor stands as JSON escapes it (`\n`, `\u202e`), so that
  /// a row is a line.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - guarded: Whether a cell that a spreadsheet would run as a formula starts with `'`.
  package mutating func append(csv text: UnsafeRawBufferPointer, guarded: Bool = true) {
    let isQuoted = text.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }
    if isQuoted { append(byte: UInt8(ascii: "\"")) }
    if guarded, text.isFormula { append(byte: UInt8(ascii: "'")) }
    var clean = 0
    while let escape = JSONEscape(in: text, from: clean) {
      append(UnsafeRawBufferPointer(rebasing: text[clean..<escape.range.lowerBound]))
      switch escape.unit {
      case UInt16(UInt8(ascii: "\"")): append("\"\"")
      case UInt16(UInt8(ascii: "\\")): append("\\")
      default: append(escape.spelling)
      }
      clean = escape.range.upperBound
    }
    append(UnsafeRawBufferPointer(rebasing: text[clean...]))
    if isQuoted { append(byte: UInt8(ascii: "\"")) }
  }

  package mutating func append(csv text: String, guarded: Bool = true) {
    var text = text
    text.withUTF8 { append(csv: UnsafeRawBufferPointer($0), guarded: guarded) }
  }
}

extension UnsafeRawBufferPointer {
  /// Whether a spreadsheet would run the text: it begins, perhaps after spaces, with one of the signs that start a
  /// formula, which some programs know in full width too.
  fileprivate var isFormula: Bool {
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x20, 0xC2, 0xE3, 0xEF: break
    default: return false
    }
    var rest = self[...]
    // A space, one that does not break, and the ideographic one.
    let spaces: [[UInt8]] = [[0x20], [0xC2, 0xA0], [0xE3, 0x80, 0x80]]
    while let space = spaces.first(where: { rest.starts(with: $0) }) { rest = rest.dropFirst(space.count) }
    switch rest.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): return true
    case 0xEF: return ["＝", "＋", "－", "＠"].contains { rest.starts(with: $0.utf8) }
    default: return false
    }
  }
}
