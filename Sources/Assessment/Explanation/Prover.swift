import DecisionDiagram
public import Law
public import Portfolio

/// Proves verdicts by the clauses of the law themselves, without diagrams. For one thread at a time.
public final class Prover {
  let law: Law
  private let assessor: Assessor
  private var trial = CompanyAssessment()

  public init(_ context: AssessmentContext, _ schema: PortfolioSchema) {
    law = context.law
    assessor = Assessor(context, schema)
  }

  /// - Parameters:
  ///   - record: A company without problems.
  ///   - result: What was found of it by the law of `date`.
  public func proof(
    of line: Int, _ record: CompanyRecord, _ result: CompanyAssessment, on date: CalendarDate
  ) -> LineProof {
    let known = assessor.known(of: record, line: line, result)
    let reader = EvidenceReader(law, known: known, on: date)
    let finding = result.lines[line]
    let needed = needed(line, record, finding.verdicts, finding.brokenBans, on: date)
    let stated = Set(stated(line, record))
    return LineProof(
      line: line, verdicts: finding.verdicts, conclusion: result.conclusion(of: finding),
      activities: finding.activities.map { index in
        let found = result.activities[index]
        return activity(found, needsOnlyFilings: result.needsOnlyFilings(found), reader, date)
      },
      bans: finding.bans.map { ($0, evidence(of: law[$0.ban], reader)) },
      needed: needed.sorted(), unneeded: stated.subtracting(needed).sorted(),
      inferred: assessor.inferences(of: line, record, on: date), date: date)
  }

  /// What breaks a ban: that it applies, and what it forbids.
  private func evidence(of ban: Duty, _ reader: EvidenceReader) -> Evidence {
    reader.evidence(of: .all([ban.when, ban.brokenWhen ?? .always]))
  }

  /// What is known of every variable for a line that was decided.
  func known(
    _ line: Int, _ record: CompanyRecord, _ result: CompanyAssessment
  ) -> [ValueSet] {
    assessor.known(of: record, line: line, result)
  }

  // MARK: - What is needed

  private func stated(_ line: Int, _ record: CompanyRecord) -> [Int] {
    (record.statements + record.lines[line].statements).filter { !$0.follows }
      .map { Int($0.variable) }.filter { !law.space.isFlag($0) }
  }

  /// The facts that a file states of a line, with those that surely follow.
  func told(_ line: Int, _ record: CompanyRecord, on date: CalendarDate) -> Set<FactID> {
    let stated = (record.statements + record.lines[line].statements).compactMap { law.space.fact(of: Int($0.variable)) }
    return Set(stated).union(assessor.inferences(of: line, record, on: date).keys)
  }

  /// What is enough of what a file states for the same outcomes: fact by fact, what can be left open is. The figures
  /// of ownership are one, since each says something of the others.
  func needed(
    _ line: Int, _ record: CompanyRecord, _ verdicts: VerdictSet, _ brokenBans: [DutyID] = [],
    on date: CalendarDate
  ) -> Set<Int> {
    var open = record
    var needed: Set<Int> = []
    var seen: Set<[Int]> = []
    for unit in stated(line, record).map(unit).reversed() where seen.insert(unit).inserted {
      // What is stated as not known is open as it is.
      if unit.allSatisfy({ known($0, line, open) == law.space.variables[$0].all }) { continue }
      let kept = open
      open.set(unit.map { ($0, law.space.variables[$0].all) }, line: line, law)
      if brokenBans.isEmpty, verdicts.count == 1, comesAtMost(to: verdicts, line, open, on: date) { continue }
      if outcome(of: line, open, on: date) != verdicts
        || !Set(brokenBans).isSubset(of: trial.lines[0].brokenBans)
      {
        open = kept
        needed.formUnion(unit)
      }
    }
    return needed.intersection(stated(line, record))
  }

  /// The variables that are known or not known together with one.
  package func unit(_ variable: Int) -> [Int] {
    guard let fact = law.space.fact(of: variable).map({ law[$0] }) else { return [variable] }
    guard fact.computed != nil else { return Array(law.space.ofFact[fact.id.index]) }
    return law.computedVariables
  }

  /// What a line comes to.
  func outcome(of line: Int, _ record: CompanyRecord, on date: CalendarDate) -> VerdictSet {
    assessor.outcomes(of: line, record, on: date, &trial)
  }

  /// Whether what a company states can all be true, but that facts may no longer apply.
  func canBe(_ record: CompanyRecord, on date: CalendarDate) -> Bool {
    assessor.contradictions(in: record, on: date).allSatisfy(\.isOfWhatDoesNotApply)
  }

  /// Whether a line needs, where it needs anything, filings alone.
  func needsOnlyFilings(_ line: Int, _ record: CompanyRecord, on date: CalendarDate) -> Bool {
    assessor.assess(record.alone(line), on: date, into: &trial)
    return trial.needsOnlyFilings(trial.lines[0])
  }

  /// Whether nothing listed was found of the line that was looked at last.
  var findsNothing: Bool { trial.lines[0].isNothingFound }

  /// Whether it is easily seen that a line comes to some outcomes at most.
  func comesAtMost(
    to verdicts: VerdictSet, _ line: Int, _ record: CompanyRecord, on date: CalendarDate
  ) -> Bool {
    assessor.comesAtMost(to: verdicts, line, record, on: date, &trial)
  }

  // MARK: - Clauses

  private func activity(
    _ finding: CompanyAssessment.ActivityFinding, needsOnlyFilings: Bool, _ reader: EvidenceReader, _ date: CalendarDate
  ) -> ActivityProof {
    let rows =
      finding.isDeclared || finding.activity == law.generalBusiness
      ? [] : law.gradeRows.filter { $0.activities.contains(finding.activity) }
    let regimes = law.regimes.filter {
      $0.period.contains(date) && $0.activities.contains(finding.activity)
    }
    return ActivityProof(
      finding: finding, needsOnlyFilings: needsOnlyFilings,
      rows: rows.map {
        RowProof(
          row: $0.id, grade: $0.grade, blocks: $0.blocks, evidence: reader.evidence(of: $0.when))
      },
      regimes: regimes.map { regime($0, finding.activity, reader, date) })
  }

  private func regime(
    _ regime: Regime, _ activity: ActivityID, _ reader: EvidenceReader, _ date: CalendarDate
  ) -> RegimeProof {
    let own = law.rules.filter {
      $0.period.contains(date) && $0.regime == regime.named && applies($0, to: activity)
    }
    let standing = law.rules.filter {
      $0.period.contains(date) && $0.regime == nil && applies($0, to: activity)
        && !regime.displaces.covers($0.named)
    }
    let rules = (own + standing).map { rule($0, activity, among: own, reader, date) }
      .filter { !$0.application.contains { $0.truth == false } }
    var verdicts = VerdictSet([regime.otherwise])
    for rule in rules {
      let after = rule.verdicts.isEmpty ? VerdictSet() : verdicts.worse(with: rule.verdicts)
      verdicts = VerdictSet(mask: (rule.mayLeaveNone ? verdicts.mask : 0) | after.mask)
    }
    return RegimeProof(
      regime: regime.id, gate: reader.evidence(of: regime.when), rules: rules, verdicts: verdicts)
  }

  private func applies(_ rule: Rule, to activity: ActivityID) -> Bool {
    rule.activities.contains(activity) || !rule.toRequirements.isEmpty
  }

  private func rule(
    _ rule: Rule, _ activity: ActivityID, among own: [Rule], _ reader: EvidenceReader,
    _ date: CalendarDate
  ) -> RuleProof {
    let exceptions = exceptions(to: rule, activity, reader, date)
    let application = application(of: rule, activity, among: own, reader, date)
    let applies = Evidence.conjunction(application.map(\.truth))
    let lifted = Evidence.disjunction(exceptions.map(\.truth))
    let demand = rule.demands.map(reader.evidence)
    let isMet = rule.demands == nil ? !rule.closes : demand?.truth
    var verdicts = VerdictSet()
    var mayLeaveNone = applies != true || lifted != false
    if applies != false, lifted != true {
      for (may, outcome) in [(isMet != false, rule.met), (isMet != true, rule.otherwise)] where may
      {
        if let outcome { verdicts.insert(outcome) } else { mayLeaveNone = true }
      }
    }
    return RuleProof(
      rule: rule.id, application: application, demand: demand, exceptions: exceptions,
      verdicts: verdicts, mayLeaveNone: mayLeaveNone)
  }

  func exceptions(
    to rule: Rule, _ activity: ActivityID, _ reader: EvidenceReader, _ date: CalendarDate
  ) -> [ExceptionProof] {
    law.exceptions.filter {
      $0.period.contains(date) && $0.lifts.contains(rule.named)
        && ($0.activities?.contains(activity) ?? true)
    }.map { exception in
      let blocks = law.blocks.filter { $0.period.contains(date) && $0.exception == exception.named }
      return ExceptionProof(
        exception: exception.id, evidence: reader.evidence(of: exception.when),
        blocks: blocks.map { ($0.id, reader.evidence(of: $0.when)) })
    }
  }

  /// The condition of a rule, and for one that attaches to requirements, that such a requirement is made and
  /// not lifted.
  private func application(
    of rule: Rule, _ activity: ActivityID, among own: [Rule], _ reader: EvidenceReader,
    _ date: CalendarDate
  ) -> [Evidence] {
    let condition = reader.evidence(of: rule.when)
    guard !rule.toRequirements.isEmpty else { return [condition] }
    let anchors = own.filter {
      rule.toRequirements.contains($0.measure) && $0.activities.contains(activity)
    }
    let made = anchors.map { anchor in
      let lifts = exceptions(to: anchor, activity, reader, date).map { exception in
        Evidence(
          condition: .not(law[exception.exception].when), truth: exception.truth.map { !$0 },
          parts: [exception.evidence])
      }
      let parts = [reader.evidence(of: anchor.when)] + lifts
      return Evidence(
        condition: .all(parts.map(\.condition)), truth: Evidence.conjunction(parts.map(\.truth)),
        parts: parts)
    }
    let any = Evidence(
      condition: .any(made.map(\.condition)), truth: Evidence.disjunction(made.map(\.truth)),
      parts: made)
    return [condition, any]
  }
}

extension Evidence {
  /// How it stands that all of some hold.
  static func conjunction(_ truths: [Bool?]) -> Bool? {
    truths.contains(false) ? false : truths.contains(nil) ? nil : true
  }

  /// How it stands that one of some holds.
  static func disjunction(_ truths: [Bool?]) -> Bool? {
    truths.contains(true) ? true : truths.contains(nil) ? nil : false
  }
}
