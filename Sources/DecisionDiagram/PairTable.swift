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

  @inline(never)
  private mutating func grow() {
    var live: [Entry] = []
    live.reserveCapacity(count)
    for index in 0..<capacity where entries[index].stamp == stamp { live.append(entries[index]) }
    capacity *= 2
    if capacity > allocated {
      entries.deallocate()
      allocated = capacity
      entries = Self.allocate(allocated)
    }
    count = 0
    advance()
    for entry in live { set(entry.key, entry.value, tag: entry.tag) }
  }
}
