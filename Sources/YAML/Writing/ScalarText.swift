extension String {
  /// The string as a YAML scalar on one line: as it is where that reads back the same, otherwise in
  /// double quotes.
  ///
  /// - Parameters:
  ///   - isFreeText: Whether it must not be taken for a truth value, a number, a date or nothing.
  ///   - isNested: Whether it stands in brackets or braces.
  func scalarText(isFreeText: Bool, isNested: Bool) -> String {
    let isPlain = canBePlain(isNested: isNested) && !(isFreeText && meansSomething)
    return isPlain ? self : quoted
  }

  private func canBePlain(isNested: Bool) -> Bool {
    guard let first = utf8.first, let last = utf8.last else { return false }
    if first == UInt8(ascii: " ") || last == UInt8(ascii: " ") || self == "<<" { return false }
    if "-?:,[]{}#&*!|>'\"%@`".utf8.contains(first) || last == UInt8(ascii: ":") { return false }
    if hasPrefix("...") { return false }
    var previous: Unicode.Scalar = "a"
    for scalar in unicodeScalars {
      switch scalar {
      case ",", "[", "]", "{", "}": if isNested { return false }
      case " ": if previous == ":" { return false }
      case "#": if previous == " " { return false }
      default: if scalar.mustBeEscaped { return false }
      }
      // In brackets a colon may end a key even without a space after it.
      if isNested, scalar == ":" || scalar == "?" { return false }
      previous = scalar
    }
    return true
  }

  /// Whether readers of YAML take the plain word for something else than text.
  private var meansSomething: Bool {
    let words = ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "~"]
    guard let first = unicodeScalars.first else { return true }
    return words.contains(lowercased()) || "0123456789+.".unicodeScalars.contains(first)
  }

  private var quoted: String {
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default:
        if scalar.mustBeEscaped {
          result += scalar.escape
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }

  /// The string with a space for every character that would end a line or may not stand in a file.
  var withoutBreaks: String {
    var result = ""
    for scalar in unicodeScalars {
      result.unicodeScalars.append(scalar.mustBeEscaped ? " " : scalar)
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether the character ends lines, is invisible to a reader, or may not stand in a YAML file.
  fileprivate var mustBeEscaped: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  fileprivate var escape: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
