extension DiagramStore {
  /// A diagram that leads where `a` does in every case that counts, and is smaller where others leave it free.
  ///
  /// Source: O. Coudert and J. C. Madre, A Unified Framework for the Formal Verification of Sequential Circuits
  /// (1990), the operator `restrict`, here over variables of any domain.
  ///
  /// - Parameter care: Leads to 1 in the cases that count, else to 0.
  package func simplified(_ a: Diagram, within care: Diagram) -> Diagram {
    var memo: [SimplifyKey: Int32] = [:]
    return simplify(a.raw, care.raw, &memo).map(Diagram.init(raw:)) ?? a
  }

  private struct SimplifyKey: Hashable {
    let a: Int32
    let care: Int32
  }

  /// - Returns: `nil` where no case counts.
  private func simplify(_ a: Int32, _ care: Int32, _ memo: inout [SimplifyKey: Int32]) -> Int32? {
    if care == ~0 { return nil }
    if a < 0 || care < 0 { return a }
    let key = SimplifyKey(a: a, care: care)
    if let found = memo[key] { return found }
    let variable = nodes[Int(a)].variable
    let result: Int32
    if nodes[Int(care)].variable < variable {
      // What `a` does not look at does not matter: the cases that count for any value of it.
      let joined = children(of: care).reduce(Diagram.no) { or($0, Diagram(raw: $1)) }
      result = simplify(a, joined.raw, &memo) ?? a
    } else {
      let own = nodes[Int(care)].variable == variable
      let parting = Self.parting(a, true, care, own, storage)
      let ways = lowestValues(of: parting).map {
        simplify(child(of: a, $0), own ? child(of: care, $0) : care, &memo)
      }
      // A value that does not count goes the way of the one before it, or of the first that does.
      var last = ways.lazy.compactMap(\.self).first ?? a
      let filled = (0..<domainSizes[Int(variable)]).map { value in
        last = ways[storage.pointee.table.way(parting, value)] ?? last
        return Diagram(raw: last)
      }
      result = node(Int(variable), filled).raw
    }
    memo[key] = result
    return result
  }
}
