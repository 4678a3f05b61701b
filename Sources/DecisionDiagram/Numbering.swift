/// Numbers marks from 0 on, in the order in which they come.
struct Numbering {
  /// Up to how many marks are faster looked through than hashed.
  private static let few = 8

  private var marks = GrowingBuffer<UInt64>()
  /// The numbers of the marks past the first few.
  private var numbers = PairTable()

  var count: Int { marks.count }

  func deallocate() {
    marks.deallocate()
    numbers.deallocate()
  }

  mutating func removeAll() {
    if marks.count > Self.few { numbers.removeAll() }
    marks.removeAll()
  }

  @inline(__always)
  mutating func number(_ mark: UInt64) -> Int32 {
    let few = min(marks.count, Self.few)
    var index = 0
    while index < few {
      if marks[index] == mark { return Int32(truncatingIfNeeded: index) }
      index &+= 1
    }
    if index == Self.few { return numberPastFew(mark) }
    marks.append(mark)
    return Int32(truncatingIfNeeded: index)
  }

  @inline(never)
  private mutating func numberPastFew(_ mark: UInt64) -> Int32 {
    if let found = numbers.value(mark) { return found }
    let number = Int32(marks.count)
    numbers.set(mark, number)
    marks.append(mark)
    return number
  }
}
