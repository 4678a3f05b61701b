import Assessment
import DecisionDiagram
import Foundation
import Law
import SeededRandom

/// The table of marks: how fast the program is, with what is owed and what is aimed at.
struct MarksTable {
  private let law: Law
  private let context: AssessmentContext
  private let seed: UInt64
  /// Whether everything is measured at full size, with a million companies.
  private let isFull: Bool

  init(_ law: Law, seed: UInt64, isFull: Bool) {
    self.law = law
    context = AssessmentContext(law)
    self.seed = seed
    self.isFull = isFull
  }

  func run() throws {
    say("seed \(seed); scan: libyaml's bare scan of the same bytes, processor time against processor time")
    row("", "measured", "", "first mark", "aim")
    try measurePortfolios()
    measureVerdicts()
    try measureStart()
    try measureShipped()
    try measureAdvice()
    try measureMemory()
    measureLawCheck()
    try Growth(law).run()
  }

  // MARK: - Rows

  private func row(
    _ title: String, _ measured: String, _ detail: String, _ mark: String, _ aim: String
  ) {
    func padded(_ text: String, _ width: Int) -> String {
      text.padding(toLength: max(width, text.count), withPad: " ", startingAt: 0)
    }
    say(
      [padded(title, 42), padded(measured, 14), padded(detail, 34), padded(mark, 16), aim]
        .joined(separator: "  "))
  }

  private func times(_ a: Double, _ b: Double) -> String { String(format: "%.1f ×", a / b) }

  private func milliseconds(_ seconds: Double) -> String {
    String(format: seconds < 1 ? "%.1f ms" : "%.0f ms", seconds * 1000)
  }

  private func assess(_ file: String, _ options: String...) -> Span {
    timed(running: Benchmark.program, ["assess", file, "-o", "/dev/null"] + options)
  }

  // MARK: - Portfolios

  private func measurePortfolios() throws {
    for (kind, format, count, mark, aim) in [
      (SeededPortfolio.Kind.known, "jsonl", 20_000, "4 ×", "ahead of peers"),
      (.known, "csv", 20_000, "3 ×", "ahead of peers"),
      (.gaps, "jsonl", 20_000, "40 ×", "10 ×"),
      (.topics, "jsonl", 20_000, "", ""),
      // Among these no two are alike.
      (.gaps, "jsonl", SeededPortfolio.distinct, "", ""),
    ] {
      let portfolio = SeededPortfolio(context, kind, seed: seed)
      try Benchmark.withFile(of: portfolio, count) { file in
        let scan = try Benchmark.scan(file)
        let span = assess(file, "--format", format)
        row(
          "\(kind.rawValue) (\(count)), \(format)", times(span.processor, scan) + " scan",
          "\(Int(Double(count) / span.wall)) companies/s", mark, aim)
      }
    }
  }

  // MARK: - Verdicts in memory

  private func measureVerdicts() {
    var random = SplitMix64(seed: seed)
    guard let date = CalendarDate(year: 2024, month: 6, day: 1) else { return }
    let epoch = context.epoch(of: date)
    let positions = law.activities.map { epoch.verdicts(of: $0.id) }
    let cases = 256
    let variables = law.space.variables
    let points = (0..<cases).flatMap { _ in
      variables.map { Int32.random(in: 0..<Int32($0.size), using: &random) }
    }
    var leaves = [Int32](repeating: 0, count: cases)
    var sum = 0
    let rounds = 100
    let span = least(of: 3) {
      timed {
        for _ in 0..<rounds {
          // One activity after the other, so that what is walked stays near.
          for position in positions {
            points.withUnsafeBufferPointer { points in
              leaves.withUnsafeMutableBufferPointer { leaves in
                guard let points = points.baseAddress, let leaves = leaves.baseAddress else { return }
                position.diagram.values(at: points, stride: variables.count, count: cases, into: leaves)
              }
            }
            position.masks.withUnsafeBufferPointer { masks in
              for leaf in leaves { sum &+= Int(masks[Int(leaf)]) }
            }
          }
        }
      }
    }
    let verdicts = Double(rounds * cases * positions.count) / span.processor
    row(
      "verdicts a second in memory, one core", String(format: "%.1f M", verdicts / 1e6),
      "without grounds (sum \(sum))", "50 M", "100 M")
  }

  // MARK: - The program as a whole

  private func measureStart() throws {
    let portfolio = SeededPortfolio(context, .known, seed: seed)
    try Benchmark.withFile(of: portfolio, 1) { file in
      let start = least(of: 10) { assess(file, "--format", "jsonl") }
      let bare = least(of: 10) { timed(running: Benchmark.program, ["--version"], isQuiet: true) }
      row(
        "one company, start to exit", milliseconds(start.wall),
        times(start.wall, bare.wall) + " a bare start of \(milliseconds(bare.wall))", "25, static 20 ms",
        "15, static 10 ms")
    }
  }

  private var shipped: String {
    URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../data/examples/portfolio.yaml").standardizedFileURL.path
  }

  private func measureShipped() throws {
    let scan = try Benchmark.scan(shipped)
    let strict = assess(shipped, "--strict", "--format", "jsonl")
    row(
      "--strict on the shipped portfolio", milliseconds(strict.wall),
      times(strict.processor, scan) + " scan", "2 s", "0.5 s")
    let text = least(of: 3) { assess(shipped) }
    row(
      "text of the shipped portfolio", milliseconds(text.wall),
      times(text.processor, scan) + " scan", "0.2 s", "0.1 s")
  }

  private func measureAdvice() throws {
    let portfolio = SeededPortfolio(context, .gaps, seed: seed)
    let count = isFull ? 300 : 60
    try Benchmark.withFile(of: portfolio, count) { file in
      let scan = try Benchmark.scan(file)
      let span = timed(running: Benchmark.program, ["advise", file, "-o", "/dev/null", "--format", "json"])
      row(
        "advise of \(count) companies", milliseconds(span.wall), times(span.processor, scan) + " scan",
        isFull ? "6 s" : "1.2 s", isFull ? "3 s" : "0.6 s")
    }
  }

  private func measureMemory() throws {
    let portfolio = SeededPortfolio(context, .known, seed: seed)
    let counts = isFull ? [10_000, 1_000_000] : [10_000, 100_000]
    let peaks = try counts.map { count in
      try Benchmark.withFile(of: portfolio, count) { assess($0, "--format", "jsonl").peakMemory }
    }
    row(
      "peak memory, jsonl, \(counts[0]) / \(counts[1])", peaks.map { "\($0 >> 20)" }.joined(separator: " / ") + " MiB",
      times(Double(peaks[1]), Double(peaks[0])) + " the smaller", "128 MiB", "64 MiB, within 20 %")
  }

  private func measureLawCheck() {
    let span = timed(running: Benchmark.program, ["law", "check"], isQuiet: true)
    row("law check", milliseconds(span.wall), "", "3 s", "2 s")
  }
}
