import DecisionDiagram

extension Law {
  /// A case in the words of a company file: `foreign-equity: 51 %, registered-in: beijing`.
  ///
  /// Each value stands for all that rules do not tell from it. Elements of a set that are not named
  /// are absent.
  package func words(for witness: [(variable: Int, value: Int)]) -> String {
    let stated = statements(for: witness)
    return stated.isEmpty
      ? "any facts"
      : stated.map { statement in
        switch statement.subject {
        case .activity: "\(statement.name) graded \(statement.values.joined())"
        case .reading, .company, .service:
          statement.isSet
            ? "\(statement.name): [\(statement.values.joined(separator: ", "))]"
            : "\(statement.name): \(statement.values.joined())"
        }
      }.joined(separator: ", ")
  }

  /// A case as statements of a company file.
  ///
  /// - Parameter needed: The variables that the case hangs on; `nil` for all.
  package func statements(
    for witness: [(variable: Int, value: Int)], needed: Set<Int>? = nil
  ) -> [CaseStatement] {
    var found: [CaseStatement] = []
    var sets: [FactID: Int] = [:]
    for (variable, value) in witness {
      let subject = space.variables[variable]
      let isNeeded = needed?.contains(variable) ?? true
      switch subject.subject {
      case .reading(let reading):
        found.append(
          CaseStatement(
            subject: .reading, name: self[reading].name,
            values: [self[reading].answers[value].name], isNeeded: isNeeded))
      case .topic(let topic):
        // What is said of a fact puts its topics in play.
        guard value == 1, self[topic].opens.isEmpty else { continue }
        found.append(
          CaseStatement(
            subject: .service, name: "about", values: [self[topic].name], isSet: true,
            isNeeded: isNeeded))
      case .stated: continue
      case .grade(let activity):
        found.append(
          CaseStatement(
            subject: .activity, name: self[activity].name,
            values: [Grade.allCases[value].name], isNeeded: isNeeded))
      case .element(let fact, let element):
        let place = sets[fact] ?? found.count
        if place == found.count {
          sets[fact] = place
          found.append(
            CaseStatement(
              subject: self[fact].subject == .company ? .company : .service,
              name: self[fact].name, values: [], isSet: true, isNeeded: false))
        }
        if isNeeded { found[place].isNeeded = true }
        if value == 1 { found[place].values.append(self[fact].values[element].name) }
      case .fact(let fact):
        found.append(
          CaseStatement(
            subject: self[fact].subject == .company ? .company : .service,
            name: self[fact].name, values: [words(value, of: self[fact], subject.domain)],
            isNeeded: isNeeded))
      }
    }
    return found
  }

  private func words(_ value: Int, of fact: Fact, _ domain: FactSpace.Domain) -> String {
    switch domain {
    case .yesNo, .values: fact.values[value].name
    case .places(let domain):
      // A place that leaves nothing open comes first.
      (places.first { domain.known[$0.id.index] == .only(value) }
        ?? places.first { domain.classes[$0.id.index] == value })?.name ?? "elsewhere"
    case .figures(let domain): words(for: figure(in: domain.cells[value], fact.kind), of: fact)
    }
  }

  /// A figure that stands for a part of the scale: a round one, if it holds one.
  private func figure(in cell: FigureDomain.Cell, _ kind: Fact.Kind) -> Int64 {
    switch cell {
    case .exactly(let figure): return figure
    case .between(let low, let high):
      let next: Int64? =
        switch kind {
        case .percentage: low.map { ($0 / 10_000 + 1) * 10_000 }
        case .date: low.flatMap(day).map { Int64($0.next.ordinal) }
        case .count, .yesNo, .choice, .set, .place: low.map { $0 + 1 }
        }
      if let next, high.map({ next < $0 }) ?? true { return next }
      if let low, let high { return (low + high) / 2 }
      return high.flatMap(day).map { Int64($0.previous.ordinal) } ?? 0
    }
  }

  private func day(_ ordinal: Int64) -> CalendarDate? {
    CalendarDate(ordinal: Int32(clamping: ordinal))
  }
}

/// One thing that a case states.
package struct CaseStatement: Sendable {
  package enum Subject: String, Sendable {
    case reading, activity, company, service
  }

  package let subject: Subject
  /// The name of the reading, the activity or the fact.
  package let name: String
  /// An answer, a grade, a value; for a set the elements it has.
  package fileprivate(set) var values: [String]
  package var isSet = false
  /// Whether the case hangs on it, rather than on its being something.
  package fileprivate(set) var isNeeded = true
}
