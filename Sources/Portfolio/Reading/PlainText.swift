import YAML

/// Text of a file as it would stand without an input method: letters, digits and signs of full width in their usual
/// form, every kind of space as a space, and none around it.
package enum PlainText {
  /// A text in its plain form.
  package static func of(_ text: String) -> String {
    var text = text
    return text.withUTF8 { of(UnsafeRawBufferPointer($0)).map { String(decoding: $0, as: UTF8.self) } } ?? text
  }

  /// - Returns: `nil` where the text is plain as it stands.
  static func of(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
    let isPlain = text.allSatisfy { $0 < 0x80 } && text.first != 0x20 && text.last != 0x20 && text.last != 0x0A
    guard !isPlain else { return nil }
    var plain: [UInt8] = []
    plain.reserveCapacity(text.count)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      plain += usual(scalar).map { [$0] } ?? Array(String(Character(scalar)).utf8)
    }
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x0A || byte == 0x09 }
    while let last = plain.last, isSpace(last) { plain.removeLast() }
    return Array(plain.drop(while: isSpace))
  }

  /// The usual form of a character that an input method or a word processor puts in its place.
  private static func usual(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0xFF01...0xFF5E: UInt8(scalar.value - 0xFF01 + 0x21)
    // No-break spaces, those of a set width, and the ideographic one.
    case 0xA0, 0x2000...0x200A, 0x202F, 0x3000: UInt8(ascii: " ")
    case 0xFE6A: UInt8(ascii: "%")
    case 0x3001: UInt8(ascii: ",")
    default: nil
    }
  }

  /// Calls a function with a text in its plain form.
  @inline(__always)
  static func with<Result>(
    _ text: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    guard let plain = of(text) else { return body(text) }
    return plain.withUnsafeBytes(body)
  }
}

extension NameTable {
  /// The number of a scalar's text, if it is one of the names in its plain form.
  @inline(__always)
  func meant(by node: YAMLNode, in tree: borrowing YAMLTree) -> Int32? {
    value(of: node, in: tree) ?? plainValue(of: node, in: tree)
  }

  @inline(never)
  private func plainValue(of node: YAMLNode, in tree: borrowing YAMLTree) -> Int32? {
    guard node.kind == .scalar, let plain = PlainText.of(tree.bytes(of: node)) else { return nil }
    return value(of: plain)
  }

  /// The numbers of names in one text with commas between them, of whatever width; `nil` unless all are names.
  @inline(never)
  func several(in node: YAMLNode, _ tree: borrowing YAMLTree) -> [Int32]? {
    guard node.kind == .scalar else { return nil }
    let text = tree.bytes(of: node)
    let parts = (PlainText.of(text) ?? Array(text)).split(separator: UInt8(ascii: ","))
    guard parts.count > 1 else { return nil }
    var values: [Int32] = []
    for part in parts {
      let trimmed = part.drop { $0 == 0x20 }
      guard let value = value(of: Array(trimmed[..<(trimmed.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? trimmed.startIndex)]))
      else { return nil }
      values.append(value)
    }
    return values
  }
}
