import Glibc

/// Lines as libyaml counts them: besides LF, CR and CR LF, the Unicode breaks NEL (U+0085), LS
/// (U+2028) and PS (U+2029) end a line.
extension UnsafeRawBufferPointer {
  /// The first line break at or after `offset`.
  func lineBreak(from offset: Int) -> Range<Int>? {
    var index = offset
    while index < count {
      if index &+ 8 <= count {
        let word = ByteWord(self, at: index)
        guard word.lineFeedCount > 0 || word.mayHoldOddBreak else {
          index &+= 8
          continue
        }
      }
      let end = Swift.min(index &+ 8, count)
      while index < end {
        let length = lineBreakLength(at: index)
        if length > 0 { return index..<index + length }
        index &+= 1
      }
    }
    return nil
  }

  /// The first LF at or after `offset`, for text that is known to have no other line break.
  @inline(__always)
  func lineFeed(from offset: Int) -> Int? {
    guard let baseAddress, offset < count,
      let found = memchr(baseAddress + offset, 0x0A, count - offset)
    else { return nil }
    return UnsafeRawPointer(found) - baseAddress
  }

  /// How many lines end in the buffer.
  ///
  /// A CR at the very end counts as a whole break.
  var lineBreakCount: Int {
    var breaks = 0
    var index = 0
    while index < count {
      if index &+ 8 <= count {
        let word = ByteWord(self, at: index)
        guard word.mayHoldOddBreak else {
          breaks &+= word.lineFeedCount
          index &+= 8
          continue
        }
      }
      let end = Swift.min(index &+ 8, count)
      while index < end {
        let length = lineBreakLength(at: index)
        breaks &+= length > 0 ? 1 : 0
        index &+= Swift.max(length, 1)
      }
    }
    return breaks
  }

  /// Where the line starts that ends just before `offset`.
  func lineStart(before offset: Int) -> Int {
    var index = offset - 1
    while index > 0, !endsLine(at: index) { index -= 1 }
    return index
  }

  /// Whether a line break ends just before `offset`.
  func endsLine(at offset: Int) -> Bool {
    switch self[offset - 1] {
    case 0x0A: true
    case 0x0D: self[offset] != 0x0A
    case 0x85: offset > 1 && self[offset - 2] == 0xC2
    case 0xA8, 0xA9: offset > 2 && self[offset - 2] == 0x80 && self[offset - 3] == 0xE2
    default: false
    }
  }

  /// How many bytes the line break at `index` has; 0 if there is none.
  @inline(__always)
  func lineBreakLength(at index: Int) -> Int {
    switch self[index] {
    case 0x0A: 1
    case 0x0D: index &+ 1 < count && self[index &+ 1] == 0x0A ? 2 : 1
    case 0xC2: index &+ 1 < count && self[index &+ 1] == 0x85 ? 2 : 0
    case 0xE2:
      index &+ 2 < count && self[index &+ 1] == 0x80 && self[index &+ 2] & 0xFE == 0xA8 ? 3 : 0
    default: 0
    }
  }
}
