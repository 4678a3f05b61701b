/// The last lines of a terminal, drawn again and again; what stands above them stays as a record.
///
/// It knows what it has drawn, and writes only the lines that changed. Nothing is wrapped by the
/// terminal: every line is cut to the width, and the region to the height.
package struct LiveRegion {
  private var drawn: [String] = []
  /// The cells of each line drawn.
  private var widths: [Int] = []
  private var size: TerminalSize
  private let usesColor: Bool

  package init(size: TerminalSize, usesColor: Bool) {
    self.size = size
    self.usesColor = usesColor
  }

  /// What to write so that the region shows these lines.
  ///
  /// - Parameters:
  ///   - record: Lines to leave above it for good.
  ///   - cursor: A place in the lines at which the cursor is shown.
  package mutating func draw(
    _ lines: [StyledText], record: [StyledText] = [], cursor: (line: Int, column: Int)? = nil
  ) -> String {
    let cut = lines.prefix(max(1, size.rows - 1)).map(cut)
    let fitting = cut.map { $0.rendered(usesColor: usesColor) }
    // Begin and end of a synchronised update: terminals that know it show no half-drawn region.
    var output = "\u{1B}[?2026h" + toTop()
    if record.isEmpty {
      output += changes(from: drawn, to: fitting)
    } else {
      output += "\u{1B}[J"
      for line in record { output += self.cut(line).rendered(usesColor: usesColor) + "\r\n" }
      output += fitting.joined(separator: "\r\n")
    }
    drawn = fitting
    widths = cut.map(\.width)
    if let cursor, cursor.line < fitting.count {
      output += move(up: fitting.count - 1 - cursor.line) + "\r"
      output += cursor.column > 0 ? "\u{1B}[\(min(cursor.column, size.columns - 1))C" : ""
      output += "\u{1B}[?25h"
      cursorLine = cursor.line
    } else {
      output += "\u{1B}[?25l"
      cursorLine = nil
    }
    return output + "\u{1B}[?2026l"
  }

  /// The line on which the cursor was left, where not the last.
  private var cursorLine: Int?

  /// What to write to take the region away.
  package mutating func clear() -> String {
    let output = toTop() + "\u{1B}[J\u{1B}[?25h"
    drawn = []
    widths = []
    cursorLine = nil
    return output
  }

  /// Takes note of another size, and takes the region away: it is to be drawn again.
  ///
  /// Terminals that break the lines anew make more rows of the region when they become narrower; what
  /// stands above it is kept.
  package mutating func resize(to size: TerminalSize) -> String {
    self.size = size
    let last = cursorLine ?? drawn.count - 1
    var rows = max(0, last)
    for width in widths.prefix(last + 1) where width > size.columns {
      rows += (width - 1) / max(1, size.columns)
    }
    drawn = []
    widths = []
    cursorLine = nil
    return move(up: min(rows, size.rows - 1)) + "\r\u{1B}[J"
  }

  /// Clears the whole screen; the region is to be drawn again, at its top.
  package mutating func clearScreen() -> String {
    drawn = []
    widths = []
    cursorLine = nil
    return "\u{1B}[H\u{1B}[2J"
  }

  private func cut(_ line: StyledText) -> StyledText {
    line.truncated(toWidth: max(1, size.columns - 1))
  }

  private func move(up count: Int) -> String { count > 0 ? "\u{1B}[\(count)A" : "" }

  private func toTop() -> String {
    guard !drawn.isEmpty else { return "\r" }
    return move(up: cursorLine ?? drawn.count - 1) + "\r"
  }

  private func changes(from old: [String], to new: [String]) -> String {
    var output = ""
    for (index, line) in new.enumerated() {
      if index > 0 { output += index < old.count ? "\r\u{1B}[1B" : "\r\n" }
      if index >= old.count || old[index] != line { output += "\u{1B}[2K" + line }
    }
    if old.count > new.count {
      output += "\r\n\u{1B}[J" + "\u{1B}[1A"
    }
    return output
  }
}
