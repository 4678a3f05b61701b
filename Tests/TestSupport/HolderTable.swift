package import Law

/// A table of holders whose shares make up the whole, and the figures computed from it.
package struct HolderTable: Hashable, Sendable {
  package struct Holder: Hashable, Sendable {
    /// In eighths of a millionth.
    package var share: Int64
    package var isForeign: Bool
    package var isState: Bool
    package var isPerson: Bool
    /// Holders of one number are affiliates.
    package var group: Int

    package init(
      share: Int64, isForeign: Bool = false, isState: Bool = false, isPerson: Bool = false,
      group: Int
    ) {
      self.share = share
      self.isForeign = isForeign
      self.isState = isState
      self.isPerson = isPerson
      self.group = group
    }
  }

  /// Eighths of a millionth in the whole.
  package static let whole: Int64 = 8_000_000

  package var holders: [Holder]

  package init(_ holders: [Holder]) {
    self.holders = holders
  }

  /// The value of a computed fact.
  package func value(_ operation: OwnershipOperation) -> FactValue {
    func all(_ kind: OwnershipOperation.Holders) -> [Holder] {
      holders.filter { holder in
        guard holder.share > 0 else { return false }
        return switch kind {
        case .foreign: holder.isForeign
        case .state: holder.isState
        case .personsOrState: holder.isPerson || holder.isState
        }
      }
    }
    func total(_ holders: [Holder]) -> Int64 { holders.reduce(0) { $0 + $1.share } }
    switch operation {
    case .sum(let kind): return .figure(total(all(kind)))
    case .largest(let kind): return .figure(all(kind).map(\.share).max() ?? 0)
    case .largestWithAffiliates(let kind):
      let groups = Dictionary(grouping: all(kind), by: \.group).values
      return .figure(groups.map(total).max() ?? 0)
    case .any(let kind): return .choice(all(kind).isEmpty ? 0 : 1)
    case .every(let kind): return .choice(total(all(kind)) == Self.whole ? 1 : 0)
    case .outweighsEach(let kind):
      let others = Self.whole - total(all(kind))
      return .choice(all(kind).allSatisfy { others > $0.share } ? 1 : 0)
    }
  }
}

/// Tables of holders that between them give every combination of the computed facts that the law
/// can tell apart, one table for each combination.
package struct HolderCatalogue: Sendable {
  package private(set) var tables: [HolderTable] = []
  /// For each table the values of the computed facts, in the order of the law's facts.
  package private(set) var rows: [[FactValue]] = []
  private let facts: [Fact]
  private let cuts: [FactID: [Int64]]
  private var seen: Set<[Int]> = []

  /// - Parameter cuts: For each computed fact, the figures at which rules cut it, in the law's units.
  package init(_ law: Law, cuts: [FactID: [Int64]]) {
    facts = law.facts.filter { $0.computed != nil }
    var inEighths: [FactID: [Int64]] = [:]
    for fact in facts where fact.kind == .percentage {
      inEighths[fact.id] = cuts[fact.id, default: []].map { $0 * 8 }
    }
    self.cuts = inEighths
    guard !facts.isEmpty else { return }
    let shares = points()
    // Among state shares that no rule tells apart, the least leaves most room to others.
    let stateShare = facts.first { $0.computed == .sum(.state) }?.id
    var places: Set<Int> = []
    let states = shares.filter { share in
      guard let stateShare else { return share == 0 }
      return places.insert(place(of: share, of: stateShare)).inserted
    }
    for foreign in shares {
      for group in shares where foreign == 0 ? group == 0 : group > 0 && group <= foreign {
        // The largest group as one holder, as two, and as many; and so the other foreigners.
        for single in Set([group, (group + 1) / 2, 1]).sorted() {
          guard let holders = foreigners(foreign, group, single) else { continue }
          for state in states where state <= HolderTable.whole - foreign {
            add(holders, state, HolderTable.whole - foreign - state)
          }
        }
      }
    }
  }

  /// Where a figure stands among the cuts: the same number for figures that no rule tells apart.
  package func place(of figure: Int64, of fact: FactID) -> Int {
    let cuts = cuts[fact, default: []]
    let below = cuts.filter { $0 < figure }.count
    return cuts.contains(figure) ? 2 * below + 1 : 2 * below
  }

  /// The values of the computed facts.
  package func row(of table: HolderTable) -> [FactValue] {
    facts.compactMap { $0.computed.map(table.value) }
  }

  /// What the law can see of a table.
  private func signature(of row: [FactValue]) -> [Int] {
    zip(facts, row).map { fact, value in
      switch value {
      case .figure(let figure): place(of: figure, of: fact.id)
      case .choice(let choice): choice
      case .elements, .place: 0
      }
    }
  }

  /// The cuts and what they leave of the whole; a step above, a step below, and the middle between.
  private func points() -> [Int64] {
    let whole = HolderTable.whole
    var points = Set(cuts.values.joined())
    points.insert(whole / 2)
    points.formUnion(points.map { whole - $0 })
    let sorted = points.sorted()
    for (low, high) in zip(sorted, sorted.dropFirst()) {
      points.formUnion([low + 2, (low + high) / 2, high - 2])
    }
    return points.filter { (0...whole).contains($0) }.sorted()
  }

  /// Foreign holders of a total, with a largest group and holders of about one size in it.
  private func foreigners(
    _ total: Int64, _ group: Int64, _ single: Int64
  ) -> [HolderTable.Holder]? {
    guard total > 0 else { return [] }
    var holders: [HolderTable.Holder] = []
    func split(_ amount: Int64, most: Int64, group: (Int) -> Int) {
      var rest = amount
      while rest > 0 {
        let share = min(most, rest)
        holders.append(.init(share: share, isForeign: true, group: group(holders.count)))
        rest -= share
      }
    }
    // No more holders than tell one thing from another: some two dozen on either side.
    let beside = min(group, max(single, (total - group + 23) / 24))
    guard (total - group) / beside < 48 else { return nil }
    split(group, most: max(single, (group + 23) / 24)) { _ in 0 }
    split(total - group, most: beside) { $0 + 1 }
    return holders
  }

  private mutating func add(_ foreigners: [HolderTable.Holder], _ state: Int64, _ others: Int64) {
    for isPerson in [false, true] {
      let table = HolderTable(
        foreigners + [
          .init(share: state, isState: true, group: -1),
          .init(share: others, isPerson: isPerson, group: -2),
        ])
      let row = row(of: table)
      guard seen.insert(signature(of: row)).inserted else { continue }
      tables.append(table)
      rows.append(row)
    }
  }
}
