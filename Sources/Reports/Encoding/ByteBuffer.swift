/// Bytes on their way out, in one growing run that is emptied without being freed.
package struct ByteBuffer: ~Copyable, @unchecked Sendable {
  // Unchecked because of the pointer, which nothing else holds.
  @usableFromInline var start: UnsafeMutableRawPointer
  @usableFromInline var capacity: Int
  @usableFromInline var filled = 0

  package var count: Int { filled }

  package init(capacity: Int = 1 << 16) {
    self.capacity = max(capacity, 64)
    start = .allocate(byteCount: self.capacity, alignment: 16)
  }

  deinit {
    start.deallocate()
  }

  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: filled) }

  package mutating func removeAll() { filled = 0 }

  @inlinable @inline(__always)
  package mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    if capacity - filled < bytes.count { grow(by: bytes.count) }
    (start + filled).copyMemory(from: source, byteCount: bytes.count)
    filled += bytes.count
  }

  /// Appends again what stands at a place.
  package mutating func append(copyOf range: Range<Int>) {
    if capacity - filled < range.count { grow(by: range.count) }
    (start + filled).copyMemory(from: start + range.lowerBound, byteCount: range.count)
    filled += range.count
  }

  @inlinable @inline(__always)
  package mutating func append(_ text: StaticString) {
    append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @inlinable @inline(__always)
  package mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { append($0) }
  }

  package mutating func append(text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }

  @inlinable @inline(__always)
  package mutating func append(byte: UInt8) {
    if capacity == filled { grow(by: 1) }
    start.storeBytes(of: byte, toByteOffset: filled, as: UInt8.self)
    filled += 1
  }

  /// Appends a whole number in decimal digits.
  package mutating func append(number: Int) {
    if number < 0 {
      append(byte: UInt8(ascii: "-"))
      append(number: -number)
      return
    }
    if number >= 10 { append(number: number / 10) }
    append(byte: UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// Appends millionths of the whole, none below 0, as a decimal fraction: `0.6`.
  package mutating func append(millionths: Int64) {
    append(number: Int(millionths / 1_000_000))
    var rest = millionths % 1_000_000
    guard rest > 0 else { return }
    append(byte: UInt8(ascii: "."))
    var unit: Int64 = 100_000
    while rest > 0 {
      append(byte: UInt8(ascii: "0") + UInt8(rest / unit))
      rest %= unit
      unit /= 10
    }
  }

  @usableFromInline @inline(never)
  mutating func grow(by more: Int) {
    capacity = max(capacity * 2, filled + more)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    larger.copyMemory(from: start, byteCount: filled)
    start.deallocate()
    start = larger
  }
}
