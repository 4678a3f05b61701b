/// Reading UTF-8 that may be broken: every byte that belongs to no character counts as one
/// character of its own, so that columns agree with what the parser was given.
extension UnsafeRawBufferPointer {
  /// How many bytes the character at `index` has; 0 if the byte there belongs to none.
  @inline(__always)
  func characterLength(at index: Int) -> Int {
    let first = self[index]
    if first < 0x80 { return 1 }
    if first < 0xC2 { return 0 }
    guard index &+ 1 < count else { return 0 }
    let second = self[index &+ 1]
    guard second & 0xC0 == 0x80 else { return 0 }
    if first < 0xE0 { return 2 }
    guard index &+ 2 < count, self[index &+ 2] & 0xC0 == 0x80 else { return 0 }
    if first < 0xF0 {
      if first == 0xE0 && second < 0xA0 { return 0 }
      if first == 0xED && second >= 0xA0 { return 0 }
      return 3
    }
    guard first < 0xF5, index &+ 3 < count, self[index &+ 3] & 0xC0 == 0x80 else { return 0 }
    if first == 0xF0 && second < 0x90 { return 0 }
    if first == 0xF4 && second >= 0x90 { return 0 }
    return 4
  }

  /// Whether the bytes at `index` begin a character that the end of the buffer cuts off.
  func isCutOff(at index: Int) -> Bool {
    let first = self[index]
    let length = first < 0xC2 || first > 0xF4 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    return index + length > count && self[(index + 1)...].allSatisfy { $0 & 0xC0 == 0x80 }
  }

  /// The scalar value of the character of `length` bytes at `index`.
  @inline(__always)
  func scalarValue(at index: Int, length: Int) -> UInt32 {
    if length == 1 { return UInt32(self[index]) }
    var value = UInt32(self[index] & (0xFF >> UInt8(length &+ 1)))
    for offset in 1..<length { value = value << 6 | UInt32(self[index &+ offset] & 0x3F) }
    return value
  }

  /// How many characters stand in the first `end` bytes.
  func characterCount(to end: Int) -> Int {
    var index = 0
    var characters = 0
    while index < end {
      index += Swift.max(characterLength(at: index), 1)
      characters += 1
    }
    return characters
  }

  /// The text, with U+FFFD for every byte that belongs to no character.
  func repairedText(maximumCharacters: Int) -> String {
    var text = ""
    var index = 0
    var characters = 0
    while index < count, characters < maximumCharacters {
      let length = characterLength(at: index)
      let value = length == 0 ? 0xFFFD : scalarValue(at: index, length: length)
      text.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
      index += Swift.max(length, 1)
      characters += 1
    }
    return text
  }
}
