import Law

/// What becomes of a share that comes to a holder, under one way of counting.
struct OwnershipRoles {
  enum Role {
    /// It ends there and counts so.
    case ends(Origin.Counting)
    /// It belongs to the holder's own holders.
    case passes
    /// It passes, or ends as foreign: that is open.
    case mayPass
  }

  /// What is certain at the least of those behind a holder.
  struct Behind {
    var foreign: [LeastShare]
    var chinese: [LeastShare]
  }

  private(set) var roles: [Role]

  /// Roles in which every holder whose holders are listed stands for them, wherever it comes from.
  init(passing graph: OwnershipGraph) {
    roles = graph.holders.map { $0.holdings == nil ? .ends($0.counts) : .passes }
  }

  init(_ graph: OwnershipGraph, _ counting: ShareCounting) {
    roles = graph.holders.indices.map { number in
      let holder = graph.holders[number]
      // What the company holds in itself, through whomever, is not outstanding.
      if number == 0 { return .passes }
      let isOwners = holder.isOwnedFromMainland && counting.ownersDecide
      let counts = isOwners ? Origin.Counting.chinese : holder.counts
      guard holder.holdings != nil, counts != .foreign else { return .ends(counts) }
      if counts == .unknown { return .mayPass }
      return counting.tiers == .directOnly ? .ends(.chinese) : .passes
    }
    switch counting.tiers {
    case .controlInFull: countInFull(graph, above: Share(1, of: 2))
    case .enterpriseInFull: countInFull(graph, above: .zero)
    case .lookThrough, .directOnly, .formPrevails, .ownersDecide: break
    }
  }

  /// Lets the mainland companies count in full of which more than a limit is foreign.
  ///
  /// One that counts in full can make another do so: the first round finds those that do whatever
  /// the others are, each next one those that follow, until none does.
  private mutating func countInFull(_ graph: OwnershipGraph, above limit: Share) {
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      let behind = behind(graph)
      for number in roles.indices.dropFirst() where graph.holders[number].counts != .unknown {
        switch roles[number] {
        case .ends: continue
        case .passes, .mayPass: break
        }
        let chinese = behind.chinese[number]
        if behind.foreign[number].isAbove(limit) {
          roles[number] = .ends(.foreign)
          hasChanged = true
        } else if case .passes = roles[number], !chinese.leaves(atMost: limit) {
          roles[number] = .mayPass
          hasChanged = true
        }
      }
    }
  }

  /// What is behind each holder; nothing behind those whose holders are not listed.
  func behind(_ graph: OwnershipGraph) -> Behind {
    var foreign = ShareEquations(count: roles.count)
    var chinese = foreign
    for (owned, holder) in graph.holders.enumerated() {
      for position in holder.holdings ?? [] {
        let holding = graph.holdings[position]
        switch roles[holding.holder] {
        case .ends(.foreign): foreign.add(holding.share, to: owned)
        case .ends(.chinese): chinese.add(holding.share, to: owned)
        case .ends(.unknown): break
        case .passes:
          foreign.add(holding.share, of: holding.holder, to: owned)
          chinese.add(holding.share, of: holding.holder, to: owned)
        case .mayPass: foreign.add(holding.share, of: holding.holder, to: owned)
        }
      }
    }
    foreign.solve()
    chinese.solve()
    return Behind(foreign: foreign.values, chinese: chinese.values)
  }
}

extension LeastShare {
  /// Whether what it leaves of the whole is certainly not above a limit.
  func leaves(atMost limit: Share) -> Bool { .whole <= share + limit }
}
