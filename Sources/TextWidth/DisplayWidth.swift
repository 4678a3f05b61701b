/// How many cells of a terminal a text takes.
///
/// Widths come from Unicode's East Asian Width and general categories: wide and fullwidth
/// characters take two cells, combining and format characters none, characters of ambiguous width
/// one. A cluster never takes more than two. Control characters count as nothing, so text is
/// escaped (``Swift/StringProtocol/escapedForTerminal``) before it is measured.
extension StringProtocol {
  /// The width in cells.
  ///
  /// - Complexity: O(n); text of ASCII alone is only counted.
  package var displayWidth: Int {
    var isPrintableASCII = true
    var count = 0
    for byte in utf8 {
      if byte &- 0x20 >= 0x5F {
        isPrintableASCII = false
        break
      }
      count += 1
    }
    if isPrintableASCII { return count }
    return reduce(0) { $0 + $1.displayWidth }
  }
}

extension Character {
  /// The width in cells: 0, 1 or 2.
  ///
  /// The scalars add up, to two at most, which gives emoji sequences, flags and Hangul letters two
  /// cells. A variation selector 16 makes an emoji of the scalar before it, and so two cells; a
  /// spacing mark after a letter adds one.
  package var displayWidth: Int {
    var scalars = unicodeScalars.makeIterator()
    guard var previous = scalars.next() else { return 0 }
    var width = previous.displayWidth
    while let scalar = scalars.next() {
      if scalar == "\u{FE0F}" {
        if previous.properties.isEmoji { width = 2 }
      } else if scalar.properties.generalCategory == .spacingMark {
        if width > 0 { width += 1 }
      } else {
        width += scalar.displayWidth
      }
      previous = scalar
    }
    return min(width, 2)
  }
}

extension Unicode.Scalar {
  /// The width in cells of the scalar alone: 0, 1 or 2.
  package var displayWidth: Int {
    switch value {
    case 0x20...0x7E: 1
    case 0x4E00...0x9FFF, 0xAC00...0xD7A3: 2
    case 0xAE...0x2FF: 1
    default: Int(widthSteps.widthInForce(at: value))
    }
  }
}

extension [UInt32] {
  /// The width that the last step at or below `scalar` sets.
  fileprivate func widthInForce(at scalar: UInt32) -> UInt32 {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] >> 2 <= scalar {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low == 0 ? 0 : self[low - 1] & 3
  }
}
