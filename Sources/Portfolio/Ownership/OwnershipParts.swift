import Law

/// The company divided among those who hold it in the end, under one way of counting.
struct OwnershipParts {
  struct Part {
    /// The holder in the graph.
    let holder: Int
    let counts: Origin.Counting
    let isState: Bool?
    /// Whether it is a natural person from the mainland.
    let isPerson: Bool
    let share: LeastShare
    let group: Int
  }

  /// Whom a share was reached through.
  private struct Way: OptionSet, Hashable {
    let rawValue: Int
    /// A holder of the state.
    static let state = Way(rawValue: 1)
    /// A holder that may count by itself, so that nobody behind it is certain to be Chinese.
    static let unclear = Way(rawValue: 2)
    /// How many there are.
    static let count = 4
  }

  private(set) var parts: [Part] = []
  /// Holders that may count by themselves, though they have holders of their own.
  private(set) var wholes: [Share] = []
  /// Whether companies hold each other or themselves.
  private(set) var hasCircles = false

  /// What the holders with shares have together; the rest may belong to anybody.
  private(set) var held = LeastShare.zero

  /// Whether nothing is left for holders that are not listed.
  var isComplete: Bool { held.share == .whole }

  /// - Complexity: O(holders + holdings), and the third power of the companies in a circle; the
  ///   number of paths does not matter.
  init(_ graph: OwnershipGraph, _ counting: ShareCounting) {
    if graph.hasTiers {
      divide(graph, OwnershipRoles(graph, counting))
    } else {
      for position in graph.holders[0].holdings ?? [] {
        let holding = graph.holdings[position]
        let holder = graph.holders[holding.holder]
        end(holding.holder, holder, holder.counts, holding.share, [])
      }
    }
    for part in parts { held += part.share }
  }

  /// Follows the company from its holders to theirs. What is reached of each, over all paths and
  /// round all circles, by way, is the unknown of one equation.
  private mutating func divide(_ graph: OwnershipGraph, _ roles: OwnershipRoles) {
    var equations = ShareEquations(count: graph.holders.count * Way.count)
    equations.add(.whole, to: 0)
    var isSeen = Array(repeating: false, count: graph.holders.count * Way.count)
    isSeen[0] = true
    var reached = [0]
    var next = 0
    while next < reached.count {
      let unknown = reached[next]
      next += 1
      let number = unknown / Way.count
      guard let way = ways(from: unknown, graph, roles) else { continue }
      for position in graph.holders[number].holdings ?? [] {
        let holding = graph.holdings[position]
        // Back at the company, the state no longer stands between.
        let onward = holding.holder == 0 ? way.intersection(.unclear) : way
        let other = holding.holder * Way.count + onward.rawValue
        equations.add(holding.share, of: unknown, to: other)
        if !isSeen[other] {
          isSeen[other] = true
          reached.append(other)
        }
      }
    }
    equations.solve()
    hasCircles = equations.haveCircles
    for unknown in reached.sorted() {
      let number = unknown / Way.count
      let share = equations.values[unknown]
      switch roles.roles[number] {
      case .passes: break
      case .mayPass: wholes.append(share.share)
      case .ends(let counts):
        end(number, graph.holders[number], counts, share, Way(rawValue: unknown % Way.count))
      }
    }
  }

  /// How those behind a holder are reached; `nil` where its share ends with it.
  private func ways(
    from unknown: Int, _ graph: OwnershipGraph, _ roles: OwnershipRoles
  ) -> Way? {
    let number = unknown / Way.count
    var way = Way(rawValue: unknown % Way.count)
    switch roles.roles[number] {
    case .ends: return nil
    case .mayPass: way.insert(.unclear)
    case .passes: break
    }
    if graph.holders[number].isState == true { way.insert(.state) }
    return way
  }

  private mutating func end(
    _ number: Int, _ holder: OwnershipGraph.Holder, _ counts: Origin.Counting,
    _ share: LeastShare, _ way: Way
  ) {
    let isUnclear = way.contains(.unclear)
    let isState = way.contains(.state) ? true : holder.isState
    parts.append(
      Part(
        holder: number, counts: isUnclear && counts == .chinese ? .unknown : counts,
        isState: counts == .foreign ? false : isUnclear && isState == true ? nil : isState,
        isPerson: holder.isPerson, share: share, group: holder.group))
  }
}
