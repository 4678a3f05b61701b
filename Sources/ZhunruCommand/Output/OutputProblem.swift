/// Why output could not be written, without its wording.
enum OutputProblem: Error, Hashable, Sendable {
  /// Who read a pipe has closed it; nothing is said about that.
  case readerGone
  case noDirectory(String)
  case directory(String)
  case noPermission(String)
  case failed(String, SystemError)

  /// The wording of every problem, in one place.
  var message: Message {
    switch self {
    case .readerGone:
      Message(code: "reader-gone", headline: "the output was not read to its end")
    case .noDirectory(let path):
      Message(
        code: "no-such-directory", headline: "there is no directory for `\(path)`",
        help: "make the directory first; only the file is made here")
    case .directory(let path):
      Message(
        code: "directory", headline: "`\(path)` is a directory",
        help: "give the name of a file in it")
    case .noPermission(let path):
      Message(code: "no-permission", headline: "`\(path)` may not be written")
    case .failed(let path, let error):
      Message(
        code: "not-written", headline: "`\(path)` cannot be written: \(error.reason)")
    }
  }

  init(_ path: String, _ error: SystemError) {
    self =
      switch error {
      case .brokenPipe: .readerGone
      case .noSuchEntry, .notADirectory: .noDirectory(path)
      case .isADirectory: .directory(path)
      case .accessDenied: .noPermission(path)
      default: .failed(path, error)
      }
  }
}
