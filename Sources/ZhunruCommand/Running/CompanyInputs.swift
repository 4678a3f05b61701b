import Advisory
import Diagnostics
import Law
import Portfolio
import Reports
import Synchronization
import Wording
import YAML

/// The companies of all inputs, one after the other; what cannot be understood is reported, and the
/// others are read all the same.
struct CompanyInputs {
  private let list: InputList
  private let plan: CompanyPlan
  private let pass: CompanyPass
  private let style: DiagnosticStyle
  /// Who looks at which company, where several read the same; `nil` where all are looked at here.
  private let claims: Claims?
  /// What is done with the text of a problem; with its number among companies and problems.
  private let report: (String, Int) -> Void
  /// Shows how many companies were decided; `nil` where who calls shows it, or nothing is shown.
  private var progress: ProgressLine?
  /// The number that was last asked for.
  private var asked: (number: Int, isOwn: Bool)?
  /// How many companies and problems came by so far.
  private(set) var number = 0
  /// How many companies could be decided.
  private(set) var decided = 0
  private(set) var status: ExitStatus
  /// The companies that could not be assessed, with the first of what is wrong with each, by their numbers.
  private(set) var refused: [(number: Int, company: PortfolioReport.Refused)] = []

  /// Gives out companies by number to several that read all of them in order: each goes to who comes to it first.
  final class Claims: Sendable {
    /// The lowest number not given out.
    private let next = Atomic(0)

    /// Whether a number goes to who asks for it, and has not gone to another.
    func claim(_ number: Int) -> Bool {
      next.compareExchange(expected: number, desired: number + 1, ordering: .relaxed).exchanged
    }
  }

  /// - Parameter report: Where input is read a second time, problems need not be said again.
  init(
    _ list: InputList, _ plan: CompanyPlan, style: DiagnosticStyle, claims: Claims? = nil, progress: ProgressLine? = nil,
    report: @escaping (String, Int) -> Void = { text, _ in StandardError.write(text) }
  ) {
    self.list = list
    self.claims = claims
    self.progress = progress
    self.report = report
    self.plan = plan
    pass = CompanyPass(plan)
    self.style = style
    status = list.problems.isEmpty ? .clean : .badInput
    if !list.problems.isEmpty {
      if takes() {
        report(list.problems.map(\.diagnostic).text(style), number)
      }
      number += 1
    }
  }

  /// Calls for every company that can be decided, in order.
  ///
  /// - Throws: What `body` throws; input that cannot be read is reported.
  mutating func forEach(_ body: (CompanyPass, CalendarDate, _ file: String) throws -> Void) throws {
    defer { progress?.clear() }
    for source in list.sources {
      do {
        try read(source, body)
      } catch let problem as InputProblem {
        if takes() { tell([problem.diagnostic].text(style)) }
        number += 1
        status = .badInput
      }
    }
  }

  /// Whether the company, or the problem, with the number at hand is looked at here.
  private mutating func takes() -> Bool {
    guard let claims else { return true }
    if let asked, asked.number == number { return asked.isOwn }
    let isOwn = claims.claim(number)
    asked = (number, isOwn)
    return isOwn
  }

  private mutating func tell(_ text: String) {
    progress?.clear()
    report(text, number)
  }

  private mutating func refuse(_ problem: Diagnostic) {
    let place = problem.primary.map { "\($0.file):\($0.span.start.line)" } ?? ""
    let name = pass.record.title(in: pass.tree)
    refused.append(
      (number, PortfolioReport.Refused(company: name, place: place, problem: problem.headline[style.language])))
  }

  private mutating func read(
    _ source: InputSource, _ body: (CompanyPass, CalendarDate, _ file: String) throws -> Void
  ) throws {
    let file = try InputFile(opening: source)
    let before = number
    switch try file.form(given: list.form) {
    case .yaml: try readYAML(file, body)
    case .json: try readJSON(file, isLines: false, body)
    case .jsonLines: try readJSON(file, isLines: true, body)
    case .csv: try readTable(file, body)
    case .spreadsheet: try readTable(try Spreadsheet.table(in: file), body)
    }
    if number == before { throw InputProblem.noCompany(source.name) }
  }

  private mutating func readYAML(
    _ file: InputFile, _ body: (CompanyPass, CalendarDate, _ file: String) throws -> Void
  ) throws {
    var splitter = YAMLSplitter { try file.read(into: $0) }
    let chunk = YAMLChunk()
    var piece = try splitter.next(into: chunk)
    while piece == .chunk {
      var reader = YAMLReader(chunk: chunk, file: file.source.name, streamedKey: "companies")
      try read(&reader, body)
      piece = try splitter.next(into: chunk)
    }
    if piece == .rest {
      var reader = splitter.rest(file: file.source.name, streamedKey: "companies")
      try read(&reader, body)
      if let error = reader.readError { throw error }
    }
  }

  private mutating func readJSON(
    _ file: InputFile, isLines: Bool, _ body: (CompanyPass, CalendarDate, _ file: String) throws -> Void
  ) throws {
    var reader = JSONReader(file: file.source.name, isLines: isLines) { try file.read(into: $0) }
    try read(&reader, body)
    if let error = reader.readError { throw error }
  }

  private mutating func readTable(
    _ file: InputFile, _ body: (CompanyPass, CalendarDate, _ file: String) throws -> Void
  ) throws {
    var reader = TableReader(file: file.source.name, plan.schema, plan.tables.columns, holders: plan.tables.holders) {
      try file.read(into: $0)
    }
    try read(&reader, body)
    if let error = reader.readError { throw error }
  }

  private mutating func read<Reader: RecordReader & ~Copyable>(
    _ reader: inout Reader, _ body: (CompanyPass, CalendarDate, _ file: String) throws -> Void
  ) throws {
    while true {
      let isOwn = takes()
      switch pass.next(&reader, decides: isOwn) {
      case .end: return
      case .other: continue
      case .faulty(let problems, let isCompany):
        if isOwn {
          if isCompany, let problem = problems.first { refuse(problem) }
          tell(problems.text(style))
        }
        status = .badInput
      case .company(let date):
        decided += 1
        if isOwn {
          pass.number = number
          try body(pass, date, reader.file)
          progress?.show(decided, of: spoken("companies", "家公司"))
        }
      }
      number += 1
    }
  }
}
