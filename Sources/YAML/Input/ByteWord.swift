/// Eight bytes of text, looked at together.
struct ByteWord {
  private let bits: UInt64

  private static let highs: UInt64 = 0x8080_8080_8080_8080
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  @inline(__always)
  init(_ text: UnsafeRawBufferPointer, at offset: Int) {
    bits = text.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  /// The word as it is stored.
  var stored: UInt64 { bits }

  /// The high bit of every byte that is `byte`.
  @inline(__always)
  private func places(of byte: UInt8) -> UInt64 {
    let difference = bits ^ UInt64(byte) &* ByteWord.ones
    let low = (difference & ~ByteWord.highs) &+ ~ByteWord.highs
    return ~(low | difference) & ByteWord.highs
  }

  /// Whether every byte is an ASCII character that may stand in YAML, tab and CR apart.
  @inline(__always)
  var isPlainASCII: Bool {
    let controls = ~((bits | ByteWord.highs) &- 0x20 &* ByteWord.ones) & ByteWord.highs
    let refused = controls & ~places(of: 0x0A) | places(of: 0x7F) | bits & ByteWord.highs
    return refused == 0
  }

  /// How many bytes are LF.
  @inline(__always)
  var lineFeedCount: Int { places(of: 0x0A).nonzeroBitCount }

  /// Whether a line break other than LF may begin here.
  @inline(__always)
  var mayHoldOddBreak: Bool {
    if places(of: 0x0D) != 0 { return true }
    return bits & ByteWord.highs != 0 && places(of: 0xC2) | places(of: 0xE2) != 0
  }
}
