/// What happens at a terminal.
package enum TerminalEvent: Hashable, Sendable {
  case key(Key)
  /// The window has another size.
  case resized(TerminalSize)
  /// The process is asked to stop, as by Ctrl-Z from elsewhere.
  case stopped
  /// The program came back to the foreground; what is on the screen is not known.
  case resumed
  /// The process is asked to end, by the number of the signal; or the terminal is gone (`SIGHUP`).
  case ended(signal: Int32)
}
