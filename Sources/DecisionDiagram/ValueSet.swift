/// A set of values of one variable: numbers from 0 on, however many the variable has.
///
/// Values below 64 stand in one word. The rest of a set that reaches further stands apart, each rest once, so that a set of
/// any size is two words that are copied and compared as they are.
public struct ValueSet: Hashable, Sendable, BitwiseCopyable {
  /// The values below 64, a bit each.
  @usableFromInline var low: UInt64
  /// The values from 64 on; `nil` where there are none.
  @usableFromInline var high: HighValues?

  @inlinable
  init(low: UInt64, high: HighValues?) {
    self.low = low
    self.high = high
  }

  /// The empty set.
  @inlinable
  public init() {
    self.init(low: 0, high: nil)
  }

  /// The set of one value.
  ///
  /// - Precondition: `value` is not negative.
  @inlinable
  public init(_ value: Int) {
    self.init()
    insert(value)
  }

  /// The set of some values, of which none is negative.
  public init(_ values: some Sequence<Int>) {
    var low: UInt64 = 0
    var high: [UInt64] = []
    for value in values {
      precondition(value >= 0, "values are not negative")
      if value < 64 {
        low |= 1 << UInt64(value)
      } else {
        while high.count < value / 64 { high.append(0) }
        high[value / 64 - 1] |= 1 << UInt64(value % 64)
      }
    }
    self.init(low: low, high: HighValues.find(high[...]))
  }

  /// The set of one value.
  ///
  /// - Precondition: `value` is not negative.
  @inlinable
  public static func only(_ value: Int) -> ValueSet { ValueSet(value) }

  /// The values from 0 on, as many as `count`.
  public static func all(_ count: Int) -> ValueSet {
    guard count > 64 else { return ValueSet(low: mask(count), high: nil) }
    var words = [UInt64](repeating: ~0, count: (count + 63) / 64)
    words[words.count - 1] = mask(count - 64 * (words.count - 1))
    return ValueSet(words: words)
  }

  /// The lowest bits of a word, as many as `count`, which is at most 64.
  private static func mask(_ count: Int) -> UInt64 {
    count == 64 ? ~0 : (1 << UInt64(count)) &- 1
  }
}

extension ValueSet {
  /// The values as bits, 64 a word, from the lowest on; the last word is not 0.
  package var words: [UInt64] { isEmpty ? [] : (0..<wordCount).map(word) }

  /// - Parameter words: As ``words`` gives them; words of 0 at the end are nothing.
  package init(words: [UInt64]) {
    self.init(low: words.first ?? 0, high: HighValues.find(words.dropFirst()))
  }
}

extension ValueSet: ExpressibleByArrayLiteral {
  @inlinable
  public init(arrayLiteral values: Int...) {
    self.init(values)
  }
}

// MARK: - Values

extension ValueSet {
  @inlinable
  public var isEmpty: Bool { low == 0 && high == nil }

  /// How many values there are.
  @inlinable
  public var count: Int {
    low.nonzeroBitCount + (high?.valueCount ?? 0)
  }

  /// Whether there is one value and no other.
  @inlinable
  public var isSingle: Bool {
    high == nil ? low & (low &- 1) == 0 && low != 0 : count == 1
  }

  /// The lowest value.
  @inlinable
  public var first: Int? { isEmpty ? nil : lowest }

  /// The lowest value of a set that is not empty.
  @inlinable
  var lowest: Int { low != 0 ? low.trailingZeroBitCount : lowestHigh }

  @usableFromInline
  var lowestHigh: Int {
    guard let high else { return 64 }
    var index = 0
    while high[index] == 0 { index &+= 1 }
    return 64 &* (index &+ 1) &+ high[index].trailingZeroBitCount
  }

  @inlinable
  public func contains(_ value: Int) -> Bool {
    UInt(bitPattern: value) < 64
      ? low & (1 &<< UInt64(truncatingIfNeeded: value)) != 0 : containsHigh(value)
  }

  @usableFromInline
  func containsHigh(_ value: Int) -> Bool {
    guard let high, value >= 64, value / 64 <= high.count else { return false }
    return high[value / 64 - 1] & (1 << UInt64(value % 64)) != 0
  }

  /// - Precondition: `value` is not negative.
  @inlinable
  public mutating func insert(_ value: Int) {
    if UInt(bitPattern: value) < 64 {
      low |= 1 &<< UInt64(truncatingIfNeeded: value)
    } else {
      insertHigh(value)
    }
  }

  @usableFromInline
  mutating func insertHigh(_ value: Int) {
    precondition(value >= 0, "values are not negative")
    var words = self.words
    while words.count <= value / 64 { words.append(0) }
    words[value / 64] |= 1 << UInt64(value % 64)
    self = ValueSet(words: words)
  }

  /// Whether one of the values lies in a range that is not empty.
  func contains(oneOf range: Range<Int>) -> Bool {
    let last = range.upperBound - 1
    for index in range.lowerBound / 64...last / 64 {
      var word = self.word(index)
      if index == range.lowerBound / 64 { word &= ~0 << UInt64(range.lowerBound % 64) }
      if index == last / 64 { word &= Self.mask(last % 64 + 1) }
      if word != 0 { return true }
    }
    return false
  }

  /// A hash of the set after what was hashed before.
  @inlinable
  package func mixed(into hash: UInt64) -> UInt64 {
    let hash = (hash ^ low) &* 0xff51_afd7_ed55_8ccd
    return high == nil ? hash ^ hash >> 29 : mixedHigh(into: hash ^ hash >> 29)
  }

  @usableFromInline
  func mixedHigh(into hash: UInt64) -> UInt64 {
    var hash = hash
    for index in 1..<wordCount {
      hash = (hash ^ word(index)) &* 0xff51_afd7_ed55_8ccd
      hash ^= hash >> 29
    }
    return hash
  }

  /// How many words of 64 values it takes.
  package var wordCount: Int { 1 + (high?.count ?? 0) }

  /// The values from 64 times `index` on, as bits.
  package func word(_ index: Int) -> UInt64 {
    if index == 0 { return low }
    guard let high, index <= high.count else { return 0 }
    return high[index - 1]
  }

  /// An order of sets, by which they are listed the same way each time.
  func precedes(_ other: ValueSet) -> Bool {
    for index in 0...Swift.max(high?.count ?? 0, other.high?.count ?? 0)
    where word(index) != other.word(index) {
      return word(index) < other.word(index)
    }
    return false
  }
}

extension ValueSet: Sequence {
  /// Goes through the values, the lowest first.
  public struct Iterator: IteratorProtocol {
    private let set: ValueSet
    private var index = 0
    private var rest: UInt64

    init(_ set: ValueSet) {
      self.set = set
      rest = set.low
    }

    public mutating func next() -> Int? {
      while rest == 0 {
        guard let high = set.high, index < high.count else { return nil }
        rest = high[index]
        index += 1
      }
      defer { rest &= rest &- 1 }
      return index * 64 + rest.trailingZeroBitCount
    }
  }

  public func makeIterator() -> Iterator { Iterator(self) }
  public var underestimatedCount: Int { count }
}

// MARK: - Sets together

extension ValueSet {
  /// The values that are in either.
  @inlinable
  public func union(_ other: ValueSet) -> ValueSet {
    high == nil && other.high == nil
      ? ValueSet(low: low | other.low, high: nil) : combined(with: other) { $0 | $1 }
  }

  /// The values that are in both.
  @inlinable
  public func intersection(_ other: ValueSet) -> ValueSet {
    high == nil || other.high == nil
      ? ValueSet(low: low & other.low, high: nil) : combined(with: other) { $0 & $1 }
  }

  /// The values that are not in the other.
  @inlinable
  public func subtracting(_ other: ValueSet) -> ValueSet {
    high == nil
      ? ValueSet(low: low & ~other.low, high: nil) : combined(with: other) { $0 & ~$1 }
  }

  @inlinable
  public mutating func formUnion(_ other: ValueSet) { self = union(other) }

  @inlinable
  public mutating func formIntersection(_ other: ValueSet) { self = intersection(other) }

  @inlinable
  public mutating func subtract(_ other: ValueSet) { self = subtracting(other) }

  /// Whether every value is in the other.
  public func isSubset(of other: ValueSet) -> Bool {
    (0..<wordCount).allSatisfy { word($0) & ~other.word($0) == 0 }
  }

  /// Whether no value is in the other.
  public func isDisjoint(with other: ValueSet) -> Bool {
    (0..<wordCount).allSatisfy { word($0) & other.word($0) == 0 }
  }

  @usableFromInline
  func combined(
    with other: ValueSet, _ operation: (UInt64, UInt64) -> UInt64
  ) -> ValueSet {
    ValueSet(words: (0..<Swift.max(wordCount, other.wordCount)).map { operation(word($0), other.word($0)) })
  }
}
