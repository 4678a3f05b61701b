extension DiagramStore {
  /// Takes leaves as sets (bit masks) and joins the sets over values of some variables: what remains says, for the others,
  /// which elements can still be had.
  ///
  /// - Parameters:
  ///   - isHidden: By variable, whether it is one of those.
  ///   - known: By variable the values that one of those can have, none of them empty; all where left out.
  package func joined(_ a: Diagram, over isHidden: [Bool], within known: [ValueSet]? = nil) -> Diagram {
    guard let last = isHidden.lastIndex(of: true) else { return a }
    storage.pointee.memo.removeAll()
    return Diagram(raw: joined(a.raw, isHidden, known, Int32(last)))
  }

  /// - Parameter last: The last variable to be joined over.
  private func joined(_ a: Int32, _ isHidden: [Bool], _ known: [ValueSet]?, _ last: Int32) -> Int32 {
    if a < 0 { return a }
    let own = nodes[Int(a)]
    if own.variable > last { return a }
    let key = PairTable.key(a, 0)
    if let found = storage.pointee.memo.value(key) { return found }
    let result: Int32
    if isHidden[Int(own.variable)] {
      var joined = Diagram.leaf(0)
      var previous: Int32?
      forEachChild(own, known?[Int(own.variable)]) { child in
        if child == previous { return }
        previous = child
        joined = union(joined, Diagram(raw: self.joined(child, isHidden, known, last)))
      }
      result = joined.raw
    } else {
      let base = storage.pointee.scratch.count
      for way in 0..<storage.pointee.table.wayCount(own.parting) {
        let child = joined(storage.pointee.children[Int(own.firstChild) + way], isHidden, known, last)
        storage.pointee.scratch.append(child)
      }
      result = finish(own.variable, own.parting, base, from: a).raw
    }
    storage.pointee.memo.set(key, result)
    return result
  }

  /// Takes leaves as sets (bit masks): what some leaf has to which values of some variables lead, those of all others
  /// whatever they are.
  ///
  /// - Parameters:
  ///   - isHidden: By variable, whether it is one of those.
  ///   - known: By variable the values that one of those can have.
  /// - Complexity: O(nodes reached × ways); no node is made.
  package func unionOfLeaves(of a: Diagram, over isHidden: [Bool], within known: [ValueSet]) -> Int32 {
    guard a.raw >= 0 else { return ~a.raw }
    var union: Int32 = 0
    var waiting = [a.raw]
    let stamp = beginVisit()
    _ = isFirstVisit(a.raw, stamp)
    while let raw = waiting.popLast() {
      let own = nodes[Int(raw)]
      let variable = Int(own.variable)
      forEachChild(own, isHidden[variable] ? known[variable] : nil) { child in
        if child < 0 { union |= ~child } else if isFirstVisit(child, stamp) { waiting.append(child) }
      }
    }
    return union
  }

  /// Gives the children of a node for some values of its variable, or for all, those of neighbouring values once.
  @inline(__always)
  private func forEachChild(_ node: Node, _ values: ValueSet?, _ body: (Int32) -> Void) {
    let storage = storage
    guard let values, values.count < domainSizes[Int(node.variable)] else {
      for way in 0..<storage.pointee.table.wayCount(node.parting) {
        body(storage.pointee.children[Int(node.firstChild) + way])
      }
      return
    }
    for value in values {
      body(storage.pointee.children[Int(node.firstChild) + storage.pointee.table.way(node.parting, value)])
    }
  }
}
