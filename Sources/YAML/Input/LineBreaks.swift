/// Lines as libyaml counts them: besides LF, CR and CR LF, the Unicode breaks NEL (U+0085), LS
/// (U+2028) and PS (U+2029) end a line.
extension UnsafeRawBufferPointer {
  /// The first line break at or after `offset`.
  func lineBreak(from offset: Int) -> Range<Int>? {
    var index = offset
    while index < count {
      if index &+ 16 <= count {
        let block = loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
        guard any(block.mayBreakLine) else {
          index &+= 16
          continue
        }
      }
      let end = Swift.min(index &+ 16, count)
      while index < end {
        let length = lineBreakLength(at: index)
        if length > 0 { return index..<index + length }
        index &+= 1
      }
    }
    return nil
  }

  /// How many lines end in the buffer.
  ///
  /// A CR at the very end counts as a whole break.
  var lineBreakCount: Int {
    var breaks = 0
    var index = 0
    while index < count {
      if index &+ 16 <= count {
        let block = loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
        guard any(block.mayBreakLineOddly) else {
          let ones = SIMD16<UInt8>.zero.replacing(with: 1, where: block .== 0x0A)
          breaks &+= Int(ones.wrappedSum())
          index &+= 16
          continue
        }
      }
      let end = Swift.min(index &+ 16, count)
      while index < end {
        let length = lineBreakLength(at: index)
        breaks &+= length > 0 ? 1 : 0
        index &+= Swift.max(length, 1)
      }
    }
    return breaks
  }

  /// How many bytes the line break at `index` has; 0 if there is none.
  @inline(__always)
  private func lineBreakLength(at index: Int) -> Int {
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

extension SIMD16<UInt8> {
  fileprivate var mayBreakLine: SIMDMask<SIMD16<Int8>> {
    self .== 0x0A .| mayBreakLineOddly
  }

  fileprivate var mayBreakLineOddly: SIMDMask<SIMD16<Int8>> {
    self .== 0x0D .| self .== 0xC2 .| self .== 0xE2
  }
}
