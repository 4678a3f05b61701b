import Assessment
import Diagnostics
import Law
import Portfolio
import YAML

/// How companies are read from files, and on which day's law.
struct CompanyPlan: Sendable {
  let context: AssessmentContext
  let schema: PortfolioSchema
  /// The date to use whatever the files say.
  let fixedDate: CalendarDate?
  let today: CalendarDate
  /// What stands beside tables of companies.
  var tables = Tables()
}

/// Reads and decides the companies of an input one by one. For one thread at a time.
final class CompanyPass {
  /// What comes next.
  enum Step {
    case end
    /// Something that is no company: defaults, a trailer, an empty document.
    case other
    /// What is wrong; of a company, or of what stands around companies.
    case faulty([Diagnostic], isCompany: Bool)
    /// A company, decided by the law of a day where that was asked for.
    case company(CalendarDate)
  }

  private let plan: CompanyPlan
  private var reader: CompanyReader
  let assessor: Assessor
  private(set) var record = CompanyRecord()
  private(set) var result = CompanyAssessment()
  private(set) var tree = YAMLTree()
  /// The number of the company at hand among all, as who reads them counts.
  var number = 0
  private let decided: DecidedCompanies?
  private var key = DecisionKey()
  /// What a company like the one at hand came to, which is then not decided; `nil` where none was before.
  private(set) var decision: DecidedCompanies.Decision?

  /// - Parameter decided: Where it is looked up what companies come to, and kept by who finds more of them.
  init(_ plan: CompanyPlan, _ decided: DecidedCompanies? = nil) {
    self.plan = plan
    self.decided = decided
    reader = CompanyReader(plan.schema)
    assessor = Assessor(plan.context, plan.schema)
  }

  /// - Parameter decides: Whether a company is decided; else it is only read.
  func next<Reader: RecordReader & ~Copyable>(_ input: inout Reader, decides: Bool = true) -> Step {
    switch input.next(into: &tree) {
    case .end: return .end
    case .document:
      reader.resetDefaults()
      if CompanyReader.isNothing(tree), tree.problems.isEmpty { return .other }
      reader.read(tree, into: &record)
      return step(&input, isCompany: true, decides)
    case .header:
      reader.readDefaults(tree, into: &record)
      return step(&input, isCompany: false)
    case .item:
      reader.read(tree, into: &record)
      return step(&input, isCompany: true, decides)
    case .trailer:
      reader.readTrailer(tree, into: &record)
      return step(&input, isCompany: false)
    }
  }

  /// Finds what more can be said of the company at hand: other answers to contested points, the law of the day
  /// of the investment, and where wanted the duties.
  func findMore(on date: CalendarDate, duties: Bool = true) {
    assessor.findAlternatives(of: record, on: date, into: &result)
    assessor.findWhenInvested(record, on: date, into: &result)
    if duties { assessor.findDuties(of: record, on: date, into: &result) }
  }

  /// Keeps what the company at hand came to, for those like it.
  func keep(_ decision: DecidedCompanies.Decision) { decided?.keep(decision, for: key) }

  private func step<Reader: RecordReader & ~Copyable>(
    _ input: inout Reader, isCompany: Bool, _ decides: Bool = true
  ) -> Step {
    if record.isFaulty || !tree.problems.isEmpty {
      var problems = tree.problems
      problems += record.diagnostics(in: tree) { input.label(at: $0, $1) }
      problems.sort { ($0.primary?.span.start.line ?? 0) < ($1.primary?.span.start.line ?? 0) }
      return .faulty(problems, isCompany: isCompany)
    }
    guard isCompany else { return .other }
    if input.recordsSayTheirDay, plan.fixedDate == nil, record.asOf == nil {
      return .faulty([record.noDate(in: tree) { input.label(at: $0, $1) }], isCompany: true)
    }
    let date = plan.fixedDate ?? record.asOf ?? plan.today
    guard assessor.isEncoded(on: date) else {
      let problem = record.notEncoded(
        date.description, first: plan.context.law.firstEncodedDay?.description, in: tree) { input.label(at: $0, $1) }
      return .faulty([problem], isCompany: true)
    }
    guard decides else { return .company(date) }
    if let decided {
      assessor.write(record, on: date, to: &key)
      decision = decided.find(key)
      if decision != nil { return .company(date) }
    }
    let contradictions = assessor.contradictions(in: record, on: date)
    assessor.assess(record, on: date, into: &result)
    guard contradictions.isEmpty, !result.verdicts.isEmpty else {
      return .faulty(diagnostics(of: contradictions, &input), isCompany: true)
    }
    return .company(date)
  }

  private func diagnostics<Reader: RecordReader & ~Copyable>(
    of contradictions: [Contradiction], _ input: inout Reader
  ) -> [Diagnostic] {
    let found = contradictions.map { contradiction in
      record.contradiction(contradiction.headline, contradiction.statements, in: tree) {
        input.label(at: $0, $1)
      }
    }
    guard found.isEmpty else { return found }
    return [
      record.contradiction(Contradiction.allCannotBeTrue[.english], [], in: tree) {
        input.label(at: $0, $1)
      }
    ]
  }
}
