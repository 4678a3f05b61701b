import DecisionDiagram
import Law
import Portfolio
import SeededRandom
import TestSupport
import Testing

@testable import Assessment

/// Proofs read the clauses themselves; the assessment walks diagrams made of them. They must come to the same.
@Suite("Proofs")
struct ProofTests {
  private func company(_ seed: UInt64, hidden: Int) throws -> (CompanyRecord, CalendarDate, Shipped)
  {
    let shipped = try Shipped.shared.get()
    var random = SplitMix64(seed: seed)
    let (year, month, number) = random.pick(ShippedAgreementTests.days)
    let date = try #require(CalendarDate(year: year, month: month, day: number))
    let slow = SlowEvaluator(shipped.law, on: date)
    let maker = CompanyMaker(shipped.values)
    var line = LineKind(declared: [], isGraded: random.chance(0.8))
    if !line.isGraded || random.chance(0.2) {
      line.declared = [random.pick(shipped.law.activities).id]
    }
    let table = maker.table(using: &random)
    let facts = maker.wholeCase(slow, line, table: table, chance: 0.25, using: &random)
    let company = maker.company(facts, line, table: table, hidden: hidden, using: &random)
    return (
      try companyRecord(company.yaml(shipped.law), PortfolioSchema(shipped.law)), date, shipped
    )
  }

  @Test("A proof replays to the grade and the verdict of every activity", arguments: 0..<150)
  func replays(seed: UInt64) throws {
    let hidden = seed % 3 == 0 ? 0 : Int(seed % 7)
    let (record, date, shipped) = try company(seed, hidden: hidden)
    let schema = PortfolioSchema(shipped.law)
    var result = CompanyAssessment()
    Assessor(shipped.context, schema).assess(record, on: date, into: &result)
    // What is inferred of a hidden fact may contradict the rest.
    guard !result.verdicts.isEmpty else { return }
    let proof = Prover(shipped.context, schema).proof(of: 0, record, result, on: date)
    #expect(proof.activities.count == result.lines[0].activities.count)
    for activity in proof.activities {
      let finding = activity.finding
      let name = "\(shipped.law[finding.activity].name), seed \(seed)"
      // So it may in the facts of one activity alone.
      if finding.grades != 0, !activity.rows.isEmpty {
        #expect(finding.grades & ~activity.replayedGrades == 0, "\(name)")
        if activity.replayedGrades.nonzeroBitCount == 1 {
          #expect(activity.replayedGrades == finding.grades, "\(name)")
        }
      }
      // What is not known can hang together, which clauses one by one do not show: never an outcome too few.
      let replayed = activity.replayedVerdicts
      #expect(finding.verdicts.mask & ~replayed.mask == 0, "\(name)")
      if replayed.count == 1 || isWhole(activity) {
        #expect(replayed == finding.verdicts, "\(name)")
      }
    }
  }

  /// Whether every clause that was looked at is settled.
  private func isWhole(_ activity: ActivityProof) -> Bool {
    activity.regimes.allSatisfy { regime in
      regime.gate.truth != nil
        && regime.rules.allSatisfy { rule in
          !rule.application.contains { $0.truth == nil }
            && (rule.demand.map { $0.truth != nil } ?? true)
            && rule.exceptions.allSatisfy { $0.truth != nil }
        }
    }
  }

  @Test("What is named as needed is enough, and none of it can be left open", arguments: 0..<30)
  func needed(seed: UInt64) throws {
    let (record, date, shipped) = try company(seed, hidden: 0)
    let schema = PortfolioSchema(shipped.law)
    let assessor = Assessor(shipped.context, schema)
    var result = CompanyAssessment()
    assessor.assess(record, on: date, into: &result)
    let verdicts = result.lines[0].verdicts
    let broken = Set(result.lines[0].brokenBans)
    let prover = Prover(shipped.context, schema)
    let proof = prover.proof(of: 0, record, result, on: date)
    /// Whether the line comes to the same and breaks the same bans.
    func isSame(opening variables: [Int]) -> Bool {
      var open = record
      open.set(variables.map { ($0, shipped.law.space.variables[$0].all) }, line: 0, shipped.law)
      assessor.assess(open, on: date, into: &result)
      return result.lines[0].verdicts == verdicts
        && broken.isSubset(of: result.lines[0].brokenBans)
    }
    #expect(isSame(opening: proof.unneeded), "seed \(seed)")
    for unit in Set(proof.needed.map(prover.unit)) {
      #expect(!isSame(opening: proof.unneeded + unit), "\(unit), seed \(seed)")
    }
  }
}
