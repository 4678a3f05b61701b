package import Diagnostics
import Law
package import YAML

/// Reads companies from a table of comma-separated values, a row a service line, as the trees that files of companies give.
///
/// The first row names the columns: by the names of facts or their short names, in either language, or by headers that
/// ``TableColumns`` explains. Rows of one company stand together; what they leave out of the company is as in the row above.
/// Cells may hold titles, codes and values in either language, usual dates, 是 and 否, and everyday places.
package struct TableReader: ~Copyable, RecordReader {
  /// A column and what its figures are in.
  private struct Header {
    let text: String
    let column: TableWords.Column
    let unit: TableColumns.Unit?
    let span: SourceSpan
  }

  package let file: String
  private let law: Law
  private let words: TableWords
  private let columns: TableColumns
  private let holders: HolderList
  private var scanner: CSVScanner
  private var headers: [Int: Header] = [:]
  private var isStarted = false
  /// The rows of the company at hand, and what was read beyond them.
  private var rows: [TableRow] = []
  private var ahead: TableRow?
  /// The first line of each company so far, by the hash of what it is known by.
  private var firstLines: [UInt64: Int32] = [:]
  /// The companies whose holders were found in the other table.
  private var withHolders: Set<String> = []

  package var recordsSayTheirDay: Bool { true }
  package var readError: (any Error)? { scanner.readError }

  /// - Parameters:
  ///   - columns: What columns of the table's own are.
  ///   - holders: The holders of companies, from another table.
  ///   - read: Fills the front of a buffer with UTF-8 and returns how many bytes; 0 at the end.
  package init(
    file: String, _ schema: PortfolioSchema, _ columns: TableColumns = TableColumns(),
    holders: HolderList = HolderList(), read: @escaping (UnsafeMutableRawBufferPointer) throws -> Int
  ) {
    self.file = file
    law = schema.law
    words = TableWords(schema.law)
    self.columns = columns
    self.holders = holders
    scanner = CSVScanner(read)
  }

  package mutating func next(into tree: inout YAMLTree) -> YAMLReader.Step {
    tree.removeAll()
    if !isStarted {
      isStarted = true
      guard let header = scanner.next() else {
        guard let encoding = scanner.otherEncoding else { return .end }
        report(.otherEncoding(encoding), SourceSpan(line: 1, column: 1), &tree)
        return .header
      }
      rows = [header]
      readHeader(header, &tree)
      if !tree.problems.isEmpty {
        // What a column means is not known, so no row can be read.
        while scanner.next() != nil {}
        return .header
      }
    }
    guard readRows() else { return reportHolders(of: &tree) ? .trailer : .end }
    for row in rows { report(row, &tree) }
    // A cell that cannot be read is not missing.
    tree.isIncomplete = rows.contains { !$0.problems.isEmpty }
    build(&tree)
    return .document
  }

  package mutating func label(at span: SourceSpan, _ message: Message?) -> Diagnostic.Label {
    if let label = holders.label(at: span, message) { return label }
    let row = rows.last { $0.line <= span.start.line }
    let text = row.flatMap { row in
      let place = Int(span.start.line - row.line)
      return row.lines.indices.contains(place) ? row.lines[place] : nil
    }
    let header = row?.cells.first { $0.span.start == span.start }.flatMap { headers[$0.column] }
    return Diagnostic.Label(
      file: file, span: span, lineText: text ?? "", message: message ?? header.map { Message("in column `\($0.text)`", "位于`\($0.text)`列") })
  }

  /// Reports the companies of the table of holders that this table has not.
  ///
  /// - Returns: Whether there are any.
  private mutating func reportHolders(of tree: inout YAMLTree) -> Bool {
    let others = holders.companies.filter { !withHolders.contains($0.key) }
    withHolders.formUnion(others.keys)
    for (name, line) in others.sorted(by: { $0.value < $1.value }) {
      tree.problems.append(
        TableProblem.holdersOfNobody(name).diagnostic(at: holders.ownLabel(SourceSpan(line: line, column: 1))))
    }
    return !others.isEmpty
  }

  // MARK: - The first row

  /// How many problems of it are reported; of more, only that there are more.
  private static let mostProblems = 100

  private mutating func readHeader(_ row: TableRow, _ tree: inout YAMLTree) {
    report(row, &tree)
    for cell in row.cells {
      guard tree.problems.count < Self.mostProblems else {
        report(.manyProblems, cell.span, &tree)
        break
      }
      let found = header(cell)
      guard let found else {
        let names = words.columns.keys.sorted()
        report(.unknownColumn(cell.text, nearest: nearestName(to: cell.text, among: names)), cell.span, &tree)
        continue
      }
      if found.column != .ignored, found.column != .note,
        let first = headers.values.first(where: { $0.column == found.column })
      {
        report(.columnTwice(cell.text, first: label(at: first.span, Message("first here", "此处首次出现"))), cell.span, &tree)
        continue
      }
      headers[cell.column] = found
    }
    if tree.problems.isEmpty, column(of: .company) == nil {
      report(.noCompanyColumn, SourceSpan(line: row.line, column: 1), &tree)
    }
  }

  private func header(_ cell: TableCell) -> Header? {
    let entry = columns.entries[TableWords.key(cell.text)]
    var name = entry?.name ?? cell.text
    var unit = entry?.unit
    // A header that says its unit: 外资比例（%）.
    for suffix in ["(%)", "[%]"] where entry == nil && TableWords.key(name).hasSuffix(suffix) {
      name = String(TableWords.key(name).dropLast(suffix.count))
      unit = .percent
    }
    return words.columns[TableWords.key(name)].map {
      Header(text: cell.text, column: $0, unit: unit, span: cell.span)
    }
  }

  private func column(of column: TableWords.Column) -> Int? { headers.first { $0.value.column == column }?.key }

  private mutating func report(_ problem: TableProblem, _ span: SourceSpan, _ tree: inout YAMLTree) {
    tree.problems.append(problem.diagnostic(at: label(at: span, nil)))
  }

  private mutating func report(_ row: TableRow, _ tree: inout YAMLTree) {
    for (problem, span) in row.problems { report(problem, span, &tree) }
  }

  // MARK: - Rows of a company

  /// Reads the rows of the next company.
  ///
  /// - Returns: Whether there are any.
  private mutating func readRows() -> Bool {
    let first: TableRow
    if let row = ahead {
      first = row
      ahead = nil
    } else if let row = scanner.next() {
      first = row
    } else {
      return false
    }
    rows = [first]
    let known = name(of: first)
    while let row = scanner.next() {
      let other = name(of: row)
      guard other.isEmpty || other == known, row.problems.isEmpty, first.problems.isEmpty else {
        ahead = row
        break
      }
      rows.append(row)
    }
    return true
  }

  /// By what the company of a row is known: its id, else its name; empty where the row says neither.
  private func name(of row: TableRow) -> String {
    row.cell(in: column(of: .id))?.text ?? row.cell(in: column(of: .company))?.text ?? ""
  }

  // MARK: - The tree

  private mutating func build(_ tree: inout YAMLTree) {
    guard let first = rows.first, let last = rows.last else { return }
    let ownName = name(of: first)
    if !ownName.isEmpty {
      let hash = yamlHash(ownName)
      if let line = firstLines[hash] {
        let cell = first.cell(in: column(of: .id)) ?? first.cell(in: column(of: .company))
        report(.companyApart(ownName, line: line), cell?.span ?? SourceSpan(line: first.line, column: 1), &tree)
      } else {
        firstLines[hash] = first.line
      }
    }
    for row in rows {
      for cell in row.cells where headers[cell.column] == nil { report(.beyondLastColumn, cell.span, &tree) }
    }
    let end = SourcePosition(
      line: last.line + Int32(last.lines.count), column: 1)
    let root = tree.open(.mapping, at: SourceSpan(start: SourcePosition(line: first.line, column: 1), end: end))
    var children = 0
    for (position, header) in headers.sorted(by: { $0.key < $1.key }) {
      guard let key = companyKey(header.column), let cell = companyCell(in: position, header, &tree) else { continue }
      add(key, cell, header, &tree)
      children += 2
    }
    let known = [first.cell(in: column(of: .id))?.text, first.cell(in: column(of: .company))?.text].compactMap(\.self)
    if let name = holders.add(of: known, at: first.line, to: &tree) {
      withHolders.insert(name)
      children += 2
    }
    tree.addScalar("services", at: SourceSpan(line: first.line, column: 1))
    let list = tree.open(.sequence, at: SourceSpan(line: first.line, column: 1))
    for row in rows { addService(row, &tree) }
    tree.close(list, children: rows.count)
    tree.close(root, children: children + 2)
  }

  /// The key of a company that a column fills; `nil` where it fills one of a service line, or none.
  private func companyKey(_ column: TableWords.Column) -> String? {
    switch column {
    case .company: "company"
    case .id: "id"
    case .asOf: "as-of"
    case .fact(let fact): law[fact].subject == .company ? law[fact].name : nil
    case .service, .activity, .about, .nothingElse, .note, .ignored: nil
    }
  }

  /// What the rows say of the company in a column; each says the same, or nothing.
  private mutating func companyCell(in column: Int, _ header: Header, _ tree: inout YAMLTree) -> TableCell? {
    let cells = rows.compactMap { $0.cell(in: column) }
    if let first = cells.first, let other = cells.first(where: { $0.text != first.text }) {
      report(
        .otherValue(column: header.text, first: label(at: first.span, "here")), other.span, &tree)
    }
    return cells.first
  }

  private func addService(_ row: TableRow, _ tree: inout YAMLTree) {
    let start = SourcePosition(line: row.line, column: 1)
    let end = SourcePosition(
      line: row.line + Int32(row.lines.count - 1), column: Int32((row.lines.last ?? "").unicodeScalars.count + 1))
    let service = tree.open(.mapping, at: SourceSpan(start: start, end: max(start, end)))
    var children = 0
    var features: [(key: String, cell: TableCell, header: Header)] = []
    for cell in row.cells {
      guard let header = headers[cell.column] else { continue }
      switch header.column {
      case .service, .activity, .about, .nothingElse:
        add(Self.serviceKey(header.column), cell, header, &tree)
        children += 2
      case .fact(let fact) where law[fact].subject == .service:
        features.append((law[fact].name, cell, header))
      case .fact, .company, .id, .asOf, .note, .ignored: break
      }
    }
    if !features.isEmpty {
      let place = features[0].cell.span
      tree.addScalar("features", at: place)
      let mapping = tree.open(.mapping, at: place)
      for feature in features { add(feature.key, feature.cell, feature.header, &tree) }
      tree.close(mapping, children: features.count * 2)
      children += 2
    }
    tree.close(service, children: children)
  }

  private static func serviceKey(_ column: TableWords.Column) -> String {
    switch column {
    case .activity: "activities"
    case .about: "about"
    case .nothingElse: "nothing-else"
    case .service, .company, .id, .asOf, .note, .fact, .ignored: "service"
    }
  }

  /// Adds a key and what a cell says.
  private func add(_ key: String, _ cell: TableCell, _ header: Header, _ tree: inout YAMLTree) {
    tree.addScalar(key, at: cell.span)
    let values = words.values(cell.text, of: header.column, unit: header.unit)
    guard values.count != 1 else {
      tree.addScalar(values[0], at: cell.span, isPlain: header.column != .id)
      return
    }
    let list = tree.open(.sequence, at: cell.span)
    for value in values { tree.addScalar(value, at: cell.span, isPlain: true) }
    tree.close(list, children: values.count)
  }
}
