/// Makes keys of the bytes a terminal sends, however they are cut into reads.
///
/// Understands what xterm and its kin send: UTF-8, control characters, the sequences of ECMA-48 that
/// start with `ESC [` and `ESC O`, and bracketed paste. Other sequences are taken whole and left out, so
/// that none of their bytes is taken for typing.
package struct KeyDecoder: Sendable {
  private var waiting: [UInt8] = []
  private var pasted: [UInt8]?

  package init() {}

  /// Whether an escape has come that may be the escape key or the start of a sequence.
  package var isUndecided: Bool { pasted == nil && !waiting.isEmpty }

  /// - Returns: The keys complete so far.
  package mutating func decode(_ bytes: some Sequence<UInt8>) -> [Key] {
    waiting += bytes
    var keys: [Key] = []
    while let key = next() {
      if let key { keys.append(key) }
    }
    return keys
  }

  /// Takes what has come for complete, once nothing has followed for a moment.
  package mutating func flush() -> [Key] {
    guard isUndecided else { return [] }
    if waiting[0] != Self.escape {
      waiting.removeAll()
      return []
    }
    waiting.removeFirst()
    return [.escape] + decode([])
  }

  private static let escape: UInt8 = 0x1B
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// The next key: `.some(nil)` for bytes that are none, `nil` where more must come.
  private mutating func next() -> Key?? {
    if pasted != nil { return takePaste() }
    guard let first = waiting.first else { return nil }
    switch first {
    case Self.escape: return takeSequence()
    case 0x0D, 0x0A:
      waiting.removeFirst()
      return .enter
    case 0x09:
      waiting.removeFirst()
      return .tab
    case 0x7F, 0x08:
      waiting.removeFirst()
      return .backspace
    case 0x00...0x1F:
      waiting.removeFirst()
      guard (1...26).contains(first) else { return .some(nil) }
      return .control(Character(UnicodeScalar(first + 0x60)))
    case _: return takeCharacter()
    }
  }

  /// A scalar in UTF-8, with those that combine with it as far as they have come.
  private mutating func takeCharacter() -> Key?? {
    let length =
      switch waiting[0] {
      case 0x20...0x7E: 1
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      case _: 0
      }
    guard length > 0 else {
      waiting.removeFirst()
      return .some(nil)
    }
    guard waiting.count >= length else { return nil }
    let bytes = waiting.prefix(length)
    waiting.removeFirst(length)
    guard let text = String(validating: bytes, as: UTF8.self), let character = text.first else {
      return .some(nil)
    }
    return .character(character)
  }

  private mutating func takeSequence() -> Key?? {
    guard waiting.count >= 2 else { return nil }
    switch waiting[1] {
    case UInt8(ascii: "["): return takeControlSequence()
    case UInt8(ascii: "O"):
      guard waiting.count >= 3 else { return nil }
      let final = waiting[2]
      waiting.removeFirst(3)
      return .some(Self.key(final))
    case Self.escape:
      waiting.removeFirst()
      return .escape
    case _:
      // A key with the meta key: the same as after the escape key.
      waiting.removeFirst()
      return .escape
    }
  }

  private mutating func takeControlSequence() -> Key?? {
    // The console of Linux sends its function keys as `ESC [ [` and a letter.
    if waiting.count > 2, waiting[2] == UInt8(ascii: "[") {
      guard waiting.count > 3 else { return nil }
      let letter = waiting[3]
      waiting.removeFirst(4)
      return .some(letter == UInt8(ascii: "A") ? .function(1) : nil)
    }
    guard let end = waiting.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
      // No sequence is that long.
      if waiting.count > 32 { waiting.removeAll() }
      return waiting.isEmpty ? .some(nil) : nil
    }
    let final = waiting[end]
    let parameters = String(decoding: waiting[2..<end], as: UTF8.self)
    waiting.removeFirst(end + 1)
    if final == UInt8(ascii: "~") {
      switch parameters.split(separator: ";").first.map(String.init) {
      case "1", "7": return .home
      case "3": return .delete
      case "4", "8": return .end
      case "5": return .pageUp
      case "6": return .pageDown
      case "11": return .function(1)
      case "200":
        pasted = []
        return .some(nil)
      case _: return .some(nil)
      }
    }
    return .some(final == UInt8(ascii: "Z") ? .backTab : Self.key(final))
  }

  private static func key(_ final: UInt8) -> Key? {
    switch final {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "P"): .function(1)
    case _: nil
    }
  }

  private mutating func takePaste() -> Key?? {
    guard var text = pasted else { return nil }
    text += waiting
    waiting.removeAll()
    let marker = Self.pasteEnd
    let place = text.indices.first { index in
      text[index] == marker[0] && text[index...].starts(with: marker)
    }
    guard let place else {
      pasted = text
      return nil
    }
    waiting = Array(text[(place + marker.count)...])
    pasted = nil
    return .paste(String(decoding: text[..<place], as: UTF8.self))
  }
}
