import Glibc

/// Bytes on their way out, in one growing run that is emptied without being freed.
struct ByteBuffer: ~Copyable, @unchecked Sendable {
  // Unchecked because of the pointer, which nothing else holds.
  private var start: UnsafeMutableRawPointer
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 1 << 16) {
    self.capacity = max(capacity, 64)
    start = .allocate(byteCount: self.capacity, alignment: 16)
  }

  deinit {
    start.deallocate()
  }

  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  mutating func removeAll() { count = 0 }

  @inline(__always)
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    if capacity - count < bytes.count { grow(by: bytes.count) }
    memcpy(start + count, source, bytes.count)
    count += bytes.count
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @inline(__always)
  mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { append($0) }
  }

  mutating func append(text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  @inline(__always)
  mutating func append(byte: UInt8) {
    if capacity == count { grow(by: 1) }
    start.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  /// Appends a whole number in decimal digits.
  mutating func append(number: Int) {
    if number < 0 {
      append(byte: UInt8(ascii: "-"))
      append(number: -number)
      return
    }
    if number >= 10 { append(number: number / 10) }
    append(byte: UInt8(ascii: "0") + UInt8(number % 10))
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    capacity = max(capacity * 2, count + more)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    memcpy(larger, start, count)
    start.deallocate()
    start = larger
  }
}

extension ByteBuffer {
  /// Appends text as a JSON string, quotes included.
  ///
  /// The text is UTF-8 as the reader checked it; control characters become escapes.
  mutating func append(json text: UnsafeRawBufferPointer) {
    append(byte: UInt8(ascii: "\""))
    var clean = 0
    for index in 0..<text.count {
      let byte = text[index]
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
      else { continue }
      append(UnsafeRawBufferPointer(rebasing: text[clean..<index]))
      clean = index + 1
      append(byte: UInt8(ascii: "\\"))
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte: byte)
      case 0x0A: append(byte: UInt8(ascii: "n"))
      case 0x09: append(byte: UInt8(ascii: "t"))
      case 0x0D: append(byte: UInt8(ascii: "r"))
      case _:
        append("u00")
        append(byte: Self.hexDigit(byte >> 4))
        append(byte: Self.hexDigit(byte & 15))
      }
    }
    append(UnsafeRawBufferPointer(rebasing: text[clean...]))
    append(byte: UInt8(ascii: "\""))
  }

  mutating func append(json text: String) {
    var text = text
    text.withUTF8 { append(json: UnsafeRawBufferPointer($0)) }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  /// Appends text as a CSV cell. Cells that a spreadsheet would take for a formula start with `'`.
  mutating func append(csv text: UnsafeRawBufferPointer) {
    var needsQuotes = false
    for byte in text
    where byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte < 0x20 {
      needsQuotes = true
    }
    let isFormula =
      text.first.map {
        [
          UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"),
          UInt8(ascii: "@"), 0x09, 0x0D,
        ].contains($0)
      } ?? false
    if needsQuotes { append(byte: UInt8(ascii: "\"")) }
    if isFormula { append(byte: UInt8(ascii: "'")) }
    for byte in text {
      if byte == UInt8(ascii: "\"") { append(byte: byte) }
      append(byte: byte)
    }
    if needsQuotes { append(byte: UInt8(ascii: "\"")) }
  }

  mutating func append(csv text: String) {
    var text = text
    text.withUTF8 { append(csv: UnsafeRawBufferPointer($0)) }
  }
}
