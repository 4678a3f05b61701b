import Foundation
import Testing

/// A table of comma-separated values beside the tests, each row by the names of its columns.
struct Table: Sendable {
  let name: String
  let rows: [[String: String]]

  init(_ name: String, file: String = #filePath) throws {
    self.name = name
    let url = URL(filePath: file).deletingLastPathComponent()
      .appending(path: "../Tables/\(name).csv").standardizedFileURL
    let text = try String(contentsOf: url, encoding: .utf8)
    var lines = Self.records(text)
    let header = lines.removeFirst()
    rows = lines.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  /// Writes further rows below those that stand there, in the columns of the table.
  func append(_ more: [[String: String]], file: String = #filePath) throws {
    try write(file) { text, header in text + more.map { Self.line($0, header) }.joined() }
  }

  /// Writes the table anew with these rows, in its columns.
  func rewrite(_ rows: [[String: String]], file: String = #filePath) throws {
    try write(file) { _, header in
      header.joined(separator: ",") + "\n" + rows.map { Self.line($0, header) }.joined()
    }
  }

  private func write(_ file: String, _ content: (String, [String]) -> String) throws {
    let url = URL(filePath: file).deletingLastPathComponent()
      .appending(path: "../Tables/\(name).csv").standardizedFileURL
    let text = try String(contentsOf: url, encoding: .utf8)
    try content(text, Self.records(text)[0]).write(to: url, atomically: true, encoding: .utf8)
    Issue.record("recorded Tables/\(name).csv")
  }

  /// A record of RFC 4180: what has a comma or a quotation mark in it is quoted.
  private static func line(_ row: [String: String], _ header: [String]) -> String {
    header.map { column in
      let field = row[column: column]
      let isPlain = !field.contains(",") && !field.contains("\"")
      return isPlain ? field : "\"" + field.replacing("\"", with: "\"\"") + "\""
    }.joined(separator: ",") + "\n"
  }

  /// The records of RFC 4180.
  private static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var isQuoted = false
    var characters = Array(text)[...]
    func isEnd(_ character: Character) -> Bool { character == "\n" || character == "\r\n" }
    while let character = characters.popFirst() {
      if isQuoted {
        if character != "\"" {
          field.append(character)
        } else if characters.first == "\"" {
          field.append(characters.removeFirst())
        } else {
          isQuoted = false
        }
      } else if character == "\"" {
        isQuoted = true
      } else if character == "," || isEnd(character) {
        record.append(field)
        field = ""
        if isEnd(character) {
          records.append(record)
          record = []
        }
      } else {
        field.append(character)
      }
    }
    if !field.isEmpty || !record.isEmpty { records.append(record + [field]) }
    return records
  }
}

extension [String: String] {
  subscript(column column: String) -> String { self[column] ?? "" }

  func list(_ column: String) -> [String] {
    self[column: column].split(separator: ";").map(String.init)
  }
}

/// Where the encoded law departs from a table on purpose: the cell, and why.
struct Departures: Sendable {
  private let listed: [String: String]

  init(of table: String) throws {
    listed = Dictionary(
      uniqueKeysWithValues: try Table("departures").rows.filter { $0[column: "table"] == table }
        .map { ($0[column: "cell"], $0[column: "reason"]) })
  }

  /// Records what is found and not listed, and what is listed and not found.
  func expect(_ found: Set<String>) {
    for cell in found.subtracting(listed.keys).sorted() { Issue.record("not listed: \(cell)") }
    for cell in Set(listed.keys).subtracting(found).sorted() {
      Issue.record("listed, not found: \(cell)")
    }
    for (cell, reason) in listed where reason.isEmpty { Issue.record("without a reason: \(cell)") }
  }
}
