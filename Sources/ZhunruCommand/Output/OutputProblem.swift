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
      Diagnostic(code: "reader-gone", headline: Message("the output was not read to its end", "输出未被读完"))
    case .noDirectory(let path):
      Diagnostic(
        code: "no-such-directory", headline: Message("there is no directory for `\(path)`", "`\(path)`所在的目录不存在"),
        help: Message("make the directory first; only the file is made here", "请先建立目录；此处只建立文件"))
    case .directory(let path):
      Diagnostic(
        code: "directory", headline: Message("`\(path)` is a directory", "`\(path)`是目录"),
        help: Message("give the name of a file in it", "请写其中文件的名称"))
    case .noPermission(let path):
      Diagnostic(code: "no-permission", headline: Message("`\(path)` may not be written", "无权写入`\(path)`"))
    case .isInput(let path):
      Diagnostic(
        code: "output-is-input", headline: Message("`\(path)` is read, and would be overwritten", "`\(path)`正被读取，会被覆盖"),
        help: Message("give the output another name", "请为输出另取名称"))
    case .tooManyRows(let most):
      Diagnostic(
        code: "too-many-rows",
        headline: Message("a sheet of a workbook holds \(most) rows, and there are more", "工作簿的一张工作表最多\(most)行，现已超过"),
        help: Message("write CSV or JSON Lines, or fewer companies at a time", "请改写CSV或JSON Lines，或每次少写几家公司"))
    case .failed(let path, let error):
      Diagnostic(
        code: "not-written",
        headline: Message("`\(path)` cannot be written: \(error.reason)", "无法写入`\(path)`：\(error.reason)"))
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
