import Glibc
import Synchronization

/// Hands signals to whoever waits for input, as bytes in a pipe: the only thing that a handler of a
/// signal may safely do is to write them.
package final class SignalPipe: Sendable {
  /// The end to wait for.
  package let descriptor: Int32

  private static let writeEnd = Atomic<Int32>(-1)
  private static let handled: [Int32] = [SIGWINCH, SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGCONT]
  private let handled: [Int32]

  /// - Parameter stops: Whether the signal of Ctrl-Z is handed over too; it stops the process by itself otherwise.
  /// - Returns: `nil` if the system has no pipe left.
  package init?(stops: Bool = false) {
    handled = Self.handled + (stops ? [SIGTSTP] : [])
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    descriptor = ends[0]
    Self.writeEnd.store(ends[1], ordering: .releasing)
    for number in handled {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        var byte = UInt8(truncatingIfNeeded: number)
        let saved = errno
        _ = write(SignalPipe.writeEnd.load(ordering: .acquiring), &byte, 1)
        errno = saved
      }
      action.sa_flags = Int32(SA_RESTART)
      sigaction(number, &action, nil)
    }
  }

  deinit {
    for number in handled { signal(number, SIG_DFL) }
    let other = Self.writeEnd.exchange(-1, ordering: .acquiringAndReleasing)
    close(descriptor)
    if other >= 0 { close(other) }
  }

  /// The signals that have come since the last call.
  package func received() -> [Int32] {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(descriptor, &bytes, bytes.count)
    return count > 0 ? bytes.prefix(count).map(Int32.init) : []
  }
}
