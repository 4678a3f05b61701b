package import Law
package import SeededRandom

/// A company made at random: as its file says it, and as the values that the file leaves open.
package struct RandomCompany: Sendable {
  /// What is said of one fact.
  package struct Statement: Sendable {
    package let fact: FactID
    /// As a file writes it.
    package let text: String
    /// The one value it gives, unless it gives a place or says less.
    package let value: FactValue?
    /// The values it leaves, of those that the law can tell apart.
    package let leaves: @Sendable (FactValue) -> Bool

    /// Whether it says something other than none of what belongs to a topic.
    func isOther(than fact: Fact, _ opening: Topic.Opening) -> Bool {
      guard self.fact == opening.fact else { return false }
      switch value {
      case .elements(let elements):
        return elements.contains { opening.elements?.contains($0) ?? true }
      case .some(let value): return value != FactValue.none(of: fact)
      case .none:
        if fact.kind == .set { return true }
        return fact.values.indices.contains {
          .choice($0) != FactValue.none(of: fact) && leaves(.choice($0))
        }
      }
    }
  }

  package struct Line: Sendable {
    package var kind: LineKind
    package var statements: [Statement]
  }

  /// The answers taken of readings, where they are not the law's defaults.
  package var answers: [ReadingID: [Int]] = [:]
  /// The table of holders it gives; `nil` where it gives none.
  package var table: HolderTable?
  package var statements: [Statement] = []
  package var lines: [Line] = []

  package init() {}

  // MARK: - As a file

  package func yaml(_ law: Law) -> String {
    var text = "company: made at random\n"
    for statement in statements {
      text += "\(law.facts[statement.fact.index].name): \(statement.text)\n"
    }
    if let table {
      text += "ownership:\n"
      for (number, holder) in table.holders.enumerated() {
        let origins = law.origins.filter { origin in
          origin.countsAs == (holder.isForeign ? .foreign : .chinese)
            && origin.isState == holder.isState && origin.isPerson == holder.isPerson && origin.has.isEmpty
        }
        let origin = origins.isEmpty ? "unknown" : origins[number % origins.count].name
        let affiliates = table.holders.indices.filter {
          $0 < number && table.holders[$0].group == holder.group
        }.map { "h\($0)" }
        text += "  - { holder: h\(number), origin: \(origin), share: \(Self.share(holder.share))"
        text +=
          affiliates.isEmpty ? " }\n" : ", affiliates: [\(affiliates.joined(separator: ", "))] }\n"
      }
    }
    text += "services:\n"
    for (number, line) in lines.enumerated() {
      text += "  - service: line \(number)\n"
      let names = line.kind.declared.map { law.activities[$0.index].name }
      if !names.isEmpty { text += "    activities: [\(names.joined(separator: ", "))]\n" }
      let about = line.kind.about.map { law.topics[$0.index].name }
      if !about.isEmpty { text += "    about: [\(about.joined(separator: ", "))]\n" }
      let facts = line.statements.map { "\(law.facts[$0.fact.index].name): \($0.text)" }
      text += "    \(line.kind.isGraded ? "features" : "facts"): "
      text += "{ \(facts.joined(separator: ", ")) }\n"
    }
    return text
  }

  /// A share in eighths of a millionth, as files write it.
  package static func share(_ figure: Int64) -> String {
    let millionths = figure / 8
    var decimals = String(10_000 + millionths % 10_000).dropFirst()
    while decimals.last == "0" { decimals = decimals.dropLast() }
    return decimals.isEmpty ? "\(millionths / 10_000) %" : "\(millionths / 10_000).\(decimals)%"
  }
}

/// Makes random companies under one law.
package struct CompanyMaker: Sendable {
  package let law: Law
  package let values: RepresentativeValues
  /// How likely a fact is stated at all, and if so, loosely.
  package var statedChance = 0.75
  package var looseChance = 0.2

  package init(_ values: RepresentativeValues) {
    law = values.law
    self.values = values
  }

  package func company(using random: inout SplitMix64) -> RandomCompany {
    var company = RandomCompany()
    let computed = law.facts.filter { $0.computed != nil }
    if !computed.isEmpty {
      switch Int.random(in: 0..<4, using: &random) {
      case 0: break
      case 1: company.statements += figures(computed, using: &random)
      case _: company.table = table(using: &random)
      }
    }
    for fact in law.facts where fact.subject == .company && fact.computed == nil {
      if let statement = statement(of: fact, using: &random) {
        company.statements.append(statement)
      }
    }
    for _ in 0..<(random.chance(0.6) ? 1 : 2) { company.lines.append(line(using: &random)) }
    return company
  }

  private func line(using random: inout SplitMix64) -> RandomCompany.Line {
    var kind = LineKind(declared: [], isGraded: random.chance(0.8))
    if !kind.isGraded || random.chance(0.2) { kind.declared = [random.pick(law.activities).id] }
    if kind.isGraded, random.chance(0.4) {
      kind.about = law.topics.filter { random.chance($0.isUnencoded ? 0.1 : 0.4) }.map(\.id)
    }
    let statements = law.facts.filter { $0.subject == .service }.compactMap {
      statement(of: $0, using: &random)
    }
    return RandomCompany.Line(kind: kind, statements: statements)
  }

  // MARK: - Ownership

  /// A table whose shares files can write.
  package func table(using random: inout SplitMix64) -> HolderTable {
    var rest = HolderTable.whole
    var holders: [HolderTable.Holder] = []
    // Cuts of the law, a millionth beside them, and any share.
    let limits = values.cuts.filter { law.facts[$0.key.index].computed != nil }.values.joined()
      .flatMap { [$0, $0 - 1, $0 + 1, 1_000_000 - $0] }.filter { (1..<1_000_000).contains($0) }
    while rest > 0, holders.count < 6 {
      var share = Int64.random(in: 1...1_000_000, using: &random) * 8
      if !limits.isEmpty, random.chance(0.6) { share = random.pick(limits.sorted()) * 8 }
      if holders.count == 5 || random.chance(0.2) { share = rest }
      let isForeign = random.chance(0.5)
      holders.append(
        .init(
          share: min(share, rest), isForeign: isForeign,
          isState: !isForeign && random.chance(0.5),
          group: random.chance(0.4) && !holders.isEmpty ? holders[0].group : holders.count))
      rest -= min(share, rest)
    }
    // A file cannot say of a holder that it is no person; where some are foreign it need not.
    if law.origins.contains(where: \.isPerson), !holders.contains(where: \.isForeign) {
      for index in holders.indices { holders[index].isPerson = !holders[index].isState }
    }
    return HolderTable(holders)
  }

  /// Some computed figures, as they are of one table.
  private func figures(
    _ computed: [Fact], using random: inout SplitMix64
  ) -> [RandomCompany.Statement] {
    let table = table(using: &random)
    return computed.compactMap { fact in
      guard random.chance(0.6), let operation = fact.computed else { return nil }
      return statement(of: fact, around: table.value(operation), using: &random)
    }
  }

  // MARK: - Facts

  private func statement(
    of fact: Fact, using random: inout SplitMix64
  ) -> RandomCompany.Statement? {
    guard random.chance(statedChance) else { return nil }
    return statement(of: fact, around: value(of: fact, using: &random), using: &random)
  }

  /// Any value that a file can state.
  package func value(of fact: Fact, using random: inout SplitMix64) -> FactValue {
    switch fact.kind {
    case .yesNo: return .choice(random.chance(0.5) ? 1 : 0)
    case .choice: return .choice(Int.random(in: 0..<fact.values.count, using: &random))
    case .place:
      // A case lies somewhere; what holds other places leaves open where.
      let outer = Set(law.places.flatMap { $0.within.map(\.place) })
      return .place(random.pick(law.places.filter { !outer.contains($0.id) }).id)
    case .set:
      let chance = random.pick([0.0, 0.15, 0.5])
      return .elements(Set(fact.values.indices.filter { _ in random.chance(chance) }))
    case .percentage, .count, .date:
      return .figure(figure(of: fact, using: &random))
    }
  }

  /// At a cut, next to one, or anywhere.
  private func figure(of fact: Fact, using random: inout SplitMix64) -> Int64 {
    let cut = values.cuts[fact.id].map { random.pick($0) }
    let step = Int64.random(in: -2...2, using: &random)
    switch fact.kind {
    case .percentage:
      let any = Int64.random(in: 0...100, using: &random) * 10_000
      return min(max(cut.map { random.chance(0.8) ? $0 + step : any } ?? any, 0), 1_000_000) * 8
    case .count:
      return max(0, (cut ?? 5) + step)
    case .date:
      var date = CalendarDate(ordinal: Int32(cut ?? 20_200_229)) ?? .firstDay
      for _ in 0..<abs(step) { date = step < 0 ? date.previous : date.next }
      return Int64(date.ordinal)
    case .yesNo, .choice, .set, .place: return 0
    }
  }

  /// Says a value, exactly or so that it is among what is left.
  package func statement(
    of fact: Fact, around value: FactValue, using random: inout SplitMix64
  ) -> RandomCompany.Statement {
    if random.chance(looseChance), let loose = loose(fact, value, using: &random) { return loose }
    return exact(fact, value)
  }

  package func exact(_ fact: Fact, _ value: FactValue) -> RandomCompany.Statement {
    switch value {
    case .choice(let choice):
      return .init(fact: fact.id, text: fact.values[choice].name, value: value) { $0 == value }
    case .elements(let elements):
      let names = elements.sorted().map { fact.values[$0].name }
      return .init(
        fact: fact.id, text: "[\(names.joined(separator: ", "))]", value: value
      ) { $0 == value }
    case .place(let place):
      let law = law
      return .init(fact: fact.id, text: law.places[place.index].name, value: nil) { other in
        guard case .place(let inner) = other else { return false }
        return inner == place || law.places[inner.index].within.contains { $0.place == place }
      }
    case .figure(let figure):
      let values = values
      let place = values.place(of: figure, fact)
      return .init(fact: fact.id, text: Self.text(of: figure, fact), value: value) { other in
        guard case .figure(let other) = other else { return false }
        return values.place(of: other, fact) == place
      }
    }
  }

  /// `unknown`, one of several values, or a figure on one side of another.
  private func loose(
    _ fact: Fact, _ value: FactValue, using random: inout SplitMix64
  ) -> RandomCompany.Statement? {
    if random.chance(0.4), values.values(of: fact) != nil {
      return .init(fact: fact.id, text: "unknown", value: nil) { _ in true }
    }
    switch value {
    case .elements, .place: return nil
    case .choice(let choice):
      guard fact.kind == .choice else { return nil }
      let other = Int.random(in: 0..<fact.values.count, using: &random)
      let names = [choice, other].map { fact.values[$0].name }
      return .init(fact: fact.id, text: "[\(names.joined(separator: ", "))]", value: nil) {
        $0 == .choice(choice) || $0 == .choice(other)
      }
    case .figure(let figure):
      let comparison = random.pick([Comparison.atMost, .atLeast, .below, .above])
      let isOpen = comparison == .below || comparison == .above
      let least = fact.kind == .date ? Int64(CalendarDate.firstDay.ordinal) : 0
      if isOpen, figure <= least || fact.kind == .percentage && figure >= HolderTable.whole {
        return nil
      }
      let values = values
      return .init(
        fact: fact.id, text: "\(Self.words(comparison, fact)) \(Self.text(of: figure, fact))",
        value: nil
      ) { other in
        guard case .figure(let other) = other else { return false }
        return values.interval(of: other, fact, has: comparison, figure)
      }
    }
  }

  private static func words(_ comparison: Comparison, _ fact: Fact) -> String {
    guard fact.kind == .date else { return comparison.rawValue }
    switch comparison {
    case .atMost: return "on or before"
    case .atLeast: return "on or after"
    case .below: return "before"
    case .above: return "after"
    case .exactly: return ""
    }
  }

  private static func text(of figure: Int64, _ fact: Fact) -> String {
    switch fact.kind {
    case .percentage: RandomCompany.share(figure)
    case .date: CalendarDate(ordinal: Int32(figure))?.description ?? ""
    case .count, .yesNo, .choice, .set, .place: String(figure)
    }
  }
}

extension RepresentativeValues {
  /// Whether, among the figures that no rule tells from this one, some stand so to a limit.
  func interval(
    of figure: Int64, _ fact: Fact, has comparison: Comparison, _ limit: Int64
  ) -> Bool {
    let cuts = cuts[fact.id, default: []].map { $0 * fact.stepsOfUnit }
    if cuts.contains(figure) { return comparison.holds(figure, limit) }
    // The first and the last figure strictly between the cuts around it.
    let last = cuts.filter { $0 > figure }.min().map { step($0, fact, by: -1) }
    let first = cuts.filter { $0 < figure }.max().map { step($0, fact, by: 1) }
    switch comparison {
    case .atMost: return first.map { $0 <= limit } ?? true
    case .below: return first.map { $0 < limit } ?? true
    case .atLeast: return last.map { $0 >= limit } ?? true
    case .above: return last.map { $0 > limit } ?? true
    case .exactly: return place(of: limit, fact) == place(of: figure, fact)
    }
  }

  private func step(_ figure: Int64, _ fact: Fact, by step: Int) -> Int64 {
    guard fact.kind == .date, let date = CalendarDate(ordinal: Int32(figure)) else {
      return figure + Int64(step)
    }
    return Int64((step < 0 ? date.previous : date.next).ordinal)
  }
}
