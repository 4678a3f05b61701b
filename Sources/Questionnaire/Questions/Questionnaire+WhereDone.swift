import Assessment
import DecisionDiagram
import Law
import Portfolio
import YAML

/// Where the business is done, and by whom: what is assumed of a company of the mainland, and asked of another.
extension Questionnaire {
  /// Of a company that is registered abroad: whether it does the business through an enterprise here, else itself here,
  /// else from abroad. It is asked whatever hangs on it, for the answer is about the one that does the business.
  func questionWhereDone(ofLine line: Int) -> Question? {
    guard let seat, isAbroad(seat) else { return nil }
    let ways = waysOfDoing(from: seat)
    for way in ways.assumed {
      guard let stated = draft.facts[way] else { return .fact(way, line: line) }
      if stated == .word("yes") { return nil }
    }
    return ways.inferred.first { way in
      draft.services[line].facts[way] == nil && engine.isLeftOpen(way, draft, line: line)
    }.map { .fact($0, line: line) }
  }

  /// Where the company is registered.
  private var seat: Fact? { law.facts.first { $0.kind == .place && $0.subject == .company } }

  private func isAbroad(_ seat: Fact) -> Bool {
    guard case .word(let name) = draft.facts[seat.id], let place = law.places.first(where: { $0.name == name }),
      let mainland = law.places.first(where: { $0.name == "mainland" }),
      case .places(let domain) = law.space.variables[law.space.ofFact[seat.id.index].lowerBound].domain
    else { return false }
    return domain.known[place.id.index].isDisjoint(with: domain.known[mainland.id.index])
  }

  /// What is inferred of a line from where the company is registered, and what is assumed of the company for that: what
  /// only a company abroad can have comes first.
  private func waysOfDoing(from seat: Fact) -> (assumed: [FactID], inferred: [FactID]) {
    var assumed: Set<FactID> = []
    var inferred: [FactID] = []
    for fact in law.facts {
      let rules = fact.infers.filter { $0.when.tests.contains(.stated([seat.id])) }
      guard !rules.isEmpty else { continue }
      inferred.append(fact.id)
      for case .fact(let tested, _) in rules.flatMap(\.when.tests)
      where law[tested].subject == .company && law[tested].leftOut != .notKnown { assumed.insert(tested) }
    }
    let ordered = assumed.sorted { a, b in
      (law[a].appliesWhen == nil ? 1 : 0, a.index) < (law[b].appliesWhen == nil ? 1 : 0, b.index)
    }
    return (ordered, inferred)
  }
}
