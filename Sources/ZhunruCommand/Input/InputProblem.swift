/// Why something named on the command line could not be read, without its wording.
enum InputProblem: Error, Hashable, Sendable {
  case noSuchFile(String)
  case noPermission(String)
  case directory(String)
  case unreadable(String, SystemError)
  case directoryWithoutYAML(String)
  case nameNotUTF8(String)
  case standardInputTwice
  case tooLarge(String, limit: Int)
  case noCompany(String)

  /// The wording of every problem, in one place.
  var message: Message {
    switch self {
    case .noSuchFile(let path):
      Message(code: "no-such-file", headline: "there is no file or directory `\(path)`")
    case .noPermission(let path):
      Message(
        code: "no-permission", headline: "`\(path)` may not be read",
        help: "`ls -l` shows who may read it")
    case .directory(let path):
      Message(
        code: "directory", headline: "`\(path)` is a directory where a file is read",
        help: "name the directory itself, or the files in it")
    case .unreadable(let path, let error):
      Message(code: "unreadable", headline: "`\(path)` cannot be read: \(error.reason)")
    case .directoryWithoutYAML(let path):
      Message(
        code: "no-yaml", headline: "no file under `\(path)` ends in `.yaml` or `.yml`",
        help: "name files with other extensions explicitly")
    case .nameNotUTF8(let path):
      Message(
        code: "file-name", headline: "the name of `\(path)` is not UTF-8",
        help: "rename the file, or give its content on standard input with `-`")
    case .standardInputTwice:
      Message(
        code: "standard-input-twice", headline: "`-` stands twice, and standard input ends once")
    case .noCompany(let path):
      Message(
        code: "no-company", headline: "`\(path)` holds no company",
        help: "start one with `company: NAME`")
    case .tooLarge(let path, let limit):
      Message(code: "too-large", headline: "`\(path)` has more than \(limit) bytes")
    }
  }

  init(_ path: String, _ error: SystemError) {
    self =
      switch error {
      case .noSuchEntry, .notADirectory: .noSuchFile(path)
      case .accessDenied: .noPermission(path)
      case .isADirectory: .directory(path)
      default: .unreadable(path, error)
      }
  }
}
