import Diagnostics
import Foundation
import Law

/// Reads the law and writes it down, packed, as a Swift file with its parts.
///
/// `LawPacker OUTPUT FOLDER FILE…`, with the files below the folder; those that are not law are left out. What is wrong
/// with them is said as `zhunru law check` says it, and nothing is written.
@main
struct LawPacker {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 2 else {
      complain("LawPacker OUTPUT FOLDER FILE…\n")
      exit(64)
    }
    let folder = URL(filePath: arguments[2])
    let files = try arguments.dropFirst(3).filter(LawFile.isLaw).map {
      LawFile(path: $0, name: "data/\($0)", bytes: Array(try Data(contentsOf: folder.appending(path: $0))))
    }
    let (law, problems) = Law.load(files)
    for problem in problems { complain(problem.rendered()) }
    guard let law else { exit(2) }
    try Data(source(of: law.packed())).write(to: URL(filePath: arguments[1]))
  }

  private static func complain(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// The file. Each part stands where it is used: as a constant of its own it would be in the program twice.
  private static func source(of parts: PackedLaw.Parts) -> [UInt8] {
    let head = """
      package import Law

      extension BuiltInLaw {
        /// The law, packed.
        package static let packed = PackedLaw(

      """
    let arguments = parts.all.map { literal($0.name, $0.bytes) }.joined(separator: Array(",\n".utf8))
    return Array(head.utf8) + arguments + Array(")\n}\n".utf8)
  }

  /// An argument with these bytes, which are UTF-8. A literal of a string compiles at once, however long.
  private static func literal(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    var source = Array("    \(name): \"".utf8)
    source.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): source += [UInt8(ascii: "\\"), byte]
      case 0..<32, 127: source += Array("\\u{\(String(byte, radix: 16))}".utf8)
      case _: source.append(byte)
      }
    }
    return source + Array("\"".utf8)
  }
}
