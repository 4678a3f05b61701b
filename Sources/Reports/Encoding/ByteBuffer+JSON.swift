import Diagnostics

extension ByteBuffer {
  /// Appends text as a JSON string, quotes included.
  ///
  /// - Parameter text: UTF-8.
  package mutating func append(json text: UnsafeRawBufferPointer) {
    append(byte: UInt8(ascii: "\""))
    var clean = 0
    while let escape = JSONEscape(in: text, from: clean) {
      append(UnsafeRawBufferPointer(rebasing: text[clean..<escape.range.lowerBound]))
      append(escape.spelling)
      clean = escape.range.upperBound
    }
    append(UnsafeRawBufferPointer(rebasing: text[clean...]))
    append(byte: UInt8(ascii: "\""))
  }

  package mutating func append(json text: String) {
    var text = text
    text.withUTF8 { append(json: UnsafeRawBufferPointer($0)) }
  }
}
