/// The ways in which nodes part the values of their variables, each parting once.
///
/// Every value goes one way, and every way has a value. Ways are numbered by their lowest values, so
/// that the same parting has the same number whoever makes it. Variables with as many values share
/// their partings. Whatever a node does it does once a way, however many values there are.
struct PartingTable {
  /// The parting of `no` and `yes`; a variable of two values has no other.
  static let ofTwo: Int32 = 0
  /// Past how many entries the table is emptied along with the store.
  private static let limit = 1 << 22

  private struct Entry {
    let size: Int32
    let wayCount: Int32
    /// Where its values stand in `ways`.
    let firstValue: Int
    /// Where its ways stand in `lowestValues`.
    let firstWay: Int
  }

  private var entries = GrowingBuffer<Entry>(capacity: 64)
  /// For each value, the way it goes.
  private var ways = GrowingBuffer<Int32>()
  /// For each way, its lowest value.
  private var lowestValues = GrowingBuffer<Int32>()
  /// Numbers of partings by their hash; -1 where there is none.
  private var buckets = GrowingBuffer<Int32>()
  /// By number of values, the parting in which every value goes a way of its own; -1 where it was not
  /// made yet.
  private var discretes = GrowingBuffer<Int32>()
  /// What two partings come to together.
  private var refined = PairTable()
  /// The way of each value, in the parting being made.
  private var made = GrowingBuffer<Int32>()
  private var numbers = Numbering()
  /// For each way of a parting being changed, the number of the one that it becomes.
  private var merged = GrowingBuffer<Int32>()

  init() {
    reset()
  }

  func deallocate() {
    entries.deallocate()
    ways.deallocate()
    lowestValues.deallocate()
    buckets.deallocate()
    discretes.deallocate()
    refined.deallocate()
    made.deallocate()
    numbers.deallocate()
    merged.deallocate()
  }

  /// Forgets the partings, when a store without nodes is left with too many.
  ///
  /// - Returns: Whether it did.
  mutating func removeAllPastLimit() -> Bool {
    guard ways.count > Self.limit else { return false }
    reset()
    return true
  }

  private mutating func reset() {
    entries.removeAll()
    ways.removeAll()
    lowestValues.removeAll()
    discretes.removeAll()
    refined.removeAll()
    buckets.removeAll()
    buckets.extend(to: 256, with: -1)
    _ = make(2) { Int32($0) }
  }

  // MARK: - Looking

  @inline(__always)
  func wayCount(_ parting: Int32) -> Int {
    parting == Self.ofTwo ? 2 : Int(entries[Int(parting)].wayCount)
  }

  func size(_ parting: Int32) -> Int { Int(entries[Int(parting)].size) }

  /// The way that a value goes.
  @inline(__always)
  func way(_ parting: Int32, _ value: Int) -> Int {
    parting == Self.ofTwo ? value : Int(ways[entries[Int(parting)].firstValue &+ value])
  }

  @inline(__always)
  func lowestValue(_ parting: Int32, _ way: Int) -> Int {
    parting == Self.ofTwo ? way : Int(lowestValues[entries[Int(parting)].firstWay &+ way])
  }

  /// Whether every value goes a way of its own.
  func isDiscrete(_ parting: Int32) -> Bool {
    entries[Int(parting)].wayCount == entries[Int(parting)].size
  }

  /// The values that go each way.
  func values(_ parting: Int32) -> [ValueSet] {
    var sets = [ValueSet](repeating: ValueSet(), count: wayCount(parting))
    for value in 0..<size(parting) { sets[way(parting, value)].insert(value) }
    return sets
  }

  // MARK: - Making

  /// The parting in which values go together that have the same mark.
  ///
  /// - Parameter mark: Looks at nothing that this table holds.
  @inline(__always)
  mutating func make(_ size: Int, _ mark: (Int) -> Int32) -> Int32 {
    made.removeAll()
    numbers.removeAll()
    for value in 0..<size {
      made.append(numbers.number(UInt64(UInt32(bitPattern: mark(value)))))
    }
    return intern()
  }

  /// The parting in which every value goes a way of its own.
  mutating func discrete(_ size: Int) -> Int32 {
    discretes.extend(to: size + 1, with: -1)
    if discretes[size] < 0 { discretes[size] = make(size) { Int32($0) } }
    return discretes[size]
  }

  /// The parting in which values go together that do so in both.
  @inline(__always)
  mutating func refinement(_ a: Int32, _ b: Int32) -> Int32 {
    if a == b { return a }
    return refined.value(PairTable.key(a, b)) ?? refine(a, b)
  }

  @inline(never)
  private mutating func refine(_ a: Int32, _ b: Int32) -> Int32 {
    made.removeAll()
    numbers.removeAll()
    for value in 0..<size(a) {
      made.append(
        numbers.number(PairTable.key(Int32(way(a, value)), Int32(way(b, value)))))
    }
    let result = intern()
    refined.set(PairTable.key(a, b), result)
    return result
  }

  /// The parting once values outside of a set go the way of the first in it.
  mutating func restricted(_ parting: Int32, to known: ValueSet) -> Int32 {
    let (ways, first) = (ways, entries[Int(parting)].firstValue)
    let other = ways[first + known.lowest]
    return make(size(parting)) { known.contains($0) ? ways[first + $0] : other }
  }

  /// Puts ways together that lead to the same child, one child being left for each.
  ///
  /// - Parameter children: One for each way; the first are those that are left.
  mutating func merge(
    _ parting: Int32, _ children: UnsafeMutablePointer<Int32>, _ count: Int
  ) -> (parting: Int32, count: Int) {
    merged.removeAll()
    numbers.removeAll()
    for way in 0..<count {
      let child = children[way]
      let number = numbers.number(UInt64(UInt32(bitPattern: child)))
      children[Int(number)] = child
      merged.append(number)
    }
    let left = numbers.count
    guard left < count else { return (parting, count) }
    let (ways, first, merged) = (ways, entries[Int(parting)].firstValue, merged)
    return (make(size(parting)) { merged[Int(ways[first + $0])] }, left)
  }

  /// The number of the parting that was made.
  private mutating func intern() -> Int32 {
    let wayCount = Int32(numbers.count)
    let mask = buckets.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(made.start, made.count)) & mask
    while buckets[slot] >= 0 {
      let entry = entries[Int(buckets[slot])]
      if entry.wayCount == wayCount, Int(entry.size) == made.count {
        var value = 0
        while value < made.count, ways[entry.firstValue &+ value] == made[value] { value &+= 1 }
        if value == made.count { return buckets[slot] }
      }
      slot = (slot &+ 1) & mask
    }
    let number = Int32(entries.count)
    buckets[slot] = number
    entries.append(
      Entry(
        size: Int32(made.count), wayCount: wayCount, firstValue: ways.count,
        firstWay: lowestValues.count))
    var next: Int32 = 0
    for value in 0..<made.count {
      ways.append(made[value])
      if made[value] == next {
        lowestValues.append(Int32(value))
        next += 1
      }
    }
    if entries.count * 2 > buckets.count { rehash() }
    return number
  }

  private static func hash(_ ways: UnsafeMutablePointer<Int32>, _ count: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    for value in 0..<count {
      hash = (hash ^ UInt64(UInt32(bitPattern: ways[value]))) &* 0xff51_afd7_ed55_8ccd
      hash ^= hash >> 29
    }
    return hash
  }

  private mutating func rehash() {
    let size = buckets.count * 2
    buckets.removeAll()
    buckets.extend(to: size, with: -1)
    for number in 0..<entries.count {
      let entry = entries[number]
      let hash = Self.hash(ways.start + entry.firstValue, Int(entry.size))
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while buckets[slot] >= 0 { slot = (slot &+ 1) & (size - 1) }
      buckets[slot] = Int32(number)
    }
  }
}
