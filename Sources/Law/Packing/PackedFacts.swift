extension Fact: Packable {
  init(from reader: inout PackReader) {
    self.init(
      id: reader.read(), name: reader.read(), subject: reader.read(), kind: reader.read(), short: reader.read(),
      states: reader.read(), lacks: reader.read(), question: reader.read(), help: reader.read(), values: reader.read(), namesActivities: reader.read(),
      leftOut: reader.read(), takenAs: reader.read(), ordered: reader.read(), appliesWhen: reader.read(), infers: reader.read(),
      computed: reader.read(), heldBy: reader.read(), source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(
      id, name, subject, kind, short, states, lacks, question, help, values, namesActivities, leftOut, takenAs, ordered, appliesWhen,
      infers, computed, heldBy, source)
  }
}

extension Fact.Value: Packable {
  init(from reader: inout PackReader) {
    self.init(
      name: reader.read(), says: reader.read(), states: reader.read(), lacks: reader.read(), untested: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(name, says, states, lacks, untested)
  }
}

extension Term: Packable {
  init(from reader: inout PackReader) {
    self.init(
      id: reader.read(), name: reader.read(), title: reader.read(), means: reader.read(), source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(id, name, title, means, source)
  }
}

extension ImpossibleCase: Packable {
  init(from reader: inout PackReader) {
    self.init(name: reader.read(), when: reader.read(), says: reader.read(), source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(name, when, says, source)
  }
}

extension Inference: Packable {
  init(from reader: inout PackReader) {
    self.init(
      when: reader.read(), content: reader.read(), says: reader.read(), cites: reader.read(),
      source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(when, content, says, cites, source)
  }
}

extension Fact.Subject: Packable {}
extension Fact.Kind: Packable {}
extension TakenAs: Packable {}
extension HeldBy: Packable {}
extension OwnershipOperation.Holders: Packable {}

extension LeftOut: Packable {
  init(from reader: inout PackReader) {
    switch reader.readNumber() {
    case 0: self = .notKnown
    case 1: self = .none
    case 2: self = .value(reader.read())
    case _: preconditionFailure("no such value")
    }
  }

  func write(to writer: inout PackWriter) {
    switch self {
    case .notKnown: writer.write(case: 0)
    case .none: writer.write(case: 1)
    case .value(let value): writer.write(case: 2, value)
    }
  }
}

extension FactOrder: Packable {
  init(from reader: inout PackReader) {
    let chains: [[Int]]? = reader.read()
    self = chains.map { .values($0) } ?? .elements
  }

  func write(to writer: inout PackWriter) {
    switch self {
    case .values(let chains): writer.write(Optional(chains))
    case .elements: writer.write([[Int]]?.none)
    }
  }
}

extension OwnershipOperation: Packable {
  init(from reader: inout PackReader) {
    switch reader.readNumber() {
    case 0: self = .sum(reader.read())
    case 1: self = .largest(reader.read())
    case 2: self = .largestWithAffiliates(reader.read())
    case 3: self = .any(reader.read())
    case 4: self = .every(reader.read())
    case 5: self = .outweighsEach(reader.read())
    case _: preconditionFailure("no such operation")
    }
  }

  func write(to writer: inout PackWriter) {
    switch self {
    case .sum(let holders): writer.write(case: 0, holders)
    case .largest(let holders): writer.write(case: 1, holders)
    case .largestWithAffiliates(let holders): writer.write(case: 2, holders)
    case .any(let holders): writer.write(case: 3, holders)
    case .every(let holders): writer.write(case: 4, holders)
    case .outweighsEach(let holders): writer.write(case: 5, holders)
    }
  }
}

extension Inference.Content: Packable {
  init(from reader: inout PackReader) {
    switch reader.readNumber() {
    case 0: self = .values(reader.read())
    case 1: self = .includes(reader.read())
    case _: preconditionFailure("no such content")
    }
  }

  func write(to writer: inout PackWriter) {
    switch self {
    case .values(let values): writer.write(case: 0, values)
    case .includes(let elements): writer.write(case: 1, elements)
    }
  }
}
