import YAML

extension OwnershipGraph {
  /// Refuses holders that hold themselves, and chains that are longer than products are exact.
  ///
  /// - Complexity: O(holders + holdings)
  func checkTiers(_ tree: borrowing YAMLTree, _ record: inout CompanyRecord) {
    guard hasTiers else { return }
    var heights: [Int?] = Array(repeating: nil, count: holders.count)
    var path: [Int] = []
    var isOnPath = Array(repeating: false, count: holders.count)
    var circle: (path: [Int], node: YAMLNode)?

    /// The tiers below a holder.
    func height(of holder: Int) -> Int {
      if let found = heights[holder] { return found }
      path.append(holder)
      isOnPath[holder] = true
      defer {
        path.removeLast()
        isOnPath[holder] = false
      }
      var greatest = 0
      for position in holders[holder].holdings ?? [] {
        let holding = holdings[position]
        if isOnPath[holding.holder] {
          if circle == nil, let start = path.firstIndex(of: holding.holder) {
            circle = (Array(path[start...]) + [holding.holder], holding.node)
          }
          continue
        }
        greatest = max(greatest, 1 + height(of: holding.holder))
      }
      heights[holder] = greatest
      return greatest
    }

    let tiers = height(of: 0)
    if let circle {
      record.report(
        .circle(circle.path.map { name(of: $0, tree) }), circle.node)
    } else if tiers > Share.tiers, let list = holders[0].list {
      record.report(.tooManyTiers(Share.tiers), list)
    }
  }
}
