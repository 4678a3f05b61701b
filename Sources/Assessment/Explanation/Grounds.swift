public import Law

/// The grounds of one verdict, where several positions with it are still possible.
public struct Grounds: Sendable {
  public let verdict: Verdict
  public let regime: RegimeID?
  /// The rules that decide in some of them, each once.
  public private(set) var deciding: [Demand]
  public private(set) var lifted: [ExceptionID]
  /// The rules that ask for a licence in all of them.
  public private(set) var licences: [RuleID]
  /// Those that ask for one only in some.
  public private(set) var possibleLicences: [RuleID] = []
  /// The rules that say that none is needed, in some of them.
  public private(set) var noLicence: [RuleID]
  /// Whether nothing encoded says, in some of them, which licence is needed or that none is.
  public private(set) var isWithoutLicences: Bool
  /// The weakest marks of all.
  public private(set) var marks: WeakestMarks

  private init(_ position: PositionOutcome, _ states: [Demand]) {
    verdict = position.verdict
    regime = position.regime
    deciding = Self.demands(of: position, states)
    lifted = position.lifted
    licences = position.licences
    noLicence = position.noLicence
    isWithoutLicences = position.isWithoutLicences
    marks = position.marks
  }

  /// The grounds by verdict, worst first.
  ///
  /// - Parameter law: Whose positions they are.
  public static func merging(_ positions: [PositionOutcome], _ law: Law) -> [Grounds] {
    let states = law.demands(of: positions)
    var merged: [Grounds] = []
    // That the list may not reach the company is the last ground of what is open to it anyhow.
    func order(_ position: PositionOutcome) -> (Verdict, Int) {
      (position.verdict, position.regime.map { law[$0].otherwise == .outOfScope ? 1 : 0 } ?? 0)
    }
    for position in positions.sorted(by: { order($0) < order($1) }) {
      if let last = merged.indices.last, merged[last].verdict == position.verdict {
        merged[last].add(position, states)
      } else {
        merged.append(Grounds(position, states))
      }
    }
    for index in merged.indices { merged[index].dropUnneeded() }
    return merged
  }

  private static func demands(of position: PositionOutcome, _ states: [Demand]) -> [Demand] {
    position.deciding.compactMap { finding in states.first { $0.rule == finding.rule } }
  }

  /// Where something closes the activity for certain, what is not known is no ground.
  private mutating func dropUnneeded() {
    guard verdict <= .notOpen, deciding.contains(where: { $0.state == .notMet }) else { return }
    deciding.removeAll { $0.state == .notKnown }
  }

  private mutating func add(_ position: PositionOutcome, _ states: [Demand]) {
    for demand in Self.demands(of: position, states) where !deciding.contains(demand) {
      deciding.append(demand)
    }
    for exception in position.lifted where !lifted.contains(exception) { lifted.append(exception) }
    for rule in position.licences
    where !licences.contains(rule) && !possibleLicences.contains(rule) {
      possibleLicences.append(rule)
    }
    for rule in licences where !position.licences.contains(rule) {
      licences.removeAll { $0 == rule }
      possibleLicences.append(rule)
    }
    for rule in position.noLicence where !noLicence.contains(rule) { noLicence.append(rule) }
    if position.isWithoutLicences { isWithoutLicences = true }
    marks.take(position.marks)
  }
}
