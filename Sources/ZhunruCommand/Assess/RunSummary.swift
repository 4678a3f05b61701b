import Assessment
import Law

/// What a run found, counted.
struct RunSummary: Sendable {
  private(set) var companies = [Int](repeating: 0, count: Verdict.allCases.count)
  private(set) var lines = [Int](repeating: 0, count: Verdict.allCases.count)
  private(set) var activities = 0
  /// Companies that could not be assessed.
  var faulty = 0
  /// Problems reported, of companies or of files.
  var problems = 0

  mutating func count(_ result: borrowing CompanyAssessment) {
    companies[Int(result.verdicts.verdict.rawValue)] += 1
    for line in 0..<result.lineCount {
      lines[Int(result.lines[line].verdicts.verdict.rawValue)] += 1
      for index in result.lines[line].activities
      where result.activities[index].mayCount
        && result.activities[index].activity != result.epoch?.law.generalBusiness
      {
        activities += 1
      }
    }
  }

  mutating func add(_ other: RunSummary) {
    for index in companies.indices {
      companies[index] += other.companies[index]
      lines[index] += other.lines[index]
    }
    activities += other.activities
    faulty += other.faulty
    problems += other.problems
  }

  var companyCount: Int { companies.reduce(0, +) }
  var lineCount: Int { lines.reduce(0, +) }

  /// Whether some company's verdict is at least as bad as this one.
  func hasCompany(atOrBelow verdict: Verdict) -> Bool {
    companies[...Int(verdict.rawValue)].contains { $0 > 0 }
  }
}
