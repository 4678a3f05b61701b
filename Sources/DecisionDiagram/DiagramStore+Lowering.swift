extension DiagramStore {
  /// Leads where `a` does once a variable has one value, in the cases in which that is lower than where `a` leads once it
  /// has another, or `a` leads to 0 there; elsewhere to 0.
  ///
  /// - Complexity: O(nodes before the variable + pairs of nodes that stand beside each other after it), what the store has
  ///   found before not counted; neither of the two sides is made.
  package func lower(_ a: Diagram, along variable: Int, at value: Int, than other: Int) -> Diagram {
    precondition(variable < KeptTag.lowerAlong && max(value, other) < 1 << 15)
    beginKept()
    let along = Along(
      variable: Int32(variable), value: value, other: other, passed: beginVisit(), leading: beginVisit())
    return mark(a.raw, along, storage) ? Diagram(raw: lower(a.raw, along, storage)) : .no
  }

  /// Two values of a variable, and the visits of nodes under which it makes no difference to the better, and of those
  /// under which it does.
  private struct Along {
    let variable: Int32
    let value: Int
    let other: Int
    let passed: UInt32
    let leading: UInt32

    var tag: UInt16 { UInt16(KeptTag.lowerAlong + Int(variable)) }
    func key(_ a: Int32) -> UInt64 { PairTable.key(a, Int32(value << 15 | other)) }
  }

  /// What a node that tests the variable comes to.
  private func lower(at a: Int32, _ along: Along, _ storage: UnsafeMutablePointer<Storage>) -> Diagram {
    lower(
      Diagram(raw: Self.child(a, along.value, storage)), than: Diagram(raw: Self.child(a, along.other, storage)))
  }

  /// Marks the nodes up to those that test the variable: in most functions most lead nowhere.
  private func mark(_ a: Int32, _ along: Along, _ storage: UnsafeMutablePointer<Storage>) -> Bool {
    if a < 0 { return false }
    let own = storage.pointee.nodes[Int(a)]
    // What is tested after the variable alone is the same at both values.
    if own.variable > along.variable { return false }
    let stamp = storage.pointee.visitStamps[Int(a)]
    if stamp == along.leading || stamp == along.passed { return stamp == along.leading }
    var leads = false
    if own.variable == along.variable {
      leads = lower(at: a, along, storage) != .no
    } else {
      for way in 0..<storage.pointee.table.wayCount(own.parting)
      where mark(storage.pointee.children[Int(own.firstChild) &+ way], along, storage) {
        leads = true
      }
    }
    storage.pointee.visitStamps[Int(a)] = leads ? along.leading : along.passed
    return leads
  }

  private func lower(_ a: Int32, _ along: Along, _ storage: UnsafeMutablePointer<Storage>) -> Int32 {
    if a < 0 || storage.pointee.isExhausted { return Diagram.no.raw }
    let own = storage.pointee.nodes[Int(a)]
    if own.variable > along.variable || storage.pointee.visitStamps[Int(a)] != along.leading { return Diagram.no.raw }
    if own.variable == along.variable { return lower(at: a, along, storage).raw }
    let key = along.key(a)
    if let known = storage.pointee.kept.value(key, tag: along.tag) { return known }
    let base = storage.pointee.scratch.count
    for way in 0..<storage.pointee.table.wayCount(own.parting) {
      let child = lower(storage.pointee.children[Int(own.firstChild) &+ way], along, storage)
      storage.pointee.scratch.append(child)
    }
    let result = finish(own.variable, own.parting, base).raw
    keep(key, result, along.tag)
    return result
  }
}
