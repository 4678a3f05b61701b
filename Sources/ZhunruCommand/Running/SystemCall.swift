import Glibc

/// The number of a failed system call's reason (`errno`).
struct SystemError: Error, Hashable, Sendable {
  var number: Int32

  static var last: SystemError { SystemError(number: errno) }

  /// The system's words for it, beginning in lower case.
  var reason: String {
    guard let words = strerror(number) else { return "error \(number)" }
    let text = String(cString: words)
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

enum SystemCall {
  /// Calls until the call is not interrupted by a signal.
  ///
  /// - Throws: When the call returns less than 0.
  @discardableResult
  static func retrying<Result: SignedInteger>(
    _ call: () -> Result
  ) throws(SystemError) -> Result {
    while true {
      let result = call()
      if result >= 0 { return result }
      if errno != EINTR { throw .last }
    }
  }

  /// Writes all bytes, however many calls it takes.
  ///
  /// - Returns: Why it failed, or `nil`.
  static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> SystemError? {
    var rest = bytes
    while !rest.isEmpty {
      do {
        let count = try retrying { write(descriptor, rest.baseAddress, rest.count) }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      } catch {
        guard error.number == EAGAIN else { return error }
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&waiting, 1, -1)
      }
    }
    return nil
  }
}

enum BrokenPipe {
  /// Lets a write to a pipe that nobody reads fail, where it would end the program.
  static func isAnErrorNotASignal() {
    signal(SIGPIPE, SIG_IGN)
  }
}

extension SystemError {
  static let noSuchEntry = SystemError(number: ENOENT)
  static let notADirectory = SystemError(number: ENOTDIR)
  static let accessDenied = SystemError(number: EACCES)
  static let isADirectory = SystemError(number: EISDIR)
  static let brokenPipe = SystemError(number: EPIPE)
}
