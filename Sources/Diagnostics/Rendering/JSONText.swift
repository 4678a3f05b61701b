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

  /// - Parameter isNumber: Whether the text is a number of JSON, and is written as one.
  package mutating func field(_ name: String, _ value: String, isNumber: Bool) {
    key(name)
    if isNumber { text += value } else { string(value) }
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
    var value = value
    value.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      var clean = 0
      while let escape = JSONEscape(in: bytes, from: clean) {
        text += String(decoding: bytes[clean..<escape.range.lowerBound], as: UTF8.self)
        text += String(decoding: escape.spelling, as: UTF8.self)
        clean = escape.range.upperBound
      }
      text += String(decoding: bytes[clean...], as: UTF8.self)
    }
    text += "\""
  }
}
