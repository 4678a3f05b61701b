package import Diagnostics
import Law
package import YAML

/// The holders of companies, from a table of their own: a row a holding.
///
/// Its columns are `company` or `id`, as the table of companies has them, `holder`, `origin`, `share`, `control`, and `in`: the
/// holder in which this one holds, where that is not the company itself.
package struct HolderList: Sendable {
  private struct Holding: Sendable {
    let line: Int32
    let holder: String
    /// What it holds in; empty for the company itself.
    let owned: String
    let cells: [(key: String, text: String, span: SourceSpan)]
  }

  /// The columns, with what each may be called.
  private static let columns: [(key: String, names: [String])] = [
    ("company", ["company", "公司", "公司名称", "企业名称"]), ("id", ["id", "编号"]), ("holder", ["holder", "股东", "持有人"]),
    ("origin", ["origin", "来源地", "国别"]), ("share", ["share", "持股比例"]), ("control", ["control", "控制方式"]),
    ("in", ["in", "被持股方"]),
  ]

  /// Where lines of this file begin among the lines of a tree, so that they are told from those of the table of companies.
  private static let firstLine: Int32 = 1 << 30

  private var file = ""
  /// By the key of what the company is known by.
  private var holdings: [String: [Holding]] = [:]
  private var lines: [Int32: String] = [:]

  package init() {}

  /// Reads a table of holders.
  ///
  /// - Returns: The holders, and what is wrong with the table.
  package static func read(_ bytes: [UInt8], file: String) -> (holders: HolderList, problems: [Diagnostic]) {
    var list = HolderList()
    list.file = file
    var problems: [Diagnostic] = []
    var offset = 0
    var scanner = CSVScanner { buffer in
      let count = min(buffer.count, bytes.count - offset)
      buffer.copyBytes(from: bytes[offset..<offset + count])
      offset += count
      return count
    }
    var headers: [Int: (key: String, isPercent: Bool)] = [:]
    var isHeader = true
    while let row = scanner.next() {
      for (place, text) in row.lines.enumerated() { list.lines[row.line + Int32(place)] = text }
      for (problem, span) in row.problems { problems.append(problem.diagnostic(at: list.ownLabel(span))) }
      if isHeader {
        isHeader = false
        for cell in row.cells {
          if let found = header(cell.text) {
            headers[cell.column] = found
          } else {
            problems.append(
              TableProblem.unknownColumn(cell.text, nearest: nearestName(to: cell.text, among: columns.map(\.key)))
                .diagnostic(at: list.ownLabel(cell.span)))
          }
        }
        continue
      }
      list.add(row, headers, &problems)
    }
    if let encoding = scanner.otherEncoding {
      problems.append(TableProblem.otherEncoding(encoding).diagnostic(at: list.ownLabel(SourceSpan(line: 1, column: 1))))
    }
    list.checkChains(&problems)
    return (list, problems)
  }

  private static func header(_ text: String) -> (key: String, isPercent: Bool)? {
    var key = TableWords.key(text)
    let isPercent = key.hasSuffix("(%)")
    if isPercent { key = TableWords.key(String(key.dropLast(3))) }
    return columns.first { $0.names.contains { TableWords.key($0) == key } }.map { ($0.key, isPercent) }
  }

  private mutating func add(
    _ row: TableRow, _ headers: [Int: (key: String, isPercent: Bool)], _ problems: inout [Diagnostic]
  ) {
    var texts: [String: String] = [:]
    var cells: [(key: String, text: String, span: SourceSpan)] = []
    for cell in row.cells {
      guard let header = headers[cell.column] else {
        problems.append(TableProblem.beyondLastColumn.diagnostic(at: ownLabel(cell.span)))
        continue
      }
      texts[header.key] = cell.text
      guard !["company", "id", "in"].contains(header.key) else { continue }
      let text =
        header.key == "share" ? TableWords.percentage(cell.text, header.isPercent ? .percent : nil) : cell.text
      cells.append((header.key, text, Self.shifted(cell.span)))
    }
    guard let company = texts["id"] ?? texts["company"] else {
      problems.append(TableProblem.noCompany.diagnostic(at: ownLabel(SourceSpan(line: row.line, column: 1))))
      return
    }
    let owned = texts["in"] ?? ""
    holdings[company, default: []].append(
      Holding(
        line: row.line, holder: texts["holder"] ?? "",
        owned: owned == company || owned == texts["company"] ? "" : owned, cells: cells))
  }

  /// Reports holdings that no chain from the company leads to.
  private func checkChains(_ problems: inout [Diagnostic]) {
    for holdings in holdings.values.sorted(by: { $0[0].line < $1[0].line }) {
      var reached: Set = [""]
      var hasGrown = true
      while hasGrown {
        let before = reached.count
        for holding in holdings where reached.contains(holding.owned) { reached.insert(holding.holder) }
        hasGrown = reached.count > before
      }
      for holding in holdings where !reached.contains(holding.owned) {
        problems.append(
          TableProblem.holdsInNobody(holding.owned).diagnostic(
            at: ownLabel(SourceSpan(line: holding.line, column: 1))))
      }
    }
  }

  // MARK: - Companies

  /// The companies it lists, by name or id, with the first line of each.
  package var companies: [String: Int32] { holdings.compactMapValues { $0.first?.line } }

  /// Adds `ownership` to the mapping of a company that is being made.
  ///
  /// - Parameters:
  ///   - known: What the company may be known by.
  ///   - line: Where the company stands in its own table.
  /// - Returns: By which of these it was found; `nil` if it has no holders here.
  package func add(of known: [String], at line: Int32, to tree: inout YAMLTree) -> String? {
    guard let name = known.first(where: { holdings[$0] != nil }), let all = holdings[name] else { return nil }
    let span = SourceSpan(line: line, column: 1)
    tree.addScalar("ownership", at: span)
    var listed: Set<String> = []
    add(all, in: "", at: span, &listed, &tree)
    return name
  }

  private func add(
    _ all: [Holding], in owned: String, at span: SourceSpan, _ listed: inout Set<String>, _ tree: inout YAMLTree
  ) {
    let own = all.filter { $0.owned == owned }
    let list = tree.open(.sequence, at: span)
    for holding in own {
      let place = Self.shifted(SourceSpan(line: holding.line, column: 1))
      let mapping = tree.open(.mapping, at: place)
      var children = 0
      for cell in holding.cells {
        tree.addScalar(cell.key, at: cell.span)
        tree.addScalar(cell.text, at: cell.span, isPlain: true)
        children += 2
      }
      if !holding.holder.isEmpty, listed.insert(holding.holder).inserted,
        all.contains(where: { $0.owned == holding.holder })
      {
        tree.addScalar("ownership", at: place)
        add(all, in: holding.holder, at: place, &listed, &tree)
        children += 2
      }
      tree.close(mapping, children: children)
    }
    tree.close(list, children: own.count)
  }

  // MARK: - Places

  private static func shifted(_ span: SourceSpan) -> SourceSpan {
    var span = span
    span.start.line += firstLine
    span.end.line += firstLine
    return span
  }

  /// The place of a span of a tree, if it is one of this file.
  package func label(at span: SourceSpan, _ message: Message?) -> Diagnostic.Label? {
    guard span.start.line > Self.firstLine else { return nil }
    var span = span
    span.start.line -= Self.firstLine
    span.end.line -= Self.firstLine
    return ownLabel(span, message)
  }

  /// The place of a span of this file.
  package func ownLabel(_ span: SourceSpan, _ message: Message? = nil) -> Diagnostic.Label {
    Diagnostic.Label(file: file, span: span, lineText: lines[span.start.line] ?? "", message: message)
  }
}
