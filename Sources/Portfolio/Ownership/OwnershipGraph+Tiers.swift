import YAML

extension OwnershipGraph {
  /// Tiers of holders that are read at most, so that exact fractions stay short enough to be quick;
  /// of companies that hold each other, each counts as a tier.
  static let mostTiers = 24

  /// Refuses circles that nobody outside holds, and chains that are too long.
  ///
  /// - Complexity: O(holders + holdings)
  mutating func checkTiers(_ tree: borrowing YAMLTree, _ record: inout CompanyRecord) {
    guard hasTiers else { return }
    let links = holders.map { holder in
      (holder.holdings ?? []).filter { holdings[$0].share.isPositive }.map { holdings[$0].holder }
    }
    var heights = Array(repeating: 0, count: holders.count)
    for members in StrongComponents.find(links) {
      let isCircle = members.count > 1 || links[members[0]].contains(members[0])
      let companies = members.count { holders[$0].holdings != nil }
      let below = members.flatMap { links[$0] }.map { heights[$0] }.max() ?? 0
      for member in members { heights[member] = below + companies }
      guard isCircle else { continue }
      hasCircles = true
      if !members.contains(where: { hasHoldersOutside($0, members) }) {
        let circle = circle(in: members, links)
        let node = (holders[circle[0]].holdings ?? []).map { holdings[$0] }
          .first { $0.holder == circle[1] }?.node
        if let node { record.report(.circle(circle.map { name(of: $0, tree) }), node) }
        return
      }
    }
    if heights[0] > Self.mostTiers, let list = holders[0].list {
      record.report(.tooManyTiers(Self.mostTiers), list)
    }
  }

  /// Whether somebody outside a circle may hold in one of its members.
  private func hasHoldersOutside(_ member: Int, _ members: [Int]) -> Bool {
    guard let own = holders[member].holdings else { return true }
    var total = Share.zero
    for position in own {
      total += holdings[position].share.share
      if holdings[position].share.isPositive, !members.contains(holdings[position].holder) {
        return true
      }
    }
    return total < .whole
  }

  /// The way round a circle, its start at both ends.
  private func circle(in members: [Int], _ links: [[Int]]) -> [Int] {
    var path = [members.min() ?? members[0]]
    while let next = links[path[path.count - 1]].first(where: members.contains) {
      if let start = path.firstIndex(of: next) { return Array(path[start...]) + [next] }
      path.append(next)
    }
    return path + path
  }
}
