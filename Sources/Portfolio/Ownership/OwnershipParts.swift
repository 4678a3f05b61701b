import Law

/// The company divided among those who hold it in the end, under one way of counting.
struct OwnershipParts {
  struct Part {
    /// The holder in the graph.
    let holder: Int
    let counts: Origin.Counting
    let isState: Bool?
    /// `nil` where it is not known.
    let share: Share?
    let group: Int
  }

  /// Whom a share was reached through.
  private struct Way: OptionSet, Hashable {
    let rawValue: Int
    /// A holder of the state.
    static let state = Way(rawValue: 1)
    /// A holder that may count by itself, so that nobody behind it is certain to be Chinese.
    static let unclear = Way(rawValue: 2)
  }

  private(set) var parts: [Part] = []
  /// What no holder with a share accounts for: it may belong to anybody.
  private(set) var rest = Share.zero
  /// What of the rest lies within holders of the state.
  private(set) var restOfState = Share.zero
  /// Holders that may count by themselves, though they have holders of their own.
  private(set) var wholes: [Share] = []
  private let graph: OwnershipGraph
  private let counting: ShareCounting
  /// What is reached of each holder over all paths, by way.
  private var reached: [[Way: Share]]

  /// - Complexity: O(holders × holdings); the number of paths does not matter.
  init(_ graph: OwnershipGraph, _ counting: ShareCounting) {
    var foreign: [Int: Bool?] = [:]
    self.init(graph, counting, of: 0, &foreign)
  }

  private init(
    _ graph: OwnershipGraph, _ counting: ShareCounting, of root: Int,
    _ foreign: inout [Int: Bool?]
  ) {
    self.graph = graph
    self.counting = counting
    reached = Array(repeating: [:], count: graph.holders.count)
    if graph.hasTiers {
      reached[root][[]] = .whole
      // Everyone after all who hold through them.
      for holder in graph.order(from: root) {
        for (way, share) in reached[holder].sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
          if holder == root {
            divide(holder, share, way, &foreign)
          } else {
            take(holder, share, way, &foreign)
          }
        }
      }
    } else {
      divide(root, .whole, [], &foreign)
    }
  }

  /// Divides what a holder has of the company among its own holders.
  private mutating func divide(
    _ owned: Int, _ share: Share, _ way: Way, _ foreign: inout [Int: Bool?]
  ) {
    var left = Int64(Percentage.whole.millionths)
    for position in graph.holders[owned].holdings ?? [] {
      let holding = graph.holdings[position]
      guard let millionths = holding.share else {
        end(holding.holder, graph.holders[holding.holder].counts, nil, way)
        continue
      }
      left -= millionths
      let part = share.times(millionths: millionths)
      if graph.hasTiers {
        reached[holding.holder][way, default: .zero] += part
      } else {
        end(holding.holder, graph.holders[holding.holder].counts, part, way)
      }
    }
    let remains = share.times(millionths: left)
    rest += remains
    if way.contains(.state) { restOfState += remains }
  }

  private mutating func end(
    _ number: Int, _ counts: Origin.Counting, _ share: Share?, _ way: Way
  ) {
    let holder = graph.holders[number]
    parts.append(
      Part(
        holder: number,
        counts: way.contains(.unclear) && counts == .chinese ? .unknown : counts,
        isState: way.contains(.state) ? true : counts == .foreign ? false : holder.isState,
        share: share, group: holder.group))
  }

  /// A share that is reached of a holder: it ends with that holder, or with those behind it.
  private mutating func take(
    _ number: Int, _ share: Share, _ way: Way, _ foreign: inout [Int: Bool?]
  ) {
    let holder = graph.holders[number]
    let isOwners = holder.isOwnedFromMainland && counting.ownersDecide
    let counts = isOwners ? Origin.Counting.chinese : holder.counts
    guard holder.holdings != nil, counts != .foreign else {
      return end(number, counts, share, way)
    }
    let next = holder.isState == true && !isOwners ? way.union(.state) : way
    if counts == .unknown {
      wholes.append(share)
      return divide(number, share, next.union(.unclear), &foreign)
    }
    switch counting.tiers {
    case .directOnly: end(number, .chinese, share, way)
    case .controlInFull, .enterpriseInFull:
      switch countsInFull(number, &foreign) {
      case .some(true): end(number, .foreign, share, way)
      case .some(false): divide(number, share, next, &foreign)
      case .none:
        wholes.append(share)
        divide(number, share, next.union(.unclear), &foreign)
      }
    case .lookThrough, .formPrevails, .ownersDecide: divide(number, share, next, &foreign)
    }
  }

  /// Whether a mainland company counts in full: more than half of it is foreign, or any part; `nil`
  /// where that is open.
  private func countsInFull(_ number: Int, _ foreign: inout [Int: Bool?]) -> Bool? {
    if let found = foreign[number] { return found }
    let below = OwnershipParts(graph, counting, of: number, &foreign)
    var (least, greatest) = (Share.zero, below.rest)
    for part in below.parts {
      guard let share = part.share else { continue }
      if part.counts == .foreign { least += share }
      if part.counts != .chinese { greatest += share }
    }
    let limit = counting.tiers == .controlInFull ? Share(millionths: 500_000) : .zero
    let found: Bool? = least > limit ? true : greatest > limit ? nil : false
    foreign[number] = .some(found)
    return found
  }
}

extension OwnershipGraph {
  /// The holders from one on, each after all in which it holds.
  fileprivate func order(from root: Int) -> [Int] {
    var order: [Int] = []
    var isSeen = Array(repeating: false, count: holders.count)
    func visit(_ holder: Int) {
      isSeen[holder] = true
      for position in holders[holder].holdings ?? [] where !isSeen[holdings[position].holder] {
        visit(holdings[position].holder)
      }
      order.append(holder)
    }
    visit(root)
    return order.reversed()
  }
}
