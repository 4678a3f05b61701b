public import Law
public import YAML

/// What is answered to a ``Question``.
public enum Reply: Hashable, Sendable {
  /// A name.
  case text(String)
  /// What the line does; nothing of what the law treats apart where it names nothing.
  case business(Business)
  /// A fact as company files write it; `unknown` where it is not known.
  case fact(YAMLContent)
  /// The foreign share as company files write it.
  case foreignShare(YAMLContent)
  /// The list of holders as company files write it under `ownership:`.
  case holders(YAMLContent)
  /// To `ownership`: not known.
  case ownershipUnknown
  /// Those of what is assumed or inferred that may be otherwise, and are asked about.
  case opened([FactID])
  /// To `anotherService`.
  case further(Bool)
}

/// Why an answer cannot be taken.
public struct AnswerProblem: Error, Hashable, Sendable {
  /// What is wrong.
  public let headline: Wording
  /// What would be right.
  public let help: Wording?

  public init(headline: Wording, help: Wording? = nil) {
    self.headline = headline
    self.help = help
  }
}
