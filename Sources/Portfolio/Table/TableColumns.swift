package import Diagnostics
import Law
import YAML

/// What the columns of a fund's own tables are, as a file says it.
///
/// ```yaml
/// columns:
///   Portfolio company: company
///   Stake: { is: foreign-equity, unit: fraction }
///   Deal lead: ignore
/// ```
package struct TableColumns: Sendable {
  /// In what a column has its figures, which then need not say it.
  enum Unit: String, CaseIterable {
    /// 60 for 60 %.
    case percent
    /// 0.6 for 60 %.
    case fraction
  }

  struct Entry: Sendable {
    /// What the column is called in the tables of the program.
    let name: String
    let unit: Unit?
  }

  /// By header, as it is looked up.
  private(set) var entries: [String: Entry] = [:]

  package init() {}

  /// Reads a file of columns.
  ///
  /// - Returns: The columns, and what is wrong with the file.
  package static func read(_ bytes: [UInt8], file: String) -> (columns: TableColumns, problems: [Diagnostic]) {
    var (documents, problems) = YAMLDocument.parse(bytes: bytes, file: file)
    var columns = TableColumns()
    for document in documents {
      guard let list = document.root["columns"], list.kind == .mapping else {
        problems.append(TableProblem.notAMapping.diagnostic(at: document.root.label()))
        continue
      }
      for (header, value) in list.entries {
        guard let name = (value["is"] ?? value).string else {
          problems.append(TableProblem.notAMapping.diagnostic(at: value.label()))
          continue
        }
        var unit: Unit?
        if let written = value["unit"] {
          unit = written.string.flatMap(Unit.init)
          if unit == nil { problems.append(TableProblem.noSuchUnit(written.string ?? "").diagnostic(at: written.label())) }
        }
        columns.entries[TableWords.key(header.string ?? "")] = Entry(name: name, unit: unit)
      }
    }
    return (columns, problems)
  }
}
