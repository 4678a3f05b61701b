import Assessment
import Diagnostics
import Law
import Portfolio
import TerminalUI
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
}

/// Reads, decides and writes companies. For one thread at a time.
final class AssessWorker {
  private let plan: AssessPlan
  private var reader: CompanyReader
  private let assessor: Assessor
  private var record = CompanyRecord()
  private var result = CompanyAssessment()
  private var tree = YAMLTree()
  private let json: JSONWriter
  private let csv: CSVWriter
  private let text: TextReport
  /// The input at hand, by name and as UTF-8.
  private var file: (name: String, bytes: [UInt8]) = ("", [])

  init(_ plan: AssessPlan) {
    self.plan = plan
    reader = CompanyReader(plan.schema)
    assessor = Assessor(plan.context, plan.schema)
    json = JSONWriter(plan.context.law, language: plan.language)
    csv = CSVWriter(plan.context.law, language: plan.language)
    text = TextReport(
      plan.context.law, language: plan.language, showsDuties: plan.showsDuties)
  }

  /// Reads an input, to its end or until enough output has gathered.
  ///
  /// - Parameter limit: How many bytes of output are enough.
  /// - Returns: Whether there may be more input.
  @discardableResult
  func process(
    _ input: inout YAMLReader, into output: inout AssessOutput, until limit: Int = .max
  ) -> Bool {
    if file.name != input.file { file = (input.file, Array(input.file.utf8)) }
    while true {
      let step = input.next(into: &tree)
      switch step {
      case .end: return false
      case .document:
        reader.resetDefaults()
        reader.read(tree, into: &record)
        if tree.isEmpty, tree.problems.isEmpty { continue }
        finish(&input, isCompany: true, into: &output)
      case .header:
        reader.readDefaults(tree, into: &record)
        finish(&input, isCompany: false, into: &output)
      case .item:
        reader.read(tree, into: &record)
        finish(&input, isCompany: true, into: &output)
      case .trailer:
        reader.readTrailer(tree, into: &record)
        finish(&input, isCompany: false, into: &output)
      }
      if output.bytes.count >= limit { return true }
    }
  }

  private func finish(
    _ input: inout YAMLReader, isCompany: Bool, into output: inout AssessOutput
  ) {
    if record.isFaulty || !tree.problems.isEmpty {
      var problems = tree.problems
      problems += record.diagnostics(in: tree) { input.label(at: $0, $1) }
      problems.sort { ($0.primary?.span.start.line ?? 0) < ($1.primary?.span.start.line ?? 0) }
      report(problems, isCompany, into: &output)
      return
    }
    guard isCompany else { return }
    let date = plan.fixedDate ?? record.asOf ?? plan.today
    guard assessor.isEncoded(on: date) else {
      let problem = record.notEncoded(date.description, in: tree) { input.label(at: $0, $1) }
      report([problem], isCompany, into: &output)
      return
    }
    let contradictions = assessor.contradictions(in: record, on: date)
    assessor.assess(record, on: date, into: &result)
    guard contradictions.isEmpty, !result.verdicts.isEmpty else {
      report(contradictions, &input, into: &output)
      return
    }
    output.summary.count(result)
    assessor.findAlternatives(of: record, on: date, into: &result)
    assessor.findWhenInvested(record, on: date, into: &result)
    if plan.format != .csv { assessor.findDuties(of: record, on: date, into: &result) }
    write(date, into: &output)
  }

  private func report(
    _ contradictions: [Contradiction], _ input: inout YAMLReader, into output: inout AssessOutput
  ) {
    var problems: [Diagnostic] = []
    for contradiction in contradictions {
      problems.append(
        record.contradiction(contradiction.headline, contradiction.statements, in: tree) {
          input.label(at: $0, $1)
        })
    }
    if problems.isEmpty {
      problems.append(
        record.contradiction("what is stated here cannot all be true", [], in: tree) {
          input.label(at: $0, $1)
        })
    }
    report(problems, true, into: &output)
  }

  private func report(
    _ problems: [Diagnostic], _ isCompany: Bool, into output: inout AssessOutput
  ) {
    for problem in problems { output.messages += problem.rendered(style: plan.style) + "\n" }
    output.summary.problems += problems.count
    if isCompany { output.summary.faulty += 1 }
  }

  private func write(_ date: CalendarDate, into output: inout AssessOutput) {
    switch plan.format {
    case .jsonl:
      json.append(record, result, tree, file: file.bytes, on: date, to: &output.bytes)
      output.bytes.append("\n")
    case .json:
      output.bytes.append(AssessOutput.separator)
      json.append(record, result, tree, file: file.bytes, on: date, to: &output.bytes)
    case .csv:
      csv.append(record, result, tree, file: file.bytes, on: date, to: &output.bytes)
    case .text:
      writeText(date, into: &output)
    }
  }

  private func writeText(_ date: CalendarDate, into output: inout AssessOutput) {
    let assumed = assessor.assumedFacts(of: record, on: date, result)
    let block = text.block(record, result, tree, on: date, assumed: assumed)
    output.bytes.append(text: block.rendered(plan.layout))
    output.bytes.append("\n")
    let verdict = result.verdicts.verdict
    if output.table.keeps(verdict) {
      output.table.add(text.row(record, result, tree))
    } else {
      output.table.leaveOut()
    }
  }
}

/// What one stretch of the input gave, to be written in the order of the input.
struct AssessOutput: ~Copyable {
  var bytes = ByteBuffer(capacity: 1 << 20)
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
