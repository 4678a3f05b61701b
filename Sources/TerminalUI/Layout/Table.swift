package import TextWidth

/// Rows of cells under light headers, with texts across the whole width between them where wanted.
///
/// Columns that may give way do so when the width is short. Where even that does not help, each row
/// becomes a list of its cells, one under the other.
package struct Table: Block {
  package struct Column: Sendable {
    /// What a column does when there is too little room.
    package enum Fit: Hashable, Sendable {
      /// It stays as wide as its widest cell.
      case rigid
      /// Its cells go on in further lines; it keeps at least so many cells.
      case wraps(minimum: Int = 12)
      /// Its cells end in an ellipsis; it keeps at least so many cells.
      case truncates(minimum: Int = 8)
    }

    package var header: StyledText
    package var alignment: TextAlignment
    package var fit: Fit

    package init(
      _ header: StyledText = StyledText(), alignment: TextAlignment = .leading, fit: Fit = .rigid
    ) {
      self.header = header
      self.alignment = alignment
      self.fit = fit
    }
  }

  enum Entry: Sendable {
    case row([StyledText])
    case rule
    case block(any Block)
  }

  package var columns: [Column]
  /// Spaces between columns.
  package var gap: Int
  private(set) var entries: [Entry] = []

  package init(_ columns: [Column], gap: Int = 2) {
    self.columns = columns
    self.gap = gap
  }

  /// - Parameter cells: From the first column on; columns left out are empty, cells past the last
  ///   column are not shown.
  package mutating func append(row cells: [StyledText]) {
    entries.append(.row(cells))
  }

  /// Adds a light line under every column.
  package mutating func appendRule() {
    entries.append(.rule)
  }

  /// Adds a text across the table, such as the reason for the row above.
  package mutating func append(_ block: some Block) {
    entries.append(.block(block))
  }

  package func lines(width: Int) -> [StyledText] {
    let room = width - gap * max(columns.count - 1, 0)
    guard let widths = columnWidths(for: demands, in: room) else {
      return stackedLines(width: width)
    }
    var lines: [StyledText] = []
    if hasHeaders {
      lines += rowLines(columns.map(\.header), widths)
      lines.append(rule(widths))
    }
    for entry in entries {
      switch entry {
      case .row(let cells): lines += rowLines(cells, widths)
      case .rule: lines.append(rule(widths))
      case .block(let block): lines += block.lines(width: width)
      }
    }
    return lines
  }

  private var hasHeaders: Bool { columns.contains { !$0.header.isEmpty } }

  private var demands: [ColumnDemand] {
    var natural = columns.map(\.header.width)
    for case .row(let cells) in entries {
      for (index, cell) in zip(natural.indices, cells) {
        natural[index] = max(natural[index], cell.width)
      }
    }
    return zip(columns, natural).map { column, natural in
      switch column.fit {
      case .rigid: ColumnDemand(natural: natural, minimum: natural)
      case .wraps(let minimum), .truncates(let minimum):
        ColumnDemand(natural: natural, minimum: min(max(minimum, 2), natural))
      }
    }
  }
}

// MARK: - Rows

extension Table {
  private func rowLines(_ cells: [StyledText], _ widths: [Int]) -> [StyledText] {
    let cells = zip(zip(columns, widths), cells).map { column, cell in
      switch column.0.fit {
      case .truncates: [cell.truncated(toWidth: column.1)]
      case .rigid, .wraps: cell.wrapped(toWidth: column.1)
      }
    }
    let height = cells.map(\.count).max() ?? 1
    return (0..<height).map { number in
      var line = StyledText()
      for (index, cell) in cells.enumerated() {
        if index > 0 { line += .spaces(gap) }
        let part = number < cell.count ? cell[number] : StyledText()
        line += part.padded(toWidth: widths[index], alignment: columns[index].alignment)
      }
      return line
    }
  }

  private func rule(_ widths: [Int]) -> StyledText {
    let lines = widths.map { String(repeating: "─", count: $0) }
    return StyledText(lines.joined(separator: String(repeating: " ", count: gap)), .dim)
  }

  /// Each row as a list, for widths that do not hold the columns.
  private func stackedLines(width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    for entry in entries {
      switch entry {
      case .row(let cells):
        for (index, (column, cell)) in zip(columns, cells).enumerated() where !cell.isEmpty {
          var text = index == 0 || column.header.isEmpty ? StyledText() : column.header + ": "
          text += cell
          lines += Paragraph(text, indent: index == 0 ? 0 : 2, hanging: 4).lines(width: width)
        }
      case .rule: lines += HorizontalLine().lines(width: width)
      case .block(let block): lines += block.lines(width: width)
      }
    }
    return lines
  }
}
