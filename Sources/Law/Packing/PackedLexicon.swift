extension Lexicon: Packable {
  init(from reader: inout PackReader) {
    self.init(
      silent: reader.read(), entries: reader.read(), places: reader.read(), index: reader.read())
  }

  func write(to writer: inout PackWriter) { writer.write(silent, entries, places, index) }
}

extension Lexicon.PhrasePlace: Packable {
  init(from reader: inout PackReader) { self.init(entry: reader.readCount(), phrase: reader.readCount()) }

  func write(to writer: inout PackWriter) {
    writer.write(number: UInt64(entry))
    writer.write(number: UInt64(phrase))
  }
}

extension Lexicon.Entry: Packable {
  init(from reader: inout PackReader) {
    self.init(
      phrases: reader.read(), subjects: reader.read(), takesOver: reader.read(), source: reader.read())
  }

  func write(to writer: inout PackWriter) { writer.write(phrases, subjects, takesOver, source) }
}

extension Lexicon.Reach: Packable {}

extension Lexicon.Subject: Packable {
  init(from reader: inout PackReader) {
    switch reader.readNumber() {
    case 0: self = .activity(reader.read())
    case 1: self = .topic(reader.read())
    case 2: self = .feature(reader.read(), value: reader.read())
    case 3: self = .place(reader.read())
    case _: preconditionFailure("no such subject")
    }
  }

  func write(to writer: inout PackWriter) {
    switch self {
    case .activity(let activity): writer.write(case: 0, activity)
    case .topic(let topic): writer.write(case: 1, topic)
    case .feature(let fact, let value): writer.write(case: 2, fact, value)
    case .place(let place): writer.write(case: 3, place)
    }
  }
}

extension Phrase: Packable {
  init(from reader: inout PackReader) {
    self.init(text: reader.read(), parts: reader.read(), joined: reader.read(), folded: reader.read())
  }

  func write(to writer: inout PackWriter) { writer.write(text, parts, joined, folded) }
}

extension SilentWords: Packable {
  init(from reader: inout PackReader) { self.init(words: reader.read()) }
  func write(to writer: inout PackWriter) { writer.write(words) }
}
