import Foundation
import Testing

/// Documents that other programs write; a test of one that is not installed is skipped, and says so.
@Suite("Documents by other programs")
struct OtherProgramTests {
  private let directory = TemporaryDirectory()

  private static func isInstalled(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }

  /// Writes a memo, in English and Chinese in turn, and gives what stands in the file.
  private func memo(_ name: String, _ language: String) throws -> Data {
    directory.write(
      "company: Lanhe 蓝河\nas-of: 2024-06-01\nforeign-equity: 60 %\nservices: [{ service: line, activity: call-centre }]\n",
      to: "company.yaml")
    // Both look for their own files at home.
    let run = try ProgramPath.run(["advise", "company.yaml", "--lang", language, "-o", name], input: "", in: directory)
    #expect(run.status == 0, "\(run.messages)")
    return try Data(contentsOf: URL(filePath: directory[name]))
  }

  @Test(
    "A memo for Word can be read again", .enabled(if: isInstalled("pandoc"), "pandoc is not installed"),
    arguments: ["en", "zh"])
  func word(language: String) throws {
    let document = try memo("memo.docx", language)
    #expect(document.starts(with: Data("PK\u{3}\u{4}".utf8)))
    // The chart of holders.
    #expect(document.range(of: Data(".emf".utf8)) != nil)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["pandoc", "--from", "docx", "--to", "plain", directory["memo.docx"], "--output", directory["memo.txt"]]
    try process.run()
    process.waitUntilExit()
    let text = directory.content(of: "memo.txt") ?? ""
    #expect(text.contains("Lanhe 蓝河"))
    #expect(text.contains(language == "en" ? "licence" : "许可"))
  }

  @Test(
    "A memo to print is a whole and tagged PDF", .enabled(if: isInstalled("weasyprint"), "weasyprint is not installed"),
    arguments: ["en", "zh"])
  func print(language: String) throws {
    let document = try memo("memo.pdf", language)
    #expect(document.starts(with: Data("%PDF-".utf8)))
    #expect(document.range(of: Data("%%EOF".utf8)) != nil && document.range(of: Data("/StructTreeRoot".utf8)) != nil)
  }
}
