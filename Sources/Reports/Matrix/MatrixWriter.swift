package import Assessment
package import Law
package import TerminalUI
import Wording

/// Writes a matrix in its forms.
package struct MatrixWriter {
  private let matrix: RegimeMatrix
  private let report: TextReport
  private let day: CalendarDate
  private var law: Law { report.law }
  private var words: ReportWords { report.words }

  package init(_ matrix: RegimeMatrix, _ report: TextReport, _ day: CalendarDate) {
    self.matrix = matrix
    self.report = report
    self.day = day
  }

  // MARK: - Words

  /// The instrument of each column; with the text, where it is not what the instrument is for.
  private var titles: [String] {
    matrix.columns.map { column in
      let short = law[column.instrument].short[report.language]
      guard column.isGated else { return short }
      let text =
        column.regime.map { law[$0].title[report.language] }
        ?? words("what it opens on terms of its own", "其附条件开放事项")
      return short + words(": ", "：") + text
    }
  }

  private func title(_ activity: ActivityID) -> String {
    law[activity].title[report.language] + (law[activity].code.map { " \($0)" } ?? "")
  }

  private var note: String {
    words(
      "Law of \(day). Each cell supposes that the text applies and that every other demand is met. Two answers stand "
        + "where a contested point is left open.",
      "适用\(day)的法律。各格以该文本适用且其他要求均符合为前提；争议问题未作取舍的，并列各种结论。")
  }

  // MARK: - Forms

  /// Tables with a letter a column, as many columns in each as there is room for, and what the letters stand for.
  package func text(width: Int) -> Stack {
    let letters = matrix.columns.indices.map(letter)
    var stack = Stack()
    let perTable = max(1, (width - 26) / 11)
    for first in stride(from: 0, to: letters.count, by: perTable) {
      let columns = first..<min(first + perTable, letters.count)
      var table = Table(
        [.init(StyledText(words("activity", "业务")), fit: .wraps(minimum: 20))]
          + columns.map { .init(StyledText(letters[$0]), fit: .wraps(minimum: 6)) })
      for row in matrix.rows {
        table.append(
          row: [StyledText(title(row.activity))]
            + columns.map { column in
              StyledText(
                row.cells[column].isEmpty ? "–" : words.openness(row.cells[column]), style(row.cells[column]))
            })
      }
      stack.append(table)
      stack.append(BlankLine())
    }
    for (letter, title) in zip(letters, titles) {
      stack.append(Paragraph(StyledText(title), lead: StyledText("\(letter)  ", .emphasis)))
    }
    stack.append(BlankLine())
    stack.append(Paragraph(StyledText(note, .dim)))
    return stack
  }

  private func letter(_ column: Int) -> String {
    let scalar = UnicodeScalar(UInt8(ascii: "A") + UInt8(column % 26))
    return column < 26 ? String(scalar) : "\(letter(column / 26 - 1))\(scalar)"
  }

  private func style(_ cells: [MatrixCell]) -> Style {
    guard let worst = cells.map(\.best).min() else { return .dim }
    return cells.contains { $0.limit != nil } ? .warning : report.style(of: worst)
  }

  package var csv: String {
    var buffer = ByteBuffer(capacity: 1 << 14)
    func append(_ fields: [String]) {
      for (number, field) in fields.enumerated() {
        if number > 0 { buffer.append(",") }
        buffer.append(csv: field)
      }
      buffer.append("\r\n")
    }
    append(["activity", "code", "title"] + titles)
    for row in matrix.rows {
      let activity = law[row.activity]
      append(
        [activity.name, activity.code ?? "", activity.title[report.language]] + row.cells.map(words.openness))
    }
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  package var markdown: String {
    func line(_ cells: [String]) -> String {
      "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
    }
    var result = line([words("activity", "业务")] + titles)
    result += "|---" + String(repeating: "|---", count: titles.count) + "|\n"
    for row in matrix.rows {
      result += line([title(row.activity)] + row.cells.map { $0.isEmpty ? "–" : words.openness($0) })
    }
    return result + "\n\(note)\n"
  }

  package var html: String {
    let head = ([words("activity", "业务")] + titles).map {
      "<th scope=\"col\">\($0.escapedForXML)</th>"
    }.joined()
    let body = matrix.rows.map { row in
      let cells = row.cells.map { "<td>\($0.isEmpty ? "–" : words.openness($0).escapedForXML)</td>" }.joined()
      return "<tr><th scope=\"row\">\(title(row.activity).escapedForXML)</th>\(cells)</tr>\n"
    }.joined()
    return """
      <!DOCTYPE html>
      <html lang="\(report.language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(words("Foreign capital by activity and text", "业务与文本对照").escapedForXML)</title>
      <style>
      body { font: 15px/1.45 system-ui, sans-serif; color: #1b2430; margin: 2rem; }
      table { border-collapse: collapse; }
      th, td { border: 1px solid #d5dae0; padding: .35rem .6rem; text-align: left; vertical-align: top; }
      thead th { background: #f5f7f9; }
      tbody th { font-weight: 500; }
      </style>
      </head>
      <body>
      <table>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body)</tbody>
      </table>
      <p>\(note.escapedForXML)</p>
      </body>
      </html>

      """
  }
}
