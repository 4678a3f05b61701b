/// A character that JSON of ours writes as an escape.
///
/// Quotes, backslashes and controls below U+0020, as the standard asks (RFC 8259, 7), and what could reorder a line,
/// break it or move a terminal's cursor: the other controls, line and paragraph separators, and the marks that set the
/// direction of text.
package struct JSONEscape {
  /// Where it stands, in bytes.
  package let range: Range<Int>
  /// The character; all of them are one unit of UTF-16.
  package let unit: UInt16

  /// The first such character.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - start: Where to look from, in bytes.
  /// - Returns: `nil` if there is none.
  package init?(in text: UnsafeRawBufferPointer, from start: Int) {
    var index = start
    while index < text.count {
      if index &+ 8 <= text.count, Self.isClean(text.loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
        index &+= 8
        continue
      }
      let end = min(index &+ 8, text.count)
      while index < end {
        let byte = text[index]
        if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F {
          range = index..<index + 1
          unit = UInt16(byte)
          return
        }
        if byte >= 0xC2, byte <= 0xE2, let (length, unit) = Self.longer(in: text, at: index) {
          range = index..<index + length
          self.unit = unit
          return
        }
        index &+= 1
      }
    }
    return nil
  }

  /// Whether none of eight bytes begins such a character. Of some that do not, it is not told.
  @inline(__always)
  private static func isClean(_ bytes: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    // Of bytes below 128, one that is too small borrows its high bit, and at most the next one seems to be so too.
    let controls = bytes &- 0x20 &* ones
    let signs =
      ((bytes ^ 0x22 &* ones) &- ones) | ((bytes ^ 0x5C &* ones) &- ones) | ((bytes ^ 0x7F &* ones) &- ones)
    return (bytes | controls | signs) & highs == 0
  }

  /// One that has more than one byte.
  private static func longer(
    in text: UnsafeRawBufferPointer, at index: Int
  ) -> (length: Int, unit: UInt16)? {
    guard index + 1 < text.count else { return nil }
    let second = text[index + 1]
    switch text[index] {
    case 0xC2 where second <= 0x9F: return (2, UInt16(second))
    case 0xD8 where second == 0x9C: return (2, 0x61C)
    case 0xE2 where second == 0x80 || second == 0x81:
      guard index + 2 < text.count else { return nil }
      let unit = 0x2000 | UInt16(second & 0x3F) << 6 | UInt16(text[index + 2] & 0x3F)
      switch unit {
      case 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: return (3, unit)
      default: return nil
      }
    default: return nil
    }
  }

  /// How it is written: `\n`, `\u202e`.
  package var spelling: [UInt8] {
    switch unit {
    case 0x22: Array("\\\"".utf8)
    case 0x5C: Array("\\\\".utf8)
    case 0x0A: Array("\\n".utf8)
    case 0x0D: Array("\\r".utf8)
    case 0x09: Array("\\t".utf8)
    default:
      Array("\\u".utf8)
        + stride(from: 12, through: 0, by: -4).map { shift in
          let digit = UInt8(unit >> UInt16(shift) & 15)
          return digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
        }
    }
  }
}
