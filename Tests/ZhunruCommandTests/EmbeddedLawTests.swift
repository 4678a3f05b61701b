import BuiltInLaw
import Foundation
import Testing

@testable import ZhunruCommand

/// The files compiled into the program, which `data/embedded.c` lists; `RECORD_GOLDEN=1` writes the list anew.
@Suite("The law in the program")
struct EmbeddedLawTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../data").standardizedFileURL

  /// Every file of the law and every template.
  private static let paths = (FileManager.default.enumerator(atPath: folder.path)?
    .compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".yaml") || $0.hasPrefix("templates/") }.sorted()

  @Test("The list of files to compile in is that of the folder")
  func listed() throws {
    let text = String(
      decoding: try Data(contentsOf: Self.folder.appending(path: "embedded.c")), as: UTF8.self)
    let mark = "#include \"embed-file.h\"\n"
    let head = try #require(text.range(of: "#define LAW_FILE")).lowerBound
    let tail = try #require(text.range(of: mark, options: .backwards)).upperBound
    let list = Self.paths.map { "#define LAW_FILE \"\($0)\"\n" + mark }.joined()
    try expectGolden(text[..<head] + list + text[tail...], "../data/embedded.c")
  }

  @Test("Every file of the law and every template is compiled into the program")
  func compiled() throws {
    #expect(EmbeddedFile.all.map(\.path).sorted() == Self.paths)
    for file in EmbeddedFile.all {
      let bytes = Array(try Data(contentsOf: Self.folder.appending(path: file.path)))
      #expect(bytes == file.bytes, "\(file.path)")
    }
  }
}
