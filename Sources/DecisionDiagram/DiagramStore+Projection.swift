extension DiagramStore {
  /// Takes leaves as sets (bit masks) and joins the sets over all values of the variables from
  /// `bound` on: what remains says, for the variables before it, which elements can still be had.
  package func projected(_ a: Diagram, below bound: Int) -> Diagram {
    var memo: [Int32: Diagram] = [:]
    return projected(a.raw, bound, &memo)
  }

  private func projected(_ raw: Int32, _ bound: Int, _ memo: inout [Int32: Diagram]) -> Diagram {
    if raw < 0 { return Diagram(raw: raw) }
    if let found = memo[raw] { return found }
    let variable = Int(nodes[Int(raw)].variable)
    let result: Diagram
    if variable >= bound {
      result = .leaf(leaves(of: Diagram(raw: raw)).reduce(0, |))
    } else {
      result = node(
        variable, nodes[Int(raw)].parting, children(of: raw).map { projected($0, bound, &memo) })
    }
    memo[raw] = result
    return result
  }
}
