extension DiagramStore {
  /// A way through a diagram to a leaf, off the preferred values as seldom as possible.
  ///
  /// - Parameters:
  ///   - preferred: For each variable, the value to prefer.
  ///   - isAllowed: Which values may be taken at all.
  ///   - isWanted: Which leaves will do.
  /// - Returns: The leaf, and the variables on the way with their values; `nil` if no leaf will do.
  /// - Complexity: O(nodes × values).
  package func path(
    in diagram: Diagram, preferring preferred: [Int],
    allowing isAllowed: (_ variable: Int, _ value: Int) -> Bool, to isWanted: (Int32) -> Bool
  ) -> (leaf: Int32, values: [(variable: Int, value: Int)])? {
    var costs: [Int32: (cost: Int, value: Int)] = [:]
    let unreachable = Int.max / 2
    func cost(of raw: Int32) -> Int {
      if raw < 0 { return isWanted(~raw) ? 0 : unreachable }
      if let found = costs[raw] { return found.cost }
      let variable = Int(nodes[Int(raw)].variable)
      var best = (cost: unreachable, value: 0)
      let ways = storage.pointee.table.values(nodes[Int(raw)].parting)
      for (child, values) in zip(children(of: raw), ways) {
        let isPreferred = { values.contains($0) && isAllowed(variable, $0) }(preferred[variable])
        guard
          let value = isPreferred
            ? preferred[variable] : values.first(where: { isAllowed(variable, $0) })
        else { continue }
        let step = cost(of: child) + (isPreferred ? 0 : 1)
        if (step, value) < best { best = (step, value) }
      }
      costs[raw] = best
      return best.cost
    }
    guard cost(of: diagram.raw) < unreachable else { return nil }
    var raw = diagram.raw
    var values: [(variable: Int, value: Int)] = []
    while raw >= 0 {
      let variable = Int(nodes[Int(raw)].variable)
      let value = costs[raw]?.value ?? 0
      values.append((variable, value))
      raw = child(of: raw, value)
    }
    return (~raw, values)
  }

  /// A way through a diagram to a leaf other than one, by the preferred value wherever that does not lead to it at once.
  ///
  /// - Returns: The leaf, and the variables on the way with their values; `nil` where the diagram is that leaf.
  /// - Complexity: O(variables).
  package func walk(
    in diagram: Diagram, preferring preferred: [Int], avoiding avoided: Int32
  ) -> (leaf: Int32, values: [(variable: Int, value: Int)])? {
    var raw = diagram.raw
    guard raw != ~avoided else { return nil }
    var values: [(variable: Int, value: Int)] = []
    while raw >= 0 {
      let variable = Int(nodes[Int(raw)].variable)
      var value = preferred[variable]
      var next = child(of: raw, value)
      if next == ~avoided {
        // Two children of a node are never the same, so another way leads elsewhere.
        let ways = lowestValues(of: nodes[Int(raw)].parting)
        guard let other = ways.first(where: { child(of: raw, $0) != ~avoided }) else { return nil }
        value = other
        next = child(of: raw, other)
      }
      values.append((variable, value))
      raw = next
    }
    return (~raw, values)
  }
}
