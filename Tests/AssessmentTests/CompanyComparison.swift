import DecisionDiagram
import Diagnostics
import Law
import Portfolio
import SeededRandom
import Synchronization
import TestSupport
import Testing
import YAML

@testable import Assessment

/// Assesses companies in both ways and compares.
struct CompanyComparison {
  let law: Law
  let values: RepresentativeValues
  let schema: PortfolioSchema
  let assessor: Assessor

  init(_ law: Law, _ values: RepresentativeValues, _ context: AssessmentContext? = nil) {
    self.law = law
    self.values = values
    schema = PortfolioSchema(law)
    assessor = Assessor(context ?? AssessmentContext(law), schema)
  }

  /// Makes a company with few enough completions, and compares.
  func compare(
    on date: CalendarDate, mostCompletions: Int, _ name: String, using random: inout SplitMix64
  ) throws {
    let slow = SlowEvaluator(law, on: date)
    var maker = CompanyMaker(values)
    while true {
      let company = maker.company(using: &random)
      let completions = Completions(slow, values, company)
      if completions.count <= mostCompletions {
        let file = company.yaml(law)
        return try compare(
          company, completions, slow, on: date, "\(name), \(date)\n\(file)")
      }
      // Say more, and say it more exactly.
      maker.statedChance = min(1, maker.statedChance + 0.02)
      maker.looseChance *= 0.9
    }
  }

  func compare(
    _ company: RandomCompany, _ completions: Completions, _ slow: SlowEvaluator,
    on date: CalendarDate, _ name: String
  ) throws {
    let expected = completions.outcomes()
    var record = try record(company.yaml(law), name)
    for (reading, answers) in company.answers {
      record.known[law.space.variable(of: reading)] = ValueSet(answers)
    }
    let contradictions = assessor.contradictions(in: record, on: date)
    guard expected.isPossible else {
      #expect(!contradictions.isEmpty, "no completion, and nothing is said of it: \(name)")
      return
    }
    #expect(contradictions.isEmpty, "a completion is left: \(name)")
    var result = CompanyAssessment()
    assessor.assess(record, on: date, into: &result)
    assessor.findDuties(of: record, on: date, into: &result)
    #expect(!result.isApproximate, "\(name)")
    #expect(Set(result.verdicts.verdicts) == expected.verdicts, "company: \(name)")
    compareAlternatives(record, on: date, &result, name)
    for (line, outcomes) in expected.lines.enumerated() {
      compare(result, line, outcomes, slow, "line \(line): \(name)")
      if completions.count <= 60, outcomes.verdicts.count > 1 {
        guard !result.lines[line].mayBeNothingFound else { continue }
        compareOpen(result.lines[line], completions.decisive(line), "line \(line): \(name)")
      }
    }
  }

  private func compare(
    _ result: CompanyAssessment, _ line: Int, _ expected: LineOutcomes, _ slow: SlowEvaluator,
    _ name: String
  ) {
    let found = result.lines[line]
    #expect(Set(found.verdicts.verdicts) == expected.verdicts, "\(name)")
    #expect(Set(found.firmVerdicts.verdicts) == expected.firm, "firm, \(name)")
    for activity in law.activities {
      let finding = found.activities.map { result.activities[$0] }
        .first { $0.activity == activity.id }
      let grades = Grade.allCases.filter { finding?.has($0) ?? ($0 == .no) }
      #expect(
        Set(grades) == expected.grades[activity.id.index], "grade of \(activity.name), \(name)")
      guard let finding else { continue }
      #expect(
        Set(finding.verdicts.verdicts) == expected.positions[activity.id.index],
        "position of \(activity.name), \(name)")
    }
    for (position, duty) in slow.duties.enumerated() {
      // A duty may be left open that is not; it is never given or left out wrongly.
      let states = expected.dutyStates[position]
      if found.duties.contains(duty.id) {
        #expect(!states.contains(.doesNotApply), "\(duty.name) applies, \(name)")
      } else if !found.openDuties.contains(duty.id) {
        #expect(states.isSubset(of: [.doesNotApply]), "\(duty.name) does not apply, \(name)")
      }
      if found.brokenDuties.contains(duty.id) {
        #expect(states == [.isBroken], "\(duty.name) is broken, \(name)")
      }
      guard duty.kind == .ban else { continue }
      // How a ban stands decides the answer, so it is exact.
      #expect(
        found.bans.first { $0.ban == duty.id }?.state == states.ofBan, "ban \(duty.name), \(name)")
    }
    let breaks = zip(slow.duties, expected.dutyStates).contains { duty, states in
      duty.kind == .ban && states == [.isBroken]
    }
    #expect(
      found.answer
        == Answer(found.verdicts, isNothingFound: found.isNothingFound, breaksBan: breaks), "\(name)")
  }

  /// The answers said to change a line are those that do, with what they make of it.
  private func compareAlternatives(
    _ record: borrowing CompanyRecord, on date: CalendarDate, _ result: inout CompanyAssessment,
    _ name: String
  ) {
    assessor.findAlternatives(of: record, on: date, into: &result)
    var other = copy record
    for reading in law.readings {
      let variable = law.space.variable(of: reading.id)
      for answer in reading.answers.indices {
        other.known[variable] = .only(answer)
        var alone = CompanyAssessment()
        assessor.assess(other, on: date, into: &alone)
        for line in 0..<result.lineCount
        where other.known[variable] != record.known[variable] && !result.lines[line].isNothingFound {
          let said = result.lines[line].alternatives.first {
            $0.reading == reading.id && $0.answer == answer
          }
          if let said {
            #expect(said.verdicts == alone.lines[line].verdicts, "\(reading.name), \(name)")
            #expect(
              !said.activities.isEmpty || said.verdicts != result.lines[line].verdicts, "\(name)")
          } else {
            #expect(
              alone.lines[line].verdicts == result.lines[line].verdicts,
              "\(reading.name) changes line \(line), \(name)")
          }
        }
      }
      other.known[variable] = record.known[variable]
    }
  }

  /// A fact that alone can turn the verdict is among those named as open.
  private func compareOpen(
    _ found: CompanyAssessment.LineFinding, _ decisive: Completions.Decisive, _ name: String
  ) {
    let open = Set(found.open.compactMap { law.space.fact(of: $0) })
    for fact in decisive.facts {
      #expect(open.contains(fact), "\(law[fact].name) is not asked, \(name)")
    }
    for reading in decisive.readings {
      #expect(
        found.open.contains(law.space.variable(of: reading)),
        "\(law[reading].name) is not asked, \(name)")
    }
    #expect(!found.open.isEmpty, "\(name)")
    if decisive.holders {
      #expect(open.contains { law[$0].computed != nil }, "holders are not asked, \(name)")
    }
  }

  /// The company as the program reads it.
  func record(_ yaml: String, _ name: String) throws -> CompanyRecord {
    let parsed = YAMLDocument.parse(bytes: Array(yaml.utf8), file: "company.yaml")
    #expect(parsed.problems.isEmpty, "\(name): \(parsed.problems.map(\.headline.english))")
    let document = try #require(parsed.documents.first)
    var reader = CompanyReader(schema)
    var record = CompanyRecord()
    reader.read(document.tree, into: &record)
    #expect(record.problemTexts.isEmpty, "\(name): \(record.problemTexts)")
    return record
  }
}

extension CompanyAssessment.ActivityFinding {
  func has(_ grade: Grade) -> Bool { grades & (1 << grade.rawValue) != 0 }
}

/// Catalogues of tables, each made once for all laws that compute the same facts.
final class CatalogueCache: Sendable {
  private let made: Mutex<[[String]: HolderCatalogue]> = Mutex([:])

  func catalogue(for law: Law) -> HolderCatalogue {
    let key = law.facts.filter { $0.computed != nil }.map(\.name)
    return made.withLock { made in
      if let found = made[key] { return found }
      // Cut at every figure that some random law mentions.
      var cuts: [FactID: [Int64]] = [:]
      for fact in law.facts where fact.computed != nil && fact.kind == .percentage {
        cuts[fact.id] = [0, 250_000, 300_000, 500_000, 1_000_000]
      }
      let catalogue = HolderCatalogue(law, cuts: cuts)
      made[key] = catalogue
      return catalogue
    }
  }
}

extension Set<DutyState> {
  /// How a ban stands that has these states in one case or another; `nil` where it applies in none.
  fileprivate var ofBan: BanState? {
    if isSubset(of: [.doesNotApply]) { return nil }
    return self == [.isBroken] ? .broken : contains(.isBroken) ? .open : .kept
  }
}
