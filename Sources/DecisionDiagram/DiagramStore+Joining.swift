extension DiagramStore {
  /// Takes leaves as sets (bit masks) and joins the sets over all values of some variables: what
  /// remains says, for the others, which elements can still be had.
  package func joined(_ a: Diagram, over hidden: Set<Int>) -> Diagram {
    var memo: [Int32: Diagram] = [:]
    func join(_ raw: Int32) -> Diagram {
      if raw < 0 { return Diagram(raw: raw) }
      if let found = memo[raw] { return found }
      let variable = Int(nodes[Int(raw)].variable)
      let ways = children(of: raw).map(join)
      let result =
        hidden.contains(variable)
        ? ways.dropFirst().reduce(ways[0], union)
        : node(variable, nodes[Int(raw)].parting, ways)
      memo[raw] = result
      return result
    }
    return join(a.raw)
  }
}
