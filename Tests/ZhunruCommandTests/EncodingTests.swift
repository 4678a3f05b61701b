import Diagnostics
import Foundation
import Reports
import Testing

@Suite("JSON and CSV as every command writes them")
struct EncodingTests {
  /// Controls, separators and marks of direction, as JSON escapes them.
  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private func json(_ text: String) -> String {
    var buffer = ByteBuffer()
    buffer.append(json: text)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  private func csv(_ text: String, guarded: Bool = true) -> String {
    var buffer = ByteBuffer()
    buffer.append(csv: text, guarded: guarded)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  @Test("Every character comes back from JSON, and those that move or reorder text are escapes")
  func everyCharacter() throws {
    for value in Array(0...0x2100) + [0x3000, 0xD7FF, 0xE000, 0xFEFF, 0xFFFD, 0x1F469, 0x10FFFF] as [UInt32] {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a" + String(Character(scalar)) + "准"
      let written = json(text)
      let read = try #require(
        JSONSerialization.jsonObject(with: Data(written.utf8), options: .fragmentsAllowed) as? String)
      #expect(read.unicodeScalars.elementsEqual(text.unicodeScalars), "U+\(String(value, radix: 16))")
      #expect(!written.unicodeScalars.contains(where: Self.isEscaped), "U+\(String(value, radix: 16))")
    }
  }

  @Test("Both writers of JSON escape alike")
  func alike() {
    let text = "\"\\\u{0}\n\u{85}\u{61C}\u{200E}\u{202E}\u{2028}\u{2069}中"
    var writer = JSONText()
    writer.value(text)
    #expect(writer.text == json(text))
    #expect(json(text) == #""\"\\\u0000\n\u0085\u061c\u200e\u202e\u2028\u2069中""#)
  }

  @Test("A cell is on one line, without controls", arguments: [
    ("a\nb", #"a\nb"#), ("a\u{202E}b\u{0}", #"a\u202eb\u0000"#), ("a,\"b\"", #""a,""b""""#), (#"a\b"#, #"a\b"#),
    ("蓝河", "蓝河"),
  ])
  func cells(text: String, cell: String) { #expect(csv(text) == cell) }

  @Test("A cell that a spreadsheet would run starts with an apostrophe, and no other does", arguments: [
    "=1+1", "+1", "-1", "@a", "＝1", "＋1", "－1", "＠a", " =1", "  \u{A0}=1", "\u{3000}+1",
  ])
  func formulas(text: String) {
    #expect(csv(text) == "'" + text)
    #expect(csv(text, guarded: false) == text)
  }

  @Test("What no spreadsheet runs is left as it is", arguments: [
    "A = B", "Smith-Jones", "1 + 1", "", " ", "中＝文", "'=1", "%", "\u{FFFD}",
  ])
  func plain(text: String) { #expect(csv(text) == text) }

  @Test("A line break or a tab before a sign is an escape, so nothing runs")
  func breaks() {
    #expect(csv("\t=1") == #"\t=1"#)
    #expect(csv("\r\n=1") == #"\r\n=1"#)
  }
}
