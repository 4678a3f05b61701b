import Diagnostics

/// A stretch of the input that is not text.
struct TextFault {
  enum Kind: Equatable {
    /// Bytes that are no UTF-8.
    case notUTF8(UInt8)
    /// A character that YAML does not allow, such as a control character.
    case forbidden(UInt32)
  }

  /// Where it starts, in bytes from the start of the input.
  let offset: Int
  let kind: Kind
  /// The characters it counts for.
  var characters: Int
  /// The first byte after it.
  var end: Int
  /// Where it starts in the file.
  var place = SourcePosition(line: 1, column: 1)
  /// Its place with the line; `nil` where very many wait to be reported.
  var label: Diagnostic.Label?

  /// Adds what follows, if it is of the same kind.
  ///
  /// - Returns: Whether it was added.
  mutating func extend(with next: TextFault) -> Bool {
    guard end == next.offset, kind.isLike(next.kind) else { return false }
    characters += next.characters
    end = next.end
    if let column = label?.span.end.column { label?.span.end.column = column.column(next.characters) }
    return true
  }
}

/// Copies text for the parser, which would give up a whole buffer for one bad byte: what is not
/// text is replaced by as many bytes of harmless text, and recorded.
///
/// - Parameters:
///   - source: The text; it may end within a character.
///   - isLast: Whether no byte follows `source`.
///   - base: Where `source` stands in the input.
///   - hasOddBreaks: Set to true if the text has a line break other than LF.
/// - Returns: How many bytes were copied: all, or all but a character that is cut off.
func copyText(
  _ source: UnsafeRawBufferPointer, to target: UnsafeMutableRawPointer, isLast: Bool, base: Int,
  faults: inout [TextFault], hasOddBreaks: inout Bool
) -> Int {
  var index = 0
  while index < source.count {
    if index &+ 8 <= source.count {
      let word = ByteWord(source, at: index)
      target.storeBytes(of: word.stored, toByteOffset: index, as: UInt64.self)
      if word.isPlainASCII {
        index &+= 8
        continue
      }
    }
    let end = min(index &+ 8, source.count)
    while index < end {
      let length = source.characterLength(at: index)
      if length == 1 {
        let byte = source[index]
        target.storeBytes(of: byte, toByteOffset: index, as: UInt8.self)
        if byte == 0x0D {
          hasOddBreaks = true
        } else if byte &- 0x20 >= 0x5F, byte != 0x0A, byte != 0x09 {
          target.storeBytes(of: UInt8(ascii: "_"), toByteOffset: index, as: UInt8.self)
          faults.add(.forbidden(UInt32(byte)), at: base &+ index, count: 1)
        }
        index &+= 1
      } else if length == 0 {
        if !isLast, source.isCutOff(at: index) { return index }
        target.storeBytes(of: UInt8(ascii: "_"), toByteOffset: index, as: UInt8.self)
        faults.add(.notUTF8(source[index]), at: base &+ index, count: 1)
        index &+= 1
      } else {
        for offset in index..<index &+ length {
          target.storeBytes(of: source[offset], toByteOffset: offset, as: UInt8.self)
        }
        let value = source.scalarValue(at: index, length: length)
        if value == 0x85 || value == 0x2028 || value == 0x2029 { hasOddBreaks = true }
        if value.isForbidden {
          target.storeReplacement(toByteOffset: index, length: length)
          faults.add(.forbidden(value), at: base &+ index, count: length)
        }
        index &+= length
      }
    }
  }
  return index
}

extension UInt32 {
  /// Whether YAML forbids this character, which is not ASCII, in a file (YAML 1.1, `c-printable`).
  @inline(__always)
  fileprivate var isForbidden: Bool {
    switch self {
    case 0x80..<0xA0: self != 0x85
    case 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}

extension UnsafeMutableRawPointer {
  /// Stores a character of two (¿) or three (U+FFFD) bytes.
  fileprivate func storeReplacement(toByteOffset offset: Int, length: Int) {
    let bytes: [UInt8] = length == 2 ? [0xC2, 0xBF] : [0xEF, 0xBF, 0xBD]
    for (index, byte) in bytes.enumerated() {
      storeBytes(of: byte, toByteOffset: offset + index, as: UInt8.self)
    }
  }
}

extension [TextFault] {
  /// Adds a fault, or lengthens the last one if this one follows it and is of the same kind.
  mutating func add(_ fault: TextFault) {
    if isEmpty || !self[count - 1].extend(with: fault) { append(fault) }
  }

  fileprivate mutating func add(_ kind: TextFault.Kind, at offset: Int, count: Int) {
    add(TextFault(offset: offset, kind: kind, characters: 1, end: offset + count))
  }
}

extension TextFault.Kind {
  fileprivate func isLike(_ other: TextFault.Kind) -> Bool {
    switch (self, other) {
    case (.notUTF8, .notUTF8): true
    case (.forbidden(let left), .forbidden(let right)): left == right
    case (.notUTF8, .forbidden), (.forbidden, .notUTF8): false
    }
  }
}
