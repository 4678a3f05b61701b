import Glibc

/// A terminal that gives every key as it is pressed, on a page of its own.
///
/// Its settings, and what it showed before, are put back when the value goes, by ``restore()``, and by the process's own end. The
/// cursor is hidden while it is in use.
package final class RawTerminal {
  private let input: Int32
  private let output: Int32
  private let environment: TerminalEnvironment
  private var original = termios()
  private var isRaw = false
  private let signals: SignalPipe
  private var decoder = KeyDecoder()
  private var waiting: [TerminalEvent] = []

  /// How long an escape may wait for the rest of a sequence, in milliseconds.
  private static let escapeWait: Int32 = 40
  /// The other page, bracketed paste on, cursor away.
  private static let begin = "\u{1B}[?1049h\u{1B}[?2004h\u{1B}[?25l"
  private static let end = "\u{1B}[?2004l\u{1B}[?25h\u{1B}[?1049l"

  /// - Returns: `nil` where one of the descriptors is no terminal, or it cannot be set.
  package init?(
    input: Int32 = 0, output: Int32 = 1, environment: TerminalEnvironment = .ofProcess()
  ) {
    guard isatty(input) == 1, isatty(output) == 1, tcgetattr(input, &original) == 0,
      let signals = SignalPipe(stops: true)
    else { return nil }
    self.input = input
    self.output = output
    self.environment = environment
    self.signals = signals
    guard enter() else { return nil }
  }

  deinit { restore() }

  package var size: TerminalSize { TerminalSize.of(descriptor: output, environment: environment) }

  private func enter() -> Bool {
    var raw = original
    cfmakeraw(&raw)
    // New lines are still written as such.
    raw.c_oflag |= tcflag_t(OPOST)
    guard tcsetattr(input, TCSADRAIN, &raw) == 0 else { return false }
    isRaw = true
    write(Self.begin)
    return true
  }

  /// Puts the terminal back as it was.
  package func restore() {
    guard isRaw else { return }
    isRaw = false
    write(Self.end)
    tcsetattr(input, TCSADRAIN, &original)
  }

  /// Stops the process as Ctrl-Z does, and comes back when it is continued.
  package func suspend() {
    restore()
    kill(getpid(), SIGSTOP)
    _ = enter()
  }

  /// Writes text whole.
  package func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        return
      }
    }
  }

  /// Waits for the next thing to happen.
  ///
  /// - Parameter milliseconds: How long to wait; -1 for ever.
  /// - Returns: `nil` when the time has passed.
  package func next(milliseconds: Int32 = -1) -> TerminalEvent? {
    while true {
      if !waiting.isEmpty { return waiting.removeFirst() }
      var sources = [
        pollfd(fd: input, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      let limit = decoder.isUndecided ? Self.escapeWait : milliseconds
      let count = poll(&sources, nfds_t(sources.count), limit)
      if count == 0 {
        guard decoder.isUndecided else { return nil }
        waiting += decoder.flush().map(TerminalEvent.key)
        continue
      }
      if count < 0 {
        if errno == EINTR { continue }
        return .ended(signal: SIGHUP)
      }
      if sources[1].revents != 0 { waiting += signals.received().map(event) }
      if sources[0].revents & Int16(POLLIN) != 0 {
        guard readKeys() else { return .ended(signal: SIGHUP) }
      } else if sources[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 {
        return .ended(signal: SIGHUP)
      }
    }
  }

  /// - Returns: Whether the terminal is still there.
  private func readKeys() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(input, &bytes, bytes.count)
    if count > 0 {
      waiting += decoder.decode(bytes.prefix(count)).map(TerminalEvent.key)
      return true
    }
    return count < 0 && (errno == EINTR || errno == EAGAIN)
  }

  private func event(_ signal: Int32) -> TerminalEvent {
    switch signal {
    case SIGWINCH: return .resized(size)
    case SIGTSTP: return .stopped
    case SIGCONT:
      _ = enter()
      return .resumed
    case _: return .ended(signal: signal)
    }
  }
}
