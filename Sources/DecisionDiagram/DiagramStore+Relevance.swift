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
    var ways: [Int32] = []
    while let raw = waiting.popLast() {
      guard raw >= 0, isFirstVisit(raw, stamp) else { continue }
      let variable = Int(variables[Int(raw)])
      let first = Int(firstChildren[Int(raw)])
      ways.removeAll(keepingCapacity: true)
      for value in 0..<domainSizes[variable] {
        let child = children[first + value]
        if child != ~impossible, !ways.contains(child) { ways.append(child) }
      }
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
    let variableA = a < 0 ? Int32.max : storage.pointee.variables[Int(a)]
    let variableB = b < 0 ? Int32.max : storage.pointee.variables[Int(b)]
    let variable = min(variableA, variableB)
    var result = false
    for value in 0..<domainSizes[Int(variable)] where !result {
      let childA =
        variableA == variable
        ? storage.pointee.children[Int(storage.pointee.firstChildren[Int(a)]) + value] : a
      let childB =
        variableB == variable
        ? storage.pointee.children[Int(storage.pointee.firstChildren[Int(b)]) + value] : b
      result = differ(childA, childB, impossible, storage)
    }
    storage.pointee.memo.set(key, result ? 1 : 0)
    return result
  }
}
