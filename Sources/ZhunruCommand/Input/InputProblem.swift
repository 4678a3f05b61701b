import Diagnostics

/// Why something named on the command line could not be read, without its wording.
enum InputProblem: Error, Hashable, Sendable {
  case noSuchFile(String)
  /// A link whose end is not there.
  case deadLink(String)
  case noPermission(String)
  case directory(String)
  case unreadable(String, SystemError)
  case emptyDirectory(String)
  case nameNotUTF8(String)
  case standardInputTwice
  case tooLarge(String, limit: Int)
  case noCompany(String)
  case workbookFromStream
  case needsProgram(String, name: String, package: String)
  case notConverted(String, said: String)

  /// The wording of every problem, in one place.
  var diagnostic: Diagnostic {
    switch self {
    case .noSuchFile(let path):
      Diagnostic(code: "no-such-file", headline: "there is no file or directory `\(path)`")
    case .deadLink(let path):
      Diagnostic(
        code: "dead-link", headline: "`\(path)` is a link to what is not there",
        help: "`ls -l` shows where it leads")
    case .noPermission(let path):
      Diagnostic(
        code: "no-permission", headline: "`\(path)` may not be read",
        help: "`ls -l` shows who may read it")
    case .directory(let path):
      Diagnostic(
        code: "directory", headline: "`\(path)` is a directory where a file is read",
        help: "name the directory itself, or the files in it")
    case .unreadable(let path, let error):
      Diagnostic(code: "unreadable", headline: "`\(path)` cannot be read: \(error.reason)")
    case .emptyDirectory(let path):
      Diagnostic(
        code: "no-input", headline: "no file under `\(path)` ends in `.yaml`, `.json`, `.jsonl`, `.csv` or `.xlsx`",
        help: "name files with other extensions explicitly")
    case .nameNotUTF8(let path):
      Diagnostic(
        code: "file-name", headline: "the name of `\(path)` is not UTF-8",
        help: "rename the file, or give its content on standard input with `-`")
    case .standardInputTwice:
      Diagnostic(
        code: "standard-input-twice", headline: "`-` stands twice, and standard input ends once")
    case .noCompany(let path):
      Diagnostic(
        code: "no-company", headline: "`\(path)` holds no company",
        help: "start one with `company: NAME`")
    case .workbookFromStream:
      Diagnostic(
        code: "workbook", headline: "a workbook cannot be read from standard input",
        help: "name its file, or give it as CSV")
    case .needsProgram(let path, let name, let package):
      Diagnostic(
        code: "not-installed", headline: "`\(path)` is read with `\(name)` of LibreOffice, which is not installed",
        help: "install it (on Debian `apt-get install \(package)`), or save the sheet as “CSV UTF-8”")
    case .notConverted(let path, let said):
      Diagnostic(
        code: "not-converted", headline: "LibreOffice cannot read `\(path)`: \(said)",
        help: "save the sheet as “CSV UTF-8”")
    case .tooLarge(let path, let limit):
      Diagnostic(code: "too-large", headline: "`\(path)` has more than \(limit) bytes")
    }
  }

  init(_ path: String, _ error: SystemError) {
    self =
      switch error {
      case .noSuchEntry where path.unicodeScalars.contains("\u{FFFD}"): .nameNotUTF8(path)
      case .noSuchEntry where (try? FileKind.of(path, followsLink: false)) == .link: .deadLink(path)
      case .noSuchEntry, .notADirectory: .noSuchFile(path)
      case .accessDenied: .noPermission(path)
      case .isADirectory: .directory(path)
      default: .unreadable(path, error)
      }
  }
}
