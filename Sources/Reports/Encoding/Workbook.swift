package import Assessment
package import Law

/// A cell of a table that is written.
package enum TableValue {
  case text(String)
  /// A share, in millionths of the whole.
  case share(Int64)
  case number(Int)
  case date(CalendarDate)
  case answer(Answer)
  case empty
}

extension ByteBuffer {
  /// Appends a row of comma-separated values.
  ///
  /// - Parameter guarded: Whether cells that a spreadsheet would run start with `'`.
  package mutating func append(csv row: [TableValue], guarded: Bool) {
    for (index, value) in row.enumerated() {
      if index > 0 { append(",") }
      switch value {
      case .text(let text): append(csv: text, guarded: guarded)
      case .share(let millionths): append(millionths: millionths)
      case .number(let number): append(number: number)
      case .date(let date): append(date)
      case .answer(let answer): append(answer.staticName)
      case .empty: break
      }
    }
    append("\r\n")
  }
}

/// A workbook (Office Open XML) of sheets with a row of titles, filters on it, and rows that were written beforehand.
///
/// Source: ECMA-376, Part 1, sections 12.3 and 18.
package struct Workbook {
  package struct Sheet {
    package let name: String
    package let columns: [String]
    /// Made by ``Workbook/append(row:to:)``.
    package let rows: [UInt8]
    package let rowCount: Int

    package init(name: String, columns: [String], rows: [UInt8], rowCount: Int) {
      self.name = name
      self.columns = columns
      self.rows = rows
      self.rowCount = rowCount
    }
  }

  /// The rows that a sheet may have under its titles.
  package static let mostRows = 1_048_575

  package let sheets: [Sheet]

  package init(sheets: [Sheet]) { self.sheets = sheets }

  // MARK: - Rows

  /// Appends a row.
  package static func append(row: [TableValue], to buffer: inout ByteBuffer) {
    buffer.append("<row>")
    for value in row {
      switch value {
      case .text(let text): append(text, style: 0, to: &buffer)
      case .share(let millionths):
        buffer.append("<c s=\"2\"><v>")
        buffer.append(millionths: millionths)
        buffer.append("</v></c>")
      case .number(let number):
        buffer.append("<c><v>")
        buffer.append(number: number)
        buffer.append("</v></c>")
      case .date(let date):
        buffer.append("<c s=\"3\"><v>")
        buffer.append(number: date.spreadsheetDay)
        buffer.append("</v></c>")
      case .answer(let answer): append(answer.name, style: style(of: answer), to: &buffer)
      case .empty: buffer.append("<c/>")
      }
    }
    buffer.append("</row>")
  }

  /// Appends a cell of text, which no spreadsheet takes for anything else.
  private static func append(_ text: String, style: Int, to buffer: inout ByteBuffer) {
    buffer.append("<c t=\"inlineStr\" s=\"")
    buffer.append(number: style)
    buffer.append("\"><is><t xml:space=\"preserve\">")
    buffer.append(text: text.forSpreadsheet)
    buffer.append("</t></is></c>")
  }

  private static func style(of answer: Answer) -> Int {
    switch answer {
    case .no, .notAsStructured, .notAsDesigned: 4
    case .depends, .nothingFound: 5
    case .yesOnConditions, .yesWithLicence, .yes: 6
    case .notReached: 0
    }
  }

  // MARK: - Parts

  /// The file.
  package var bytes: [UInt8] {
    var archive = ZIPArchive()
    let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    func add(_ name: String, _ text: String) { archive.add(name, Array((declaration + text).utf8)) }
    let package = "http://schemas.openxmlformats.org/package/2006"
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    let numbers = sheets.indices.map { $0 + 1 }
    add(
      "[Content_Types].xml",
      "<Types xmlns=\"\(package)/content-types\"><Default Extension=\"rels\" "
        + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(type).sheet.main+xml\"/>"
        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(type).styles+xml\"/>"
        + numbers.map { "<Override PartName=\"/xl/worksheets/sheet\($0).xml\" ContentType=\"\(type).worksheet+xml\"/>" }
        .joined() + "</Types>")
    add(
      "_rels/.rels",
      "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\" "
        + "Target=\"xl/workbook.xml\"/></Relationships>")
    add(
      "xl/workbook.xml",
      "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(office)\"><sheets>"
        + zip(sheets, numbers).map { "<sheet name=\"\($0.name)\" sheetId=\"\($1)\" r:id=\"rId\($1)\"/>" }.joined()
        + "</sheets></workbook>")
    add(
      "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns=\"\(package)/relationships\">"
        + numbers.map {
          "<Relationship Id=\"rId\($0)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\($0).xml\"/>"
        }.joined()
        + "<Relationship Id=\"rId\(sheets.count + 1)\" Type=\"\(office)/styles\" Target=\"styles.xml\"/></Relationships>")
    add("xl/styles.xml", Self.styles)
    for (sheet, number) in zip(sheets, numbers) {
      archive.add("xl/worksheets/sheet\(number).xml", Array(declaration.utf8) + Self.part(sheet))
    }
    return archive.finished()
  }

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

  private static func part(_ sheet: Sheet) -> [UInt8] {
    var buffer = ByteBuffer(capacity: sheet.rows.count + 4096)
    buffer.append(
      text: "<worksheet xmlns=\"\(main)\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" "
        + "topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>"
        + "<cols><col min=\"1\" max=\"\(sheet.columns.count)\" width=\"18\" customWidth=\"1\"/></cols><sheetData><row>")
    for column in sheet.columns { append(column, style: 1, to: &buffer) }
    buffer.append("</row>")
    buffer.append(sheet.rows)
    buffer.append(
      text: "</sheetData><autoFilter ref=\"A1:\(letters(sheet.columns.count))\(sheet.rowCount + 1)\"/></worksheet>")
    return Array(buffer.bytes)
  }

  /// The name of a column, from 1: A, Z, AA.
  package static func letters(_ column: Int) -> String {
    var rest = column
    var letters = ""
    while rest > 0 {
      letters = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// Text, titles, shares, days, and answers that are bad, open and good, in this order.
  private static let styles = """
    <styleSheet xmlns="\(main)">\
    <numFmts count="2"><numFmt numFmtId="164" formatCode="0.####%"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
    <fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>\
    <fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
    \(["FFF4C7C3", "FFFCE8B2", "FFB7E1CD"].map { "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"\($0)\"/></patternFill></fill>" }.joined())\
    </fills>\
    <borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>\
    <cellXfs count="7"><xf numFmtId="49" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/>\
    <xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/>\
    \([2, 3, 4].map { "<xf fillId=\"\($0)\" applyFill=\"1\"/>" }.joined())</cellXfs></styleSheet>
    """
}

extension String {
  /// The text of a cell: what XML may not hold is replaced, what spreadsheets would take for an escape is escaped, and
  /// what is longer than a cell is cut.
  fileprivate var forSpreadsheet: String {
    var text = ""
    for scalar in unicodeScalars.prefix(32_000) {
      switch scalar.value {
      case 0x09, 0x0A, 0x20..<0xFFFE, 0x10000...: text.unicodeScalars.append(scalar)
      default: text.unicodeScalars.append("\u{FFFD}")
      }
    }
    if unicodeScalars.count > 32_000 { text += "…" }
    return text.withoutSpreadsheetEscapes.escapedForXML
  }
}

extension String {
  /// With `_x005F_` for each `_` that would begin an escape such as `_x0041_`.
  private var withoutSpreadsheetEscapes: String {
    guard contains("_x") else { return self }
    let parts = split(separator: "_x", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts[0])) { text, part in
      let begins = part.dropFirst(4).first == "_" && part.prefix(4).allSatisfy(\.isHexDigit)
      return text + (begins ? "_x005F_x" : "_x") + part
    }
  }
}

extension CalendarDate {
  /// The day as spreadsheets count, from 30 December 1899.
  package var spreadsheetDay: Int {
    // Days since 1 March of the year 0, after Howard Hinnant, chrono-compatible low-level date algorithms.
    let years = month > 2 ? year : year - 1
    let months = (month + 9) % 12
    let days = years * 365 + years / 4 - years / 100 + years / 400 + (months * 153 + 2) / 5 + day - 1
    return days - 693_899
  }
}
