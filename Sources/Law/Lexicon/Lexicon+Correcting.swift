import Diagnostics

extension Lexicon {
  /// A text with the words that people type for others: `restaurant` for `resturant`. `nil` where none is misspelt.
  ///
  /// A word of five letters or more that no phrase holds, nor begins with, stands for the one of the lexicon that is
  /// an edit away from it, or two of a long one, and begins with the same letter. Chinese is left as it is.
  ///
  /// - Complexity: O(words of the lexicon).
  public func corrected(_ text: String) -> String? {
    let tokens = SearchText(text).tokens
    guard tokens.contains(where: { $0.map { Self.mayBeMisspelt($0) } ?? false }) else { return nil }
    let known = Set(entries.flatMap(\.phrases).flatMap { $0.parts.joined().joined() + $0.joined }).union(silent.stems)
    func isUnknown(_ token: SearchText.Token) -> Bool {
      Self.mayBeMisspelt(token) && !known.contains(token.stem) && !known.contains { $0.hasPrefix(token.stem) }
    }
    guard tokens.contains(where: { $0.map(isUnknown) ?? false }) else { return nil }
    let written = Set(entries.flatMap(\.phrases).flatMap { SearchText($0.text).tokens.compactMap { $0?.word } })
    var isCorrected = false
    let words = tokens.map { token -> String in
      guard let token else { return "," }
      guard isUnknown(token), let meant = Self.nearest(to: token.word, among: written) else { return token.word }
      isCorrected = true
      return meant
    }
    return isCorrected ? words.joined(separator: " ") : nil
  }

  private static func mayBeMisspelt(_ token: SearchText.Token) -> Bool {
    !token.isCharacter && token.word.count >= 5 && !token.word.contains(where: \.isNumber)
  }

  private static func nearest(to word: String, among known: Set<String>) -> String? {
    // What goes on from a known word is another word: `seedy` is not `seed`.
    let near = known.filter {
      $0.first == word.first && abs($0.count - word.count) <= 2 && !word.hasPrefix($0) && $0.isLike(word)
    }
    return nearestName(to: word, among: near.sorted())
  }
}

extension String {
  /// Whether two words have the same beginning and the same end but for a letter, or three of a long word.
  fileprivate func isLike(_ other: String) -> Bool {
    let most = Swift.max(count, other.count)
    let start = zip(self, other).prefix { $0 == $1 }.count
    let end = zip(reversed(), other.reversed()).prefix { $0 == $1 }.count
    return start + end >= most - (most < 8 ? 1 : 3)
  }
}
