public import Law
public import YAML

/// What is answered to a ``Question``.
public enum Reply: Hashable, Sendable {
  /// A name.
  case text(String)
  /// What the line is about; none of the topics where it is empty.
  case topics([TopicID])
  /// To `topics`: the activities are known and will be named.
  case knowsActivities
  case activities([ActivityID])
  /// A fact as company files write it; `unknown` where it is not known.
  case fact(YAMLContent)
  /// The foreign share as company files write it.
  case foreignShare(YAMLContent)
  /// The list of holders as company files write it under `ownership:`.
  case holders(YAMLContent)
  /// To `ownership`: not known.
  case ownershipUnknown
  /// Those of the assumptions that are to be asked about.
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
