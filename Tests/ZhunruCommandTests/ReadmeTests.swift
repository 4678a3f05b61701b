import Foundation
import Testing

@testable import ZhunruCommand

/// What the README shows of the program is what it prints.
///
/// Before a block stands `<!-- prints: zhunru … -->`; a line `⋮` in it stands for lines left out. After `prints, folded` only
/// words are compared. What takes minutes, `prints, whole law`, is compared where `README_WHOLE` is set.
@Suite("The README")
struct ReadmeTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    let command: String
    let isFolded: Bool
    let isLong: Bool
    /// The stretches of lines between those left out.
    let stretches: [[String]]

    var testDescription: String { command }
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path()

  static let samples: [Sample] = {
    let text = (try? String(contentsOfFile: root + "/README.md", encoding: .utf8)) ?? ""
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.indices.compactMap { index in
      let line = lines[index]
      guard line.hasPrefix("<!-- prints"), line.hasSuffix(" -->"), let colon = line.firstIndex(of: ":"),
        lines[index + 1] == "```"
      else { return nil }
      let kind = line[..<colon]
      let block = lines[(index + 2)...].prefix { $0 != "```" }
      let stretches = block.split { $0.contains("⋮") }.map { $0.map(trimmed) }
      return Sample(
        command: line[line.index(colon, offsetBy: 2)...].dropLast(4).description, isFolded: kind.hasSuffix("folded"),
        isLong: kind.hasSuffix("law"), stretches: stretches)
    }
  }()

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }

  @Test("It has samples of what the program prints")
  func hasSamples() {
    #expect(Self.samples.count >= 8)
    #expect(Self.samples.allSatisfy { !$0.stretches.isEmpty })
  }

  @Test("What it shows is what is printed", arguments: samples.filter { !$0.isLong })
  func prints(sample: Sample) throws { try compare(sample) }

  @Test(
    "What takes minutes is what is printed",
    .enabled(if: ProcessInfo.processInfo.environment["README_WHOLE"] != nil, "README_WHOLE is not set"),
    arguments: samples.filter(\.isLong))
  func printsInMinutes(sample: Sample) throws { try compare(sample) }

  private func compare(_ sample: Sample) throws {
    let arguments = sample.command.split(separator: " ").dropFirst().map(String.init)
    let run = try ProgramPath.run(arguments, in: TemporaryDirectory(), at: Self.root)
    #expect(run.messages.isEmpty)
    var rest = run.output.split(separator: "\n", omittingEmptySubsequences: false).map { Self.trimmed(String($0)) }[...]
    for stretch in sample.stretches {
      if sample.isFolded {
        let words = rest.joined(separator: " ").split(separator: " ")
        let wanted = stretch.joined(separator: " ").split(separator: " ")
        #expect(words.starts(with: wanted), "\(stretch.joined(separator: "\n"))")
        continue
      }
      let place = rest.indices.first { rest[$0...].starts(with: stretch) }
      guard let place else {
        Issue.record("not printed, or not in this order:\n\(stretch.joined(separator: "\n"))\n\nprinted:\n\(run.output)")
        return
      }
      rest = rest[(place + stretch.count)...]
    }
  }
}
