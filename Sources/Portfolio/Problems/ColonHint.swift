import Diagnostics

/// What stands in the place of the colon that parts a key from its value.
enum ColonHint {
  /// - Parameter text: What should have been `key: value`.
  /// - Returns: `nil` where there is nothing of the kind.
  static func of(_ text: String) -> Message? {
    if text.contains("：") { return Message("write `: ` for the colon of full width (`：`)", "请将全角冒号（`：`）改为`: `") }
    for (colon, next) in zip(text.unicodeScalars, text.unicodeScalars.dropFirst()) where colon == ":" {
      switch next.value {
      case 0xA0, 0x2000...0x200A, 0x202F, 0x3000:
        return Message(
          "the space after `:` is U+\(String(next.value, radix: 16, uppercase: true)): write a usual one",
          "`:`之后的空格是U+\(String(next.value, radix: 16, uppercase: true))：请改为普通空格")
      default: return Message("write a space after `:`", "请在`:`之后加一个空格")
      }
    }
    return nil
  }
}
