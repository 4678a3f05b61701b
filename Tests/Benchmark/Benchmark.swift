import Assessment
import CLibYAML
import DecisionDiagram
import Foundation
import Law
import Portfolio
import SeededRandom
import TestSupport
import YAML

/// Measures the way of a company through the program against libyaml's bare scan of the same bytes,
/// all in one run: `swift run -c release benchmark [COMPANIES [SEED]]`; and the questions of
/// interviews against what they could have been: `benchmark questions [INTERVIEWS]`.
@main
struct Benchmark {
  static func main() throws {
    if CommandLine.arguments.dropFirst().first == "questions" {
      let count = CommandLine.arguments.dropFirst(2).first.flatMap { UInt64($0) } ?? 1000
      try measureQuestions(count, shippedLaw())
      return
    }
    let arguments = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
    let count = Int(arguments.first ?? 100_000)
    let seed = arguments.dropFirst().first ?? 1
    let law = try shippedLaw()
    let portfolio = SeededPortfolio(law, seed: seed)
    let unused = portfolio.unused
    print(
      "\(count) companies, seed \(seed); not in use: \(unused.isEmpty ? "nothing" : unused.joined(separator: ", "))"
    )
    let file = try write(portfolio, count)
    defer { try? FileManager.default.removeItem(atPath: file) }
    try measureInput(file, law)
    measureVerdicts(law, seed)
    try measureProgram(portfolio, file)
  }

  /// The law as the program would read it from `data/`.
  static func shippedLaw() throws -> Law {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../data")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let files = try (paths ?? []).filter { $0.hasSuffix(".yaml") }.map {
      LawFile(path: $0, bytes: Array(try Data(contentsOf: folder.appending(path: $0))))
    }
    guard let law = Law.load(files).law else { throw CocoaError(.fileReadCorruptFile) }
    return law
  }

  static func write(_ portfolio: SeededPortfolio, _ count: Int) throws -> String {
    let path = NSTemporaryDirectory() + "zhunru-benchmark-\(count)-\(getpid()).yaml"
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    var text = ""
    for number in 0..<count {
      text += portfolio.company(number)
      if text.utf8.count > 1 << 20 {
        try handle.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    try handle.write(contentsOf: Data(text.utf8))
    try handle.close()
    return path
  }

  // MARK: - Input

  static func measureInput(_ file: String, _ law: Law) throws {
    let bytes = Array(try Data(contentsOf: URL(filePath: file)))
    let schema = PortfolioSchema(law)
    let assessor = Assessor(AssessmentContext(law), schema)
    bytes.withUnsafeBytes { bytes in
      let scan = least(of: 3) { timed { scanBare(bytes) } }
      let parse = least(of: 3) { timed { parseBare(bytes) } }
      let read = least(of: 3) { timed { walk(bytes, schema) { _ in } } }
      var result = CompanyAssessment()
      let decide = least(of: 3) {
        timed {
          walk(bytes, schema) { record in
            assessor.assess(record, on: record.asOf ?? .firstDay, into: &result)
          }
        }
      }
      row("libyaml's bare scan", scan, against: scan)
      row("libyaml's bare parse", parse, against: scan)
      row("read", read, against: scan)
      row("read + decide", decide, against: scan)
      for format in ["jsonl", "csv"] {
        let whole = least(of: 3) {
          timed(running: program, ["assess", file, "--format", format, "-o", "/dev/null"])
        }
        row("read + decide + write (\(format))", whole, against: scan)
      }
    }
  }

  static var program: String {
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "zhunru")
      .path
  }

  static func scanBare(_ bytes: UnsafeRawBufferPointer) {
    var parser = yaml_parser_t()
    var token = yaml_token_t()
    yaml_parser_initialize(&parser)
    yaml_parser_set_input_string(&parser, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count)
    var isAtEnd = false
    while !isAtEnd, yaml_parser_scan(&parser, &token) == 1 {
      isAtEnd = token.type == YAML_STREAM_END_TOKEN
      yaml_token_delete(&token)
    }
    yaml_parser_delete(&parser)
  }

  static func parseBare(_ bytes: UnsafeRawBufferPointer) {
    var parser = yaml_parser_t()
    var event = yaml_event_t()
    yaml_parser_initialize(&parser)
    yaml_parser_set_input_string(&parser, bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count)
    var isAtEnd = false
    while !isAtEnd, yaml_parser_parse(&parser, &event) == 1 {
      isAtEnd = event.type == YAML_STREAM_END_EVENT
      yaml_event_delete(&event)
    }
    yaml_parser_delete(&parser)
  }

  static func walk(
    _ bytes: UnsafeRawBufferPointer, _ schema: PortfolioSchema, _ visit: (CompanyRecord) -> Void
  ) {
    var input = YAMLReader(bytes: bytes, file: "portfolio.yaml", streamedKey: "companies")
    var reader = CompanyReader(schema)
    var tree = YAMLTree()
    var record = CompanyRecord()
    while input.next(into: &tree) != .end {
      reader.read(tree, into: &record)
      visit(record)
    }
  }

  // MARK: - Verdicts in memory

  static func measureVerdicts(_ law: Law, _ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    guard let date = CalendarDate(year: 2024, month: 6, day: 1) else { return }
    let epoch = EpochLaw(law, on: date)
    let positions = law.activities.map { epoch.position(of: $0.id) }
    let cases = (0..<256).map { _ in
      law.space.variables.map {
        ValueSet(Int.random(in: 0..<$0.size, using: &random))
      }
    }
    var sum = 0
    let rounds = 100
    let span = least(of: 3) {
      timed {
        for _ in 0..<rounds {
          for known in cases {
            known.withUnsafeBufferPointer { known in
              guard let known = known.baseAddress else { return }
              for position in positions {
                sum &+= Int(position.masks[Int(position.diagram.value(known: known))])
              }
            }
          }
        }
      }
    }
    let verdicts = Double(rounds * cases.count * positions.count)
    print(
      "verdicts a second in memory, all facts known: \(millions(verdicts / span.processor)) (sum \(sum))"
    )
  }

  // MARK: - The program as a whole

  static func measureProgram(_ portfolio: SeededPortfolio, _ file: String) throws {
    let one = try write(portfolio, 1)
    defer { try? FileManager.default.removeItem(atPath: one) }
    let start = least(of: 10) {
      timed(running: program, ["assess", one, "--format", "jsonl", "-o", "/dev/null"])
    }
    print(
      "one company, start to exit: \(milliseconds(start.wall)) wall, \(milliseconds(start.processor)) processor"
    )
    for count in [10_000, 300_000] {
      let file = try write(portfolio, count)
      defer { try? FileManager.default.removeItem(atPath: file) }
      let span = timed(running: program, ["assess", file, "--format", "jsonl", "-o", "/dev/null"])
      print(
        "peak memory at \(count) companies: \(span.peakMemory >> 20) MiB (\(milliseconds(span.wall)) wall)"
      )
    }
  }

  // MARK: - Words

  static func row(_ name: String, _ span: Span, against scan: Span) {
    func ratio(_ a: Double, _ b: Double) -> String { String(format: "%5.2f", a / b) }
    let label = name.padding(toLength: 32, withPad: " ", startingAt: 0)
    print(
      "\(label) processor \(ratio(span.processor, scan.processor)) (\(milliseconds(span.processor)))  wall \(ratio(span.wall, scan.wall)) (\(milliseconds(span.wall)))"
    )
  }

  static func milliseconds(_ seconds: Double) -> String {
    String(format: "%.1f ms", seconds * 1000)
  }
  static func millions(_ number: Double) -> String { String(format: "%.1f million", number / 1e6) }
}
