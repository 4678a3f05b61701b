/// A text as it is searched: its words by their stems, its Chinese by characters.
///
/// Small letters, narrow forms and simplified characters stand for all others.
package struct SearchText: Sendable {
  /// A word of Latin letters or digits, or one Chinese character.
  package struct Token: Hashable, Sendable {
    /// The stem of a word; a character.
    let stem: String
    /// The word as it stands, folded.
    let word: String
    let isCharacter: Bool
  }

  /// The words and characters in order; what stands between phrases, such as a comma, is `nil`.
  package let tokens: [Token?]

  package init(_ text: String) {
    var tokens: [Token?] = []
    var word = ""
    func end() {
      guard !word.isEmpty else { return }
      if word.hasSuffix("'s") { word.removeLast(2) }
      let plain = word.filter { $0 != "'" }
      word = ""
      guard !plain.isEmpty else { return }
      tokens.append(Token(stem: EnglishStem.of(plain), word: plain, isCharacter: false))
    }
    for scalar in Self.folded(text).unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0x61...0x7A, 0xC0...0x24F: word.unicodeScalars.append(scalar)
      case 0x27 where !word.isEmpty, 0x2019 where !word.isEmpty: word += "'"
      case 0x3400...0x9FFF, 0x20000...0x323AF:
        end()
        tokens.append(Token(stem: String(scalar), word: String(scalar), isCharacter: true))
      case 0x20, 0x2D, 0x2F, 0x5F, 0x26, 0x2B: end()
      case _:
        end()
        if tokens.last != .some(nil), !tokens.isEmpty { tokens.append(nil) }
      }
    }
    end()
    self.tokens = tokens
  }

  /// The stems of its words, and its characters, in order.
  package var stems: [String] { tokens.compactMap { $0?.stem } }

  /// Small letters, narrow forms, simplified characters.
  package static func folded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: folded.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000: folded.append(" ")
      case 0x3400...0x9FFF: folded.append(simplified[scalar] ?? scalar)
      case _: folded.append(scalar)
      }
    }
    return String(folded).lowercased()
  }

  private static let simplified: [Unicode.Scalar: Unicode.Scalar] = {
    var forms: [Unicode.Scalar: Unicode.Scalar] = [:]
    var traditional: Unicode.Scalar?
    for scalar in traditionalCharacters.unicodeScalars where scalar.value > 0x3000 {
      if let written = traditional {
        forms[written] = scalar
        traditional = nil
      } else {
        traditional = scalar
      }
    }
    return forms
  }()
}
