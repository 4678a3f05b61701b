import Reports

/// A statement, and what it rests on, down to the facts of the company and the provisions of the law.
public struct Proof: Hashable, Sendable {
  public let statement: String
  /// What is given for it: a value, or how it stands. May be empty.
  public let detail: String
  /// Where the law says it. May be empty.
  public let citation: String
  /// Whether it holds; `nil` where that is open, or makes no sense.
  public let holds: Bool?
  public let verdict: Verdict?
  public let because: [Proof]

  init(_ node: ProofNode) {
    statement = node.text
    detail = node.detail
    citation = node.citation
    holds = node.truth
    verdict = node.verdict.map(Verdict.init)
    because = node.children.map(Proof.init)
  }
}
