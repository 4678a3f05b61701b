/// What a walk over a diagram needs to remember, kept from one walk to the next so that walking
/// allocates nothing once warm. For one thread at a time.
package final class DiagramScratch {
  var waiting: [Int32] = []
  /// The leaves collected by the last walk.
  package private(set) var leaves: [Int32] = []
  private var visited: [UInt32] = []
  private var collected: [UInt32] = []
  private var stamp: UInt32 = 0

  package init() {}

  func begin(places: Int, leaves leafBound: Int) {
    stamp &+= 1
    if stamp == 0 {
      for index in visited.indices { visited[index] = 0 }
      for index in collected.indices { collected[index] = 0 }
      stamp = 1
    }
    while visited.count < places { visited.append(0) }
    while collected.count < leafBound { collected.append(0) }
    waiting.removeAll(keepingCapacity: true)
    leaves.removeAll(keepingCapacity: true)
  }

  /// Marks a node; `false` if it was marked before.
  @inline(__always)
  func visit(_ place: Int32) -> Bool {
    if visited[Int(place)] == stamp { return false }
    visited[Int(place)] = stamp
    return true
  }

  @inline(__always)
  func collect(_ leaf: Int32) {
    if collected[Int(leaf)] != stamp {
      collected[Int(leaf)] = stamp
      leaves.append(leaf)
    }
  }
}
