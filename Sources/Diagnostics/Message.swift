/// What is said, in English and in Chinese.
public struct Message: Hashable, Sendable {
  /// In which of the two it is shown.
  public enum Language: Hashable, Sendable {
    case english, chinese
  }

  public let english: String
  public let chinese: String

  public init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  public subscript(language: Language) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }

  /// One after the other.
  public static func + (first: Self, second: Self) -> Self {
    Self(first.english + second.english, first.chinese + second.chinese)
  }

  /// The name that was probably meant.
  public static func didYouMean(_ name: String) -> Self { Self("did you mean `\(name)`?", "是否想写`\(name)`？") }
}

/// A literal reads the same in both languages: a name or a path, or what is said in English alone.
extension Message: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { self.init(text, text) }
}
