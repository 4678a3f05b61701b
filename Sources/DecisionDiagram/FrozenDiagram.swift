/// One diagram, laid out for walking and never changed.
///
/// All nodes stand in one array of words. A node is its variable, how it parts the values into ways, the
/// leaves below it, and its children, one for each way; a child is the place of a node or the
/// complement of a leaf. Where every value goes a way of its own, as with `no` and `yes`, the value
/// is the number of the way. The walk that gives the value of a function is one step a variable.
package final class FrozenDiagram: @unchecked Sendable {
  // Unchecked because of the pointers; nothing writes to them after `init`.
  private let words: UnsafeMutablePointer<Int32>
  private let partings: FrozenPartings
  /// Whether the leaves below each node are kept with it as bits: where there are at most 64.
  private let hasLeafMasks: Bool
  /// Number of words, also the bound of every place.
  package let wordCount: Int
  package let root: Int32
  /// One more than the greatest leaf.
  package let leafBound: Int
  package let nodeCount: Int
  /// The variables it tests, in order.
  package let support: [Int]
  /// How many nodes can wait at once in a walk.
  private let waitingBound: Int

  /// Where the parts of a node stand, from its place on; a leaf mask is two words.
  enum Part {
    static let parting = 1
    static let leafMask = 2
    static let children = 4
  }

  package convenience init(_ diagram: Diagram, in store: DiagramStore) {
    self.init(diagram.raw, of: store)
  }

  /// - Parameter raw: A node of the source, or the complement of a leaf.
  init(_ raw: Int32, of source: borrowing some DiagramSource) {
    var layout = FrozenLayout()
    defer { layout.deallocate() }
    root = layout.place(raw, of: source)
    wordCount = layout.words.count
    words = .allocate(capacity: max(1, wordCount))
    words.initialize(from: layout.words.start, count: wordCount)
    partings = FrozenPartings(layout.partings)
    leafBound = Int(layout.leafBound)
    hasLeafMasks = leafBound <= 64
    nodeCount = layout.nodeCount
    support = layout.support
    waitingBound = layout.waitingBound
  }

  deinit {
    words.deallocate()
    partings.deallocate()
  }

  /// The leaves below a node, as bits.
  @inline(__always)
  static func leafMask(_ node: UnsafeMutablePointer<Int32>) -> UInt64 {
    UInt64(UInt32(bitPattern: node[Part.leafMask]))
      | UInt64(UInt32(bitPattern: node[Part.leafMask + 1])) << 32
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

  /// Collects the leaves that the completions of what is known lead to, each once.
  ///
  /// Exact: a leaf is collected if and only if some completion leads to it.
  ///
  /// - Complexity: O(nodes reached × values), of values next to each other that lead to the same only one.
  package func collectLeaves(
    known: UnsafePointer<ValueSet>, into scratch: inout DiagramScratch
  ) {
    scratch.begin(places: wordCount, waiting: waitingBound, leaves: leafBound)
    let stack = scratch.stack
    let visited = scratch.visited
    let collected = scratch.collected
    let found = scratch.found
    let stamp = scratch.stamp
    let words = self.words
    let hasLeafMasks = self.hasLeafMasks
    /// The leaves found, as bits; used where every node has a mask.
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
      foundMask |= 1 << UInt64(truncatingIfNeeded: leaf)
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
        if hasLeafMasks, Self.leafMask(node) & ~foundMask == 0 { break }
        let values = known + Int(node[0])
        if values.pointee.isSingle {
          place = child(place, values.pointee.lowest)
          continue
        }
        if visited[Int(place)] == stamp { break }
        visited[Int(place)] = stamp
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
    comes(by: variable, known, &scratch) { _ in true }
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
    return comes(by: variable, known, &scratch) { place in
      let first = child(place, values.lowest)
      return values.contains { child(place, $0) != first }
    }
  }

  private func comes(
    by variable: Int, _ known: UnsafePointer<ValueSet>, _ scratch: inout DiagramScratch,
    where isWanted: (Int32) -> Bool
  ) -> Bool {
    scratch.begin(places: wordCount, waiting: max(waitingBound, nodeCount), leaves: leafBound)
    guard root >= 0 else { return false }
    // Each node waits at most once.
    scratch.visited[Int(root)] = scratch.stamp
    scratch.stack[0] = root
    var waiting = 1
    while waiting > 0 {
      waiting -= 1
      let place = scratch.stack[waiting]
      let tested = Int(words[Int(place)])
      if tested == variable, isWanted(place) { return true }
      guard tested < variable else { continue }
      for value in known[tested] {
        let next = child(place, value)
        guard next >= 0, scratch.visited[Int(next)] != scratch.stamp else { continue }
        scratch.visited[Int(next)] = scratch.stamp
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
    storage.pointee.placed.extend(to: wordCount, with: 0)
    storage.pointee.placedStamps.extend(to: wordCount, with: 0)
    storage.pointee.placedStamp &+= 1
    if storage.pointee.placedStamp == 0 {
      storage.pointee.placedStamps.removeAll()
      storage.pointee.placedStamps.extend(to: wordCount, with: 0)
      storage.pointee.placedStamp = 1
    }
    storage.pointee.placedPartings.removeAll()
    storage.pointee.placedPartings.extend(to: partings.count, with: -1)
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
    if storage.pointee.placedStamps[Int(place)] == storage.pointee.placedStamp {
      return storage.pointee.placed[Int(place)]
    }
    let variable = words[Int(place)]
    let values = known + Int(variable)
    let parting = partings.parting(
      words[Int(place) + Part.parting], within: values.pointee, in: &storage.pointee.table,
      storage.pointee.placedPartings)
    let base = storage.pointee.scratch.count
    for way in 0..<storage.pointee.table.wayCount(parting) {
      // A value that cannot be goes the way of the first that can.
      let lowest = storage.pointee.table.lowestValue(parting, way)
      let value = values.pointee.contains(lowest) ? lowest : values.pointee.lowest
      let child = restricted(child(place, value), known, store, storage, leaf)
      storage.pointee.scratch.append(child)
    }
    let result = store.finish(variable, parting, base).raw
    storage.pointee.placed[Int(place)] = result
    storage.pointee.placedStamps[Int(place)] = storage.pointee.placedStamp
    return result
  }
}
