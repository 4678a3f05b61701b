public import Diagnostics

extension Message {
  /// What the law says, as diagnostics show it.
  public init(_ wording: Wording) { self.init(wording.english, wording.chinese) }
}

extension Wording {
  public init(_ message: Message) { self.init(english: message.english, chinese: message.chinese) }
}

extension Language {
  /// The same, as diagnostics call it.
  public var ofMessages: Message.Language {
    switch self {
    case .english: .english
    case .chinese: .chinese
    }
  }
}
