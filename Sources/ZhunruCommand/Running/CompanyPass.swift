package import Assessment
package import Diagnostics
package import Law
package import Portfolio
package import YAML

/// How companies are read from files, and on which day's law.
package struct CompanyPlan: Sendable {
  let context: AssessmentContext
  let schema: PortfolioSchema
  /// The date to use whatever the files say.
  let fixedDate: CalendarDate?
  let today: CalendarDate
  /// What stands beside tables of companies.
  var tables = Tables()
}

extension CompanyPlan {
  /// - Parameter today: The day of companies that say none.
  package init(_ context: AssessmentContext, _ schema: PortfolioSchema, today: CalendarDate) {
    self.init(context: context, schema: schema, fixedDate: nil, today: today)
  }
}

/// Reads and decides the companies of an input one by one. For one thread at a time.
package final class CompanyPass {
  /// What comes next.
  package enum Step {
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
  package private(set) var record = CompanyRecord()
  package private(set) var result = CompanyAssessment()
  package private(set) var tree = YAMLTree()
  /// The number of the company at hand among all, as who reads them counts.
  var number = 0
  private let decided: DecidedCompanies?
  private var key = DecisionKey()
  /// What a company like the one at hand came to, which is then not decided; `nil` where none was before.
  private(set) var decision: DecidedCompanies.Decision?

  /// - Parameter decided: Where it is looked up what companies come to, and kept by who finds more of them.
  package convenience init(_ plan: CompanyPlan) { self.init(plan, nil) }

  init(_ plan: CompanyPlan, _ decided: DecidedCompanies?) {
    self.plan = plan
    self.decided = decided
    reader = CompanyReader(plan.schema)
    assessor = Assessor(plan.context, plan.schema)
  }

  /// - Parameter decides: Whether a company is decided; else it is only read.
  package func next<Reader: RecordReader & ~Copyable>(_ input: inout Reader, decides: Bool = true) -> Step {
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
  package func findMore(on date: CalendarDate, duties: Bool = true) {
    assessor.findMore(of: record, on: date, duties: duties, into: &result)
  }

  /// Keeps what the company at hand came to, for those like it.
  func keep(_ decision: DecidedCompanies.Decision) { decided?.keep(decision, for: key) }

  private func step<Reader: RecordReader & ~Copyable>(
    _ input: inout Reader, isCompany: Bool, _ decides: Bool = true
  ) -> Step {
    let faults = record.faults(in: tree) { input.label(at: $0, $1) }
    guard faults.isEmpty else { return .faulty(faults, isCompany: isCompany) }
    guard isCompany else { return .other }
    do throws(FaultyRecord) {
      let date = try assessor.day(
        of: record, in: tree, fixed: plan.fixedDate, today: input.recordsSayTheirDay ? nil : plan.today
      ) { input.label(at: $0, $1) }
      guard decides else { return .company(date) }
      if let decided {
        assessor.write(record, on: date, to: &key)
        decision = decided.find(key)
        if decision != nil { return .company(date) }
      }
      try assessor.decide(record, in: tree, on: date, into: &result) { input.label(at: $0, $1) }
      return .company(date)
    } catch {
      return .faulty(error.problems, isCompany: true)
    }
  }
}
