package import Assessment
import Diagnostics
package import Law
package import Portfolio
package import Reports
package import TerminalUI
import Wording
package import YAML

/// What every worker of one run has in common.
package struct AssessPlan: Sendable {
  let context: AssessmentContext
  let schema: PortfolioSchema
  let format: ResultFormat
  let language: Language
  /// The date to use whatever the files say.
  let fixedDate: CalendarDate?
  let today: CalendarDate
  let style: DiagnosticStyle
  /// Width and colour of text.
  let layout: OutputFormat
  /// Whether text lists every duty.
  let showsDuties: Bool
  /// Where what cannot be understood is told.
  var errors = ErrorPlace.apart
  /// What stands beside tables of companies.
  var tables = Tables()
  /// Whether CSV begins with the mark of UTF-8.
  var hasMark = false
  /// What a row of CSV stands for.
  var rows = TableRows.activities
  /// Whether CSV guards cells that a spreadsheet would run.
  var guardsFormulas = true
  /// What companies came to; `nil` where output explains each anew.
  var decided: DecidedCompanies?

  /// What every result says of how it was made.
  var contract: Contract { Contract(context.law) }
}

extension AssessPlan {
  /// What nobody asked to be otherwise.
  package init(
    _ context: AssessmentContext, _ schema: PortfolioSchema, _ format: ResultFormat, _ language: Language,
    today: CalendarDate, layout: OutputFormat
  ) {
    self.init(
      context: context, schema: schema, format: format, language: language, fixedDate: nil, today: today,
      style: DiagnosticStyle(), layout: layout, showsDuties: false)
  }
}

/// Reads, decides and writes companies. For one thread at a time.
package final class AssessWorker {
  private let plan: AssessPlan
  private let pass: CompanyPass
  private let json: JSONWriter
  private let csv: CSVWriter
  private let text: TextReport
  private let services: ServiceTable
  private let grounds: GroundTable
  private lazy var prover = Prover(plan.context, plan.schema)
  /// The input at hand, by name and as UTF-8.
  private var file: (name: String, bytes: [UInt8]) = ("", [])

  package init(_ plan: AssessPlan) {
    self.plan = plan
    pass = CompanyPass(
      CompanyPlan(
        context: plan.context, schema: plan.schema, fixedDate: plan.fixedDate, today: plan.today),
      plan.decided)
    json = JSONWriter(
      plan.context.law, language: plan.language, isWhole: plan.format == .json,
      contract: plan.format == .json ? nil : plan.contract)
    csv = CSVWriter(plan.context.law, language: plan.language, guarded: plan.guardsFormulas)
    services = ServiceTable(law: plan.context.law, language: plan.language)
    grounds = GroundTable(law: plan.context.law, language: plan.language)
    text = TextReport(
      plan.context.law, language: plan.language, showsDuties: plan.showsDuties)
  }

  /// Reads an input, to its end or until enough output has gathered.
  ///
  /// - Parameter isEnough: Asked after each company.
  /// - Returns: Whether there may be more input.
  @discardableResult
  package func process<Reader: RecordReader & ~Copyable>(
    _ input: inout Reader, into output: inout AssessOutput,
    until isEnough: (borrowing AssessOutput) -> Bool = { _ in false }
  ) -> Bool {
    if file.name != input.file { file = (input.file, Array(input.file.utf8)) }
    while true {
      switch pass.next(&input) {
      case .end: return false
      case .other: continue
      case .faulty(let problems, let isCompany): report(problems, isCompany, into: &output)
      case .company(let date): finish(date, into: &output)
      }
      if isEnough(output) { return true }
    }
  }

  private func finish(_ date: CalendarDate, into output: inout AssessOutput) {
    let outline = pass.decision?.outline ?? CompanyOutline(pass.result)
    output.summary.count(outline)
    if pass.decision == nil { pass.findMore(on: date, duties: plan.format.tellsDuties) }
    switch plan.format {
    case .jsonl:
      writeJSON(outline, date, pieces(outline) { json.pieces(of: $0) }, into: &output)
      output.bytes.append("\n")
    case .json:
      output.bytes.append(AssessOutput.separator)
      writeJSON(outline, date, json.pieces(of: pass.result, details(on: date)), into: &output)
    case .csv where plan.rows == .services:
      for line in 0..<pass.record.lineCount {
        output.bytes.append(csv: serviceRow(line, on: date), guarded: plan.guardsFormulas)
      }
    case .xlsx:
      for line in 0..<pass.record.lineCount {
        Workbook.append(row: serviceRow(line, on: date), to: &output.bytes)
        output.rows += 1
        for row in grounds.rows(of: line, pass.record, pass.result, pass.tree, file: file.name) {
          Workbook.append(row: row, to: &output.grounds)
          output.groundRows += 1
        }
      }
    case .csv:
      csv.append(
        pass.record, outline, pass.tree, file: file.bytes, on: date,
        pieces(outline) { csv.pieces(of: $0) }, to: &output.bytes)
    case .text:
      writeText(date, into: &output)
    case .sarif:
      for finding in text.findings(
        pass.record, pass.result, pass.tree, file: file.name,
        nearness: { prover.nearness(of: $0, pass.record, pass.result, on: date) },
        demands: { prover.demandReader(of: $0, pass.record, pass.result, on: date) })
      {
        write(finding, into: &output)
      }
    }
  }

  private func serviceRow(_ line: Int, on date: CalendarDate) -> [TableValue] {
    services.row(line, of: pass.record, pass.result, pass.tree, file: file.name, on: date)
  }

  /// Writes a finding into the list of findings.
  private func write(_ finding: Diagnostic, into output: inout AssessOutput) {
    output.bytes.append(AssessOutput.separator)
    output.bytes.append(text: finding.sarifResult(in: plan.style.language))
    output.summary.codes.insert(finding.code)
  }

  private func writeJSON(
    _ outline: CompanyOutline, _ date: CalendarDate, _ pieces: [WrittenPiece],
    into output: inout AssessOutput
  ) {
    json.append(
      pass.record, outline, pass.tree, file: file.bytes, on: date, pieces, to: &output.bytes)
  }

  /// What is written of the company at hand, found again or made and kept.
  private func pieces(
    _ outline: CompanyOutline, _ make: (borrowing CompanyAssessment) -> [WrittenPiece]
  ) -> [WrittenPiece] {
    if let decision = pass.decision { return decision.pieces }
    let made = make(pass.result)
    pass.keep(DecidedCompanies.Decision(outline, made))
    return made
  }

  private func report(
    _ problems: [Diagnostic], _ isCompany: Bool, into output: inout AssessOutput
  ) {
    if isCompany { output.summary.faulty += 1 }
    guard plan.errors == .apart else {
      if plan.format == .json { output.bytes.append(AssessOutput.separator) }
      json.append(refused: pass.record, pass.tree, file: file.bytes, problems, to: &output.bytes)
      if plan.format == .jsonl { output.bytes.append("\n") }
      output.summary.told += 1
      return
    }
    output.messages += problems.text(plan.style)
    if plan.format == .sarif { for problem in problems { write(problem, into: &output) } }
    output.summary.problems += problems.count
  }

  /// Facts of a line beyond which only `explain` tells what it turns on: each is tried by itself.
  private static let mostFacts = 40
  /// Lines of a company beyond which it tells it of none.
  private static let mostLines = 100

  private func sensitivities(of line: Int, on date: CalendarDate) -> [Sensitivity] {
    let statements = pass.record.statements + pass.record.lines[line].statements
    let facts = Set(statements.map { plan.context.law.space.fact(of: Int($0.variable)) })
    let verdicts = pass.result.lines[line].verdicts
    // What an open line hangs on is said as such.
    guard facts.count <= Self.mostFacts, pass.record.lineCount <= Self.mostLines, verdicts.count == 1 else { return [] }
    return prover.sensitivities(of: line, pass.record, verdicts, on: date)
  }

  /// - Parameter mostTopics: How many topics that a line is not about are enough.
  private func details(on date: CalendarDate, mostTopics: Int = .max) -> [LineDetails] {
    let assumptions = pass.assessor.assumptions(
      of: pass.record, on: date, pass.result, mostTopics: mostTopics)
    return assumptions.enumerated().map { line, assumptions in
      LineDetails(
        assumptions: assumptions,
        governing: prover.governingTexts(of: line, pass.record, pass.result, on: date),
        nearness: prover.nearness(of: line, pass.record, pass.result, on: date),
        demands: prover.demandReader(of: line, pass.record, pass.result, on: date),
        nameQuestion: NameQuestion(
          pass.record.lineName(line, in: pass.tree, plan.context.law, plan.language),
          of: pass.record.lines[line], pass.result.lines[line], pass.result, in: plan.context.law))
    }
  }

  private func writeText(_ date: CalendarDate, into output: inout AssessOutput) {
    let details = details(on: date, mostTopics: TextReport.mostTopics + 1)
    let turns = (0..<pass.record.lineCount).map { sensitivities(of: $0, on: date) }
    let block = text.block(
      pass.record, pass.result, pass.tree, on: date, details, turns)
    output.bytes.append(text: block.rendered(plan.layout))
    output.bytes.append("\n")
    output.table.count(pass.result)
    if output.table.keeps(pass.result.answer) {
      output.table.add(text.row(pass.record, pass.result, pass.tree))
    } else {
      output.table.leaveOut()
    }
  }
}

/// What one stretch of the input gave, to be written in the order of the input.
package struct AssessOutput: ~Copyable {
  /// As much as one stretch gathers before it is written, so that memory does not grow with what is written of a company.
  static let most = 1 << 20

  package var bytes = ByteBuffer(capacity: 1 << 16)
  /// The rows of a second sheet.
  var grounds = ByteBuffer(capacity: 64)
  /// How many rows there are in either.
  var rows = 0
  var groundRows = 0
  package var messages = ""
  var summary = RunSummary()
  var table = SummaryText()

  package init() {}

  /// What stands before every object of a JSON list, the first one's left out when it is written.
  static let separator: StaticString = ",\n"

  mutating func removeAll() {
    bytes.removeAll()
    grounds.removeAll()
    rows = 0
    groundRows = 0
    messages = ""
    summary = RunSummary()
    table = SummaryText()
  }
}
