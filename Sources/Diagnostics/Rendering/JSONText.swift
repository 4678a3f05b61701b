/// Writes JSON on one line, field by field.
package struct JSONText {
  package private(set) var text = ""
  private var isFirst = true

  package init() {}

  package mutating func object(_ body: (inout JSONText) -> Void) { group("{", "}", body) }

  package mutating func array<Element>(
    _ elements: some Sequence<Element>, _ body: (inout JSONText, Element) -> Void
  ) {
    group("[", "]") { json in
      for element in elements {
        json.separate()
        json.isFirst = true
        body(&json, element)
        json.isFirst = false
      }
    }
  }

  /// A value by itself, as an element of an array.
  package mutating func value(_ value: String) { string(value) }
  package mutating func value(_ value: some BinaryInteger) { text += String(value) }
  package mutating func value(_ value: Bool) { text += value ? "true" : "false" }

  package mutating func field(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  package mutating func field(_ name: String, _ value: some BinaryInteger) {
    key(name)
    text += String(value)
  }

  package mutating func field(_ name: String, _ value: Bool) {
    key(name)
    text += value ? "true" : "false"
  }

  package mutating func field(_ name: String, _ body: (inout JSONText) -> Void) {
    key(name)
    body(&self)
    isFirst = false
  }

  private mutating func key(_ name: String) {
    separate()
    string(name)
    text += ":"
  }

  private mutating func separate() {
    if !isFirst { text += "," }
    isFirst = false
  }

  private mutating func group(
    _ opening: String, _ closing: String, _ body: (inout JSONText) -> Void
  ) {
    text += opening
    isFirst = true
    body(&self)
    isFirst = false
    text += closing
  }

  private mutating func string(_ value: String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\0"..<" ", "\u{7F}"..<"\u{A0}", "\u{61C}", "\u{200E}", "\u{200F}",
        "\u{2028}"..."\u{202E}", "\u{2066}"..."\u{2069}":
        // Not JSON's rule for all of them; raw, they would reach the terminal.
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
