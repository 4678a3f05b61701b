/// One text in both languages.
public struct Wording: Sendable {
  private enum Texts {
    case read(english: String, chinese: String)
    /// Among the texts of a packed law, made into a string when it is looked at.
    case packed(PackedTexts)
  }

  private let texts: Texts

  public init(english: String, chinese: String) {
    texts = .read(english: english, chinese: chinese)
  }

  init(_ packed: PackedTexts) {
    texts = .packed(packed)
  }

  public var english: String { self[.english] }
  public var chinese: String { self[.chinese] }

  public subscript(language: Language) -> String {
    switch (texts, language) {
    case (.read(let english, _), .english): english
    case (.read(_, let chinese), .chinese): chinese
    case (.packed(let texts), _): texts[language]
    }
  }
}

extension Wording: Hashable {
  public static func == (a: Self, b: Self) -> Bool {
    a.english == b.english && a.chinese == b.chinese
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(english)
    hasher.combine(chinese)
  }
}
