import Diagnostics
import Law
import SeededRandom
import TestSupport
import Testing
import YAML

@testable import Portfolio

@Suite("Cutting tables into rows")
struct CSVScannerTests {
  /// The cells of each row as `column=text@line:column`, with problems after them.
  private func rows(_ text: String, pieces: Int = .max) -> [[String]] {
    let bytes = Array(text.utf8)
    var offset = 0
    var scanner = CSVScanner { buffer in
      let count = min(buffer.count, pieces, bytes.count - offset)
      buffer.copyBytes(from: bytes[offset..<offset + count])
      offset += count
      return count
    }
    var rows: [[String]] = []
    while let row = scanner.next() {
      let label = Diagnostic.Label(file: "", span: SourceSpan(line: 1, column: 1), lineText: "")
      rows.append(
        row.cells.map { "\($0.column)=\($0.text)@\($0.span.start.line):\($0.span.start.column)" }
          + row.problems.map { "\($0.0.diagnostic(at: label).code)@\($0.1.start.line):\($0.1.start.column)" })
    }
    return rows
  }

  @Test("Cells are cut, quotes taken off, blanks around them left out, and empty rows passed over")
  func cells() {
    #expect(
      rows("\u{FEFF}a, b ,\"c, \"\"d\"\"\"\r\n\r\n,,\n\"two\nlines\",中,x\n")
        == [["0=a@1:1", "1=b@1:4", "2=c, \"d\"@1:7"], ["0=two\nlines@4:1", "1=中@5:8", "2=x@5:10"]])
  }

  @Test("Semicolons and tabs part cells where the first row has no comma", arguments: [";", "\t"])
  func separators(separator: String) {
    let text = "a\(separator)b\n1,5\(separator)2\n"
    #expect(rows(text).map { $0.map { $0.split(separator: "@")[0] } } == [["0=a", "1=b"], ["0=1,5", "1=2"]])
  }

  @Test("A quote that is never closed costs its own line and no other")
  func unclosedQuote() {
    #expect(rows("a,b\nx,\"y\nz,w\n") == [["0=a@1:1", "1=b@1:3"], ["unclosed-quote@2:3"], ["0=z@3:1", "1=w@3:3"]])
    #expect(rows("a\n\"x\"y,z\n")[1].contains("quote@2:4"))
  }

  @Test("What is written by the rules is read again, in whatever pieces it comes", arguments: 0..<100)
  func random(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let texts = ["a", "中文", "x,y", "\"", "two\nlines", "a\"b\"", "", "1;2", "\tq"]
    let table = (0..<Int.random(in: 1...9, using: &random)).map { _ in
      (0..<4).map { _ in texts.randomElement(using: &random) ?? "" }
    }
    let text = table.map { row in
      row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",")
    }.joined(separator: "\r\n")
    let expected = table.map { row in
      row.enumerated().compactMap { column, text in
        let trimmed = text.trimming()
        return trimmed.isEmpty ? nil : "\(column)=\(trimmed)"
      }
    }.filter { !$0.isEmpty }
    let found = rows(text, pieces: Int.random(in: 1...9, using: &random))
    #expect(found.map { $0.map { cell in String(cell[..<(cell.lastIndex(of: "@") ?? cell.endIndex)]) } } == expected)
  }
}

extension String {
  fileprivate func trimming() -> String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}

@Suite("Words of tables")
struct TableWordsTests {
  private static let law = try? ShippedLaw.law.get()

  @Test("Every fact, activity and place can be named as the law names it, and its values by their titles")
  func names() throws {
    let law = try #require(Self.law)
    let words = TableWords(law)
    for fact in law.facts {
      #expect(words.columns[TableWords.key(fact.name)] == .fact(fact.id), "\(fact.name)")
      for value in fact.values where fact.kind == .choice || fact.kind == .set {
        #expect(words.values(value.name, of: .fact(fact.id), unit: nil) == [value.name])
        for title in [value.says.english, value.says.chinese] {
          let read = words.values(title, of: .fact(fact.id), unit: nil)
          // A title that two values share, or that says that something is not known, means neither.
          if fact.values.count(where: { [$0.says.english, $0.says.chinese].contains(title) }) == 1 {
            #expect(read == [value.name] || read == ["unknown"] || read == ["none"], "\(fact.name): \(title)")
          }
        }
      }
    }
    for activity in law.activities {
      #expect(words.values(activity.name, of: .activity, unit: nil) == [activity.name])
      if let code = activity.code { #expect(words.values(code.lowercased(), of: .activity, unit: nil) == [code]) }
    }
    for place in law.places {
      let fact = try #require(law.facts.first { $0.kind == .place })
      #expect(words.values(place.name, of: .fact(fact.id), unit: nil) == [place.name])
    }
  }

  @Test(
    "Cells are read as people write them",
    arguments: [
      ("registered-in", "Canton", "guangzhou"), ("registered-in", "北京", "beijing"), ("invested-on", "2024/6/1", "2024-06-01"),
      ("invested-on", "2024年6月1日", "2024-06-01"), ("invested-on", "2024.06.01", "2024-06-01"),
      ("invested-on", "2024-06-01 00:00:00", "2024-06-01"), ("invested-on", "6/1/2024", "6/1/2024"),
      ("uses-generative-ai", "是", "yes"), ("uses-generative-ai", "FALSE", "no"), ("uses-generative-ai", "未知", "unknown"),
      ("foreign-equity", "６０％", "60%"), ("foreign-equity", "0.6", "0.6"), ("foreign-equity", "60", "60"),
      ("model-source", "自有模型", "自有模型"), ("model-source", "公司自行训练", "self-trained"),
    ])
  func values(fact: String, text: String, expected: String) throws {
    let law = try #require(Self.law)
    let id = try #require(law.facts.first { $0.name == fact }).id
    #expect(TableWords(law).values(text, of: .fact(id), unit: nil) == [expected])
  }

  @Test("A figure without a unit is a share only where its column says in what", arguments: [
    (TableColumns.Unit.percent, "60", "60 %"), (.fraction, "0.6", "60 %"), (.fraction, "1", "100 %"),
    (.fraction, "0.333333", "33.3333 %"), (.fraction, "60", "60"), (.fraction, "60 %", "60 %"), (.percent, "0.6", "0.6 %"),
  ])
  func units(unit: TableColumns.Unit, text: String, expected: String) throws {
    let law = try #require(Self.law)
    let id = try #require(law.facts.first { $0.name == "foreign-equity" }).id
    #expect(TableWords(law).values(text, of: .fact(id), unit: unit) == [expected])
  }
}
