/// Files put together in one, uncompressed, as workbooks are.
///
/// Source: PKWARE, .ZIP File Format Specification (APPNOTE.TXT) 6.3, sections 4.3.7, 4.3.12 and 4.3.16.
package struct ZIPArchive {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  package init() {}

  /// Adds a file.
  ///
  /// - Precondition: All files together have less than 4 GiB.
  package mutating func add(_ name: String, _ content: [UInt8]) {
    let offset = UInt32(bytes.count)
    let size = UInt32(content.count)
    // Version 2.0; names in UTF-8; stored; 1 January 1980, so that the same content gives the same bytes.
    let fields = [
      Self.two(20), Self.two(0x0800), Self.two(0), Self.two(0), Self.two(0x21),
      Self.four(CyclicRedundancyCheck.of(content)), Self.four(size), Self.four(size),
      Self.two(UInt16(name.utf8.count)), Self.two(0),
    ].flatMap(\.self)
    for part in [Self.four(0x0403_4B50), fields, Array(name.utf8), content] { bytes += part }
    let rest = [Self.two(0), Self.two(0), Self.two(0), Self.four(0), Self.four(offset), Array(name.utf8)]
    for part in [Self.four(0x0201_4B50), Self.two(20), fields] + rest { directory += part }
    count += 1
  }

  /// The archive as a whole.
  package func finished() -> [UInt8] {
    let start = UInt32(bytes.count)
    let size = UInt32(directory.count)
    let end = [
      Self.four(0x0605_4B50), Self.two(0), Self.two(0), Self.two(count), Self.two(count), Self.four(size),
      Self.four(start), Self.two(0),
    ].flatMap(\.self)
    return bytes + directory + end
  }

  private static func two(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }

  private static func four(_ value: UInt32) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(value >> $0 & 0xFF) }
  }
}

/// CRC-32 with the polynomial 0xEDB88320.
///
/// Source: ISO 3309; the same as of Ethernet and PNG.
package enum CyclicRedundancyCheck {
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }

  package static func of(_ bytes: [UInt8]) -> UInt32 {
    table.withUnsafeBufferPointer { table in
      ~bytes.reduce(UInt32.max) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
    }
  }
}
