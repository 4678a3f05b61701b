import Diagnostics
import Law
import Portfolio
import YAML

/// The companies of all inputs, one after the other; what cannot be understood is reported, and the
/// others are read all the same.
struct CompanyInputs {
  private let list: InputList
  private let pass: CompanyPass
  private let style: DiagnosticStyle
  /// Whether problems are said; where input is read a second time, they need not be.
  private let reports: Bool
  private(set) var status: ExitStatus

  init(_ list: InputList, _ plan: CompanyPlan, style: DiagnosticStyle, reports: Bool = true) {
    self.list = list
    self.reports = reports
    pass = CompanyPass(plan)
    self.style = style
    status = list.problems.isEmpty ? .clean : .badInput
    for problem in list.problems { report(problem.message.text) }
  }

  /// Calls for every company that can be decided, in order.
  ///
  /// - Throws: What `body` throws; input that cannot be read is reported.
  mutating func forEach(_ body: (CompanyPass, CalendarDate, _ file: String) throws -> Void) throws {
    for source in list.sources {
      do {
        try read(source, body)
      } catch let problem as InputProblem {
        report(problem.message.text)
        status = .badInput
      }
    }
  }

  private func report(_ text: String) {
    if reports { StandardError.write(text) }
  }

  private mutating func read(
    _ source: InputSource, _ body: (CompanyPass, CalendarDate, _ file: String) throws -> Void
  ) throws {
    let file = try InputFile(opening: source)
    var splitter = YAMLSplitter { try file.read(into: $0) }
    let chunk = YAMLChunk()
    var count = 0
    var piece = try splitter.next(into: chunk)
    while piece == .chunk {
      var reader = YAMLReader(chunk: chunk, file: source.name, streamedKey: "companies")
      count += try read(&reader, body)
      piece = try splitter.next(into: chunk)
    }
    if piece == .rest {
      var reader = splitter.rest(file: source.name, streamedKey: "companies")
      count += try read(&reader, body)
      if let error = reader.readError { throw error }
    }
    if count == 0 { throw InputProblem.noCompany(source.name) }
  }

  /// - Returns: How many companies, or problems, there were.
  private mutating func read(
    _ reader: inout YAMLReader, _ body: (CompanyPass, CalendarDate, _ file: String) throws -> Void
  ) throws -> Int {
    var count = 0
    while true {
      switch pass.next(&reader) {
      case .end: return count
      case .other: break
      case .faulty(let problems, isCompany: _):
        for problem in problems { report(problem.rendered(style: style) + "\n") }
        status = .badInput
        count += 1
      case .company(let date):
        count += 1
        try body(pass, date, reader.file)
      }
    }
  }
}
