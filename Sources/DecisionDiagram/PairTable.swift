/// An open-addressed table from pairs of node numbers to a node number, emptied without being freed.
///
/// It stands in memory of its own and is reached through pointers only: looking something up counts
/// no references and checks no exclusive access.
struct PairTable {
  private struct Entry {
    var key: UInt64
    var value: Int32
    var stamp: UInt32
  }

  private var entries: UnsafeMutablePointer<Entry>
  private var capacity: Int
  private var stamp: UInt32 = 1
  private var count = 0

  init(capacity: Int = 256) {
    self.capacity = capacity
    entries = .allocate(capacity: capacity)
    entries.initialize(repeating: Entry(key: 0, value: 0, stamp: 0), count: capacity)
  }

  func deallocate() {
    entries.deallocate()
  }

  static func key(_ a: Int32, _ b: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b))
  }

  mutating func removeAll() {
    count = 0
    stamp &+= 1
    if stamp == 0 {
      entries.initialize(repeating: Entry(key: 0, value: 0, stamp: 0), count: capacity)
      stamp = 1
    }
  }

  @inline(__always)
  func value(_ key: UInt64) -> Int32? {
    var slot = self.slot(of: key)
    while entries[slot].stamp == stamp {
      if entries[slot].key == key { return entries[slot].value }
      slot = (slot &+ 1) & (capacity &- 1)
    }
    return nil
  }

  @inline(__always)
  mutating func set(_ key: UInt64, _ value: Int32) {
    if (count + 1) * 2 > capacity { grow() }
    var slot = self.slot(of: key)
    while entries[slot].stamp == stamp, entries[slot].key != key {
      slot = (slot &+ 1) & (capacity &- 1)
    }
    if entries[slot].stamp != stamp { count += 1 }
    entries[slot] = Entry(key: key, value: value, stamp: stamp)
  }

  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    var hash = key &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    return Int(truncatingIfNeeded: hash) & (capacity &- 1)
  }

  @inline(never)
  private mutating func grow() {
    let old = self
    self = PairTable(capacity: capacity * 2)
    for index in 0..<old.capacity where old.entries[index].stamp == old.stamp {
      set(old.entries[index].key, old.entries[index].value)
    }
    old.deallocate()
  }
}
