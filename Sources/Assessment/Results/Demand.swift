public import Law

/// How a demand of the law stands by what is known.
public enum DemandState: String, Sendable {
  /// The facts meet it.
  case met
  /// The facts break it.
  case notMet = "not-met"
  /// It is taken as not met because nobody said that what it asks for is so.
  case notMetAsTold = "not-met-as-told"
  /// Its facts are open.
  case notKnown = "not-known"
  /// Nothing that a file can state tests it: the authority settles it.
  case forTheAuthority = "for-the-authority"
}

/// A demand that bears on the outcome of an activity, and how it stands.
public struct Demand: Hashable, Sendable {
  public let rule: RuleID
  public let state: DemandState

  public init(rule: RuleID, state: DemandState) {
    self.rule = rule
    self.state = state
  }
}

extension Law {
  /// How the demands stand that decide some of the positions an activity can still have: what every position breaks is not
  /// met, what every one meets is met, and the rest is not known.
  public func demands(of positions: [PositionOutcome]) -> [Demand] {
    var order: [RuleID] = []
    var counts: [RuleID: (met: Int, failed: Int)] = [:]
    for finding in positions.flatMap(\.deciding) {
      if counts[finding.rule] == nil { order.append(finding.rule) }
      if finding.isMet {
        counts[finding.rule, default: (0, 0)].met += 1
      } else {
        counts[finding.rule, default: (0, 0)].failed += 1
      }
    }
    return order.map { rule in
      let count = counts[rule] ?? (0, 0)
      // A text can only be met or not where it answers.
      let asked = self[rule].regime.map { named in
        positions.count { $0.regime.map { self[$0].named == named } ?? false }
      } ?? positions.count
      let state: DemandState =
        count.failed == asked
        ? .notMet
        : count.met < asked
          ? .notKnown : self[rule].demands == nil && self[rule].licence == nil ? .forTheAuthority : .met
      return Demand(rule: rule, state: state)
    }
  }
}
