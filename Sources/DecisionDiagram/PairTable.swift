/// An open-addressed table from pairs of node numbers to a node number, emptied without being freed.
///
/// It stands in memory of its own and is reached through pointers only: looking something up counts
/// no references and checks no exclusive access. Emptied of few entries, it starts small again within its memory, so
/// that they lie close together however many there once were.
struct PairTable {
  private struct Entry {
    var key: UInt64
    var value: Int32
    /// What the pair is looked up for, where one table serves several operations.
    var tag: UInt16
    var stamp: UInt16
  }

  private static let leastCapacity = 256

  private var entries: UnsafeMutablePointer<Entry>
  /// How many entries there is memory for, and how many of them are in use as a table.
  private var allocated: Int
  private var capacity: Int
  private var stamp: UInt16 = 1
  private(set) var count = 0

  init() {
    allocated = Self.leastCapacity
    capacity = Self.leastCapacity
    entries = Self.allocate(allocated)
  }

  private static func allocate(_ count: Int) -> UnsafeMutablePointer<Entry> {
    let entries = UnsafeMutablePointer<Entry>.allocate(capacity: count)
    entries.initialize(repeating: Entry(key: 0, value: 0, tag: 0, stamp: 0), count: count)
    return entries
  }

  func deallocate() {
    entries.deallocate()
  }

  static func key(_ a: Int32, _ b: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b))
  }

  mutating func removeAll() {
    if count * 16 < capacity { capacity = Self.leastCapacity }
    count = 0
    advance()
  }

  /// Makes every entry one of the past.
  private mutating func advance() {
    stamp &+= 1
    if stamp == 0 {
      entries.initialize(
        repeating: Entry(key: 0, value: 0, tag: 0, stamp: 0), count: allocated)
      stamp = 1
    }
  }

  @inline(__always)
  func value(_ key: UInt64, tag: UInt16 = 0) -> Int32? {
    var slot = self.slot(of: key, tag)
    while entries[slot].stamp == stamp {
      if entries[slot].key == key, entries[slot].tag == tag { return entries[slot].value }
      slot = (slot &+ 1) & (capacity &- 1)
    }
    return nil
  }

  @inline(__always)
  mutating func set(_ key: UInt64, _ value: Int32, tag: UInt16 = 0) {
    if (count + 1) * 2 > capacity { grow() }
    var slot = self.slot(of: key, tag)
    while entries[slot].stamp == stamp, entries[slot].key != key || entries[slot].tag != tag {
      slot = (slot &+ 1) & (capacity &- 1)
    }
    if entries[slot].stamp != stamp { count += 1 }
    entries[slot] = Entry(key: key, value: value, tag: tag, stamp: stamp)
  }

  @inline(__always)
  private func slot(of key: UInt64, _ tag: UInt16) -> Int {
    var hash = (key ^ UInt64(tag) << 48) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    return Int(truncatingIfNeeded: hash) & (capacity &- 1)
  }

  /// Grows, a small table fourfold: one that grows at all mostly grows a lot.
  @inline(never)
  private mutating func grow() {
    let (old, oldCapacity, oldStamp) = (entries, capacity, stamp)
    capacity *= capacity < 1 << 14 ? 4 : 2
    count = 0
    if capacity > allocated || stamp == .max {
      allocated = max(allocated, capacity)
      entries = Self.allocate(allocated)
      stamp = 1
      for index in 0..<oldCapacity where old[index].stamp == oldStamp {
        set(old[index].key, old[index].value, tag: old[index].tag)
      }
      old.deallocate()
    } else {
      stamp += 1
      for index in 0..<oldCapacity { move(from: index, within: oldCapacity, oldStamp) }
    }
  }

  /// Puts the entry at a place of the smaller table where it belongs in the larger one, and each that stood in the way of
  /// the one before.
  private mutating func move(from index: Int, within oldCapacity: Int, _ oldStamp: UInt16) {
    guard entries[index].stamp == oldStamp else { return }
    var moved = entries[index]
    entries[index].stamp = 0
    while true {
      var slot = self.slot(of: moved.key, moved.tag)
      while entries[slot].stamp == stamp { slot = (slot &+ 1) & (capacity &- 1) }
      let displaced = entries[slot]
      moved.stamp = stamp
      entries[slot] = moved
      count += 1
      guard slot < oldCapacity, displaced.stamp == oldStamp else { return }
      moved = displaced
    }
  }
}
