import Synchronization

/// The values of a set from 64 on, as bits, 64 a word.
///
/// Those that are the same are one: they are found in a table that all threads share and that keeps them to the end of the
/// program. There are as many as there were different ones, which is few: only sets of variables with more than 64 values,
/// such as places, have any.
@usableFromInline
struct HighValues: Hashable, BitwiseCopyable, @unchecked Sendable {
  // Unchecked because of the pointer; nothing writes behind it once it is in the table.
  /// How many words there are, and then the words, the last not 0.
  private let start: UnsafePointer<UInt64>

  private static let table: Mutex<[[UInt64]: HighValues]> = Mutex([:])

  private init(_ words: [UInt64]) {
    let start = UnsafeMutablePointer<UInt64>.allocate(capacity: 1 + words.count)
    start.initialize(to: UInt64(words.count))
    (start + 1).initialize(from: words, count: words.count)
    self.start = UnsafePointer(start)
  }

  /// The one with some words; `nil` where all are 0.
  static func find(_ words: ArraySlice<UInt64>) -> HighValues? {
    guard let last = words.lastIndex(where: { $0 != 0 }) else { return nil }
    let words = Array(words[...last])
    return table.withLock { table in
      if let found = table[words] { return found }
      let made = HighValues(words)
      table[words] = made
      return made
    }
  }

  /// How many words there are.
  @usableFromInline var count: Int { Int(start.pointee) }

  /// - Parameter index: Of a word, from 0 on.
  @usableFromInline subscript(index: Int) -> UInt64 { start[1 &+ index] }

  /// How many values there are.
  @usableFromInline var valueCount: Int { (0..<count).reduce(0) { $0 + self[$1].nonzeroBitCount } }
}
