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
  private let pass: CompanyPass
  private let style: DiagnosticStyle
  /// Who looks at which company, where several read the same; `nil` where all are looked at here.
  private let claims: Claims?
  /// What is done with the text of a problem; with its number among companies and problems.
  private let report: (String, Int) -> Void
  /// The number that was last asked for.
  private var asked: (number: Int, isOwn: Bool)?
  /// How many companies and problems came by so far.
  private(set) var number = 0
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
    _ list: InputList, _ plan: CompanyPlan, style: DiagnosticStyle, claims: Claims? = nil,
    report: @escaping (String, Int) -> Void = { text, _ in StandardError.write(text) }
  ) {
    self.list = list
    self.claims = claims
    self.report = report
    pass = CompanyPass(plan)
    self.style = style
    status = list.problems.isEmpty ? .clean : .badInput
    if !list.problems.isEmpty {
      if takes() {
        for problem in list.problems { report(problem.message.text, number) }
      }
      number += 1
    }
  }

  /// Calls for every company that can be decided, in order.
  ///
  /// - Throws: What `body` throws; input that cannot be read is reported.
  mutating func forEach(_ body: (CompanyPass, CalendarDate, _ file: String) throws -> Void) throws {
    for source in list.sources {
      do {
        try read(source, body)
      } catch let problem as InputProblem {
        if takes() { report(problem.message.text, number) }
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

  private mutating func refuse(_ problem: Diagnostic) {
    let place = problem.primary.map { "\($0.file):\($0.span.start.line)" } ?? ""
    let name = String(decoding: pass.record.nameBytes(in: pass.tree), as: UTF8.self)
    refused.append(
      (number, PortfolioReport.Refused(company: name, place: place, problem: problem.headline)))
  }

  private mutating func read(
    _ source: InputSource, _ body: (CompanyPass, CalendarDate, _ file: String) throws -> Void
  ) throws {
    let file = try InputFile(opening: source)
    var splitter = YAMLSplitter { try file.read(into: $0) }
    let chunk = YAMLChunk()
    let before = number
    var piece = try splitter.next(into: chunk)
    while piece == .chunk {
      var reader = YAMLReader(chunk: chunk, file: source.name, streamedKey: "companies")
      try read(&reader, body)
      piece = try splitter.next(into: chunk)
    }
    if piece == .rest {
      var reader = splitter.rest(file: source.name, streamedKey: "companies")
      try read(&reader, body)
      if let error = reader.readError { throw error }
    }
    if number == before { throw InputProblem.noCompany(source.name) }
  }

  private mutating func read(
    _ reader: inout YAMLReader, _ body: (CompanyPass, CalendarDate, _ file: String) throws -> Void
  ) throws {
    while true {
      let isOwn = takes()
      switch pass.next(&reader, decides: isOwn) {
      case .end: return
      case .other: continue
      case .faulty(let problems, let isCompany):
        if isOwn {
          if isCompany, let problem = problems.first { refuse(problem) }
          for problem in problems { report(problem.rendered(style: style) + "\n", number) }
        }
        status = .badInput
      case .company(let date):
        if isOwn {
          pass.number = number
          try body(pass, date, reader.file)
        }
      }
      number += 1
    }
  }
}
