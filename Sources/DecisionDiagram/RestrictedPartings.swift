/// What partings come to once values outside of a set go the way of the first in it, the last one found at each of a few
/// places: much the same is known of a variable wherever it is tested, and from one diagram to the next.
///
/// It stands in memory of its own, reached through a pointer only.
struct RestrictedPartings {
  private struct Entry: BitwiseCopyable {
    let values: ValueSet
    let parting: Int32
    let result: Int32
    /// When it was kept; what is not of now is nothing.
    let stamp: UInt32
  }

  private static let capacity = 1024

  private let entries: UnsafeMutablePointer<Entry>
  private var stamp: UInt32 = 1

  init() {
    entries = .allocate(capacity: Self.capacity)
    entries.initialize(repeating: Entry(values: ValueSet(), parting: 0, result: 0, stamp: 0), count: Self.capacity)
  }

  func deallocate() { entries.deallocate() }

  mutating func removeAll() {
    stamp &+= 1
    if stamp == 0 {
      entries.initialize(repeating: Entry(values: ValueSet(), parting: 0, result: 0, stamp: 0), count: Self.capacity)
      stamp = 1
    }
  }

  /// The only place at which a parting within a set may stand.
  @inline(__always)
  func slot(_ parting: Int32, _ values: ValueSet) -> Int {
    let hash = values.mixed(into: UInt64(UInt32(bitPattern: parting)) &* 0x9E37_79B9_7F4A_7C15)
    return Int(truncatingIfNeeded: hash ^ hash >> 32) & (Self.capacity - 1)
  }

  @inline(__always)
  func found(at slot: Int, _ parting: Int32, _ values: ValueSet) -> Int32? {
    let entry = entries[slot]
    return entry.stamp == stamp && entry.parting == parting && entry.values == values ? entry.result : nil
  }

  @inline(__always)
  func keep(_ result: Int32, at slot: Int, _ parting: Int32, _ values: ValueSet) {
    entries[slot] = Entry(values: values, parting: parting, result: result, stamp: stamp)
  }
}
