extension DiagramStore {
  /// The variables whose value can decide the leaf: two values of it lead, all else equal, to two
  /// different leaves, neither of them `impossible`.
  ///
  /// A variable that only tells what is impossible from what is not is not among them.
  package func relevantVariables(of a: Diagram, impossible: Int32) -> [Int] {
    storage.pointee.memo.removeAll()
    var isRelevant = [Bool](repeating: false, count: domainSizes.count)
    let stamp = beginVisit()
    var waiting = [a.raw]
    while let raw = waiting.popLast() {
      guard raw >= 0, isFirstVisit(raw, stamp) else { continue }
      let variable = Int(nodes[Int(raw)].variable)
      let ways = children(of: raw).filter { $0 != ~impossible }
      waiting += ways
      guard !isRelevant[variable] else { continue }
      search: for (index, way) in ways.enumerated() {
        for other in ways[(index + 1)...] where differ(way, other, ~impossible, storage) {
          isRelevant[variable] = true
          break search
        }
      }
    }
    return isRelevant.indices.filter { isRelevant[$0] }
  }

  /// Whether two diagrams have different leaves somewhere, neither of them `impossible`.
  private func differ(
    _ a: Int32, _ b: Int32, _ impossible: Int32, _ storage: UnsafeMutablePointer<Storage>
  ) -> Bool {
    if a == b || a == impossible || b == impossible { return false }
    if a < 0, b < 0 { return true }
    let key = PairTable.key(min(a, b), max(a, b))
    if let known = storage.pointee.memo.value(key) { return known == 1 }
    let variableA = a < 0 ? Int32.max : storage.pointee.nodes[Int(a)].variable
    let variableB = b < 0 ? Int32.max : storage.pointee.nodes[Int(b)].variable
    let variable = min(variableA, variableB)
    let parting = Self.parting(a, variableA == variable, b, variableB == variable, storage)
    var result = false
    for way in 0..<storage.pointee.table.wayCount(parting) where !result {
      let value = storage.pointee.table.lowestValue(parting, way)
      result = differ(
        variableA == variable ? Self.child(a, value, storage) : a,
        variableB == variable ? Self.child(b, value, storage) : b, impossible, storage)
    }
    storage.pointee.memo.set(key, result ? 1 : 0)
    return result
  }

  /// The variables of a block that decide the leaf together, where none does so alone: what is
  /// impossible ties them to each other, as a share of nothing is tied to there being no holder.
  ///
  /// - Parameter block: Variables next to each other in the order.
  /// - Returns: Those of which the value settles which way is taken, all else equal; if there are
  ///   none, those of which two values leave different ways; if there are none, all that are tested.
  ///   Empty where the block decides nothing.
  package func decidingVariables(
    of a: Diagram, in block: Range<Int>, impossible: Int32
  ) -> [Int] {
    storage.pointee.memo.removeAll()
    var settling = Set(block)
    var parting: Set<Int> = []
    var tested: Set<Int> = []
    for entry in entries(to: block, of: a) {
      let ways = exits(from: entry, block, ~impossible, fixing: nil)
      guard differ(among: ways, ~impossible) else { continue }
      tested.formUnion(support(of: Diagram(raw: entry)).filter(block.contains))
      for variable in block {
        // Values that no node tells apart come out at the same places.
        let shared = self.parting(of: variable, in: Diagram(raw: entry))
        let values = shared.map(lowestValues) ?? [0]
        let byValue = values.map {
          exits(from: entry, block, ~impossible, fixing: (variable, $0))
        }.filter { !$0.isEmpty }
        if byValue.contains(where: { differ(among: $0, ~impossible) }) {
          settling.remove(variable)
        }
        if Set(byValue).count > 1 { parting.insert(variable) }
      }
    }
    let deciding = settling.intersection(parting)
    return (deciding.isEmpty ? parting.isEmpty ? tested : parting : deciding).sorted()
  }

  /// The nodes of a block that are reached from outside of it.
  private func entries(to block: Range<Int>, of a: Diagram) -> [Int32] {
    var entries: [Int32] = []
    let stamp = beginVisit()
    var waiting = [a.raw]
    while let raw = waiting.popLast() {
      guard raw >= 0, Int(nodes[Int(raw)].variable) < block.upperBound, isFirstVisit(raw, stamp) else {
        continue
      }
      let variable = Int(nodes[Int(raw)].variable)
      if block.contains(variable) {
        entries.append(raw)
      } else {
        waiting += children(of: raw)
      }
    }
    return entries
  }

  /// Where a walk through a block can come out, `impossible` apart.
  private func exits(
    from entry: Int32, _ block: Range<Int>, _ impossible: Int32,
    fixing fixed: (variable: Int, value: Int)?
  ) -> [Int32] {
    var found: Set<Int32> = []
    let stamp = beginVisit()
    var waiting = [entry]
    while let raw = waiting.popLast() {
      guard raw >= 0, block.contains(Int(nodes[Int(raw)].variable)) else {
        if raw != impossible { found.insert(raw) }
        continue
      }
      guard isFirstVisit(raw, stamp) else { continue }
      let variable = Int(nodes[Int(raw)].variable)
      if let fixed, fixed.variable == variable {
        waiting.append(child(of: raw, fixed.value))
      } else {
        waiting += children(of: raw)
      }
    }
    return found.sorted()
  }

  private func differ(among ways: [Int32], _ impossible: Int32) -> Bool {
    ways.indices.contains { index in
      ways[..<index].contains { differ($0, ways[index], impossible, storage) }
    }
  }
}
