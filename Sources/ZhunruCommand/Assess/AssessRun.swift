import Assessment
import Diagnostics
import Glibc
import Law
import Portfolio
import Reports
import TerminalUI
import YAML

/// One run over all inputs: hands the input to workers and writes what they give, in order.
struct AssessRun: ~Copyable {
  private let plan: AssessPlan
  private let sink: OutputSink
  private var written: Written
  /// Assesses what is too little, or too much in one piece, to be shared out.
  private var worker: AssessWorker?
  private var pool: WorkerPool?

  /// What has been written so far.
  private struct Written {
    var summary = RunSummary()
    var table = SummaryText()
    var hasObject = false
    var clock = ShowingClock()
    var progress: ProgressLine
    var sheets = SheetRows()
  }

  /// The rows of a workbook.
  private struct SheetRows {
    var lines: [UInt8] = []
    var grounds: [UInt8] = []
    var rows = 0
    var groundRows = 0

    mutating func add(_ output: borrowing AssessOutput) {
      lines += output.bytes.bytes
      grounds += output.grounds.bytes
      rows += output.rows
      groundRows += output.groundRows
    }
  }

  init(_ plan: AssessPlan, _ sink: OutputSink) {
    self.plan = plan
    self.sink = sink
    written = Written(progress: ProgressLine(beside: sink))
  }

  /// Writes what comes before the first company.
  mutating func begin() throws(OutputProblem) {
    switch plan.format {
    case .json: try sink.write("{\(plan.contract.field),\"companies\":[\n")
    case .csv:
      if plan.hasMark { try sink.write("\u{FEFF}") }
      try sink.write(
        plan.rows == .services
          ? ServiceTable.columns.joined(separator: ",") + "\r\n" : CSVWriter.header.description)
    case .sarif: try sink.write(SARIFLog.start)
    case .text, .jsonl, .xlsx: break
    }
  }

  /// Assesses every company of one input.
  ///
  /// - Throws: ``InputProblem`` or ``OutputProblem``.
  ///
  /// - Parameter form: In what form; `nil` as its name or its beginning says.
  mutating func read(_ source: InputSource, as form: InputForm?) throws {
    let file = try InputFile(opening: source)
    let before = written.summary
    let form = try file.form(given: form)
    switch form {
    case .yaml: try readYAML(file)
    case .json:
      var reader = JSONReader(file: source.name) { try file.read(into: $0) }
      try process(&reader)
      if let error = reader.readError { throw error }
    case .jsonLines: try readLines(file)
    case .csv: try readTable(file)
    case .spreadsheet: try readTable(try Spreadsheet.table(in: file))
    }
    // A stream of records may be empty, as a part of a larger one is.
    if form != .jsonLines, written.summary.isSameSize(as: before) { throw InputProblem.noCompany(source.name) }
  }

  private mutating func readTable(_ file: InputFile) throws {
    var reader = TableReader(file: file.source.name, plan.schema, plan.tables.columns, holders: plan.tables.holders) {
      try file.read(into: $0)
    }
    try process(&reader)
    if let error = reader.readError { throw error }
  }

  private mutating func readYAML(_ file: InputFile) throws {
    var splitter = YAMLSplitter(usualBytes: plan.format.shareOfInput) { try file.read(into: $0) }
    let name = file.source.name
    let chunk = YAMLChunk()
    var piece = try splitter.next(into: chunk)
    if piece == .chunk {
      // What comes in one chunk is assessed where it is read.
      let second = YAMLChunk()
      piece = try splitter.next(into: second)
      if piece == .chunk, startPool(name, .yaml) {
        piece = try share([chunk, second], &splitter)
      } else {
        try process(chunk, name)
        while piece == .chunk {
          try process(second, name)
          piece = try splitter.next(into: second)
        }
      }
    }
    if piece == .rest {
      var reader = splitter.rest(file: name, streamedKey: "companies")
      try process(&reader, tellsAtOnce: true)
      if let error = reader.readError { throw error }
    }
  }

  /// Assesses a company a line. What there is is written before more is waited for.
  private mutating func readLines(_ file: InputFile) throws {
    let name = file.source.name
    var splitter = LineSplitter { try file.read(into: $0) }
    let own = YAMLChunk()
    var isFirst = true
    var isShared = false
    var piece = YAMLSplitter.Piece.chunk
    while piece == .chunk {
      let isReady = file.isReady
      if !isReady {
        if isShared { try drain() }
        try sink.flush()
      }
      if !isFirst, isReady, isShared || startPool(name, .jsonLines), let pool {
        isShared = true
        piece = try writing { write in
          try pool.next(fill: { try splitter.next(into: $0) }, isChunk: { $0 == .chunk }, write: write)
        }
      } else {
        piece = try splitter.next(into: own)
        if piece == .chunk {
          var reader = JSONReader(linesOf: own, file: name)
          try process(&reader)
        }
      }
      isFirst = false
    }
    if isShared { try drain() }
    if piece == .rest {
      var reader = splitter.rest(file: name)
      try process(&reader)
      if let error = reader.readError { throw error }
    }
  }

  /// Writes what the workers still have.
  private mutating func drain() throws {
    guard let pool else { return }
    try writing { write in try pool.drain(write: write) }
  }

  /// Does something that writes what workers made.
  private mutating func writing<Result>(
    _ body: ((inout AssessOutput) throws -> Void) throws -> Result
  ) throws -> Result {
    var written = self.written
    defer { self.written = written }
    return try body { [plan, sink] output in try Self.write(&output, plan, sink, &written) }
  }

  private mutating func startPool(_ file: String, _ form: InputForm) -> Bool {
    let workers = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    guard workers > 1 else { return false }
    if pool == nil { pool = WorkerPool(plan, workers: workers) }
    guard let pool, pool.canWork else { return false }
    pool.begin(file: file, form: form)
    return true
  }

  /// Hands chunks to the workers until the stream ends, or holds a document longer than a chunk.
  ///
  /// - Parameter first: What was read before.
  private mutating func share(
    _ first: [YAMLChunk], _ splitter: inout YAMLSplitter
  ) throws -> YAMLSplitter.Piece {
    guard let pool else { return .end }
    return try writing { write in
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
  }

  private mutating func process(_ chunk: YAMLChunk, _ file: String) throws {
    var reader = YAMLReader(chunk: chunk, file: file, streamedKey: "companies")
    try process(&reader)
  }

  /// - Parameter tellsAtOnce: Whether a problem is told before what follows is read: it may be very long.
  private mutating func process<Reader: RecordReader & ~Copyable>(
    _ reader: inout Reader, tellsAtOnce: Bool = false
  ) throws {
    let worker = self.worker ?? AssessWorker(plan)
    self.worker = worker
    var output = AssessOutput()
    var clock = ShowingClock()
    while worker.process(
      &reader, into: &output,
      until: { $0.bytes.count >= AssessOutput.most || clock.isDue || tellsAtOnce && !$0.messages.isEmpty })
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
      written.progress.clear()
      try sink.flush()
      StandardError.write(output.messages)
    }
    written.progress.show(written.summary.companyCount + written.summary.faulty, of: spoken("companies", "家公司"))
    if plan.format == .xlsx {
      // A workbook is written at its end.
      written.sheets.add(output)
      guard max(written.sheets.rows, written.sheets.groundRows) <= Workbook.mostRows else {
        throw OutputProblem.tooManyRows(most: Workbook.mostRows)
      }
      return
    }
    var bytes = output.bytes.bytes
    if plan.format.isList, !written.hasObject, bytes.count > 0 {
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

  /// Reports what is wrong with no company but with the input.
  mutating func report(_ problem: InputProblem) throws(OutputProblem) {
    let problem = problem.diagnostic
    try sink.flush()
    StandardError.report([problem], style: plan.style)
    guard plan.format == .sarif else { return }
    try sink.write(
      (written.hasObject ? AssessOutput.separator.description : "") + problem.sarifResult(in: plan.style.language))
    written.hasObject = true
    written.summary.codes.insert(problem.code)
  }

  /// Writes what comes after the last company.
  mutating func finish() throws(OutputProblem) -> RunSummary {
    written.progress.clear()
    switch plan.format {
    case .json: try sink.write("\n]}\n")
    case .text:
      let report = TextReport(plan.context.law, language: plan.language)
      try sink.write(written.table.block(written.summary.counts, report).rendered(plan.layout))
    case .sarif:
      try sink.write(
        SARIFLog.end(tool: "zhunru", version: Zhunru.version, codes: written.summary.codes) + "\n")
    case .csv, .jsonl: break
    case .xlsx:
      let sheets = written.sheets
      let book = Workbook(sheets: [
        Workbook.Sheet(name: "lines", columns: ServiceTable.columns, rows: sheets.lines, rowCount: sheets.rows),
        Workbook.Sheet(
          name: "grounds", columns: GroundTable.columns, rows: sheets.grounds, rowCount: sheets.groundRows),
      ])
      let bytes = book.bytes
      try sink.write(bytes.span)
    }
    // What is wrong with the input is a finding, so that there is always something to write of these.
    try sink.finish(
      hasResult: written.summary.companyCount > 0 || plan.format == .sarif || plan.errors == .inline)
    return written.summary
  }
}
