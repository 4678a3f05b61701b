package import Law

/// For every fact the values that between them stand for all that the law can tell apart.
package struct RepresentativeValues: Sendable {
  package let law: Law
  /// For each figure, where conditions of the law cut it, in the law's units.
  package let cuts: [FactID: [Int64]]
  /// Tables of holders for the computed facts.
  package let catalogue: HolderCatalogue
  private let ofFact: [[FactValue]]

  /// Sets of more elements are not enumerated.
  private static let mostElements = 4

  package init(_ law: Law, catalogue: HolderCatalogue? = nil) {
    self.law = law
    var limits: [FactID: Set<Int64>] = [:]
    for condition in law.everyCondition { Self.collect(condition, &limits) }
    // A share computed from holders is none or whole whether or not a rule asks.
    for fact in law.facts where fact.computed != nil && fact.kind == .percentage {
      limits[fact.id, default: []].formUnion([0, 1_000_000])
    }
    // What all hold bounds what the largest of them does.
    for fact in law.facts {
      guard case .sum(let holders) = fact.computed else { continue }
      for part in law.facts where [.largest(holders), .largestWithAffiliates(holders)].contains(part.computed) {
        limits[fact.id, default: []].formUnion(limits[part.id, default: []])
      }
    }
    let cuts = limits.mapValues { $0.sorted() }
    self.cuts = cuts
    self.catalogue = catalogue ?? HolderCatalogue(law, cuts: cuts)
    ofFact = law.facts.map { Self.values(of: $0, cuts[$0.id, default: []], law) }
  }

  /// The values of a fact that is stated, not computed; `nil` for a set too large to enumerate.
  package func values(of fact: Fact) -> [FactValue]? {
    fact.kind == .set && fact.values.count > Self.mostElements ? nil : ofFact[fact.id.index]
  }

  /// The one of the values that no rule tells from this one.
  package func representative(of value: FactValue, of fact: Fact) -> FactValue {
    guard case .figure(let figure) = value else { return value }
    let wanted = place(of: figure, fact)
    return ofFact[fact.id.index].first {
      if case .figure(let other) = $0 { place(of: other, fact) == wanted } else { false }
    } ?? value
  }

  /// Where a figure stands among the cuts: the same number for figures that no rule tells apart.
  package func place(of figure: Int64, _ fact: Fact) -> Int {
    let cuts = cuts[fact.id, default: []].map { $0 * fact.stepsOfUnit }
    let below = cuts.filter { $0 < figure }.count
    return cuts.contains(figure) ? 2 * below + 1 : 2 * below
  }

  private static func collect(_ condition: Condition, _ limits: inout [FactID: Set<Int64>]) {
    switch condition {
    case .all(let parts), .any(let parts): for part in parts { collect(part, &limits) }
    case .not(let part): collect(part, &limits)
    case .fact(let fact, .figure(_, let limit)): limits[fact, default: []].insert(limit)
    case .fact, .term, .carries, .reading, .about, .stated: break
    }
  }

  private static func values(of fact: Fact, _ cuts: [Int64], _ law: Law) -> [FactValue] {
    switch fact.kind {
    case .yesNo: return [.choice(0), .choice(1)]
    case .choice: return fact.values.indices.map { .choice($0) }
    case .place: return law.places.map { .place($0.id) }
    case .set:
      guard fact.values.count <= mostElements else { return [] }
      return (0..<(1 << fact.values.count)).map { bits in
        .elements(Set(fact.values.indices.filter { bits & (1 << $0) != 0 }))
      }
    case .percentage:
      return figures(cuts.map { $0 * 8 }, 0...HolderTable.whole) { ($0 - 1, $0 + 1) }
    case .count: return figures(cuts, 0...1_000_000_000) { ($0 - 1, $0 + 1) }
    case .date:
      return figures(cuts, 10_101...99_991_231) {
        guard let date = CalendarDate(ordinal: Int32($0)) else { return ($0, $0) }
        return (Int64(date.previous.ordinal), Int64(date.next.ordinal))
      }
    }
  }

  /// The cuts, the figures next to them, and the ends of the scale.
  private static func figures(
    _ cuts: [Int64], _ scale: ClosedRange<Int64>, _ neighbours: (Int64) -> (Int64, Int64)
  ) -> [FactValue] {
    var figures = Set(cuts)
    for cut in cuts {
      let (before, after) = neighbours(cut)
      figures.formUnion([before, after])
    }
    figures.formUnion([scale.lowerBound, scale.upperBound])
    // One figure for all between two cuts that no rule tells apart, and each cut itself.
    var chosen: [FactValue] = []
    var last: Int?
    for figure in figures.sorted() where scale.contains(figure) {
      let below = cuts.filter { $0 < figure }.count
      let place = cuts.contains(figure) ? 2 * below + 1 : 2 * below
      if place != last { chosen.append(.figure(figure)) }
      last = place
    }
    return chosen
  }
}

extension Law {
  /// Every condition written in the law.
  var everyCondition: [Condition] {
    facts.compactMap(\.appliesWhen) + terms.map(\.means) + impossible.map(\.when)
      + regimes.map(\.when) + rules.map(\.when) + rules.compactMap(\.demands)
      + exceptions.map(\.when) + blocks.map(\.when) + duties.map(\.when)
      + duties.compactMap(\.brokenWhen) + gradeRows.map(\.when)
  }
}
