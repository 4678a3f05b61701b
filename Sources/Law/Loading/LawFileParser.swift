import Diagnostics
import Synchronization
import YAML

/// Reads the files of the law as YAML, on two threads.
final class LawFileParser: Sendable {
  typealias Parsed = (documents: [YAMLDocument], problems: [Diagnostic])

  private let files: [LawFile]
  private let next = Atomic(0)
  private let parsed: Mutex<[Parsed?]>

  private init(_ files: [LawFile]) {
    self.files = files
    parsed = Mutex(Array(repeating: nil, count: files.count))
  }

  /// What each file says, in the order of the files.
  static func parse(_ files: [LawFile]) -> [Parsed] {
    let parser = LawFileParser(files)
    let companion = Companion { parser.work() }
    parser.work()
    companion.join()
    return parser.parsed.withLock { $0.compactMap(\.self) }
  }

  /// Reads one file after the other until none is left.
  private func work() {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < files.count else { return }
      let file = files[index]
      let read = YAMLDocument.parse(bytes: file.bytes, file: file.name)
      parsed.withLock { $0[index] = read }
    }
  }
}
