import Assessment
import Law
import TerminalUI
import YAML

/// One run over all inputs: hands the input to workers and writes what they give, in order.
struct AssessRun: ~Copyable {
  private let plan: AssessPlan
  private let sink: OutputSink
  private var summary = RunSummary()
  private let worker: AssessWorker
  private var table = SummaryText()

  init(_ plan: AssessPlan, _ sink: OutputSink) {
    self.plan = plan
    self.sink = sink
    worker = AssessWorker(plan)
  }

  /// Writes what comes before the first company.
  mutating func begin() throws(OutputProblem) {
    switch plan.format {
    case .json: try sink.write("{\"companies\":[\n")
    case .csv: try sink.write(CSVWriter.header.description)
    case .text, .jsonl: break
    }
  }

  /// Assesses every company of one input.
  mutating func read(_ source: InputSource) throws {
    let file = try InputFile(opening: source)
    var reader = YAMLReader(file: source.name, streamedKey: "companies") { try file.read(into: $0) }
    var output = AssessOutput()
    worker.process(&reader, into: &output)
    summary.add(output.summary)
    table.add(output.table)
    if !output.messages.isEmpty { StandardError.write(output.messages) }
    try sink.write(output.bytes.bytes)
    if let error = reader.readError { throw error }
  }

  /// Writes what comes after the last company.
  mutating func finish() throws(OutputProblem) -> RunSummary {
    switch plan.format {
    case .json: try sink.write("\n]}\n")
    case .text:
      let report = TextReport(plan.context.law, language: plan.language)
      try sink.write(table.block(summary, report).rendered(plan.layout))
    case .csv, .jsonl: break
    }
    try sink.finish()
    return summary
  }
}
