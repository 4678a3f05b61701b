import ArgumentParser
import Foundation
import Reports
import Testing

@testable import Law
@testable import ZhunruCommand

@Suite("Tables that are written")
struct WorkbookTests {
  private func assess(_ arguments: [String], _ name: String, in directory: TemporaryDirectory) throws -> [UInt8] {
    directory.write(
      """
      company: "=蓝河 <&> _x0041_"
      id: "0012"
      as-of: 2024-06-01
      foreign-equity: 60 %
      services:
        - { service: support, activity: call-centre }
        - { service: search, activity: information-search }

      """, to: "a.yaml")
    var command = try Assess.parse([directory["a.yaml"], "-o", directory[name]] + arguments)
    #expect(try command.statusOfExecution { _ in } == .clean)
    return Array(try Data(contentsOf: URL(filePath: directory[name])))
  }

  @Test("A row a service line, with shares as numbers, and the mark for Excel on demand")
  func services() throws {
    let directory = TemporaryDirectory()
    let table = try assess(["--format", "csv", "--rows", "services", "--bom"], "a.csv", in: directory)
    #expect(table.starts(with: [0xEF, 0xBB, 0xBF]))
    let rows = String(decoding: table.dropFirst(3), as: UTF8.self).split(separator: "\r\n")
    #expect(rows.count == 3)
    #expect(rows[0].split(separator: ",").map(String.init) == ServiceTable.columns)
    #expect(rows[1].contains(",0012,") && rows[1].contains(",2024-06-01,0.6,0.6,not-as-structured,support,yes-with-licence,"))
  }

  @Test("A workbook is an archive of parts that are whole XML, its text as it is")
  func workbook() throws {
    let directory = TemporaryDirectory()
    let book = try assess(["--format", "xlsx"], "a.xlsx", in: directory)
    let parts = try Self.parts(of: book)
    #expect(Set(parts.keys).isSuperset(of: ["[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"]))
    for (name, part) in parts {
      #expect(XMLCheck(part).isWhole, "\(name)")
    }
    let lines = try #require(parts["xl/worksheets/sheet1.xml"])
    #expect(lines.contains("<t xml:space=\"preserve\">=蓝河 &lt;&amp;&gt; _x005F_x0041_</t>"))
    #expect(lines.contains("<c s=\"2\"><v>0.6</v></c>"))
    #expect(lines.contains("<c s=\"3\"><v>45444</v></c>"))
    #expect(lines.contains("<autoFilter ref=\"A1:Q3\"/>"))
    #expect(try #require(parts["xl/worksheets/sheet2.xml"]).contains("value-added-telecom-at-most-half"))
  }

  @Test("A workbook needs a file")
  func needsFile() {
    #expect(throws: (any Error).self) { try Assess.parse(["a.yaml", "--format", "xlsx"]) }
  }

  @Test("Days are counted as spreadsheets count them", arguments: [
    ("1900-03-01", 61), ("2000-02-29", 36585), ("2024-06-01", 45444), ("2024-12-31", 45657),
  ])
  func days(date: String, day: Int) throws {
    #expect(try #require(CalendarDate(parsing: Array(date.utf8))).spreadsheetDay == day)
  }

  @Test("A checksum is that of the standard's example")
  func checksum() {
    #expect(CyclicRedundancyCheck.of(Array("123456789".utf8)) == 0xCBF4_3926)
  }

  /// The files of an uncompressed archive, read by its local headers.
  private static func parts(of archive: [UInt8]) throws -> [String: String] {
    func number(_ place: Int, _ count: Int) -> Int {
      (0..<count).reversed().reduce(0) { $0 << 8 | Int(archive[place + $1]) }
    }
    var parts: [String: String] = [:]
    var place = 0
    while number(place, 4) == 0x0403_4B50 {
      let (size, nameCount) = (number(place + 22, 4), number(place + 26, 2))
      let name = String(decoding: archive[(place + 30)..<(place + 30 + nameCount)], as: UTF8.self)
      let start = place + 30 + nameCount
      let content = Array(archive[start..<(start + size)])
      #expect(number(place + 14, 4) == Int(CyclicRedundancyCheck.of(content)))
      parts[name] = String(decoding: content, as: UTF8.self)
      place = start + size
    }
    #expect(number(place, 4) == 0x0201_4B50)
    return parts
  }
}

/// Whether the tags of a text close one another.
private struct XMLCheck {
  let isWhole: Bool

  init(_ text: String) {
    var open: [Substring] = []
    for tag in text.split(separator: "<").dropFirst(text.hasPrefix("<") ? 0 : 1) {
      guard let end = tag.firstIndex(of: ">") else {
        isWhole = false
        return
      }
      let inside = tag[..<end]
      if inside.hasPrefix("?") || inside.hasSuffix("/") { continue }
      if inside.hasPrefix("/") {
        guard open.popLast() == inside.dropFirst() else {
          isWhole = false
          return
        }
      } else {
        open.append(inside.prefix { $0 != " " })
      }
    }
    isWhole = open.isEmpty
  }
}
