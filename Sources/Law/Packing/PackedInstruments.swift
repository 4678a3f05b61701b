extension Instrument: Packable {
  init(from reader: inout PackReader) {
    self.init(
      id: reader.read(), name: reader.read(), title: reader.read(), short: reader.read(), number: reader.read(),
      issuer: reader.read(), issued: reader.read(), period: reader.read(), endedBy: reader.read(),
      replaces: reader.read(), continues: reader.read(), review: reader.read(), provisions: reader.read(), notEncoded: reader.read(),
      source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(
      id, name, title, short, number, issuer, issued, period, endedBy, replaces, continues, review, provisions,
      notEncoded,
      source)
  }
}

extension TextReview: Packable {
  init(from reader: inout PackReader) {
    self.init(date: reader.read(), restatedFrom: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(date, restatedFrom)
  }
}

extension Omission: Packable {
  init(from reader: inout PackReader) {
    self.init(provision: reader.read(), reason: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(provision, reason)
  }
}

extension Provision: Packable {
  init(from reader: inout PackReader) {
    self.init(
      id: reader.read(), instrument: reader.read(), pinpoint: reader.read(), wording: reader.read(),
      checked: reader.read(), remark: reader.read(), source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(id, instrument, pinpoint, wording, checked, remark, source)
  }
}

extension Measure: Packable {
  init(from reader: inout PackReader) {
    self.init(
      id: reader.read(), name: reader.read(), title: reader.read(), sentence: reader.read(), demands: reader.read(),
      otherwise: reader.read(), met: reader.read(), limitsShare: reader.read(), source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(id, name, title, sentence, demands, otherwise, met, limitsShare, source)
  }
}

extension Licence: Packable {
  init(from reader: inout PackReader) {
    self.init(
      id: reader.read(), name: reader.read(), title: reader.read(), noun: reader.read(), authority: reader.read(),
      validFor: reader.read(), act: reader.read(), isFiling: reader.read(), source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(id, name, title, noun, authority, validFor, act, isFiling, source)
  }
}
