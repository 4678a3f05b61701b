public import Law
public import Portfolio

/// The text whose answer an activity has, with why it is that one.
public struct GoverningText: Sendable {
  public let regime: RegimeID
  /// Whether it answers whatever is missing.
  public let isCertain: Bool
  /// The tests of its gates, as they stand; empty for a text without gates.
  public let gates: [Evidence]
  /// What would restrict the activity without it: rules that it sets aside, and those of the text that answers otherwise.
  public let displaced: [RuleID]
}

/// A text that would answer otherwise, and why it does not apply.
public struct ClosedText: Sendable {
  public let regime: RegimeID
  /// The tests of its gates that fail.
  public let failed: [Evidence]
}

extension Prover {
  /// For each activity of a line, the texts whose answers it can have.
  ///
  /// - Parameters:
  ///   - record: A company without problems.
  ///   - result: What was found of it by the law of `date`.
  public func governingTexts(
    of line: Int, _ record: CompanyRecord, _ result: CompanyAssessment, on date: CalendarDate
  ) -> [ActivityID: [GoverningText]] {
    let reader = EvidenceReader(
      law, known: known(line, record, result), on: date)
    var texts: [ActivityID: [GoverningText]] = [:]
    for index in result.lines[line].activities {
      let finding = result.activities[index]
      var regimes: [RegimeID] = []
      for position in result.positions(of: finding) {
        if let regime = position.regime, !regimes.contains(regime) { regimes.append(regime) }
      }
      texts[finding.activity] = regimes.map { id in
        GoverningText(
          regime: id, isCertain: regimes.count == 1,
          gates: law[id].when == .always ? [] : reader.evidence(of: law[id].when).decidingTests,
          displaced: displaced(by: law[id], finding.activity, reader, date))
      }
    }
    return texts
  }

  /// For each activity that a line answers for, the texts with gates whose gates fail, in the order of the law.
  ///
  /// - Parameters:
  ///   - record: A company without problems.
  ///   - result: What was found of it by the law of `date`.
  public func closedTexts(
    of line: Int, _ record: CompanyRecord, _ result: CompanyAssessment, on date: CalendarDate
  ) -> [ActivityID: [ClosedText]] {
    let reader = EvidenceReader(law, known: known(line, record, result), on: date)
    var texts: [ActivityID: [ClosedText]] = [:]
    for index in result.lines[line].activities where result.activities[index].mayCount {
      let activity = result.activities[index].activity
      texts[activity] = law.regimes.compactMap { regime in
        guard regime.when != .always, regime.otherwise != .outOfScope,
          regime.period.contains(date), regime.activities.contains(activity)
        else { return nil }
        let gate = reader.evidence(of: regime.when)
        return gate.truth == false ? ClosedText(regime: regime.id, failed: gate.decidingTests) : nil
      }
    }
    return texts
  }

  /// The rules that would restrict an activity were it not for a text with gates.
  private func displaced(
    by regime: Regime, _ activity: ActivityID, _ reader: EvidenceReader, _ date: CalendarDate
  ) -> [RuleID] {
    guard regime.when != .always, regime.otherwise != .outOfScope else { return [] }
    let usual = law.regimes.filter {
      $0.when == .always && $0.period.contains(date) && $0.activities.contains(activity)
    }.map(\.named)
    return law.rules.filter { rule in
      (rule.regime.map(usual.contains) ?? regime.displaces.covers(rule.named))
        && rule.period.contains(date) && rule.activities.contains(activity)
        && (law[rule.measure].limitsShare || rule.closes)
    }.filter { rule in
      reader.evidence(of: rule.when).truth == true && !isLifted(rule, activity, reader, date)
    }.map(\.id)
  }

  private func isLifted(
    _ rule: Rule, _ activity: ActivityID, _ reader: EvidenceReader, _ date: CalendarDate
  ) -> Bool {
    exceptions(to: rule, activity, reader, date).contains { $0.truth == true }
  }
}
