import Diagnostics
import Glibc
import Testing

@testable import YAML

/// `Tests/BadInput/yaml` holds faulty files, each beside the whole output that it should give.
/// `RECORD_GOLDEN=1` writes the outputs anew, and fails, so that the difference is read.
@Suite("Bad input")
struct BadInputTests {
  static let folder =
    String(#filePath.dropLast("YAMLTests/BadInputTests.swift".count))
    + "BadInput/yaml/"

  static let names = filesInFolder(folder).filter { $0.hasSuffix(".yaml") }.sorted()

  @Test("There are files to read")
  func isNotEmpty() { #expect(!BadInputTests.names.isEmpty) }

  @Test(
    "A faulty file gives the diagnostics that stand beside it, in either language", arguments: names,
    [Message.Language.english, .chinese])
  func output(name: String, language: Message.Language) throws {
    let bytes = try #require(content(of: BadInputTests.folder + name))
    let actual = withReader(of: bytes) { reader in
      var problems: [Diagnostic] = []
      var tree = YAMLTree()
      while reader.next(into: &tree) != .end { problems += tree.problems }
      return problems
    }.rendered(style: DiagnosticStyle(language: language)).replacing("a.yaml:", with: name + ":")
    let expectedFile = BadInputTests.folder + name.dropLast(5) + (language == .english ? ".expected" : ".zh.expected")
    if getenv("RECORD_GOLDEN") != nil {
      try #require(write(Array(actual.utf8), to: expectedFile))
      Issue.record("recorded \(expectedFile)")
      return
    }
    let expected = try #require(content(of: expectedFile))
    #expect(actual == String(decoding: expected, as: UTF8.self))
  }
}

private func filesInFolder(_ path: String) -> [String] {
  guard let folder = opendir(path) else { return [] }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    names.append(
      withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      })
  }
  return names
}

private func content(of path: String) -> [UInt8]? {
  guard let file = fopen(path, "r") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
    bytes += buffer[..<count]
  }
  return bytes
}

private func write(_ bytes: [UInt8], to path: String) -> Bool {
  guard let file = fopen(path, "w") else { return false }
  defer { fclose(file) }
  return fwrite(bytes, 1, bytes.count, file) == bytes.count
}
