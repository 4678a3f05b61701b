/// One problem, as data: what is wrong, where, and what would be right.
///
/// How it looks is up to the renderers: ``rendered(style:)`` for people, and the JSON and SARIF
/// forms for programs.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    case error, warning, note
  }

  /// A marked stretch of a file.
  public struct Label: Hashable, Sendable {
    /// The path as the user wrote it, or `-` for standard input.
    public var file: String
    public var span: SourceSpan
    /// The line that the span starts on, without its line break; of a very long line an excerpt.
    public var lineText: String
    /// The column of the first character of ``lineText``: 1, unless it is an excerpt.
    public var lineTextColumn: Int32
    /// What to say beside the mark.
    public var message: Message?

    public init(
      file: String, span: SourceSpan, lineText: String, lineTextColumn: Int32 = 1,
      message: Message? = nil
    ) {
      self.file = file
      self.span = span
      self.lineText = lineText
      self.lineTextColumn = lineTextColumn
      self.message = message
    }

    /// The same place without the line, where this is no text.
    package var withoutLine: Label { Label(file: file, span: span, lineText: "", message: message) }
  }

  public var severity: Severity
  /// The kind of problem, in `kebab-case`; stays the same between versions.
  public var code: String
  /// One line that states the fact: lower case, no full stop, the user's words in backticks.
  public var headline: Message
  /// Where it is wrong; `nil` where no place in a file is at fault.
  public var primary: Label?
  /// Other places that explain it.
  public var secondary: [Label]
  /// What to do about it.
  public var help: Message?

  public init(
    severity: Severity = .error, code: String, headline: Message, primary: Label? = nil,
    secondary: [Label] = [], help: Message? = nil
  ) {
    self.severity = severity
    self.code = code
    self.headline = headline
    self.primary = primary
    self.secondary = secondary
    self.help = help
  }
}
