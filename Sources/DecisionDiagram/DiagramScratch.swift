/// What a walk over a diagram needs to remember, kept from one walk to the next so that walking
/// allocates nothing once warm. For one thread at a time.
package struct DiagramScratch: ~Copyable {
  /// Places still to be walked.
  private(set) var stack: UnsafeMutablePointer<Int32>
  private var stackCapacity: Int
  /// A table of the places come by, each with the walk that came by it last. Few are met in a walk, so that it stays
  /// small however many places there are.
  private var visited: UnsafeMutablePointer<Visit>
  private var visitedCapacity: Int
  private var visitedCount = 0
  /// By leaf, the walk that last collected it.
  private(set) var collected: UnsafeMutablePointer<UInt32>
  private(set) var found: UnsafeMutablePointer<Int32>
  private var leafCapacity: Int
  private(set) var stamp: UInt32 = 0
  /// How many leaves the last walk collected.
  var foundCount = 0

  private struct Visit: BitwiseCopyable {
    let place: Int32
    let stamp: UInt32

    static let none = Visit(place: 0, stamp: 0)
  }

  package init() {
    (stackCapacity, visitedCapacity, leafCapacity) = (1024, 1024, 256)
    stack = .allocate(capacity: stackCapacity)
    visited = .allocate(capacity: visitedCapacity)
    visited.initialize(repeating: .none, count: visitedCapacity)
    collected = .allocate(capacity: leafCapacity)
    collected.initialize(repeating: 0, count: leafCapacity)
    found = .allocate(capacity: leafCapacity)
  }

  deinit {
    stack.deallocate()
    visited.deallocate()
    collected.deallocate()
    found.deallocate()
  }

  /// The leaves collected by the last walk, in the order in which it met them.
  @inline(__always)
  package var leaves: UnsafeBufferPointer<Int32> {
    UnsafeBufferPointer(start: found, count: foundCount)
  }

  /// Makes room for a walk.
  ///
  /// - Parameter waiting: How many places can wait at once.
  @inline(__always)
  mutating func begin(waiting: Int, leaves: Int) {
    foundCount = 0
    visitedCount = 0
    stamp &+= 1
    if stamp == 0 || waiting > stackCapacity || leaves > leafCapacity { reset(waiting, leaves) }
  }

  /// Comes by a place.
  ///
  /// - Returns: Whether the walk comes by it for the first time.
  @inline(__always)
  mutating func visit(_ place: Int32) -> Bool {
    var slot = slot(of: place)
    while visited[slot].stamp == stamp {
      if visited[slot].place == place { return false }
      slot = (slot &+ 1) & (visitedCapacity &- 1)
    }
    visited[slot] = Visit(place: place, stamp: stamp)
    visitedCount &+= 1
    if visitedCount &* 2 > visitedCapacity { growVisited() }
    return true
  }

  @inline(__always)
  private func slot(of place: Int32) -> Int {
    let hash = UInt32(bitPattern: place) &* 0x9E37_79B1
    return Int(hash ^ hash >> 15) & (visitedCapacity &- 1)
  }

  @inline(never)
  private mutating func growVisited() {
    let old = UnsafeMutableBufferPointer(start: visited, count: visitedCapacity)
    visitedCapacity *= 2
    visited = .allocate(capacity: visitedCapacity)
    visited.initialize(repeating: .none, count: visitedCapacity)
    visitedCount = 0
    for visit in old where visit.stamp == stamp { _ = self.visit(visit.place) }
    old.deallocate()
  }

  @inline(never)
  private mutating func reset(_ waiting: Int, _ leaves: Int) {
    if leaves > leafCapacity {
      leafCapacity = max(leaves, leafCapacity * 2)
      collected.deallocate()
      collected = .allocate(capacity: leafCapacity)
      found.deallocate()
      found = .allocate(capacity: leafCapacity)
    }
    if waiting > stackCapacity {
      stackCapacity = max(waiting, stackCapacity * 2)
      stack.deallocate()
      stack = .allocate(capacity: stackCapacity)
    }
    visited.initialize(repeating: .none, count: visitedCapacity)
    collected.initialize(repeating: 0, count: leafCapacity)
    stamp = 1
  }
}
