import Glibc

/// How many cells a terminal has.
package struct TerminalSize: Hashable, Sendable {
  package var columns: Int
  package var rows: Int

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  /// What a reader without a size is taken to have.
  package static let usual = TerminalSize(columns: 80, rows: 24)

  /// The size of the terminal behind `descriptor`, or ``usual`` where there is none; `COLUMNS`, if
  /// it is a figure of 1 to 10,000, decides the width.
  package static func of(
    descriptor: Int32, environment: TerminalEnvironment
  ) -> TerminalSize {
    var window = winsize()
    var size = usual
    if ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0 {
      if window.ws_col > 0 { size.columns = Int(window.ws_col) }
      if window.ws_row > 0 { size.rows = Int(window.ws_row) }
    }
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }), 1...10_000 ~= columns {
      size.columns = columns
    }
    return size
  }
}
