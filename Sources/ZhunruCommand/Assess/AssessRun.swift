import Assessment
import Glibc
import Law
import TerminalUI
import YAML

/// One run over all inputs: hands the input to workers and writes what they give, in order.
struct AssessRun: ~Copyable {
  private let plan: AssessPlan
  private let sink: OutputSink
  private var written = Written()
  /// Assesses what is too little to be shared out.
  private let worker: AssessWorker
  private var pool: WorkerPool?

  /// What has been written so far.
  private struct Written {
    var summary = RunSummary()
    var table = SummaryText()
    var hasObject = false
  }

  /// Less input than this is assessed where it is read.
  private static let sharedFrom = 128 << 10

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
  ///
  /// - Throws: ``InputProblem`` or ``OutputProblem``.
  mutating func read(_ source: InputSource) throws {
    let file = try InputFile(opening: source)
    let before = written.summary
    var splitter = YAMLSplitter { try file.read(into: $0) }
    let first = YAMLChunk()
    var piece = try splitter.next(into: first)
    if piece == .chunk, first.count >= Self.sharedFrom, startPool(source.name) {
      piece = try share(first, &splitter)
    }
    while piece == .chunk {
      var reader = YAMLReader(chunk: first, file: source.name, streamedKey: "companies")
      try process(&reader)
      piece = try splitter.next(into: first)
    }
    if piece == .rest {
      var reader = splitter.rest(file: source.name, streamedKey: "companies")
      try process(&reader)
      if let error = reader.readError { throw error }
    }
    let after = written.summary
    if after.companyCount + after.problems == before.companyCount + before.problems {
      throw InputProblem.noCompany(source.name)
    }
  }

  private mutating func startPool(_ file: String) -> Bool {
    if pool == nil {
      pool = WorkerPool(plan, workers: max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    }
    guard let pool, pool.canWork else { return false }
    pool.begin(file: file)
    return true
  }

  /// Hands chunks to the workers until the stream ends, or holds a document longer than a chunk.
  private mutating func share(
    _ first: YAMLChunk, _ splitter: inout YAMLSplitter
  ) throws -> YAMLSplitter.Piece {
    guard let pool else { return .end }
    var written = self.written
    defer { self.written = written }
    let write: (inout AssessOutput) throws -> Void = { [plan, sink] output in
      try Self.write(&output, plan, sink, &written)
    }
    var piece = try pool.next(
      fill: { chunk in
        chunk.take(first)
        return YAMLSplitter.Piece.chunk
      }, isChunk: { (piece: YAMLSplitter.Piece) in piece == .chunk }, write: write)
    while piece == .chunk {
      piece = try pool.next(
        fill: { try splitter.next(into: $0) },
        isChunk: { (piece: YAMLSplitter.Piece) in piece == .chunk }, write: write)
    }
    try pool.drain(write: write)
    return piece
  }

  private mutating func process(_ reader: inout YAMLReader) throws {
    var output = AssessOutput()
    while worker.process(&reader, into: &output, until: 1 << 20) {
      try Self.write(&output, plan, sink, &written)
      output.removeAll()
    }
    try Self.write(&output, plan, sink, &written)
  }

  private static func write(
    _ output: inout AssessOutput, _ plan: AssessPlan, _ sink: OutputSink,
    _ written: inout Written
  ) throws {
    written.summary.add(output.summary)
    written.table.add(output.table)
    if !output.messages.isEmpty {
      try sink.flush()
      StandardError.write(output.messages)
    }
    var bytes = output.bytes.bytes
    if plan.format == .json, !written.hasObject, bytes.count > 0 {
      // The separator before the first object.
      bytes = UnsafeRawBufferPointer(
        rebasing: bytes.dropFirst(AssessOutput.separator.utf8CodeUnitCount))
      written.hasObject = true
    }
    try sink.write(bytes)
  }

  /// Writes what comes after the last company.
  mutating func finish() throws(OutputProblem) -> RunSummary {
    switch plan.format {
    case .json: try sink.write("\n]}\n")
    case .text:
      let report = TextReport(plan.context.law, language: plan.language)
      try sink.write(written.table.block(written.summary, report).rendered(plan.layout))
    case .csv, .jsonl: break
    }
    try sink.finish()
    return written.summary
  }
}
