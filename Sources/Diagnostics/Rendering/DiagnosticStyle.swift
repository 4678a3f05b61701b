/// How diagnostics are shown to people.
public struct DiagnosticStyle: Hashable, Sendable {
  /// Whether to colour; colour only repeats what words and marks say.
  public var isColored: Bool
  /// How many cells of a quoted line are shown at most; more is cut off around the mark.
  public var lineWidth: Int
  public var language: Message.Language

  public init(isColored: Bool = false, lineWidth: Int = 100, language: Message.Language = .english) {
    self.language = language
    self.isColored = isColored
    self.lineWidth = max(lineWidth, 20)
  }

  /// What a piece of the output is, for its colour.
  enum Role {
    case error, warning, note, strong, quiet
  }

  func paint(_ text: String, _ role: Role) -> String {
    guard isColored, !text.isEmpty else { return text }
    let code =
      switch role {
      case .error: "1;31"
      case .warning: "1;33"
      case .note: "1;36"
      case .strong: "1"
      case .quiet: "34"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

extension Diagnostic.Severity {
  var role: DiagnosticStyle.Role {
    switch self {
    case .error: .error
    case .warning: .warning
    case .note: .note
    }
  }
}
