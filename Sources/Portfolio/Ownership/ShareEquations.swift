/// Shares that depend on one another: each is a share of its own and parts of others.
///
/// Nothing that is added is negative, so what is certain at the least of every part is the least of
/// every sum. Shares that depend on themselves, round a circle, are solved by elimination: what
/// comes back to one of them is part of it again, and again, `1 / (1 − part)` in all.
struct ShareEquations {
  private(set) var values: [LeastShare]
  private var terms: [[Term]]
  /// Whether some depend on themselves.
  private(set) var haveCircles = false

  private struct Term {
    let other: Int
    let factor: LeastShare
  }

  init(count: Int) {
    values = Array(repeating: .zero, count: count)
    terms = Array(repeating: [], count: count)
  }

  /// Adds a share of its own.
  mutating func add(_ share: LeastShare, to unknown: Int) { values[unknown] += share }

  /// Adds part of another.
  mutating func add(_ factor: LeastShare, of other: Int, to unknown: Int) {
    if factor.isPositive { terms[unknown].append(Term(other: other, factor: factor)) }
  }

  /// Solves them; `values` are then the shares.
  ///
  /// - Complexity: O(parts), and the third power of the number of those in one circle.
  mutating func solve() {
    for members in StrongComponents.find(terms.map { $0.map(\.other) }) {
      if members.count == 1, !terms[members[0]].contains(where: { $0.other == members[0] }) {
        for term in terms[members[0]] { values[members[0]] += term.factor * values[term.other] }
      } else {
        haveCircles = true
        solveCircle(members)
      }
    }
  }

  private mutating func solveCircle(_ members: [Int]) {
    let places = Dictionary(uniqueKeysWithValues: zip(members, members.indices))
    var factors = members.map { _ in [LeastShare](repeating: .zero, count: members.count) }
    var sums = members.map { values[$0] }
    for (place, member) in members.enumerated() {
      for term in terms[member] {
        if let other = places[term.other] {
          factors[place][other] += term.factor
        } else {
          sums[place] += term.factor * values[term.other]
        }
      }
    }
    for place in members.indices {
      let round = factors[place][place]
      let left = Share.whole - round.share
      // Nothing leaves the circle: such files are refused before.
      let again = LeastShare(
        share: left.isZero ? .zero : left.inverse, isMore: round.isMore)
      sums[place] = sums[place] * again
      for other in members.indices where other > place {
        factors[place][other] = factors[place][other] * again
      }
      for later in members.indices where later > place && factors[later][place].isPositive {
        let factor = factors[later][place]
        sums[later] += factor * sums[place]
        for other in members.indices where other > place {
          factors[later][other] += factor * factors[place][other]
        }
      }
    }
    for place in members.indices.reversed() {
      for other in members.indices where other > place {
        sums[place] += factors[place][other] * sums[other]
      }
    }
    for (place, member) in members.enumerated() { values[member] = sums[place] }
  }
}
