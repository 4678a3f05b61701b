import DecisionDiagram

/// Reads what a ``PackWriter`` wrote, in the same order.
struct PackReader {
  private var next: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>
  private let texts: PackedBytes?
  /// How far the texts are given out.
  private var textOffset = 0
  private var files: [String] = []

  /// - Parameters:
  ///   - records: Written by the same version of the program.
  ///   - texts: Those that the records speak of; `nil` where they speak of none.
  ///   - place: Where to begin, in bytes.
  init(_ records: PackedBytes, texts: PackedBytes?, from place: Int = 0) {
    next = records.start + place
    end = records.start + records.count
    self.texts = texts
  }

  /// Whether everything is read.
  var isAtEnd: Bool { next == end && textOffset == texts?.count ?? 0 }

  mutating func read<Value: Packable>() -> Value { Value(from: &self) }

  mutating func readNumber() -> UInt64 { SixBitNumber.read(&next, before: end) }

  mutating func readCount() -> Int { Int(truncatingIfNeeded: readNumber()) }

  mutating func readString() -> String {
    let count = readCount()
    precondition(count <= end - next, "a packed law that breaks off")
    let bytes = UnsafeBufferPointer(start: next, count: count)
    next += count
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func readWording() -> Wording {
    guard let texts else { preconditionFailure("a text beyond the packed law") }
    let english = readCount()
    let chinese = readCount()
    let packed = PackedTexts(texts, at: textOffset, english: english, chinese: chinese)
    textOffset += english + chinese
    return Wording(packed)
  }

  mutating func readFile() -> String {
    let number = readCount()
    if number == files.count { files.append(readString()) }
    return files[number]
  }
}
