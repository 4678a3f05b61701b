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
      Diagnostic(code: "no-such-file", headline: Message("there is no file or directory `\(path)`", "没有文件或目录`\(path)`"))
    case .deadLink(let path):
      Diagnostic(
        code: "dead-link", headline: Message("`\(path)` is a link to what is not there", "`\(path)`是链接，其目标不存在"),
        help: Message("`ls -l` shows where it leads", "`ls -l`显示其指向"))
    case .noPermission(let path):
      Diagnostic(
        code: "no-permission", headline: Message("`\(path)` may not be read", "无权读取`\(path)`"),
        help: Message("`ls -l` shows who may read it", "`ls -l`显示谁可读取"))
    case .directory(let path):
      Diagnostic(
        code: "directory", headline: Message("`\(path)` is a directory where a file is read", "此处应为文件，而`\(path)`是目录"),
        help: Message("name the directory itself, or the files in it", "请写该目录本身，或其中的文件"))
    case .unreadable(let path, let error):
      Diagnostic(
        code: "unreadable",
        headline: Message("`\(path)` cannot be read: \(error.reason)", "无法读取`\(path)`：\(error.reason)"))
    case .emptyDirectory(let path):
      Diagnostic(
        code: "no-input",
        headline: Message(
          "no file under `\(path)` ends in `.yaml`, `.json`, `.jsonl`, `.csv` or `.xlsx`",
          "`\(path)`之下没有以`.yaml`、`.json`、`.jsonl`、`.csv`或`.xlsx`结尾的文件"),
        help: Message("name files with other extensions explicitly", "其他扩展名的文件请逐一写明"))
    case .nameNotUTF8(let path):
      Diagnostic(
        code: "file-name", headline: Message("the name of `\(path)` is not UTF-8", "`\(path)`的文件名不是UTF-8编码"),
        help: Message("rename the file, or give its content on standard input with `-`", "请为文件改名，或以`-`从标准输入读取其内容"))
    case .standardInputTwice:
      Diagnostic(
        code: "standard-input-twice",
        headline: Message("`-` stands twice, and standard input ends once", "`-`写了两次，而标准输入只能读一次"))
    case .noCompany(let path):
      Diagnostic(
        code: "no-company", headline: Message("`\(path)` holds no company", "`\(path)`中没有公司"),
        help: Message("start one with `company: NAME`", "请以`company: 名称`开始写一家公司"))
    case .workbookFromStream:
      Diagnostic(
        code: "workbook", headline: Message("a workbook cannot be read from standard input", "不能从标准输入读取工作簿"),
        help: Message("name its file, or give it as CSV", "请写其文件名，或改为CSV"))
    case .needsProgram(let path, let name, let package):
      Diagnostic(
        code: "not-installed",
        headline: Message(
          "`\(path)` is read with `\(name)` of LibreOffice, which is not installed",
          "读取`\(path)`需要LibreOffice的`\(name)`，尚未安装"),
        help: Message(
          "install it (on Debian `apt-get install \(package)`), or save the sheet as “CSV UTF-8”",
          "请安装（Debian上为`apt-get install \(package)`），或将工作表另存为“CSV UTF-8”"))
    case .notConverted(let path, let said):
      Diagnostic(
        code: "not-converted",
        headline: Message("LibreOffice cannot read `\(path)`: \(said)", "LibreOffice无法读取`\(path)`：\(said)"),
        help: Message("save the sheet as “CSV UTF-8”", "请将工作表另存为“CSV UTF-8”"))
    case .tooLarge(let path, let limit):
      Diagnostic(
        code: "too-large", headline: Message("`\(path)` has more than \(limit) bytes", "`\(path)`超过\(limit)字节"))
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
