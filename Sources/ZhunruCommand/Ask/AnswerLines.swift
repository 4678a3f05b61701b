import Glibc
import Interview
import TerminalUI

/// Lines of answers, from standard input or from a file.
final class AnswerLines: AnswerSource {
  private let descriptor: Int32
  private let isOwned: Bool
  private let signals: SignalPipe?
  private var waiting: [UInt8] = []
  private var isAtEnd = false
  let name: String
  private(set) var count = 0

  /// A line longer than this is cut there.
  private static let longest = 4096

  /// Standard input.
  init() {
    descriptor = STDIN_FILENO
    isOwned = false
    name = "<stdin>"
    signals = SignalPipe()
  }

  init(path: String) throws(InputProblem) {
    do {
      descriptor = try SystemCall.retrying { open(path, O_RDONLY | O_CLOEXEC) }
    } catch {
      throw InputProblem(path, error)
    }
    isOwned = true
    name = path
    signals = SignalPipe()
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  var isTyped: Bool { isatty(descriptor) == 1 }

  func next() throws(InputProblem) -> NextAnswer {
    while true {
      if let line = takeLine() { return .line(line) }
      if isAtEnd { return .end }
      if let signal = try read() { return .ended(signal: signal) }
    }
  }

  private func takeLine() -> String? {
    let end = waiting.firstIndex(of: UInt8(ascii: "\n"))
    guard end != nil || waiting.count > Self.longest || isAtEnd && !waiting.isEmpty else {
      return nil
    }
    var line = waiting[..<(end ?? waiting.count)]
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    let text = String(decoding: line.prefix(Self.longest), as: UTF8.self)
    waiting.removeFirst(end.map { $0 + 1 } ?? waiting.count)
    count += 1
    return text
  }

  /// - Returns: The signal that came instead.
  private func read() throws(InputProblem) -> Int32? {
    while true {
      var sources = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
      if let signals {
        sources.append(pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0))
      }
      let ready = poll(&sources, nfds_t(sources.count), -1)
      if ready < 0, errno == EINTR { continue }
      if let signals, sources[1].revents != 0 {
        let ending = signals.received().first { $0 != SIGWINCH && $0 != SIGCONT }
        if let ending { return ending }
        continue
      }
      var bytes = [UInt8](repeating: 0, count: 4096)
      let room = bytes.count
      do {
        let count = try SystemCall.retrying { Glibc.read(descriptor, &bytes, room) }
        if count == 0 { isAtEnd = true }
        waiting += bytes.prefix(count)
        return nil
      } catch {
        // A terminal that is gone.
        if error.number == EIO { return SIGHUP }
        throw InputProblem(name, error)
      }
    }
  }
}
