import DecisionDiagram

/// Writes a law down as a ``PackedLaw``.
struct PackWriter {
  private(set) var records: [UInt8] = []
  private(set) var texts: [UInt8] = []
  /// The files of the law by path, numbered as they are met.
  private var files: [String: Int] = [:]

  mutating func write<each Value: Packable>(_ values: repeat each Value) {
    repeat (each values).write(to: &self)
  }

  /// Writes a case of an enumeration, by number, with what it holds.
  mutating func write<each Part: Packable>(case number: UInt64, _ parts: repeat each Part) {
    write(number: number)
    repeat (each parts).write(to: &self)
  }

  mutating func write(number: UInt64) { SixBitNumber.append(number, to: &records) }

  mutating func write(string: String) {
    write(number: UInt64(string.utf8.count))
    records += string.utf8
  }

  mutating func write(wording: Wording) {
    for language in [Language.english, .chinese] {
      write(number: UInt64(wording[language].utf8.count))
      texts += wording[language].utf8
    }
  }

  /// Takes over the records of another, which name no files.
  mutating func append(_ other: PackWriter) { records += other.records }

  /// A file is named where it is first met.
  mutating func write(file: String) {
    if let number = files[file] { return write(number: UInt64(number)) }
    write(number: UInt64(files.count))
    write(string: file)
    files[file] = files.count
  }
}
