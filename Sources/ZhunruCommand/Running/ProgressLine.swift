import Glibc

/// How far work has come that takes over a second, on a line of standard error that is written over; where that is a
/// terminal on which no results appear.
struct ProgressLine {
  private let isWanted: Bool
  private var clock = ShowingClock()
  private let beginning = ShowingClock(tenths: 10)
  private var isShown = false

  /// - Parameter output: Where results go.
  init(beside output: OutputSink) {
    isWanted = !output.isTerminal && isatty(StandardError.descriptor) == 1
  }

  /// Shows a count, where it is time.
  mutating func show(_ count: Int, of things: String) {
    guard isWanted, clock.isDue, beginning.isDue else { return }
    clock.restart()
    StandardError.write("\r\(count) \(things)")
    isShown = true
  }

  /// Takes the line away, before something else is written.
  mutating func clear() {
    guard isShown else { return }
    StandardError.write("\r\u{1B}[K")
    isShown = false
  }
}
