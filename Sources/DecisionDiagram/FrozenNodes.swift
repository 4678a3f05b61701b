import Glibc

/// Nodes laid out for walking, of one diagram or of many that share them.
///
/// All stand in one array of words. A node is its variable, how it parts the values into ways, the leaves below it, and its
/// children, one for each way; a child is the place of a node or the complement of a leaf. Where every value goes a way of
/// its own, as with `no` and `yes`, the value is the number of the way. The walk that gives the value of a function is one
/// step a variable.
final class FrozenNodes: @unchecked Sendable {
  // Unchecked because of the pointers; nothing writes to a node once a diagram leads to it.
  let words: UnsafeMutablePointer<Int32>
  let partings: FrozenPartings
  /// One more than the greatest leaf.
  let leafBound: Int
  /// How many nodes can wait at once in a walk.
  let waitingBound: Int

  /// Where the parts of a node stand, from its place on; a leaf mask is two words.
  enum Part {
    static let parting = 1
    static let leafMask = 2
    static let children = 4
    /// The least that a node takes, with two children.
    static let least = 6
  }

  /// - Parameters:
  ///   - waitingBound: Siblings wait, of nodes on one path: at most as many as there are values of the variables tested.
  init(wordCount: Int, _ partings: FrozenPartings, leafBound: Int, waitingBound: Int) {
    // Zeroed memory that nobody touches takes no room.
    guard let memory = calloc(max(1, wordCount), MemoryLayout<Int32>.stride) else { preconditionFailure("no memory") }
    words = memory.bindMemory(to: Int32.self, capacity: max(1, wordCount))
    self.partings = partings
    self.leafBound = leafBound
    self.waitingBound = waitingBound
  }

  deinit {
    free(words)
    partings.deallocate()
  }

  /// The leaves below a node as bits, the last of which stands for all leaves from 63 on.
  @inline(__always)
  static func leafMask(_ node: UnsafeMutablePointer<Int32>) -> UInt64 {
    UInt64(UInt32(bitPattern: node[Part.leafMask]))
      | UInt64(UInt32(bitPattern: node[Part.leafMask + 1])) << 32
  }

  /// The leaves below a child, as bits.
  @inline(__always)
  func leafMask(below child: Int32) -> UInt64 {
    child < 0 ? 1 << UInt64(min(~child, 63)) : Self.leafMask(words + Int(child))
  }

  /// Writes a node, of which the children stand at its place already.
  func finish(_ place: Int32, variable: Int32, parting: Int32, ways count: Int) {
    let node = words + Int(place)
    node[0] = variable
    node[Part.parting] = parting
    var mask: UInt64 = 0
    for way in 0..<count { mask |= leafMask(below: node[Part.children + way]) }
    node[Part.leafMask] = Int32(truncatingIfNeeded: mask)
    node[Part.leafMask + 1] = Int32(truncatingIfNeeded: mask >> 32)
  }
}
