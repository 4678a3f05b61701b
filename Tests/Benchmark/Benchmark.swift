import Foundation
import Law
import TestSupport

/// Measures the program against libyaml's bare scan of the same bytes, all in one run, and finds what grows faster than
/// its input.
///
/// `swift run -c release benchmark [--full] [--seed SEED]` after `swift build -c release`; `benchmark compare OLD NEW
/// [COMPANIES [SEED]]` compares two builds of the program; `benchmark questions [INTERVIEWS]` the questions of interviews
/// with what they could have been.
@main
struct Benchmark {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "questions":
      try measureQuestions(arguments.dropFirst().first.flatMap { UInt64($0) } ?? 1000, shippedLaw())
    case "compare":
      guard arguments.count >= 3 else {
        print("benchmark compare OLD NEW [COMPANIES [SEED]]")
        exit(64)
      }
      let numbers = arguments.dropFirst(3).compactMap { UInt64($0) }
      let comparison = Comparison(
        old: arguments[1], new: arguments[2], companies: Int(numbers.first ?? 30_000),
        seed: numbers.dropFirst().first ?? 1)
      exit(try comparison.run(shippedLaw()) ? 0 : 1)
    case _:
      let seed = arguments.firstIndex(of: "--seed").map { arguments[($0 + 1)...] }?.first
      try MarksTable(
        shippedLaw(), seed: seed.flatMap { UInt64($0) } ?? 1, isFull: arguments.contains("--full")
      ).run()
    }
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


  /// The program beside this one.
  static var program: String {
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "zhunru")
      .path
  }

  /// A file with a text, for as long as it is used.
  static func withFile<Result>(
    _ name: String, _ write: (FileHandle) throws -> Void, _ use: (String) throws -> Result
  ) throws -> Result {
    let path = NSTemporaryDirectory() + "zhunru-benchmark-\(getpid())-\(name)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try write(handle)
    try handle.close()
    return try use(path)
  }

  /// A file of seeded companies, for as long as it is used.
  ///
  /// - Parameter first: The number of the first.
  static func withFile<Result>(
    of portfolio: SeededPortfolio, _ count: Int, from first: Int = 0,
    _ use: (String) throws -> Result
  ) throws -> Result {
    try withFile("portfolio.yaml") { handle in
      var text = ""
      for number in first..<first + count {
        text += portfolio.company(number)
        guard text.utf8.count > 1 << 20 || number == first + count - 1 else { continue }
        try handle.write(contentsOf: Data(text.utf8))
        text = ""
      }
    } _: { try use($0) }
  }
}
