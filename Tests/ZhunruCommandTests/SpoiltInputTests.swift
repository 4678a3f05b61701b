import Foundation
import Testing

/// Every part that reads what others wrote ends, and does not stop the program, whatever it reads; `Tests/Fuzz` has the
/// seeds, and the way to look further.
@Suite("Spoilt input")
struct SpoiltInputTests {
  private static let isLong = ProcessInfo.processInfo.environment["LONG_TESTS"] == "1"

  @Test(
    "The seeds of a target and forms of them spoilt at random are read to their end",
    arguments: [("yaml", 2000), ("company", 12), ("law", 300), ("template", 60), ("interview", 400), ("lexicon", 2000)])
  func isTotal(target: String, count: Int) throws {
    let corpus = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Fuzz/Corpus").standardizedFileURL
    let directory = TemporaryDirectory()
    directory.write("", to: "said")
    let said = try FileHandle(forWritingTo: URL(filePath: directory["said"]))
    let process = Process()
    process.executableURL = URL(filePath: ProgramPath.program).deletingLastPathComponent().appending(path: "fuzz")
    process.arguments = [target, corpus.path, "\(Self.isLong ? count * 50 : count)", directory["last"]]
    process.environment = ["SWIFT_BACKTRACE": "enable=no"]
    process.standardOutput = said
    process.standardError = said
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus != 0 || process.terminationReason != .exit else { return }
    let tail = (directory.content(of: "said") ?? "").suffix(3000)
    let last = try Data(contentsOf: URL(filePath: directory["last"])).base64EncodedString()
    Issue.record("\(target) stopped: \(tail)\nat the input, in Base64: \(last)")
  }
}
