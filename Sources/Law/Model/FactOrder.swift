/// How the values of a fact stand to each other, where more of it never makes an answer better.
public enum FactOrder: Hashable, Sendable {
  /// Lists of values of a choice or a yes-no, by position, the least first; a value of two lists ties them together.
  case values([[Int]])
  /// Of a set: one more element is more.
  case elements

  /// The pairs of values of which the second is more; empty for a set.
  package var pairs: [(less: Int, more: Int)] {
    guard case .values(let chains) = self else { return [] }
    var above: [Int: Set<Int>] = [:]
    for chain in chains {
      for (less, more) in zip(chain, chain.dropFirst()) { above[less, default: []].insert(more) }
    }
    return above.keys.sorted().flatMap { less in
      var reached: Set<Int> = []
      var waiting = above[less, default: []]
      while let next = waiting.popFirst() {
        if reached.insert(next).inserted { waiting.formUnion(above[next, default: []]) }
      }
      return reached.sorted().map { (less: less, more: $0) }
    }
  }
}

/// A step along which the answer goes the other way than the order of a fact says, or than what counts as relief
/// promises, with the reason.
public struct OutOfOrder: Sendable {
  public let fact: FactID
  /// From one value to another; of a set, from without an element to with it, by the element.
  public let steps: [Step]
  /// The rows by which: each holds on one side of a step and not on the other.
  public let by: [GradeRowID]
  public let because: Wording
  /// Where it comes from, where that is not what the rows cite.
  public let cites: ProvisionID?
  public let source: SourceReference

  public struct Step: Hashable, Sendable {
    /// `nil` of a set.
    public let from: Int?
    public let to: Int
  }
}
