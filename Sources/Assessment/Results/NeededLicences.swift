public import Law

/// The licences and filings that something needs, each by one rule that asks for it.
public struct NeededLicences: Sendable {
  /// Those that every case needs.
  public private(set) var sure: [RuleID] = []
  /// Of each group every case needs one; facts that are open say which.
  public private(set) var oneOf: [[RuleID]] = []
  /// Those that only some cases need.
  public private(set) var perhaps: [RuleID] = []

  public var isEmpty: Bool { sure.isEmpty && oneOf.isEmpty && perhaps.isEmpty }

  public init() {}

  /// What an activity needs.
  ///
  /// - Parameters:
  ///   - positions: The positions it can still have. Those in which it is closed need nothing.
  ///   - isSure: Whether it surely is that activity.
  public init(_ positions: [PositionOutcome], isSure: Bool, _ law: Law) {
    let open = positions.filter { $0.verdict > .notOpen }
    self.init(cases: open.map(\.licences), isSure: isSure && open.count == positions.count, law)
  }

  /// - Parameter cases: What each case needs.
  init(cases: [[RuleID]], isSure: Bool, _ law: Law) {
    var first: [LicenceID: RuleID] = [:]
    var order: [LicenceID] = []
    let cases = cases.map { rules in
      Set(
        rules.compactMap { rule -> LicenceID? in
          guard let licence = law[rule].licence else { return nil }
          if first[licence] == nil {
            first[licence] = rule
            order.append(licence)
          }
          return licence
        })
    }
    let always = order.filter { licence in cases.allSatisfy { $0.contains(licence) } }
    guard isSure else {
      perhaps = order.compactMap { first[$0] }
      return
    }
    sure = always.compactMap { first[$0] }
    var rest = order.filter { !always.contains($0) }
    while let one = rest.first {
      var group = [one]
      for other in rest.dropFirst()
      where !cases.contains(where: { $0.contains(other) && !$0.isDisjoint(with: group) }) {
        group.append(other)
      }
      let isChoice = cases.allSatisfy { !$0.isDisjoint(with: group) }
      if isChoice { oneOf.append(group.compactMap { first[$0] }) } else { perhaps += [first[one]].compactMap(\.self) }
      rest.removeAll { isChoice ? group.contains($0) : $0 == one }
    }
  }

  /// Adds what another activity of the same line needs: what one surely needs is needed.
  mutating func add(_ other: NeededLicences, _ law: Law) {
    func isAmong(_ rules: [RuleID], _ rule: RuleID) -> Bool { rules.contains { law[$0].licence == law[rule].licence } }
    sure += other.sure.filter { !isAmong(sure, $0) }
    for group in other.oneOf where !oneOf.contains(where: { known in group.allSatisfy { isAmong(known, $0) } }) {
      oneOf.append(group)
    }
    perhaps += other.perhaps.filter { !isAmong(perhaps, $0) }
    // Where one of a choice is needed anyway, the others are needed only in some cases.
    let settled = oneOf.filter { group in group.contains { isAmong(sure, $0) } }
    oneOf.removeAll { group in group.contains { isAmong(sure, $0) } }
    for rule in settled.joined() where !isAmong(perhaps, rule) { perhaps.append(rule) }
    perhaps.removeAll { rule in isAmong(sure, rule) || oneOf.contains { isAmong($0, rule) } }
  }
}

// MARK: - Filings

extension Law {
  /// Whether a rule asks for a filing, which no authority grants.
  public func asksForFiling(_ rule: RuleID) -> Bool { self[rule].licence.map { self[$0].isFiling } ?? false }

  /// Whether some positions need, wherever they need anything, filings alone.
  func needOnlyFilings(_ positions: [PositionOutcome]) -> Bool {
    let asking = positions.filter { $0.verdict == .permittedWithLicence }
    return !asking.isEmpty && asking.allSatisfy { $0.deciding.allSatisfy { asksForFiling($0.rule) } }
  }
}

extension CompanyAssessment {
  /// Whether an activity needs, wherever it needs a licence or a filing, filings alone.
  public func needsOnlyFilings(_ finding: ActivityFinding) -> Bool {
    epoch?.law.needOnlyFilings(positions(of: finding)) ?? false
  }

  /// Whether a line that may be run with licences or filings needs filings alone.
  ///
  /// - Parameter firmly: Whether only what the line surely is counts.
  public func needsOnlyFilings(_ line: LineFinding, firmly: Bool = false) -> Bool {
    let outcomes = firmly ? line.firmVerdicts : line.verdicts
    guard outcomes.contains(.permittedWithLicence), outcomes.worst == .permittedWithLicence else { return false }
    let counting = line.activities.map { activities[$0] }.filter {
      $0.mayCount && (!firmly || $0.grades & 1 << Grade.yes.rawValue != 0) && $0.verdicts.contains(.permittedWithLicence)
    }
    return !counting.isEmpty && counting.allSatisfy(needsOnlyFilings)
  }

  /// Whether a line is open, and nothing encoded says which licence some of what it may be needs, or that it needs none.
  public func isUnlicensed(_ line: LineFinding) -> Bool {
    line.answer == .yes
      && line.activities.map { activities[$0] }.contains { finding in
        finding.mayCount && isShown(finding, of: line) && positions(of: finding).contains(where: \.isWithoutLicences)
      }
  }

  /// What a line needs, whichever of the activities it may answer for it is.
  public func needs(of line: LineFinding) -> NeededLicences {
    guard let law = epoch?.law else { return NeededLicences() }
    let counting = line.activities.map { activities[$0] }.filter(\.mayCount)
    var needs = NeededLicences()
    for finding in counting {
      needs.add(NeededLicences(positions(of: finding), isSure: finding.mustCount, law), law)
    }
    // A line with one outcome is in any case one of the activities that give it.
    if line.verdicts.count == 1, let worst = line.verdicts.verdicts.first {
      needs.add(common(counting.filter { $0.verdicts.contains(worst) }, law), law)
    }
    // Of several kinds of one code that it is or is not, only which one is left open.
    let open = counting.filter { finding in
      finding.grades & 1 << Grade.no.rawValue != 0
        && finding.grades & (1 << Grade.remote.rawValue | 1 << Grade.possible.rawValue) == 0
    }
    for (index, finding) in open.enumerated() {
      let kinds = open[index...].filter { law[$0.activity].code == law[finding.activity].code }
      let isFirst = !open[..<index].contains { law[$0.activity].code == law[finding.activity].code }
      if law[finding.activity].code != nil, isFirst, kinds.count > 1 { needs.add(common(kinds, law), law) }
    }
    return needs
  }

  /// What each of some activities needs, whichever it is.
  private func common(_ findings: some Sequence<ActivityFinding>, _ law: Law) -> NeededLicences {
    let each = findings.map { NeededLicences(positions(of: $0), isSure: true, law).sure }
    let shared = (each.first ?? []).filter { rule in
      each.allSatisfy { own in own.contains { law[$0].licence == law[rule].licence } }
    }
    return NeededLicences(cases: [shared], isSure: true, law)
  }
}
