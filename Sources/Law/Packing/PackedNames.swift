extension Identifier: Packable {
  init(from reader: inout PackReader) { self.init(reader.readCount()) }
  func write(to writer: inout PackWriter) { writer.write(number: UInt64(index)) }
}

extension ClauseNames: Packable {
  init(from reader: inout PackReader) {
    self.init()
    for text in [String](from: &reader) { declare(text) }
  }

  func write(to writer: inout PackWriter) { writer.write(texts) }
}

extension Wording: Packable {
  init(from reader: inout PackReader) { self = reader.readWording() }
  func write(to writer: inout PackWriter) { writer.write(wording: self) }
}

extension SourceReference: Packable {
  init(from reader: inout PackReader) {
    self.init(
      file: reader.readFile(), line: reader.readCount(), column: reader.readCount(),
      isOverlay: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(file: file)
    writer.write(number: UInt64(line))
    writer.write(number: UInt64(column))
    writer.write(isOverlay)
  }
}

extension CalendarDate: Packable {
  init(from reader: inout PackReader) {
    guard let date = CalendarDate(ordinal: Int32(truncatingIfNeeded: reader.readNumber())) else {
      preconditionFailure("no such day")
    }
    self = date
  }

  func write(to writer: inout PackWriter) { writer.write(number: UInt64(ordinal)) }
}

extension Period: Packable {
  init(from reader: inout PackReader) { self.init(first: reader.read(), last: reader.read()) }
  func write(to writer: inout PackWriter) { writer.write(first, last) }
}

extension Confidence: Packable {
  init(from reader: inout PackReader) {
    self.init(certainty: reader.read(), checked: reader.read())
  }

  func write(to writer: inout PackWriter) { writer.write(certainty, checked) }
}

extension Certainty: Packable {}
extension Checked: Packable {}
extension Grade: Packable {}
extension Verdict: Packable {}
