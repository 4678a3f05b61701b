package import DecisionDiagram

/// Which values the figures of ownership can have together.
///
/// With F the share of all foreign holders, G that of the largest foreign group, S that of the
/// Chinese state: `0 ≤ S ≤ 100 − F`; `G = 0` exactly when `F = 0`, else `0 < G ≤ F`; there is a
/// foreign holder exactly when `F > 0`; and the Chinese side outweighs each foreign holder, of
/// shares L with `0 < L ≤ G`, when `100 − F > L` for the largest of them. A combination of cells
/// is possible exactly when some figures in them satisfy all of these: the figures are a witness,
/// a table of holders with those shares.
struct OwnershipRelation {
  private let law: Law
  private let foreign: Int
  private let group: Int?
  private let state: Int?
  private let anyHolder: Int?
  private let outweighs: Int?
  private let every: Int?

  /// - Returns: `nil` if the law computes no foreign share.
  init?(_ law: Law) {
    self.law = law
    func variable(_ operations: OwnershipOperation...) -> Int? {
      law.facts.first { $0.computed.map(operations.contains) ?? false }
        .map { law.space.ofFact[$0.id.index].lowerBound }
    }
    guard let foreign = variable(.sum(.foreign)) else { return nil }
    self.foreign = foreign
    group = variable(.largestWithAffiliates(.foreign), .largest(.foreign))
    state = variable(.sum(.state))
    anyHolder = variable(.any(.foreign))
    outweighs = variable(.outweighsEach(.foreign))
    every = variable(.every(.personsOrState))
  }

  /// 1 for every combination of cells that no table of holders gives.
  func impossible(in store: DiagramStore) -> Diagram {
    let variables = [foreign, group, state, anyHolder, outweighs, every].compactMap(\.self).sorted()
    var values: [Int: Int] = [:]
    func build(_ rest: ArraySlice<Int>) -> Diagram {
      guard let variable = rest.first else { return isPossible(values) ? .no : .yes }
      let children = (0..<store.domainSizes[variable]).map { value in
        values[variable] = value
        return build(rest.dropFirst())
      }
      return store.node(variable, children)
    }
    return build(variables[...])
  }

  /// Whether some figures in the cells satisfy every relation.
  private func isPossible(_ values: [Int: Int]) -> Bool {
    let share = range(foreign, values)
    let largest = group.map { range($0, values) } ?? Self.everything
    let stateShare = state.map { range($0, values) } ?? Self.everything
    let holder = anyHolder.flatMap { values[$0] }.map { $0 == 1 }
    let isOutweighed = outweighs.flatMap { values[$0] }.map { $0 == 1 }
    let areAll = every.flatMap { values[$0] }.map { $0 == 1 }

    let withoutForeign =
      share.low == 0 && largest.low == 0 && holder != true && isOutweighed != false
      && (areAll != false || stateShare.low < Self.whole)
    if withoutForeign || areAll == true { return withoutForeign }
    return
      (holder != false
      && (isOutweighed != true
        ? withForeign(share, largest, stateShare, outweighed: false) : false))
      || (holder != false
        && (isOutweighed != false
          ? withForeign(share, largest, stateShare, outweighed: true) : false))
  }

  /// Whether a positive foreign share fits.
  private func withForeign(
    _ share: Span, _ largest: Span, _ stateShare: Span, outweighed: Bool
  ) -> Bool {
    // Strict limits are one step of a grid far finer than the distance between two cuts.
    let whole = Self.whole
    let leastGroup = max(largest.low, 1)
    var low = max(share.low, leastGroup)
    var high = min(share.high, whole - stateShare.low)
    if outweighed {
      // Some holder's share below what the Chinese side holds: a small one will do.
      high = min(high, whole - 2)
    } else {
      // The largest holder has at least what the Chinese side has.
      low = max(low, whole - largest.high, whole / 2)
    }
    return low <= high && leastGroup <= largest.high
  }

  /// For each value of one figure, the values that another can have with it; empty where either is
  /// no figure that is related to the others.
  fileprivate func values(of other: Int, with variable: Int) -> [ValueSet] {
    let related = [foreign, group, state, anyHolder, outweighs, every]
    guard variable != other, related.contains(variable), related.contains(other) else { return [] }
    return (0..<law.space.variables[variable].size).map { value in
      ValueSet(
        (0..<law.space.variables[other].size).filter {
          isPossible([variable: value, other: $0])
        })
    }
  }

  private typealias Span = (low: Int64, high: Int64)
  /// Steps of the grid in one millionth.
  private static let steps: Int64 = 64
  private static let whole: Int64 = 1_000_000 * steps
  private static let everything: Span = (0, whole)

  /// The figures of a cell on the grid, ends included.
  private func range(_ variable: Int, _ values: [Int: Int]) -> Span {
    guard case .figures(let domain) = law.space.variables[variable].domain,
      let value = values[variable]
    else { return Self.everything }
    switch domain.cells[value] {
    case .exactly(let figure): return (figure * Self.steps, figure * Self.steps)
    case .between(let low, let high):
      let isLeast = low == 0 && !domain.cuts.contains(0)
      let isGreatest = high == 1_000_000 && !domain.cuts.contains(1_000_000)
      return (
        (low ?? 0) * Self.steps + (isLeast ? 0 : 1),
        (high ?? 1_000_000) * Self.steps - (isGreatest ? 0 : 1)
      )
    }
  }
}

extension Law {
  /// For each value of one figure of ownership, the values that another can have with it; empty where
  /// the two are not related.
  ///
  /// - Parameters:
  ///   - other: The variable of the other.
  ///   - variable: The variable of the one.
  package func ownershipFigures(of other: Int, with variable: Int) -> [ValueSet] {
    OwnershipRelation(self)?.values(of: other, with: variable) ?? []
  }
}
