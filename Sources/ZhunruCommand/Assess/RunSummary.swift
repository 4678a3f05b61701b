import Assessment
import Law
import Reports

/// What a run found, counted.
struct RunSummary: Sendable {
  private(set) var companies = [Int](repeating: 0, count: Verdict.allCases.count)
  private(set) var activities = 0
  /// What companies came to, each once.
  private var results: Set<Result> = []
  /// The one counted last: companies next to each other often come to the same.
  private var last: Result?
  /// Companies that could not be assessed.
  var faulty = 0
  /// Problems reported, of companies or of files.
  var problems = 0
  /// What was told among the results instead.
  var told = 0
  /// The kinds of findings, where they are written.
  var codes: Set<String> = []

  /// All that a company can come to, its answer, and whether a line of it breaks a ban of conduct.
  private struct Result: Hashable {
    let outcomes: VerdictSet
    let answer: Answer
    let breaksBan: Bool
  }

  mutating func count(_ company: CompanyOutline) {
    companies[Int(company.verdicts.verdict.rawValue)] += 1
    let result = Result(outcomes: company.verdicts, answer: company.answer, breaksBan: company.breaksBan)
    if result != last {
      results.insert(result)
      last = result
    }
    activities += company.activities
  }

  mutating func add(_ other: RunSummary) {
    for index in companies.indices { companies[index] += other.companies[index] }
    results.formUnion(other.results)
    activities += other.activities
    faulty += other.faulty
    problems += other.problems
    told += other.told
    codes.formUnion(other.codes)
  }

  var companyCount: Int { companies.reduce(0, +) }

  /// Whether nothing was read since there was another.
  func isSameSize(as other: RunSummary) -> Bool {
    companyCount + problems + told == other.companyCount + other.problems + other.told
  }
  /// What is said of the run below its table.
  var counts: SummaryText.Counts {
    SummaryText.Counts(companies: companyCount, activities: activities, faulty: faulty)
  }

  /// Whether some company is as bad as `--fail-on` asks about.
  func hasCompany(failing bound: FailureBound) -> Bool {
    results.contains { bound.isReached(by: $0.outcomes, $0.answer, breaksBan: $0.breaksBan) }
  }
}
