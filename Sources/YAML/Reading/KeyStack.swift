/// The keys of the mappings that are being read, the innermost last, for finding duplicates.
///
/// Few keys are compared one by one; a mapping of many keys gets entries in a hash table.
struct KeyStack: ~Copyable {
  private(set) var count = 0
  private var hashes: UnsafeMutablePointer<UInt64>
  private var nodes: UnsafeMutablePointer<UInt32>
  private var capacity = 256
  /// Slots of an open-addressing table: places in the stack, counted from 1; 0 is free. What lies
  /// above the stack or has another hash by now is out of date and matches nothing.
  private var table: [UInt32] = []
  private var tableCount = 0

  /// The largest mapping whose keys are compared one by one.
  static var searchedCount: Int { 24 }

  init() {
    hashes = .allocate(capacity: capacity)
    nodes = .allocate(capacity: capacity)
  }

  deinit {
    hashes.deallocate()
    nodes.deallocate()
  }

  /// Forgets all keys.
  mutating func removeAll() {
    count = 0
    if tableCount > 0 {
      tableCount = 0
      table.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    }
  }

  /// Forgets the keys of the innermost mapping, which start at `base`.
  @inline(__always)
  mutating func pop(to base: Int) { count = base }

  /// Adds a key to the innermost mapping, whose keys start at `base`.
  ///
  /// - Parameter isSame: Whether the node at an index, whose hash is the same, has the same text.
  /// - Returns: The node of an equal key of the mapping, if there is one; then nothing is added.
  @inline(__always)
  mutating func push(
    hash: UInt64, node: Int, base: Int, isSame: (Int) -> Bool
  ) -> Int? {
    let siblings = count &- base
    if siblings <= KeyStack.searchedCount {
      var index = base
      while index < count {
        if hashes[index] == hash, isSame(Int(nodes[index])) { return Int(nodes[index]) }
        index &+= 1
      }
      if siblings == KeyStack.searchedCount { enterAll(from: base) }
    } else if let found = search(hash: hash, base: base, isSame: isSame) {
      return found
    }
    if count == capacity { grow() }
    hashes[count] = hash
    nodes[count] = UInt32(truncatingIfNeeded: node)
    count &+= 1
    if siblings >= KeyStack.searchedCount { insert(place: count &- 1) }
    return nil
  }

  @inline(never)
  private func search(hash: UInt64, base: Int, isSame: (Int) -> Bool) -> Int? {
    var slot = Int(truncatingIfNeeded: hash) & (table.count - 1)
    while table[slot] != 0 {
      let place = Int(table[slot]) - 1
      if place >= base, place < count, hashes[place] == hash, isSame(Int(nodes[place])) {
        return Int(nodes[place])
      }
      slot = (slot + 1) & (table.count - 1)
    }
    return nil
  }

  /// Enters the keys from `base` on into the table.
  @inline(never)
  private mutating func enterAll(from base: Int) {
    for place in base..<count { insert(place: place) }
  }

  private mutating func insert(place: Int) {
    if (tableCount + 1) * 2 > table.count { rebuild() }
    var slot = Int(truncatingIfNeeded: hashes[place]) & (table.count - 1)
    while table[slot] != 0 { slot = (slot + 1) & (table.count - 1) }
    table[slot] = UInt32(place + 1)
    tableCount += 1
  }

  /// Enters what is on the stack into a larger table; what is out of date is dropped.
  private mutating func rebuild() {
    let entered = table.filter { $0 != 0 && Int($0) <= count }
    table = [UInt32](repeating: 0, count: max(256, table.count * 2))
    tableCount = 0
    for place in Set(entered) { insert(place: Int(place) - 1) }
  }

  @inline(never)
  private mutating func grow() {
    let larger = (
      UnsafeMutablePointer<UInt64>.allocate(capacity: capacity * 2),
      UnsafeMutablePointer<UInt32>.allocate(capacity: capacity * 2)
    )
    larger.0.moveInitialize(from: hashes, count: count)
    larger.1.moveInitialize(from: nodes, count: count)
    hashes.deallocate()
    nodes.deallocate()
    (hashes, nodes) = larger
    capacity *= 2
  }
}
