/// What a line begins with, as far as documents and items can be found by it without parsing.
extension UnsafeRawBufferPointer {
  /// Whether the line begins with `---` or `...`, which end a document in whatever stands before.
  var startsWithDocumentMarker: Bool {
    starts(with: "---".utf8) && isBlank(at: 3) || starts(with: "...".utf8) && isBlank(at: 3)
  }

  /// Whether the line begins with a dash, indented so that it stands at `column`, from 1.
  func startsWithDash(at column: Int32) -> Bool {
    let indent = Int(column) - 1
    guard indent >= 0, count > indent, self[indent] == UInt8(ascii: "-") else { return false }
    return self[..<indent].allSatisfy { $0 == UInt8(ascii: " ") } && isBlank(at: indent + 1)
  }

  /// Whether the line begins with `key:`.
  func startsWithKey(_ key: [UInt8]) -> Bool {
    count > key.count && starts(with: key) && self[key.count] == UInt8(ascii: ":")
      && isBlank(at: key.count + 1)
  }

  /// Whether a space, a tab, a line break or the end is at an offset.
  private func isBlank(at offset: Int) -> Bool {
    offset >= count || self[offset] == 0x20 || self[offset] == 0x09
      || lineBreakLength(at: offset) > 0
  }
}
