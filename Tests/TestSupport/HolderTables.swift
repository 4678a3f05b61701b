package import Law

/// Every combination of cells of the computed facts that some table of holders gives: found by
/// writing tables down and computing the facts from them.
package struct HolderTables {
  private struct Holder {
    var share: Int64
    var isForeign = false
    var isState = false
    var group: Int
  }

  /// Values of the computed facts' variables, in the order of the variables.
  package private(set) var combinations: Set<[Int]> = []
  package let variables: [Int]
  private let law: Law
  private let operations: [OwnershipOperation]

  /// Shares in units so fine that any two cuts have many between them.
  private static let unit: Int64 = 1000
  private static let whole: Int64 = 1_000_000 * unit

  package init(_ law: Law) {
    self.law = law
    let facts = law.facts.filter { $0.computed != nil }
    variables = facts.map { law.space.ofFact[$0.id.index].lowerBound }
    operations = facts.compactMap(\.computed)
    let shares = points()
    for foreign in shares {
      for largestGroup in shares where foreign == 0 ? largestGroup == 0 : largestGroup <= foreign {
        for state in shares where state <= Self.whole - foreign {
          for single in [largestGroup, largestGroup / 2, min(largestGroup, Self.unit / 8)] {
            add(foreign, largestGroup, single, state)
          }
        }
      }
    }
  }

  /// The cuts, and points between them: just above, in the middle, just below, and complements.
  private func points() -> [Int64] {
    var cuts: Set<Int64> = [0, Self.whole, Self.whole / 2]
    for variable in variables {
      if case .figures(let domain) = law.space.variables[variable].domain {
        for cut in domain.cuts { cuts.formUnion([cut * Self.unit, Self.whole - cut * Self.unit]) }
      }
    }
    let sorted = cuts.sorted()
    var points = Set(sorted)
    for (low, high) in zip(sorted, sorted.dropFirst()) {
      points.formUnion([low + Self.unit / 4, (low + high) / 2, high - Self.unit / 4])
    }
    return points.sorted()
  }

  private mutating func add(_ foreign: Int64, _ group: Int64, _ single: Int64, _ state: Int64) {
    var holders: [Holder] = []
    var next = 0
    /// Splits an amount among holders of at most `most`, of one group or of one each.
    func split(_ amount: Int64, most: Int64, oneGroup: Bool) {
      var rest = amount
      while rest > 0 {
        // A few large holders and a tail written as one holder would do as well; keep tables short.
        guard holders.count < 64, most > 0 else { return }
        let share = min(most, rest)
        holders.append(Holder(share: share, isForeign: true, group: next))
        if !oneGroup { next += 1 }
        rest -= share
      }
      if oneGroup { next += 1 }
    }
    if foreign > 0 {
      guard group > 0, single > 0 else { return }
      split(group, most: single, oneGroup: true)
      split(foreign - group, most: min(single, group), oneGroup: false)
      guard holders.reduce(0, { $0 + $1.share }) == foreign else { return }
    }
    holders.append(Holder(share: state, isState: true, group: next))
    holders.append(Holder(share: Self.whole - foreign - state, group: next + 1))
    combinations.insert(operations.indices.map { value(operations[$0], variables[$0], holders) })
  }

  private func value(_ operation: OwnershipOperation, _ variable: Int, _ holders: [Holder]) -> Int {
    func of(_ kind: OwnershipOperation.Holders) -> [Holder] {
      holders.filter { $0.share > 0 && (kind == .foreign ? $0.isForeign : $0.isState) }
    }
    func total(_ holders: [Holder]) -> Int64 { holders.reduce(0) { $0 + $1.share } }
    switch operation {
    case .sum(let kind): return cell(total(of(kind)), variable)
    case .largest(let kind): return cell(of(kind).map(\.share).max() ?? 0, variable)
    case .largestWithAffiliates(let kind):
      let groups = Dictionary(grouping: of(kind), by: \.group).values.map { total($0) }
      return cell(groups.max() ?? 0, variable)
    case .any(let kind): return of(kind).isEmpty ? 0 : 1
    case .outweighsEach(let kind):
      let others = Self.whole - total(of(kind))
      return of(kind).allSatisfy { others > $0.share } ? 1 : 0
    }
  }

  private func cell(_ share: Int64, _ variable: Int) -> Int {
    guard case .figures(let domain) = law.space.variables[variable].domain else { return 0 }
    // Between two whole figures lies no cut, so the figure below decides unless it is one itself.
    if share % Self.unit == 0 { return domain.cell(of: share / Self.unit) }
    let below = domain.cell(of: share / Self.unit)
    return domain.isCut(below) ? below + 1 : below
  }
}
