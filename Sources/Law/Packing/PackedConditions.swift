import DecisionDiagram

extension Condition: Packable {
  init(from reader: inout PackReader) {
    switch reader.readNumber() {
    case 0: self = .all(reader.read())
    case 1: self = .any(reader.read())
    case 2: self = .not(reader.read())
    case 3: self = .fact(reader.read(), reader.read())
    case 4: self = .term(reader.read())
    case 5: self = .carries(reader.read(), reader.read())
    case 6: self = .reading(reader.read(), answers: reader.read())
    case 7: self = .about(reader.read())
    case 8: self = .stated(reader.read())
    case _: preconditionFailure("no such condition")
    }
  }

  func write(to writer: inout PackWriter) {
    switch self {
    case .all(let parts): writer.write(case: 0, parts)
    case .any(let parts): writer.write(case: 1, parts)
    case .not(let part): writer.write(case: 2, part)
    case .fact(let fact, let test): writer.write(case: 3, fact, test)
    case .term(let term): writer.write(case: 4, term)
    case .carries(let activity, let grade): writer.write(case: 5, activity, grade)
    case .reading(let reading, let answers): writer.write(case: 6, reading, answers)
    case .about(let topics): writer.write(case: 7, topics)
    case .stated(let facts): writer.write(case: 8, facts)
    }
  }
}

extension FactTest: Packable {
  init(from reader: inout PackReader) {
    switch reader.readNumber() {
    case 0: self = .isOneOf(reader.read())
    case 1: self = .containsAny(reader.read())
    case 2: self = .containsOnly(reader.read())
    case 3: self = .isEmpty
    case 4: self = .figure(reader.read(), reader.read())
    case 5: self = .lies(in: reader.read())
    case 6: self = .liesWith(reader.read(), among: reader.read())
    case _: preconditionFailure("no such test")
    }
  }

  func write(to writer: inout PackWriter) {
    switch self {
    case .isOneOf(let values): writer.write(case: 0, values)
    case .containsAny(let elements): writer.write(case: 1, elements)
    case .containsOnly(let elements): writer.write(case: 2, elements)
    case .isEmpty: writer.write(case: 3)
    case .figure(let comparison, let limit): writer.write(case: 4, comparison, limit)
    case .lies(let places): writer.write(case: 5, places)
    case .liesWith(let other, let group): writer.write(case: 6, other, group)
    }
  }
}

extension Comparison: Packable {}

extension ActivitySet: Packable {
  init(from reader: inout PackReader) { self.init(words: reader.read()) }
  func write(to writer: inout PackWriter) { writer.write(words) }
}

extension ValueSet: Packable {
  init(from reader: inout PackReader) { self.init(words: reader.read()) }
  func write(to writer: inout PackWriter) { writer.write(words) }
}
