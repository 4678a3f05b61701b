import Assessment
import Diagnostics
import Law
import Portfolio
import Reports
import TerminalUI
import Wording
import YAML

/// What every worker of one run has in common.
struct AssessPlan: Sendable {
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
  /// What companies came to; `nil` where output explains each anew.
  var decided: DecidedCompanies?
}

/// Reads, decides and writes companies. For one thread at a time.
final class AssessWorker {
  private let plan: AssessPlan
  private let pass: CompanyPass
  private let json: JSONWriter
  private let csv: CSVWriter
  private let text: TextReport
  private lazy var prover = Prover(plan.context, plan.schema)
  /// The input at hand, by name and as UTF-8.
  private var file: (name: String, bytes: [UInt8]) = ("", [])

  init(_ plan: AssessPlan) {
    self.plan = plan
    pass = CompanyPass(
      CompanyPlan(
        context: plan.context, schema: plan.schema, fixedDate: plan.fixedDate, today: plan.today),
      plan.decided)
    json = JSONWriter(
      plan.context.law, language: plan.language, isWhole: plan.format == .json)
    csv = CSVWriter(plan.context.law, language: plan.language)
    text = TextReport(
      plan.context.law, language: plan.language, showsDuties: plan.showsDuties)
  }

  /// Reads an input, to its end or until enough output has gathered.
  ///
  /// - Parameter isEnough: Asked after each company.
  /// - Returns: Whether there may be more input.
  @discardableResult
  func process(
    _ input: inout YAMLReader, into output: inout AssessOutput,
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
    case .csv:
      csv.append(
        pass.record, outline, pass.tree, file: file.bytes, on: date,
        pieces(outline) { csv.pieces(of: $0) }, to: &output.bytes)
    case .text:
      writeText(date, into: &output)
    }
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
    for problem in problems { output.messages += problem.rendered(style: plan.style) + "\n" }
    output.summary.problems += problems.count
    if isCompany { output.summary.faulty += 1 }
  }

  /// Facts of a line beyond which only `explain` tells what it turns on: each is tried by itself.
  private static let mostFacts = 40

  private func sensitivities(of line: Int, on date: CalendarDate) -> [Sensitivity] {
    let statements = pass.record.statements + pass.record.lines[line].statements
    let facts = Set(statements.map { plan.context.law.space.fact(of: Int($0.variable)) })
    let verdicts = pass.result.lines[line].verdicts
    // What an open line hangs on is said as such.
    guard facts.count <= Self.mostFacts, verdicts.count == 1 else { return [] }
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
    if output.table.keeps(pass.result.answer) {
      output.table.add(text.row(pass.record, pass.result, pass.tree))
    } else {
      output.table.leaveOut()
    }
  }
}

/// What one stretch of the input gave, to be written in the order of the input.
struct AssessOutput: ~Copyable {
  /// As much as one stretch gathers before it is written, so that memory does not grow with what is written of a company.
  static let most = 1 << 20

  var bytes = ByteBuffer(capacity: 1 << 16)
  var messages = ""
  var summary = RunSummary()
  var table = SummaryText()

  /// What stands before every object of a JSON list, the first one's left out when it is written.
  static let separator: StaticString = ",\n"

  mutating func removeAll() {
    bytes.removeAll()
    messages = ""
    summary = RunSummary()
    table = SummaryText()
  }
}
