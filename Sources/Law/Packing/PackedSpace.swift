import DecisionDiagram

extension FactSpace: Packable {
  convenience init(from reader: inout PackReader) {
    self.init(
      variables: reader.read(), ofFact: reader.read(), readings: reader.read(), company: reader.read(),
      service: reader.read(), ofGrade: reader.read(), ofTopic: reader.read(), ofStated: reader.read(),
      flags: reader.read(), ofDeclared: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(variables, ofFact, readings, company, service, ofGrade, ofTopic, ofStated, flags, ofDeclared)
  }
}

extension FactSpace.Variable: Packable {
  init(from reader: inout PackReader) {
    self.init(
      subject: reader.read(), domain: reader.read(), size: reader.read(), leftOut: reader.read(),
      inPlay: reader.read() as ValueSet)
  }

  func write(to writer: inout PackWriter) {
    writer.write(subject, domain, size, leftOut, inPlay)
  }
}

extension FactSpace.Flags: Packable {
  init(from reader: inout PackReader) {
    self.init(stated: reader.read(), topics: reader.read(), none: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(stated, topics, none)
  }
}

extension FactSpace.Declared: Packable {
  init(from reader: inout PackReader) {
    self.init(topics: reader.read(), elements: reader.read(), own: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(topics, elements, own)
  }
}

extension FigureDomain: Packable {
  init(from reader: inout PackReader) {
    self.init(cells: reader.read(), cuts: reader.read(), startsBelow: reader.read(), cellOfCut: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(cells, cuts, startsBelow, cellOfCut)
  }
}

extension PlaceDomain: Packable {
  init(from reader: inout PackReader) {
    self.init(classes: reader.read(), known: reader.read(), memberships: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(classes, known, memberships)
  }
}

extension FactSpace.Subject: Packable {
  init(from reader: inout PackReader) {
    switch reader.readNumber() {
    case 0: self = .reading(reader.read())
    case 1: self = .fact(reader.read())
    case 2: self = .element(reader.read(), reader.read())
    case 3: self = .grade(reader.read())
    case 4: self = .topic(reader.read())
    case 5: self = .stated(reader.read())
    case _: preconditionFailure("no such subject")
    }
  }

  func write(to writer: inout PackWriter) {
    switch self {
    case .reading(let reading): writer.write(case: 0, reading)
    case .fact(let fact): writer.write(case: 1, fact)
    case .element(let fact, let element): writer.write(case: 2, fact, element)
    case .grade(let activity): writer.write(case: 3, activity)
    case .topic(let topic): writer.write(case: 4, topic)
    case .stated(let fact): writer.write(case: 5, fact)
    }
  }
}

extension FactSpace.Domain: Packable {
  init(from reader: inout PackReader) {
    switch reader.readNumber() {
    case 0: self = .yesNo
    case 1: self = .values(reader.read())
    case 2: self = .figures(reader.read())
    case 3: self = .places(reader.read())
    case _: preconditionFailure("no such domain")
    }
  }

  func write(to writer: inout PackWriter) {
    switch self {
    case .yesNo: writer.write(case: 0)
    case .values(let count): writer.write(case: 1, count)
    case .figures(let domain): writer.write(case: 2, domain)
    case .places(let domain): writer.write(case: 3, domain)
    }
  }
}

extension FigureDomain.Cell: Packable {
  init(from reader: inout PackReader) {
    switch reader.readNumber() {
    case 0: self = .exactly(reader.read())
    case 1: self = .between(reader.read(), reader.read())
    case _: preconditionFailure("no such cell")
    }
  }

  func write(to writer: inout PackWriter) {
    switch self {
    case .exactly(let figure): writer.write(case: 0, figure)
    case .between(let low, let high): writer.write(case: 1, low, high)
    }
  }
}
