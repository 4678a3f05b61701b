/// One diagram, laid out for walking and never changed.
package final class FrozenDiagram: @unchecked Sendable {
  // Unchecked because of the pointer; nothing writes to the nodes below the root.
  private let words: UnsafeMutablePointer<Int32>
  private let partings: FrozenPartings
  private let nodes: FrozenNodes
  package let root: Int32
  /// The variables it tests, in order.
  package let support: [Int]

  private typealias Part = FrozenNodes.Part

  package convenience init(_ diagram: Diagram, in store: DiagramStore) {
    var layout = FrozenLayout(store)
    defer { layout.deallocate() }
    let root = layout.place(diagram.raw)
    self.init(root: root, layout.nodes(), support: layout.support)
  }

  /// - Parameter root: The place of a node, or the complement of a leaf.
  init(root: Int32, _ nodes: FrozenNodes, support: [Int]) {
    self.root = root
    self.nodes = nodes
    words = nodes.words
    partings = nodes.partings
    self.support = support
  }

  /// The child of the node at a place for a value of its variable.
  @inline(__always)
  private func child(_ place: Int32, _ value: Int) -> Int32 {
    let node = words + Int(place)
    return node[Part.children &+ partings.way(node[Part.parting], value)]
  }

  /// The leaf that a point leads to.
  ///
  /// - Parameter point: For each variable its value.
  /// - Complexity: One step a variable that is tested on the way.
  @inline(__always)
  package func value(at point: UnsafePointer<Int32>) -> Int32 {
    var place = root
    while place >= 0 { place = child(place, Int(point[Int(words[Int(place)])])) }
    return ~place
  }

  /// The leaves that many points lead to. Four are walked side by side, so that none waits for the memory that another
  /// asks for; where one has arrived, the next sets out.
  ///
  /// - Parameters:
  ///   - points: For each point the values of its variables, `stride` numbers apart.
  ///   - leaves: Where the leaf of each point is put.
  /// - Complexity: One step a variable that is tested on the way.
  package func values(
    at points: UnsafePointer<Int32>, stride: Int, count: Int, into leaves: UnsafeMutablePointer<Int32>
  ) {
    guard count >= 4, root >= 0 else {
      for point in 0..<count { leaves[point] = value(at: points + point &* stride) }
      return
    }
    var (a, b, c, d) = (root, root, root, root)
    var (pointA, pointB, pointC, pointD) = (0, 1, 2, 3)
    var next = 4
    @inline(__always)
    func step(_ place: inout Int32, _ point: Int) {
      place = child(place, Int(points[point &* stride &+ Int(words[Int(place)])]))
    }
    /// - Returns: Whether none is left to set out.
    @inline(__always)
    func arrive(_ place: inout Int32, _ point: inout Int) -> Bool {
      guard place < 0 else { return false }
      leaves[point] = ~place
      point = next
      place = root
      next &+= 1
      return next == count
    }
    while next < count {
      step(&a, pointA)
      step(&b, pointB)
      step(&c, pointC)
      step(&d, pointD)
      if arrive(&a, &pointA) || arrive(&b, &pointB) || arrive(&c, &pointC) || arrive(&d, &pointD) { break }
    }
    for (place, point) in [(a, pointA), (b, pointB), (c, pointC), (d, pointD)] {
      var place = place
      while place >= 0 { step(&place, point) }
      leaves[point] = ~place
    }
  }

  /// Collects the leaves that the completions of what is known lead to, each once.
  ///
  /// Exact: a leaf is collected if and only if some completion leads to it.
  ///
  /// - Complexity: O(nodes reached × values), of values next to each other that lead to the same only one.
  package func collectLeaves(
    known: UnsafePointer<ValueSet>, into scratch: inout DiagramScratch
  ) {
    scratch.begin(waiting: nodes.waitingBound, leaves: nodes.leafBound)
    let stack = scratch.stack
    let collected = scratch.collected
    let found = scratch.found
    let stamp = scratch.stamp
    let words = self.words
    /// The leaves found, as bits, but for those that share one.
    var foundMask: UInt64 = 0
    var foundCount = 0
    var waiting = 0
    var place = root

    /// The child met last at the node at hand.
    var previous = root

    @inline(__always)
    func collect(_ leaf: Int32) {
      guard collected[Int(leaf)] != stamp else { return }
      collected[Int(leaf)] = stamp
      found[foundCount] = leaf
      foundCount &+= 1
      if leaf < 63 { foundMask |= 1 << UInt64(leaf) }
    }

    @inline(__always)
    func meet(_ child: Int32) {
      guard child != previous else { return }
      previous = child
      if child < 0 {
        collect(~child)
      } else {
        stack[waiting] = child
        waiting &+= 1
      }
    }

    while true {
      // Down one way, past every variable that has one value left.
      while place >= 0 {
        let node = words + Int(place)
        // Nothing new can lie below.
        if FrozenNodes.leafMask(node) & ~foundMask == 0 { break }
        let values = known + Int(node[0])
        if values.pointee.isSingle {
          place = child(place, values.pointee.lowest)
          continue
        }
        guard scratch.visit(place) else { break }
        // The children in the order of their values; those of values next to each other once.
        let first = child(place, values.pointee.lowest)
        previous = first
        if values.pointee.high == nil {
          var rest = values.pointee.low
          rest &= rest &- 1
          while rest != 0 {
            meet(child(place, rest.trailingZeroBitCount))
            rest &= rest &- 1
          }
        } else {
          partings.forEachRun(node[Part.parting], values.pointee) {
            meet(node[Part.children + $0])
          }
        }
        place = first
      }
      if place < 0 { collect(~place) }
      if waiting == 0 { break }
      waiting &-= 1
      place = stack[waiting]
    }
    scratch.foundCount = foundCount
  }

  /// Whether some completion of what is known comes by a node that tests a variable, so that another value of it could
  /// lead elsewhere.
  ///
  /// - Complexity: O(nodes reached before the variable × values).
  package func meets(
    _ variable: Int, known: UnsafePointer<ValueSet>, using scratch: inout DiagramScratch
  ) -> Bool {
    comes(by: variable...variable, known, &scratch) { _ in true }
  }

  /// Whether some completion of what is known comes by a node that tests one of some variables next to each other.
  ///
  /// - Complexity: O(nodes reached before the last of the variables × values).
  package func meets(
    anyOf variables: Range<Int>, known: UnsafePointer<ValueSet>, using scratch: inout DiagramScratch
  ) -> Bool {
    guard let last = variables.last else { return false }
    return comes(by: variables.lowerBound...last, known, &scratch) { _ in true }
  }

  /// Whether some completion of what is known comes by a node that leads apart two sets of values of its variable. If
  /// none does, it is the same which of the sets is known.
  ///
  /// - Complexity: O(nodes reached before the variable × values).
  package func tells(
    _ a: ValueSet, from b: ValueSet, of variable: Int, known: UnsafePointer<ValueSet>,
    using scratch: inout DiagramScratch
  ) -> Bool {
    let values = a.union(b)
    return comes(by: variable...variable, known, &scratch) { place in
      let first = child(place, values.lowest)
      return values.contains { child(place, $0) != first }
    }
  }

  private func comes(
    by variables: ClosedRange<Int>, _ known: UnsafePointer<ValueSet>, _ scratch: inout DiagramScratch,
    where isWanted: (Int32) -> Bool
  ) -> Bool {
    scratch.begin(waiting: nodes.waitingBound, leaves: nodes.leafBound)
    guard root >= 0 else { return false }
    _ = scratch.visit(root)
    scratch.stack[0] = root
    var waiting = 1
    while waiting > 0 {
      waiting -= 1
      let place = scratch.stack[waiting]
      let tested = Int(words[Int(place)])
      if variables.contains(tested), isWanted(place) { return true }
      guard tested < variables.upperBound else { continue }
      for value in known[tested] {
        let next = child(place, value)
        guard next >= 0, scratch.visit(next) else { continue }
        scratch.stack[waiting] = next
        waiting += 1
      }
    }
    return false
  }

  /// An assignment that leads to a leaf: the variables on the way, with their values.
  ///
  /// - Returns: `nil` if none does.
  package func witness(for leaf: Int32) -> [(variable: Int, value: Int)]? {
    var dead: Set<Int32> = []
    return witness(from: root, to: ~leaf, &dead)
  }

  private func witness(
    from place: Int32, to goal: Int32, _ dead: inout Set<Int32>
  ) -> [(variable: Int, value: Int)]? {
    if place == goal { return [] }
    guard place >= 0, !dead.contains(place) else { return nil }
    for value in partings.lowestValues(words[Int(place) + Part.parting]) {
      if let rest = witness(from: child(place, value), to: goal, &dead) {
        return [(Int(words[Int(place)]), value)] + rest
      }
    }
    dead.insert(place)
    return nil
  }

  /// Makes the diagram again in a store, restricted to what is known, each leaf replaced.
  package func restricted(
    known: UnsafePointer<ValueSet>, in store: DiagramStore, _ leaf: (Int32) -> Int32
  ) -> Diagram {
    let storage = store.storage
    storage.pointee.placed.removeAll()
    storage.pointee.beginPartings(of: nodes)
    return Diagram(raw: restricted(root, known, store, storage, leaf))
  }

  private func restricted(
    _ start: Int32, _ known: UnsafePointer<ValueSet>, _ store: DiagramStore,
    _ storage: UnsafeMutablePointer<DiagramStore.Storage>, _ leaf: (Int32) -> Int32
  ) -> Int32 {
    var place = start
    while place >= 0 {
      let values = known + Int(words[Int(place)])
      guard values.pointee.isSingle else { break }
      place = child(place, values.pointee.lowest)
    }
    if place < 0 { return ~leaf(~place) }
    let key = PairTable.key(place, 0)
    if let found = storage.pointee.placed.value(key) { return found }
    let variable = words[Int(place)]
    let values = known + Int(variable)
    let parting = partings.parting(
      words[Int(place) + Part.parting], within: values.pointee, in: &storage.pointee.table,
      storage.pointee.placedPartings, &storage.pointee.placedWithin)
    let base = storage.pointee.scratch.count
    for way in 0..<storage.pointee.table.wayCount(parting) {
      // A value that cannot be goes the way of the first that can.
      let lowest = storage.pointee.table.lowestValue(parting, way)
      let value = values.pointee.contains(lowest) ? lowest : values.pointee.lowest
      let child = restricted(child(place, value), known, store, storage, leaf)
      storage.pointee.scratch.append(child)
    }
    let result = store.finish(variable, parting, base).raw
    storage.pointee.placed.set(key, result)
    return result
  }
}
