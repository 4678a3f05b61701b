/// A law in a form that loads at once: what the files say, resolved, written down when the program is built.
///
/// It is valid only for the version of the program that wrote it. What every command reads stands apart from what few do.
/// All of it is UTF-8: numbers are written in bytes below 128.
public struct PackedLaw: Sendable {
  /// The subjects of the law, one record after the other.
  let records: PackedBytes
  /// The texts that records speak of, in their order, each in English and then in Chinese.
  let texts: PackedBytes
  /// The everyday words.
  let words: PackedBytes
  /// The law compiled for every epoch: where what stands, what it holds but for diagrams, and the diagrams.
  let compiledIndex: PackedBytes
  let compiled: PackedBytes
  let diagrams: PackedBytes

  /// A law that is part of the program.
  public init(
    records: StaticString, texts: StaticString, words: StaticString, compiledIndex: StaticString,
    compiled: StaticString, diagrams: StaticString
  ) {
    self.records = PackedBytes(records)
    self.texts = PackedBytes(texts)
    self.words = PackedBytes(words)
    self.compiledIndex = PackedBytes(compiledIndex)
    self.compiled = PackedBytes(compiled)
    self.diagrams = PackedBytes(diagrams)
  }

  /// - Parameter kept: Gives bytes a place where they outlive every law that is made of them.
  package init(_ parts: Parts, kept: ([UInt8]) -> UnsafeBufferPointer<UInt8>) {
    records = PackedBytes(kept(parts.records))
    texts = PackedBytes(kept(parts.texts))
    words = PackedBytes(kept(parts.words))
    compiledIndex = PackedBytes(kept(parts.compiledIndex))
    compiled = PackedBytes(kept(parts.compiled))
    diagrams = PackedBytes(kept(parts.diagrams))
  }

  /// The bytes of the parts, as a program holds them.
  public struct Parts: Equatable, Sendable {
    public let records: [UInt8]
    public let texts: [UInt8]
    public let words: [UInt8]
    public let compiledIndex: [UInt8]
    public let compiled: [UInt8]
    public let diagrams: [UInt8]

    /// Every part with its name in the program.
    public var all: [(name: String, bytes: [UInt8])] {
      [
        ("records", records), ("texts", texts), ("words", words), ("compiledIndex", compiledIndex),
        ("compiled", compiled), ("diagrams", diagrams),
      ]
    }
  }
}

/// Bytes that never change and are never freed.
struct PackedBytes: @unchecked Sendable {
  let start: UnsafePointer<UInt8>
  let count: Int

  init(_ bytes: StaticString) {
    start = bytes.utf8Start
    count = bytes.utf8CodeUnitCount
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let start = bytes.baseAddress else { preconditionFailure("a packed law has bytes") }
    self.start = start
    count = bytes.count
  }
}

/// A text in both languages, as it stands in a packed law.
struct PackedTexts: @unchecked Sendable {
  /// Both, the English one first; never changed and never freed.
  private let start: UnsafePointer<UInt8>
  private let englishCount: UInt32
  private let chineseCount: UInt32

  init(_ texts: PackedBytes, at offset: Int, english: Int, chinese: Int) {
    precondition(offset + english + chinese <= texts.count, "a text beyond the packed law")
    start = texts.start + offset
    englishCount = UInt32(english)
    chineseCount = UInt32(chinese)
  }

  subscript(language: Language) -> String {
    let (offset, count) =
      switch language {
      case .english: (0, englishCount)
      case .chinese: (Int(englishCount), chineseCount)
      }
    let bytes = UnsafeBufferPointer(start: start + offset, count: Int(count))
    return String(decoding: bytes, as: UTF8.self)
  }
}
