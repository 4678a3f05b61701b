extension LawFindings: Packable {
  init(from reader: inout PackReader) {
    self.init(
      triggers: reader.read(), derivations: reader.read(), factsOfVerdicts: Set([FactID](from: &reader)))
  }

  func write(to writer: inout PackWriter) {
    writer.write(triggers, derivations, factsOfVerdicts.sorted())
  }
}

extension Derivation: Packable {
  init(from reader: inout PackReader) {
    self.init(
      subject: reader.read(), stated: reader.read(), rules: reader.read(), variables: reader.read(),
      topics: reader.read())
  }

  func write(to writer: inout PackWriter) { writer.write(subject, stated, rules, variables, topics) }
}

extension Derivation.Variable: Packable {
  init(from reader: inout PackReader) {
    self.init(
      variable: reader.read(), topics: reader.read(), none: reader.read(), left: reader.read(),
      inferred: reader.read())
  }

  func write(to writer: inout PackWriter) { writer.write(variable, topics, none, left, inferred) }
}

extension Derivation.Subject: Packable {
  init(from reader: inout PackReader) {
    switch reader.readNumber() {
    case 0: self = .fact(reader.read())
    case 1: self = .topic(reader.read())
    case _: preconditionFailure("no such subject")
    }
  }

  func write(to writer: inout PackWriter) {
    switch self {
    case .fact(let fact): writer.write(case: 0, fact)
    case .topic(let topic): writer.write(case: 1, topic)
    }
  }
}
