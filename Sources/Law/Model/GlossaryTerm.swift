/// A word that people meet in questions and results without knowing it, explained in two sentences.
public struct GlossaryTerm: Sendable {
  /// The name in files: `free-trade-zone`.
  public let name: String
  public let title: Wording
  /// What else it is called, by language.
  public let also: [Language: [String]]
  /// What it is, in two sentences.
  public let says: Wording
  /// The provision that it comes from, where there is one.
  public let cites: ProvisionID?
  public let source: SourceReference

  /// Everything that it is called in a language.
  package func names(in language: Language) -> [String] { [title[language]] + (also[language] ?? []) }
}
