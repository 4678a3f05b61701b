extension Rule: Packable {
  init(from reader: inout PackReader) {
    self.init(
      id: reader.read(), name: reader.read(), named: reader.read(), provision: reader.read(),
      regime: reader.read(), activities: reader.read(), toRequirements: reader.read(), when: reader.read(),
      measure: reader.read(), demands: reader.read(), otherwise: reader.read(), met: reader.read(),
      licence: reader.read(), authority: reader.read(), period: reader.read(), confidence: reader.read(),
      says: reader.read(), remark: reader.read(), source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(
      id, name, named, provision, regime, activities, toRequirements, when, measure, demands, otherwise, met,
      licence, authority, period, confidence, says, remark, source)
  }
}

extension RuleException: Packable {
  init(from reader: inout PackReader) {
    self.init(
      id: reader.read(), name: reader.read(), named: reader.read(), provision: reader.read(),
      lifts: reader.read(), activities: reader.read(), when: reader.read(), period: reader.read(),
      confidence: reader.read(), says: reader.read(), source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(id, name, named, provision, lifts, activities, when, period, confidence, says, source)
  }
}

extension ExceptionBlock: Packable {
  init(from reader: inout PackReader) {
    self.init(
      id: reader.read(), name: reader.read(), provision: reader.read(), exception: reader.read(),
      when: reader.read(), period: reader.read(), confidence: reader.read(), says: reader.read(),
      source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(id, name, provision, exception, when, period, confidence, says, source)
  }
}

extension Regime: Packable {
  init(from reader: inout PackReader) {
    self.init(
      id: reader.read(), name: reader.read(), named: reader.read(), title: reader.read(),
      provision: reader.read(), activities: reader.read(), when: reader.read(), otherwise: reader.read(),
      displaces: reader.read(), period: reader.read(), confidence: reader.read(), source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(
      id, name, named, title, provision, activities, when, otherwise, displaces, period, confidence, source)
  }
}

extension Duty: Packable {
  init(from reader: inout PackReader) {
    self.init(
      id: reader.read(), name: reader.read(), provision: reader.read(), kind: reader.read(),
      subject: reader.read(), act: reader.read(), breach: reader.read(), activities: reader.read(),
      when: reader.read(), brokenWhen: reader.read(), event: reader.read(), asks: reader.read(),
      mend: reader.read(), authority: reader.read(), deadline: reader.read(), evidence: reader.read(),
      period: reader.read(), confidence: reader.read(), source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(
      id, name, provision, kind, subject, act, breach, activities, when, brokenWhen, event, asks, mend, authority, deadline, evidence,
      period, confidence, source)
  }
}

extension GradeRow: Packable {
  init(from reader: inout PackReader) {
    self.init(
      id: reader.read(), name: reader.read(), activities: reader.read(), grade: reader.read(),
      blocks: reader.read(), when: reader.read(), says: reader.read(), cites: reader.read(),
      confidence: reader.read(), source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(id, name, activities, grade, blocks, when, says, cites, confidence, source)
  }
}

extension OutOfOrder: Packable {
  init(from reader: inout PackReader) {
    self.init(
      fact: reader.read(), steps: reader.read(), by: reader.read(), because: reader.read(),
      cites: reader.read(), source: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(fact, steps, by, because, cites, source)
  }
}

extension OutOfOrder.Step: Packable {
  init(from reader: inout PackReader) {
    self.init(from: reader.read(), to: reader.read())
  }

  func write(to writer: inout PackWriter) {
    writer.write(from, to)
  }
}

extension Displacement: Packable {
  init(from reader: inout PackReader) {
    let names: [RuleName]? = reader.read()
    self = names.map { .rules($0) } ?? .everything
  }

  func write(to writer: inout PackWriter) {
    switch self {
    case .rules(let names): writer.write(Optional(names))
    case .everything: writer.write([RuleName]?.none)
    }
  }
}

extension Duty.Kind: Packable {}
extension Duty.Breach: Packable {}
