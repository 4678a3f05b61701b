extension InputWindow {
  /// Looks at the first bytes, and passes over a byte order mark.
  ///
  /// - Returns: The name of another encoding than UTF-8, if the input is in one.
  mutating func readStart() -> String? {
    while end < 4, !isAtEnd {
      guard readMore(keepingFrom: first) else { return nil }
    }
    if let encoding = bytes.otherEncoding { return encoding }
    if bytes.starts(with: byteOrderMark) { fed = 3 }
    return nil
  }
}

let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

extension UnsafeRawBufferPointer {
  /// The name of the encoding, judged by the first four bytes, if it is not UTF-8.
  package var otherEncoding: String? {
    guard count >= 2 else { return nil }
    if count >= 4 {
      switch (self[0], self[1], self[2], self[3]) {
      case (0xFF, 0xFE, 0, 0), (0, 0, 0xFE, 0xFF), (0, 0, 0, 1...), (1..., 0, 0, 0):
        return "UTF-32"
      case (1..., 0, 1..., 0), (0, 1..., 0, 1...): return "UTF-16"
      default: break
      }
    }
    switch (self[0], self[1]) {
    case (0xFF, 0xFE), (0xFE, 0xFF): return "UTF-16"
    default: return nil
    }
  }
}
