import Foundation
import Law

/// Finds what grows faster than its input: the input is doubled until a run takes long enough to be told from the start
/// of the program, and the last two doublings give the power with which the time grows.
struct Growth {
  private let law: Law

  init(_ law: Law) { self.law = law }

  /// Something of which there can be more.
  private struct Dimension {
    let name: String
    let commands: [[String]]
    let counts: ClosedRange<Int>
    /// The input with so many of it.
    let text: (Int) -> String
  }

  private static let allCommands = [
    ["assess", "--format", "jsonl"], ["assess"], ["routes"], ["advise", "--format", "json"],
  ]

  /// A power beyond which growth is not taken for linear; noise and what is shared keep it from being 1.
  private static let linear = 1.3
  /// A run longer than this is not doubled.
  private static let longEnough = 1.5

  func run() throws {
    say()
    say("growth of the processor time, start taken off: n → 4 n, and the power of n that it comes to")
    var found: [String] = []
    for dimension in dimensions {
      for command in dimension.commands {
        let name = "\(dimension.name), \(command.joined(separator: " "))"
        let power = try measure(dimension, command, name)
        if power > Self.linear { found.append(name) }
      }
    }
    say(found.isEmpty ? "nothing grows faster than its input" : "faster than its input:")
    for name in found { say("  " + name) }
  }

  private func measure(_ dimension: Dimension, _ command: [String], _ name: String) throws -> Double {
    var spans: [(count: Int, seconds: Double)] = []
    var count = dimension.counts.lowerBound
    let start = try seconds(command, dimension.text(1))
    while count <= dimension.counts.upperBound, spans.last.map({ $0.seconds < Self.longEnough }) ?? true {
      spans.append((count, max(0, try seconds(command, dimension.text(count)) - start)))
      count *= 2
    }
    guard spans.count > 2, let last = spans.last else { return 0 }
    let first = spans[spans.count - 3]
    let ratio = last.seconds / max(first.seconds, 0.001)
    let power = last.seconds < 0.05 ? 0 : log2(ratio) / 2
    say(
      [
        name.padding(toLength: 42, withPad: " ", startingAt: 0),
        "\(first.count) → \(last.count)".padding(toLength: 16, withPad: " ", startingAt: 0),
        String(format: "%.0f → %.0f ms", first.seconds * 1000, last.seconds * 1000)
          .padding(toLength: 20, withPad: " ", startingAt: 0),
        power == 0 ? "too little to tell" : String(format: "power %.2f", power),
      ].joined(separator: "  "))
    return power
  }

  private func seconds(_ command: [String], _ text: String) throws -> Double {
    try Benchmark.withFile("growth.yaml") { try $0.write(contentsOf: Data(text.utf8)) } _: { file in
      timed(running: Benchmark.program, command + [file, "-o", "/dev/null"]).processor
    }
  }

  // MARK: - Inputs

  private var dimensions: [Dimension] {
    let activities = law.activities.filter { $0.id != law.generalBusiness }.map(\.name)
    let facts = law.facts.filter { $0.subject == .service }.map(\.name)
    let head = "company: a\nas-of: 2024-06-01\n"
    let line = "services:\n  - activity: app-store\n"
    return [
      Dimension(name: "lines", commands: Self.allCommands, counts: 4...1024) { count in
        let lines = (0..<count).map {
          "  - { service: line \($0), activity: \(activities[$0 % activities.count]) }\n"
        }
        return head + "foreign-equity: 100 %\nservices:\n" + lines.joined()
      },
      Dimension(name: "lines alike", commands: Self.allCommands, counts: 4...1024) { count in
        let lines = (0..<count).map { "  - { service: line \($0), activity: app-store }\n" }
        return head + "foreign-equity: 100 %\nservices:\n" + lines.joined()
      },
      Dimension(name: "holders", commands: Self.allCommands, counts: 8...512) { count in
        let holders = (0..<count).map { number in
          let origin = number % 2 == 0 ? "foreign" : "chinese"
          return "  - { holder: H\(number), origin: \(origin), share: \(number == 0 ? 49 : 0.05) % }\n"
        }
        return head + "ownership:\n" + holders.joined() + line
      },
      Dimension(name: "open facts", commands: Self.allCommands, counts: 2...facts.count) { count in
        let open = facts.prefix(count).map { "      \($0): unknown\n" }
        return head + "foreign-equity: 60 %\nservices:\n  - service: a\n    features:\n" + open.joined()
      },
      Dimension(name: "dates", commands: [Self.allCommands[0]], counts: 8...512) { count in
        let days = (0..<count).map { number in
          let day = String(
            format: "%d-%02d-%02d", 2019 + number % 7, 1 + number / 7 % 12, 10 + number / 84)
          return "---\ncompany: a\nas-of: \(day)\nforeign-equity: 60 %\n" + line
        }
        return days.joined()
      },
    ]
  }
}
