/// An open-addressed table from pairs of node numbers to a node number, emptied without being freed.
struct PairTable {
  private var keys: [UInt64] = []
  private var values: [Int32] = []
  private var stamps: [UInt32] = []
  private var stamp: UInt32 = 1
  private var count = 0

  static func key(_ a: Int32, _ b: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: a)) << 32 | UInt64(UInt32(bitPattern: b))
  }

  mutating func removeAll() {
    count = 0
    stamp &+= 1
    if stamp == 0 {
      stamp = 1
      for index in stamps.indices { stamps[index] = 0 }
    }
  }

  subscript(key: UInt64) -> Int32? {
    get {
      guard !keys.isEmpty else { return nil }
      var slot = self.slot(of: key)
      while stamps[slot] == stamp {
        if keys[slot] == key { return values[slot] }
        slot = (slot + 1) & (keys.count - 1)
      }
      return nil
    }
    set {
      guard let newValue else { return }
      if (count + 1) * 2 > keys.count { grow() }
      var slot = self.slot(of: key)
      while stamps[slot] == stamp, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
      if stamps[slot] != stamp { count += 1 }
      stamps[slot] = stamp
      keys[slot] = key
      values[slot] = newValue
    }
  }

  private func slot(of key: UInt64) -> Int {
    var hash = key &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    return Int(truncatingIfNeeded: hash) & (keys.count - 1)
  }

  private mutating func grow() {
    let old = (keys, values, stamps, stamp)
    let size = max(256, keys.count * 2)
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: 0, count: size)
    stamps = Array(repeating: 0, count: size)
    stamp = 1
    count = 0
    for index in old.0.indices where old.2[index] == old.3 { self[old.0[index]] = old.1[index] }
  }
}
