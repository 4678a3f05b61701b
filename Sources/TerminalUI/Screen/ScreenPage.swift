/// A page of a terminal's own, drawn whole again and again; what the terminal showed before stays behind it.
///
/// It knows what it has drawn, and writes only the lines that changed. Nothing is wrapped by the terminal: every line is
/// cut to the width, and the page to the height.
package struct ScreenPage {
  private var drawn: [String] = []
  private var size: TerminalSize
  private let usesColor: Bool
  /// Whether the screen is to be cleared first, because what is on it is not known.
  private var isStale = true

  package init(size: TerminalSize, usesColor: Bool) {
    self.size = size
    self.usesColor = usesColor
  }

  /// What to write so that the page shows these lines and nothing else.
  ///
  /// - Parameter cursor: A place in the lines at which the cursor is shown.
  package mutating func draw(_ lines: [StyledText], cursor: (line: Int, column: Int)? = nil) -> String {
    let fitting = lines.prefix(max(1, size.rows)).map {
      $0.truncated(toWidth: max(1, size.columns - 1)).rendered(usesColor: usesColor)
    }
    // Begin and end of a synchronised update: terminals that know it show no half-drawn page.
    var output = "\u{1B}[?2026h"
    if isStale { output += "\u{1B}[H\u{1B}[2J" }
    let old = isStale ? [] : drawn
    for index in 0..<max(fitting.count, old.count) {
      let line = index < fitting.count ? fitting[index] : ""
      if index < old.count ? old[index] != line : !line.isEmpty {
        output += "\u{1B}[\(index + 1);1H\u{1B}[2K" + line
      }
    }
    drawn = fitting
    isStale = false
    if let cursor, cursor.line < fitting.count {
      output += "\u{1B}[\(cursor.line + 1);\(min(cursor.column, size.columns - 1) + 1)H\u{1B}[?25h"
    } else {
      output += "\u{1B}[?25l"
    }
    return output + "\u{1B}[?2026l"
  }

  /// Takes note of another size, or of a screen that something else was written on: all is drawn again.
  package mutating func renew(size: TerminalSize) {
    self.size = size
    isStale = true
  }
}
