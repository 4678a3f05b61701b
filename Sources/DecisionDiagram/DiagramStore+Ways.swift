extension DiagramStore {
  /// The child of a node for a value of its variable.
  @inline(__always)
  static func child(
    _ node: Int32, _ value: Int, _ storage: UnsafeMutablePointer<Storage>
  ) -> Int32 {
    let way = storage.pointee.table.way(storage.pointee.nodes[Int(node)].parting, value)
    return storage.pointee.children[Int(storage.pointee.nodes[Int(node)].firstChild) &+ way]
  }

  func child(of node: Int32, _ value: Int) -> Int32 { Self.child(node, value, storage) }

  /// The children of a node, one for each way.
  func children(of node: Int32) -> [Int32] {
    Array(
      UnsafeBufferPointer(
        start: storage.pointee.children.start + Int(storage.pointee.nodes[Int(node)].firstChild),
        count: storage.pointee.table.wayCount(storage.pointee.nodes[Int(node)].parting)))
  }

  /// How two diagrams part the values of a variable together, of which one at least tests it.
  @inline(__always)
  static func parting(
    _ a: Int32, _ isTestedByA: Bool, _ b: Int32, _ isTestedByB: Bool,
    _ storage: UnsafeMutablePointer<Storage>
  ) -> Int32 {
    guard isTestedByA else { return storage.pointee.nodes[Int(b)].parting }
    let own = storage.pointee.nodes[Int(a)].parting
    return isTestedByB
      ? storage.pointee.table.refinement(own, storage.pointee.nodes[Int(b)].parting) : own
  }

  /// How all nodes of a diagram that test a variable part its values together.
  ///
  /// - Returns: `nil` if none does.
  func parting(of variable: Int, in a: Diagram) -> Int32? {
    let storage = storage
    var parting: Int32?
    let stamp = beginVisit()
    var waiting = [a.raw]
    while let raw = waiting.popLast() {
      guard raw >= 0, nodes[Int(raw)].variable <= variable, isFirstVisit(raw, stamp) else { continue }
      guard nodes[Int(raw)].variable == variable else {
        waiting += children(of: raw)
        continue
      }
      let own = storage.pointee.nodes[Int(raw)].parting
      parting = parting.map { storage.pointee.table.refinement($0, own) } ?? own
    }
    return parting
  }

  /// The lowest value of each way of a parting.
  func lowestValues(of parting: Int32) -> [Int] {
    (0..<storage.pointee.table.wayCount(parting)).map {
      storage.pointee.table.lowestValue(parting, $0)
    }
  }
}
