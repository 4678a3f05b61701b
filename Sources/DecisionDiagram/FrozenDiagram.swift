/// One diagram, laid out for walking and never changed.
///
/// All nodes stand in one array of words: a node is its variable followed by its children, a child
/// the place of a node or the complement of a leaf. The walk that gives the value of a function is
/// one load and one step a variable.
package final class FrozenDiagram: @unchecked Sendable {
  // Unchecked because of the pointer; nothing writes to it after `init`.
  private let words: UnsafeMutablePointer<Int32>
  /// For the place of each node, the leaves below it as bits; `nil` where there are more than 64.
  private let leafMasks: UnsafeMutablePointer<UInt64>?
  /// Number of words, also the bound of every place.
  package let wordCount: Int
  package let root: Int32
  /// One more than the greatest leaf.
  package let leafBound: Int
  package let nodeCount: Int
  /// The variables it tests, in order.
  package let support: [Int]
  /// For each place of a node, how many children it has.
  private let sizes: [Int32: Int]

  package init(_ diagram: Diagram, in store: DiagramStore) {
    var places: [Int32: Int32] = [:]
    var order: [Int32] = []
    var waiting = [diagram.raw]
    var leafBound: Int32 = 0
    var next: Int32 = 0
    var support: Set<Int> = []
    while let raw = waiting.popLast() {
      guard raw >= 0 else {
        leafBound = max(leafBound, ~raw + 1)
        continue
      }
      guard places[raw] == nil else { continue }
      let variable = Int(store.variables[Int(raw)])
      support.insert(variable)
      places[raw] = next
      order.append(raw)
      next += Int32(store.domainSizes[variable]) + 1
      let first = Int(store.firstChildren[Int(raw)])
      // The last child pushed is laid out next: the first value's, so that paths lie together.
      for value in (0..<store.domainSizes[variable]).reversed() {
        waiting.append(store.children[first + value])
      }
    }
    wordCount = Int(next)
    words = .allocate(capacity: max(1, wordCount))
    for raw in order {
      guard let place = places[raw] else { continue }
      let variable = store.variables[Int(raw)]
      words[Int(place)] = variable
      let first = Int(store.firstChildren[Int(raw)])
      for value in 0..<store.domainSizes[Int(variable)] {
        let child = store.children[first + value]
        words[Int(place) + 1 + value] = child < 0 ? child : places[child] ?? 0
      }
    }
    leafMasks = Self.leafMasks(
      order.sorted { store.variables[Int($0)] > store.variables[Int($1)] }, places, words,
      count: wordCount, leafBound: leafBound, in: store)
    root = diagram.raw < 0 ? diagram.raw : 0
    self.leafBound = Int(leafBound)
    nodeCount = order.count
    self.support = support.sorted()
    sizes = Dictionary(
      uniqueKeysWithValues: order.compactMap { raw in
        places[raw].map { ($0, store.domainSizes[Int(store.variables[Int(raw)])]) }
      })
  }

  deinit {
    words.deallocate()
    leafMasks?.deallocate()
  }

  /// - Parameter order: The nodes, each after all that it leads to.
  private static func leafMasks(
    _ order: [Int32], _ places: [Int32: Int32], _ words: UnsafeMutablePointer<Int32>, count: Int,
    leafBound: Int32, in store: DiagramStore
  ) -> UnsafeMutablePointer<UInt64>? {
    guard leafBound <= 64 else { return nil }
    let masks = UnsafeMutablePointer<UInt64>.allocate(capacity: max(1, count))
    masks.initialize(repeating: 0, count: max(1, count))
    for raw in order {
      guard let place = places[raw] else { continue }
      var mask: UInt64 = 0
      for value in 0..<store.domainSizes[Int(store.variables[Int(raw)])] {
        let child = words[Int(place) + 1 + value]
        mask |= child < 0 ? 1 << UInt64(~child) : masks[Int(child)]
      }
      masks[Int(place)] = mask
    }
    return masks
  }

  /// The leaf, where every variable met on the way has one value left.
  ///
  /// - Parameter known: For each variable the values it can have; of several, the first is taken.
  @inline(__always)
  package func value(known: UnsafePointer<ValueSet>) -> Int32 {
    var place = root
    while place >= 0 {
      let value = known[Int(words[Int(place)])].trailingZeroBitCount
      place = words[Int(place) + 1 + value]
    }
    return ~place
  }

  /// Collects the leaves that the completions of what is known lead to, each once.
  ///
  /// Exact: a leaf is collected if and only if some completion leads to it.
  ///
  /// - Complexity: O(nodes reached × values).
  package func collectLeaves(
    known: UnsafePointer<ValueSet>, into scratch: inout DiagramScratch
  ) {
    scratch.begin(places: wordCount, leaves: leafBound)
    let stack = scratch.stack
    let visited = scratch.visited
    let collected = scratch.collected
    let found = scratch.found
    let stamp = scratch.stamp
    let words = self.words
    let leafMasks = self.leafMasks
    /// The leaves found, as bits; used where every node has a mask.
    var foundMask: UInt64 = 0
    var foundCount = 0
    var waiting = 0
    var place = root
    while true {
      // Down one way, past every variable that has one value left.
      while place >= 0 {
        // Nothing new can lie below.
        if let leafMasks, leafMasks[Int(place)] & ~foundMask == 0 { break }
        let mask = known[Int(words[Int(place)])]
        if mask & (mask &- 1) == 0 {
          place = words[Int(place) &+ 1 &+ mask.trailingZeroBitCount]
          continue
        }
        if visited[Int(place)] == stamp { break }
        visited[Int(place)] = stamp
        // The children in the order of their values; a node enters the stack at most as often as
        // it has words, so the room made for all places is enough.
        var rest = mask
        var previous = words[Int(place) &+ 1 &+ rest.trailingZeroBitCount]
        rest &= rest &- 1
        let first = previous
        while rest != 0 {
          let child = words[Int(place) &+ 1 &+ rest.trailingZeroBitCount]
          rest &= rest &- 1
          if child != previous {
            previous = child
            if child < 0 {
              if collected[Int(~child)] != stamp {
                collected[Int(~child)] = stamp
                found[foundCount] = ~child
                foundCount &+= 1
                foundMask |= 1 << UInt64(truncatingIfNeeded: ~child)
              }
            } else {
              stack[waiting] = child
              waiting &+= 1
            }
          }
        }
        place = first
      }
      if place < 0, collected[Int(~place)] != stamp {
        collected[Int(~place)] = stamp
        found[foundCount] = ~place
        foundCount &+= 1
        foundMask |= 1 << UInt64(truncatingIfNeeded: ~place)
      }
      if waiting == 0 { break }
      waiting &-= 1
      place = stack[waiting]
    }
    scratch.foundCount = foundCount
  }

  /// An assignment that leads to a leaf: the variables on the way, with their values.
  ///
  /// - Returns: `nil` if none does.
  package func witness(for leaf: Int32) -> [(variable: Int, value: Int)]? {
    var dead: Set<Int32> = []
    return witness(from: root, to: ~leaf, sizes: sizes, &dead)
  }

  private func witness(
    from place: Int32, to goal: Int32, sizes: [Int32: Int], _ dead: inout Set<Int32>
  ) -> [(variable: Int, value: Int)]? {
    if place == goal { return [] }
    guard place >= 0, !dead.contains(place) else { return nil }
    for value in 0..<(sizes[place] ?? 0) {
      let child = words[Int(place) + 1 + value]
      if let rest = witness(from: child, to: goal, sizes: sizes, &dead) {
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
    return Diagram(raw: restricted(root, known, store, storage, leaf))
  }

  private func restricted(
    _ start: Int32, _ known: UnsafePointer<ValueSet>, _ store: DiagramStore,
    _ storage: UnsafeMutablePointer<DiagramStore.Storage>, _ leaf: (Int32) -> Int32
  ) -> Int32 {
    var place = start
    while place >= 0 {
      let mask = known[Int(words[Int(place)])]
      guard mask & (mask &- 1) == 0 else { break }
      place = words[Int(place) &+ 1 &+ mask.trailingZeroBitCount]
    }
    if place < 0 { return ~leaf(~place) }
    if storage.pointee.placedStamps[Int(place)] == storage.pointee.placedStamp {
      return storage.pointee.placed[Int(place)]
    }
    let variable = Int(words[Int(place)])
    let mask = known[variable]
    let base = storage.pointee.scratch.count
    // A value that cannot be goes the way of the first that can.
    let first = restricted(
      words[Int(place) &+ 1 &+ mask.trailingZeroBitCount], known, store, storage, leaf)
    for value in 0..<storage.pointee.sizes[variable] {
      let way =
        mask & (1 << ValueSet(value)) != 0
        ? restricted(words[Int(place) &+ 1 &+ value], known, store, storage, leaf) : first
      storage.pointee.scratch.append(way)
    }
    let result = store.finish(Int32(variable), base).raw
    storage.pointee.placed[Int(place)] = result
    storage.pointee.placedStamps[Int(place)] = storage.pointee.placedStamp
    return result
  }
}
