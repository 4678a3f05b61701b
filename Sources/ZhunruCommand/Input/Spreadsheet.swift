import Diagnostics
import Glibc

/// Turns the first sheet of a workbook into a table, with LibreOffice where it is installed.
enum Spreadsheet {
  /// The table in a workbook, under the name of the workbook.
  ///
  /// - Throws: ``InputProblem`` where LibreOffice is not there or cannot read the workbook.
  static func table(in file: InputFile) throws(InputProblem) -> InputFile {
    guard case .file(let path) = file.source else { throw .workbookFromStream }
    var template = Array("/tmp/zhunru-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw InputProblem(path, .last) }
    let folder = String(cString: made)
    defer { _ = try? OtherProgram(name: "rm", package: "coreutils").run(["-rf", folder], []) }
    do {
      // A profile of its own, so that a LibreOffice that is open does not take the work over; UTF-8, as shown in the sheet.
      _ = try OtherProgram.libreOffice.run(
        [
          "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to",
          "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "--outdir", folder, path,
        ], [])
    } catch {
      switch error {
      case .notInstalled(let name, let package): throw .needsProgram(path, name: name, package: package)
      case .failed(_, let said): throw .notConverted(path, said: said)
      case _: throw .notConverted(path, said: error.diagnostic.headline.spoken)
      }
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = name.split(separator: ".").dropLast().joined(separator: ".")
    do {
      let descriptor = try SystemCall.retrying { open("\(folder)/\(stem).csv", O_RDONLY | O_CLOEXEC) }
      return InputFile(descriptor, named: file.source)
    } catch {
      throw .notConverted(path, said: "it wrote no table")
    }
  }
}
