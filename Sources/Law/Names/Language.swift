/// A language that the law and its results are worded in.
public enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case chinese = "zh"
}

/// One text in both languages.
public struct Wording: Hashable, Sendable {
  public let english: String
  public let chinese: String

  public init(english: String, chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  public subscript(language: Language) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }
}
