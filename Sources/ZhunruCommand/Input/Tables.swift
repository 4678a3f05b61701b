import Diagnostics
import Portfolio

/// What stands beside tables of companies: what their columns are, and who holds the companies.
struct Tables: Sendable {
  var columns = TableColumns()
  var holders = HolderList()

  init() {}

  /// - Parameters:
  ///   - columns: The file that says what columns of a fund's own are.
  ///   - holders: The table of holders.
  /// - Throws: ``InputProblem`` if one cannot be read, ``FaultyFile`` for what is wrong in them.
  init(columns: String?, holders: String?) throws {
    var problems: [Diagnostic] = []
    if let columns {
      let read = TableColumns.read(try Self.bytes(of: columns), file: columns)
      self.columns = read.columns
      problems += read.problems
    }
    if let holders {
      let read = HolderList.read(try Self.bytes(of: holders), file: holders)
      self.holders = read.holders
      problems += read.problems
    }
    if !problems.isEmpty { throw FaultyFile(problems: problems) }
  }

  private static func bytes(of path: String) throws(InputProblem) -> [UInt8] {
    var file = try InputFile(opening: .file(path))
    if InputForm(nameOf: path) == .spreadsheet { file = try Spreadsheet.table(in: file) }
    return try file.readAll(limit: 64 << 20)
  }
}

/// A file beside the companies that has problems of its own.
struct FaultyFile: Error {
  let problems: [Diagnostic]
}
