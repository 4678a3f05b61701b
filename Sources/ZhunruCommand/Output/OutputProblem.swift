import Diagnostics

/// Why output could not be written, without its wording.
enum OutputProblem: Error, Hashable, Sendable {
  /// Who read a pipe has closed it; nothing is said about that.
  case readerGone
  case noDirectory(String)
  case directory(String)
  case noPermission(String)
  /// The file is one of those that are read.
  case isInput(String)
  case failed(String, SystemError)
  case tooManyRows(most: Int)

  /// The wording of every problem, in one place.
  var diagnostic: Diagnostic {
    switch self {
    case .readerGone:
      Diagnostic(code: "reader-gone", headline: "the output was not read to its end")
    case .noDirectory(let path):
      Diagnostic(
        code: "no-such-directory", headline: "there is no directory for `\(path)`",
        help: "make the directory first; only the file is made here")
    case .directory(let path):
      Diagnostic(
        code: "directory", headline: "`\(path)` is a directory",
        help: "give the name of a file in it")
    case .noPermission(let path):
      Diagnostic(code: "no-permission", headline: "`\(path)` may not be written")
    case .isInput(let path):
      Diagnostic(
        code: "output-is-input", headline: "`\(path)` is read, and would be overwritten",
        help: "give the output another name")
    case .tooManyRows(let most):
      Diagnostic(
        code: "too-many-rows", headline: "a sheet of a workbook holds \(most) rows, and there are more",
        help: "write CSV or JSON Lines, or fewer companies at a time")
    case .failed(let path, let error):
      Diagnostic(
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
