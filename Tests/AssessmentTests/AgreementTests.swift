import Diagnostics
import Law
import Portfolio
import TestSupport
import Testing

@testable import Assessment

/// The compiled form against the slow evaluator, over every completion of what is not known.
@Suite("The assessor and the slow evaluator agree")
struct AgreementTests {
  @Test("Random laws, random companies, random gaps in what is known", arguments: 0..<500)
  func randomLaws(seed: UInt64) throws {
    let (law, problems) = Law.load([
      LawFile(path: "a.yaml", bytes: Array(RandomLaw.yaml(seed: seed).utf8)),
      LawFile(path: "b.yaml", bytes: Array(RandomLaw.instrument(seed: seed).utf8)),
    ])
    let loaded = try #require(law, "seed \(seed): \(problems.map(\.headline))")
    let date = try #require(CalendarDate(year: 2021, month: 1, day: 1))
    let schema = PortfolioSchema(loaded)
    let assessor = Assessor(AssessmentContext(loaded), schema)
    let slow = SlowCompanies(loaded, on: date)
    var random = SplitMix64(seed: seed &* 31 &+ 7)
    for _ in 0..<3 {
      let company = slow.randomCompany(schema, using: &random)
      var result = CompanyAssessment()
      assessor.assess(company, on: date, into: &result)
      slow.expectAgreement(company, result, seed: seed)
    }
  }
}

/// Companies given by what is known of their variables, decided completion by completion.
struct SlowCompanies {
  let law: Law
  let slow: SlowEvaluator
  let tables: HolderTables

  init(_ law: Law, on date: CalendarDate) {
    self.law = law
    slow = SlowEvaluator(law, on: date)
    tables = HolderTables(law)
  }

  func randomCompany(
    _ schema: PortfolioSchema, using random: inout SplitMix64
  ) -> CompanyRecord {
    var record = CompanyRecord()
    record.known = law.space.nothingStated
    for variable in law.space.company where random.chance(0.6) {
      record.known[variable] = mask(variable, &random)
    }
    for _ in 0..<Int.random(in: 1...2, using: &random) {
      let line = record.addLine()
      record.lines[line].isGraded = random.chance(0.8)
      if !record.lines[line].isGraded || random.chance(0.2) {
        record.lines[line].declared = [random.pick(law.activities).id]
      }
      for variable in law.space.service where random.chance(0.6) {
        record.lines[line].statements.append(
          CompanyRecord.Statement(variable: variable, known: mask(variable, &random)))
      }
    }
    return record
  }

  private func mask(_ variable: Int, _ random: inout SplitMix64) -> UInt64 {
    let all = law.space.variables[variable].all
    if random.chance(0.2) {
      let some = UInt64.random(in: 1...UInt64.max, using: &random) & all
      return some == 0 ? all : some
    }
    return 1 << UInt64(Int.random(in: 0..<law.space.variables[variable].size, using: &random))
  }

  // MARK: - Completion by completion

  /// Every choice of values for some variables.
  private func completions(
    _ variables: [Int], _ known: [UInt64], _ facts: inout [Int], _ visit: ([Int]) -> Void
  ) {
    guard let variable = variables.first else {
      visit(facts)
      return
    }
    for value in 0..<law.space.variables[variable].size
    where known[variable] & (1 << UInt64(value)) != 0 {
      facts[variable] = value
      completions(Array(variables.dropFirst()), known, &facts, visit)
    }
  }

  func expectAgreement(
    _ company: CompanyRecord, _ result: CompanyAssessment, seed: UInt64
  ) {
    var facts = [Int](repeating: 0, count: law.space.variables.count)
    var lines = [Set<Verdict>](repeating: [], count: company.lineCount)
    var firm = lines
    var whole: Set<Verdict> = []
    var grades = [[ActivityID: Set<Grade>]](repeating: [:], count: company.lineCount)
    var positions = [[ActivityID: Set<Verdict>]](repeating: [:], count: company.lineCount)
    let companyVariables = Array(law.space.readings) + Array(law.space.company)
    completions(companyVariables, company.known, &facts) { companyFacts in
      guard tables.combinations.contains(tables.variables.map { companyFacts[$0] }) else { return }
      var perLine: [Set<Verdict>] = []
      for line in 0..<company.lineCount {
        var known = company.known
        for statement in company.lines[line].statements {
          known[Int(statement.variable)] = statement.known
        }
        var found: Set<Verdict> = []
        var all = companyFacts
        completions(Array(law.space.service), known, &all) { facts in
          if slow.isImpossible(facts) { return }
          let data = company.lines[line]
          if let verdict = slow.verdict(
            ofLine: data.declared, isGraded: data.isGraded, facts)
          {
            found.insert(verdict)
          }
          if let verdict = slow.verdict(
            ofLine: data.declared, isGraded: data.isGraded, facts, least: .yes)
          {
            firm[line].insert(verdict)
          }
          for activity in law.activities {
            grades[line][activity.id, default: []].insert(slow.grade(of: activity.id, facts))
            if let position = slow.position(of: activity.id, facts) {
              positions[line][activity.id, default: []].insert(position)
            }
          }
        }
        perLine.append(found)
      }
      // A line whose facts cannot be leaves no completion of the company.
      guard perLine.allSatisfy({ !$0.isEmpty }) else { return }
      for (line, found) in perLine.enumerated() { lines[line].formUnion(found) }
      whole.formUnion(combined(perLine))
    }
    compare(company, result, lines, firm, whole, grades, positions, seed)
  }

  private func combined(_ lines: [Set<Verdict>]) -> Set<Verdict> {
    lines.dropFirst().reduce(lines[0]) { set, next in
      Set(set.flatMap { a in next.map { min(a, $0) } })
    }
  }

  private func compare(
    _ company: CompanyRecord, _ result: CompanyAssessment, _ lines: [Set<Verdict>],
    _ firm: [Set<Verdict>], _ whole: Set<Verdict>,
    _ grades: [[ActivityID: Set<Grade>]], _ positions: [[ActivityID: Set<Verdict>]],
    _ seed: UInt64
  ) {
    guard !whole.isEmpty else { return }
    let isContradictory = (0..<company.lineCount).contains { line in
      grades[line].isEmpty
    }
    guard !isContradictory else { return }
    for line in 0..<company.lineCount {
      // With one line, what it can be is what the completions of the company leave it.
      if company.lineCount == 1 {
        let found = Set(result.lines[line].verdicts.verdicts)
        #expect(found == lines[line], "seed \(seed), line \(line)")
        let foundFirm = Set(result.lines[line].firmVerdicts.verdicts)
        if result.lines[line].isOnlyLikely {
          #expect(foundFirm == firm[line], "seed \(seed), line \(line), firm")
        }
      }
      for index in result.lines[line].activities {
        let finding = result.activities[index]
        #expect(
          Set(finding.verdicts.verdicts) == positions[line][finding.activity],
          "seed \(seed), line \(line), \(law[finding.activity].name)")
        guard !finding.isDeclared, finding.activity != law.generalBusiness else { continue }
        let found = Set(Grade.allCases.filter { finding.grades & (1 << $0.rawValue) != 0 })
        #expect(
          found == grades[line][finding.activity],
          "seed \(seed), line \(line), \(law[finding.activity].name), grade")
      }
      guard company.lines[line].isGraded else { continue }
      let looked = Set(
        result.lines[line].activities.map { result.activities[$0].activity })
      for activity in law.activities where !looked.contains(activity.id) {
        #expect(
          grades[line][activity.id] == [.no],
          "seed \(seed), line \(line): \(activity.name) was not looked at")
      }
    }
    #expect(Set(result.verdicts.verdicts) == whole, "seed \(seed), company")
  }
}
