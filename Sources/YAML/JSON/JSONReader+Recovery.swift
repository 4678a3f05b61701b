import Diagnostics

/// How reading goes on after a record that broke off.
extension JSONReader {
  /// Passes the rest of a broken record: what its brackets enclose, or all up to where another begins on its line.
  mutating func passBrokenRecord() {
    var open = openBrackets ?? []
    openBrackets = nil
    // In lines the next line is the next record.
    if isLines { return }
    let isInItem = !open.isEmpty
    while true {
      window.keep()
      guard !window.isAtEnd || window.refill() else { return }
      switch window.byte {
      case 0x0A: window.passLineFeed()
      case UInt8(ascii: "\""):
        window.advance()
        passText()
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if open.isEmpty && !isInItem { return }
        if beginsItem {
          // Whatever is missing before it was the broken record's.
          awaitsComma = false
          return
        }
        open.append(window.byte)
        window.advance()
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        let opening: UInt8 = window.byte == UInt8(ascii: "}") ? UInt8(ascii: "{") : UInt8(ascii: "[")
        guard let place = open.lastIndex(of: opening) else {
          // It closes what the record stands in, or nothing.
          if stage == .betweenRoots { window.advance() }
          return
        }
        open.removeSubrange(place...)
        window.advance()
        if open.isEmpty { return }
      case UInt8(ascii: ",") where open.isEmpty && stage != .betweenRoots: return
      default: window.advance()
      }
    }
  }

  /// Whether an object begins at the cursor as the items of the list begin on their lines.
  private var beginsItem: Bool {
    mutating get {
      guard window.byte == UInt8(ascii: "{"), window.isFirstOnLine else { return false }
      let column = window.position().column
      return stage == .betweenRoots ? column == 1 : itemColumn > 0 && column <= itemColumn
    }
  }

  /// Passes text up to its closing quote, or to the end of the line.
  private mutating func passText() {
    while true {
      window.keep()
      guard !window.isAtEnd || window.refill() else { return }
      switch window.byte {
      case 0x0A: return
      case UInt8(ascii: "\""):
        window.advance()
        return
      case UInt8(ascii: "\\"):
        window.advance()
        window.keep()
        guard !window.isAtEnd || window.refill() else { return }
        if window.byte != 0x0A { window.advance() }
      default: window.advance()
      }
    }
  }
}
