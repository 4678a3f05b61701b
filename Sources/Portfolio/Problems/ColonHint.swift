/// What stands in the place of the colon that parts a key from its value.
enum ColonHint {
  /// - Parameter text: What should have been `key: value`.
  /// - Returns: `nil` where there is nothing of the kind.
  static func of(_ text: String) -> String? {
    if text.contains("：") { return "write `: ` for the colon of full width (`：`)" }
    for (colon, next) in zip(text.unicodeScalars, text.unicodeScalars.dropFirst()) where colon == ":" {
      switch next.value {
      case 0xA0, 0x2000...0x200A, 0x202F, 0x3000:
        return "the space after `:` is U+\(String(next.value, radix: 16, uppercase: true)): write a usual one"
      default: return "write a space after `:`"
      }
    }
    return nil
  }
}
