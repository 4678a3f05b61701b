import Assessment
import Foundation
import Law

/// Compares two builds of the program: whether every outcome, reading and open fact of seeded companies is the same in
/// both.
struct Comparison {
  let old: String
  let new: String
  let companies: Int
  let seed: UInt64

  /// Companies that are compared at once.
  private static let batch = 10_000
  /// Companies that differ and are shown.
  private static let mostShown = 5

  /// - Returns: Whether all is the same.
  func run(_ law: Law) throws -> Bool {
    let context = AssessmentContext(law)
    var seeds = seed...
    var compared = 0
    var reworded = 0
    var differing = 0
    while compared < companies {
      // Each kind in turn, every company another one.
      let size = min(Self.batch, companies - compared)
      try Benchmark.withFile("companies.yaml") { handle in
        for first in stride(from: 0, to: size, by: SeededPortfolio.distinct) {
          let kinds = SeededPortfolio.Kind.allCases
          let portfolio = SeededPortfolio(
            context, kinds[Int(seeds.lowerBound) % kinds.count], seed: seeds.lowerBound)
          seeds = (seeds.lowerBound + 1)...
          let count = min(SeededPortfolio.distinct, size - first)
          try handle.write(contentsOf: Data((0..<count).map(portfolio.company).joined().utf8))
        }
      } _: { file in
        let outputs = [old, new].enumerated().map { number, program in
          let output = file + ".\(number)"
          _ = timed(running: program, ["assess", file, "--format", "json", "-o", output])
          return output
        }
        defer { for output in outputs { try? FileManager.default.removeItem(atPath: output) } }
        let (first, second) = (TextLines(outputs[0]), TextLines(outputs[1]))
        while true {
          let (a, b) = (first.next(), second.next())
          if a == nil, b == nil { break }
          compared += 1
          if a == b { continue }
          let (before, after) = (outline(a), outline(b))
          if before == after {
            reworded += 1
            continue
          }
          differing += 1
          if differing <= Self.mostShown { say("old: \(before)\nnew: \(after)\n") }
        }
      }
      say("\(compared) companies compared, \(differing) differ, \(reworded) in words alone")
      if compared == 0 { return false }
    }
    return differing == 0
  }

  // MARK: - What counts

  /// The fields of a result that say what is found; the others say it in words.
  private static let fields: Set<String> = [
    "company", "as-of", "foreign-share", "least", "greatest", "verdict", "possible", "answer", "answer-marks",
    "approximate", "services", "service", "otherwise", "when-invested", "activities", "activity", "declared", "grades",
    "positions", "regime", "rules", "rule", "met", "lifted-by", "exception", "licences", "nothing-found", "missing",
    "other-readings", "reading", "duties", "open-duties",
  ]

  private func outline(_ line: String?) -> String {
    // A company takes a line, with a comma after it where another follows.
    guard let line, let end = line.lastIndex(of: "}"),
      let json = try? JSONSerialization.jsonObject(with: Data(line[...end].utf8))
    else {
      return line ?? "nothing"
    }
    return outline(json)
  }

  private func outline(_ json: Any) -> String {
    if let list = json as? [Any] { return "[" + list.map(outline).joined(separator: ", ") + "]" }
    guard let object = json as? [String: Any] else { return "\(json)" }
    let parts = object.keys.filter(Self.fields.contains).sorted().map { key in
      "\(key): " + (object[key].map(outline) ?? "")
    }
    return "{" + parts.joined(separator: ", ") + "}"
  }
}

/// The lines of a file, one after the other.
private final class TextLines {
  private let file: UnsafeMutablePointer<FILE>?
  private var line: UnsafeMutablePointer<CChar>?
  private var capacity = 0

  init(_ path: String) { file = fopen(path, "r") }

  deinit {
    free(line)
    if let file { fclose(file) }
  }

  func next() -> String? {
    guard let file, getline(&line, &capacity, file) >= 0, let line else { return nil }
    return String(cString: line)
  }
}
