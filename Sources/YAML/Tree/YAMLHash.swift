/// A 64-bit hash of a text, by which keys and names are told apart and interned.
///
/// The same bytes give the same hash in every run, but not in every version. Two texts may share a
/// hash, so equal hashes are followed by a comparison of the bytes. It folds 128-bit products of
/// the words of the text, after wyhash by Wang Yi (public domain).
@inlinable package func yamlHash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
  guard let start = bytes.baseAddress else { return yamlHash(start: nil, count: 0) }
  return yamlHash(start: start, count: bytes.count)
}

/// The hash of a name known to the program; the same as that of its UTF-8 bytes.
package func yamlHash(_ name: String) -> UInt64 {
  var name = name
  return name.withUTF8 { yamlHash(UnsafeRawBufferPointer($0)) }
}

@inlinable func yamlHash(start: UnsafeRawPointer?, count: Int) -> UInt64 {
  var low: UInt64 = 0
  var high: UInt64 = 0
  var seed: UInt64 = 0x2D35_8DCC_AA6C_78A5
  if let start, count > 0 {
    if count <= 3 {
      let first = UInt64(start.load(as: UInt8.self))
      let middle = UInt64(start.load(fromByteOffset: count >> 1, as: UInt8.self))
      let last = UInt64(start.load(fromByteOffset: count &- 1, as: UInt8.self))
      low = first << 16 | middle << 8 | last
    } else if count <= 16 {
      let step = (count >> 3) << 2
      low = halfWord(start, 0) << 32 | halfWord(start, step)
      high = halfWord(start, count &- 4) << 32 | halfWord(start, count &- 4 &- step)
    } else {
      var offset = 0
      while offset &+ 16 < count {
        seed = foldedProduct(
          word(start, offset) ^ 0x8BB8_4B93_962E_ACC9, word(start, offset &+ 8) ^ seed)
        offset &+= 16
      }
      low = word(start, count &- 16)
      high = word(start, count &- 8)
    }
  }
  let product = (low ^ 0x8BB8_4B93_962E_ACC9).multipliedFullWidth(by: high ^ seed)
  return foldedProduct(
    product.low ^ 0x2D35_8DCC_AA6C_78A5 ^ UInt64(truncatingIfNeeded: count),
    product.high ^ 0x8BB8_4B93_962E_ACC9)
}

@inlinable func foldedProduct(_ left: UInt64, _ right: UInt64) -> UInt64 {
  let product = left.multipliedFullWidth(by: right)
  return product.low ^ product.high
}

@inlinable func word(_ start: UnsafeRawPointer, _ offset: Int) -> UInt64 {
  UInt64(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
}

@inlinable func halfWord(_ start: UnsafeRawPointer, _ offset: Int) -> UInt64 {
  UInt64(UInt32(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
}
