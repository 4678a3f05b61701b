/// How a rule stands in one case.
enum RuleStatus: Equatable {
  case doesNotApply
  case met
  case failed
  /// Lifted by the exception at this position among those that could.
  case lifted(by: Int)

  var leaf: Int32 {
    switch self {
    case .doesNotApply: 0
    case .met: 1
    case .failed: 2
    case .lifted(let index): Int32(3 + index)
    }
  }

  init(leaf: Int32) {
    switch leaf {
    case 0: self = .doesNotApply
    case 1: self = .met
    case 2: self = .failed
    case _: self = .lifted(by: Int(leaf - 3))
    }
  }
}

/// What one regime answers after some of its rules have been looked at.
struct PositionState: Hashable {
  let regime: RegimeID
  private(set) var verdict: Verdict
  private(set) var deciding: [PositionOutcome.Finding] = []
  private(set) var licences: [RuleID] = []
  private(set) var noLicence: [RuleID] = []
  private(set) var lifted: [ExceptionID] = []

  init(regime: Regime) {
    self.regime = regime.id
    verdict = regime.otherwise
  }

  /// The state once a further rule has been looked at.
  func after(_ rule: Rule, _ status: RuleStatus, _ exceptions: [RuleException]) -> PositionState {
    var next = self
    switch status {
    case .doesNotApply: break
    case .lifted(let index):
      let exception = exceptions[index].id
      if verdict > .notOpen, !lifted.contains(exception) { next.lifted.append(exception) }
    case .met:
      if rule.saysNoLicence, verdict > .notOpen { next.noLicence.append(rule.id) }
      guard let outcome = rule.met else { break }
      if rule.licence != nil, verdict > .notOpen { next.licences.append(rule.id) }
      next.take(outcome, PositionOutcome.Finding(rule: rule.id, isMet: true))
    case .failed:
      guard let outcome = rule.otherwise else { break }
      next.take(outcome, PositionOutcome.Finding(rule: rule.id, isMet: false))
    }
    if next.verdict <= .notOpen {
      // No licence can be had, and what was lifted no longer bears on the answer.
      next.licences = []
      next.noLicence = []
      next.lifted = []
    }
    return next
  }

  /// Whether the activity is open and nothing says which licence it needs, or that it needs none.
  var isWithoutLicences: Bool {
    verdict > .restrictedViolated && verdict < .outOfScope && licences.isEmpty && noLicence.isEmpty
  }

  /// The worst outcome decides; rules that agree on it are all kept.
  private mutating func take(_ outcome: Verdict, _ finding: PositionOutcome.Finding) {
    if outcome < verdict {
      verdict = outcome
      deciding = [finding]
    } else if outcome == verdict {
      deciding.append(finding)
    }
  }
}
