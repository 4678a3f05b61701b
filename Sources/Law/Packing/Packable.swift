/// What can be written into a packed law and read from it again.
protocol Packable {
  init(from reader: inout PackReader)
  func write(to writer: inout PackWriter)
}

extension Int: Packable {
  /// The sign is the lowest bit.
  init(from reader: inout PackReader) {
    let number = reader.readNumber()
    self = Int(truncatingIfNeeded: number >> 1) ^ -Int(truncatingIfNeeded: number & 1)
  }

  func write(to writer: inout PackWriter) {
    writer.write(number: UInt64(truncatingIfNeeded: self << 1 ^ self >> 63))
  }
}

extension Int64: Packable {
  init(from reader: inout PackReader) { self = Int64(Int(from: &reader)) }
  func write(to writer: inout PackWriter) { Int(self).write(to: &writer) }
}

extension UInt64: Packable {
  init(from reader: inout PackReader) { self = reader.readNumber() }
  func write(to writer: inout PackWriter) { writer.write(number: self) }
}

extension Bool: Packable {
  init(from reader: inout PackReader) { self = reader.readNumber() == 1 }
  func write(to writer: inout PackWriter) { writer.write(number: self ? 1 : 0) }
}

extension String: Packable {
  init(from reader: inout PackReader) { self = reader.readString() }
  func write(to writer: inout PackWriter) { writer.write(string: self) }
}

extension Optional: Packable where Wrapped: Packable {
  init(from reader: inout PackReader) {
    self = reader.read() ? .some(reader.read()) : .none
  }

  func write(to writer: inout PackWriter) {
    writer.write(self != nil)
    if let self { writer.write(self) }
  }
}

extension Array: Packable where Element: Packable {
  init(from reader: inout PackReader) {
    let count = reader.readCount()
    self.init()
    reserveCapacity(count)
    for _ in 0..<count { append(reader.read()) }
  }

  func write(to writer: inout PackWriter) {
    writer.write(number: UInt64(count))
    for element in self { writer.write(element) }
  }
}

extension Range: Packable where Bound == Int {
  init(from reader: inout PackReader) {
    let start: Int = reader.read()
    self = start..<start + reader.read()
  }

  func write(to writer: inout PackWriter) { writer.write(lowerBound, count) }
}

/// Pairs in the order of their keys, so that the same law is always written the same way.
extension Dictionary: Packable where Key: Packable & Comparable, Value: Packable {
  init(from reader: inout PackReader) {
    let count = reader.readCount()
    self.init(minimumCapacity: count)
    for _ in 0..<count {
      let key: Key = reader.read()
      let value: Value = reader.read()
      self[key] = value
    }
  }

  func write(to writer: inout PackWriter) {
    writer.write(number: UInt64(count))
    for (key, value) in sorted(by: { $0.key < $1.key }) { writer.write(key, value) }
  }
}

extension Packable where Self: RawRepresentable, RawValue == UInt8 {
  init(from reader: inout PackReader) {
    guard let value = Self(rawValue: UInt8(truncatingIfNeeded: reader.readNumber())) else {
      preconditionFailure("no such value")
    }
    self = value
  }

  func write(to writer: inout PackWriter) { writer.write(number: UInt64(rawValue)) }
}

extension Packable where Self: RawRepresentable & CaseIterable, RawValue == String, AllCases == [Self] {
  init(from reader: inout PackReader) { self = Self.allCases[reader.readCount()] }

  func write(to writer: inout PackWriter) {
    writer.write(number: UInt64(Self.allCases.firstIndex { $0.rawValue == rawValue } ?? 0))
  }
}
