/// The weakest of each mark among the clauses that a result cites, with the first that bears it.
public struct WeakestMarks: Hashable, Sendable {
  public enum Clause: Hashable, Sendable {
    case regime(RegimeID)
    case rule(RuleID)
    case exception(ExceptionID)
    case row(GradeRowID)
  }

  public private(set) var confidence = Confidence.full
  /// The clause that is least settled; `nil` where all are settled.
  public private(set) var leastSettled: Clause?
  /// The clause whose text is least well checked; `nil` where all are confirmed.
  public private(set) var leastChecked: Clause?

  public init() {}

  /// Counts a further clause.
  public mutating func take(_ marks: Confidence, of clause: Clause) {
    if marks.certainty.rawValue < confidence.certainty.rawValue { leastSettled = clause }
    if marks.checked.rawValue < confidence.checked.rawValue { leastChecked = clause }
    confidence = confidence.weakened(by: marks)
  }

  /// Counts the clauses of another result.
  public mutating func take(_ other: WeakestMarks) {
    if other.confidence.certainty.rawValue < confidence.certainty.rawValue {
      leastSettled = other.leastSettled
    }
    if other.confidence.checked.rawValue < confidence.checked.rawValue {
      leastChecked = other.leastChecked
    }
    confidence = confidence.weakened(by: other.confidence)
  }
}

extension Law {
  /// The name of a clause, as files of the law give it.
  public func name(of clause: WeakestMarks.Clause) -> String {
    switch clause {
    case .regime(let regime): self[regime].name
    case .rule(let rule): self[rule].name
    case .exception(let exception): self[exception].name
    case .row(let row): self[row].name
    }
  }

  /// The provision of a clause; `nil` for a row that cites none.
  public func provision(of clause: WeakestMarks.Clause) -> ProvisionID? {
    switch clause {
    case .regime(let regime): self[regime].provision
    case .rule(let rule): self[rule].provision
    case .exception(let exception): self[exception].provision
    case .row(let row): self[row].cites
    }
  }
}
