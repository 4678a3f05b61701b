import Assessment
import Glibc
import Law
import Reports
import TerminalUI
import YAML

/// One run over all inputs: hands the input to workers and writes what they give, in order.
struct AssessRun: ~Copyable {
  private let plan: AssessPlan
  private let sink: OutputSink
  private var written = Written()
  /// Assesses what is too little, or too much in one piece, to be shared out.
  private var worker: AssessWorker?
  private var pool: WorkerPool?

  /// What has been written so far.
  private struct Written {
    var summary = RunSummary()
    var table = SummaryText()
    var hasObject = false
    var clock = ShowingClock()
  }

  init(_ plan: AssessPlan, _ sink: OutputSink) {
    self.plan = plan
    self.sink = sink
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
    let chunk = YAMLChunk()
    var piece = try splitter.next(into: chunk)
    if piece == .chunk {
      // What comes in one chunk is assessed where it is read.
      let second = YAMLChunk()
      piece = try splitter.next(into: second)
      if piece == .chunk, startPool(source.name) {
        piece = try share([chunk, second], &splitter)
      } else {
        try process(chunk, source.name)
        while piece == .chunk {
          try process(second, source.name)
          piece = try splitter.next(into: second)
        }
      }
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
    let workers = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    guard workers > 1 else { return false }
    if pool == nil { pool = WorkerPool(plan, workers: workers) }
    guard let pool, pool.canWork else { return false }
    pool.begin(file: file)
    return true
  }

  /// Hands chunks to the workers until the stream ends, or holds a document longer than a chunk.
  ///
  /// - Parameter first: What was read before.
  private mutating func share(
    _ first: [YAMLChunk], _ splitter: inout YAMLSplitter
  ) throws -> YAMLSplitter.Piece {
    guard let pool else { return .end }
    var written = self.written
    defer { self.written = written }
    let write: (inout AssessOutput) throws -> Void = { [plan, sink] output in
      try Self.write(&output, plan, sink, &written)
    }
    func next(_ fill: (YAMLChunk) throws -> YAMLSplitter.Piece) throws -> YAMLSplitter.Piece {
      try pool.next(fill: fill, isChunk: { $0 == .chunk }, write: write)
    }
    for chunk in first {
      _ = try next {
        $0.take(chunk)
        return .chunk
      }
    }
    var piece = YAMLSplitter.Piece.chunk
    while piece == .chunk { piece = try next { try splitter.next(into: $0) } }
    try pool.drain(write: write)
    return piece
  }

  private mutating func process(_ chunk: YAMLChunk, _ file: String) throws {
    var reader = YAMLReader(chunk: chunk, file: file, streamedKey: "companies")
    try process(&reader)
  }

  private mutating func process(_ reader: inout YAMLReader) throws {
    let worker = self.worker ?? AssessWorker(plan)
    self.worker = worker
    var output = AssessOutput()
    var clock = ShowingClock()
    while worker.process(
      &reader, into: &output, until: { $0.bytes.count >= AssessOutput.most || clock.isDue })
    {
      try Self.write(&output, plan, sink, &written)
      output.removeAll()
      clock.restart()
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
    if written.clock.isDue {
      try sink.flush()
      written.clock.restart()
    }
  }

  /// Writes what comes after the last company.
  mutating func finish() throws(OutputProblem) -> RunSummary {
    switch plan.format {
    case .json: try sink.write("\n]}\n")
    case .text:
      let report = TextReport(plan.context.law, language: plan.language)
      try sink.write(written.table.block(written.summary.counts, report).rendered(plan.layout))
    case .csv, .jsonl: break
    }
    try sink.finish()
    return written.summary
  }
}
