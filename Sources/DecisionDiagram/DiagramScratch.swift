/// What a walk over a diagram needs to remember, kept from one walk to the next so that walking
/// allocates nothing once warm. For one thread at a time.
package struct DiagramScratch: ~Copyable {
  /// Places still to be walked.
  private(set) var stack: UnsafeMutablePointer<Int32>
  private var stackCapacity: Int
  /// By place, the walk that last came by.
  private(set) var visited: UnsafeMutablePointer<UInt32>
  private var placeCapacity: Int
  /// By leaf, the walk that last collected it.
  private(set) var collected: UnsafeMutablePointer<UInt32>
  private(set) var found: UnsafeMutablePointer<Int32>
  private var leafCapacity: Int
  private(set) var stamp: UInt32 = 0
  /// How many leaves the last walk collected.
  var foundCount = 0

  package init() {
    (stackCapacity, placeCapacity, leafCapacity) = (1024, 1024, 256)
    stack = .allocate(capacity: stackCapacity)
    visited = .allocate(capacity: placeCapacity)
    visited.initialize(repeating: 0, count: placeCapacity)
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
  mutating func begin(places: Int, waiting: Int, leaves: Int) {
    foundCount = 0
    stamp &+= 1
    if stamp == 0 || places > placeCapacity || waiting > stackCapacity || leaves > leafCapacity {
      reset(places, waiting, leaves)
    }
  }

  @inline(never)
  private mutating func reset(_ places: Int, _ waiting: Int, _ leaves: Int) {
    if places > placeCapacity {
      placeCapacity = max(places, placeCapacity * 2)
      visited.deallocate()
      visited = .allocate(capacity: placeCapacity)
    }
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
    visited.initialize(repeating: 0, count: placeCapacity)
    collected.initialize(repeating: 0, count: leafCapacity)
    stamp = 1
  }
}
