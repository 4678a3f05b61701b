/// A whole number from nought up, of any size; one of up to 128 bits needs no memory of its own.
enum Natural {
  case small(UInt128)
  /// More than 128 bits: words of 32 bits, the lowest first, the last not nought.
  case large([UInt32])

  static let zero = Natural.small(0)
  static let one = Natural.small(1)

  /// Drops noughts at the end; a number that has become small is held as one.
  private init(_ words: [UInt32]) {
    var count = words.count
    while count > 0, words[count - 1] == 0 { count -= 1 }
    if count > 4 {
      self = .large(Array(words[..<count]))
    } else {
      self = .small(words[..<count].reversed().reduce(0) { $0 << 32 | UInt128($1) })
    }
  }

  private var words: [UInt32] {
    switch self {
    case .small(let value): (0..<4).map { UInt32(truncatingIfNeeded: value >> ($0 * 32)) }
    case .large(let words): words
    }
  }

  var isZero: Bool {
    switch self {
    case .small(let value): value == 0
    case .large: false
    }
  }

  /// Bits up to the highest that is set.
  private var width: Int {
    switch self {
    case .small(let value): 128 - value.leadingZeroBitCount
    case .large(let words): words.count * 32 - (words.last?.leadingZeroBitCount ?? 0)
    }
  }

  // MARK: - Reckoning

  static func + (a: Natural, b: Natural) -> Natural {
    if case .small(let x) = a, case .small(let y) = b {
      let (sum, isOver) = x.addingReportingOverflow(y)
      if !isOver { return .small(sum) }
    }
    let (x, y) = (a.words, b.words)
    var sum: [UInt32] = []
    var carry: UInt64 = 0
    for index in 0...max(x.count, y.count) {
      carry += index < x.count ? UInt64(x[index]) : 0
      carry += index < y.count ? UInt64(y[index]) : 0
      sum.append(UInt32(truncatingIfNeeded: carry))
      carry >>= 32
    }
    return Natural(sum)
  }

  /// - Precondition: `b` is not greater than `a`.
  static func - (a: Natural, b: Natural) -> Natural {
    if case .small(let x) = a, case .small(let y) = b { return .small(x - y) }
    var rest = a.words
    subtract(b.words, from: &rest)
    return Natural(rest)
  }

  /// Takes one number from another that is not smaller, in place.
  private static func subtract(_ less: [UInt32], from words: inout [UInt32]) {
    var borrow: Int64 = 0
    for index in words.indices {
      let part = Int64(words[index]) - (index < less.count ? Int64(less[index]) : 0) - borrow
      words[index] = UInt32(truncatingIfNeeded: part)
      borrow = part < 0 ? 1 : 0
    }
  }

  static func * (a: Natural, b: Natural) -> Natural {
    if case .small(let x) = a, case .small(let y) = b {
      let (product, isOver) = x.multipliedReportingOverflow(by: y)
      if !isOver { return .small(product) }
    }
    let (x, y) = (a.words, b.words)
    var product = [UInt32](repeating: 0, count: x.count + y.count)
    for (i, left) in x.enumerated() where left != 0 {
      var carry: UInt64 = 0
      for (j, right) in y.enumerated() {
        carry += UInt64(left) * UInt64(right) + UInt64(product[i + j])
        product[i + j] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
      product[i + y.count] = UInt32(truncatingIfNeeded: carry)
    }
    return Natural(product)
  }

  /// - Precondition: `other` is not nought.
  func dividedWithRest(by other: Natural) -> (quotient: Natural, rest: Natural) {
    if case .small(let x) = self, case .small(let y) = other {
      let (quotient, rest) = x.quotientAndRemainder(dividingBy: y)
      return (.small(quotient), .small(rest))
    }
    let steps = width - other.width
    guard steps >= 0 else { return (.zero, self) }
    // Bit by bit: the divisor is moved up, then down again a place at a time.
    var rest = words
    var part = [UInt32](repeating: 0, count: rest.count + 1)
    for (index, word) in other.words.enumerated() where word != 0 {
      let moved = UInt64(word) << UInt64(steps % 32)
      part[index + steps / 32] |= UInt32(truncatingIfNeeded: moved)
      part[index + steps / 32 + 1] |= UInt32(truncatingIfNeeded: moved >> 32)
    }
    var quotient = [UInt32](repeating: 0, count: steps / 32 + 1)
    for step in (0...steps).reversed() {
      if !Natural.isLess(rest, part) {
        Natural.subtract(part, from: &rest)
        quotient[step / 32] |= 1 << UInt32(step % 32)
      }
      for index in part.indices {
        let next = index + 1 < part.count ? part[index + 1] << 31 : 0
        part[index] = part[index] >> 1 | next
      }
    }
    return (Natural(quotient), Natural(rest))
  }

  /// The greatest number that divides both; the other where one is nought.
  static func greatestDivisor(of a: Natural, _ b: Natural) -> Natural {
    var (x, y) = (a, b)
    while !y.isZero { (x, y) = (y, x.dividedWithRest(by: y).rest) }
    return x
  }

  private static func isLess(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    for index in (0..<max(a.count, b.count)).reversed() {
      let (x, y) = (index < a.count ? a[index] : 0, index < b.count ? b[index] : 0)
      if x != y { return x < y }
    }
    return false
  }
}

extension Natural: Comparable {
  static func < (a: Natural, b: Natural) -> Bool {
    switch (a, b) {
    case (.small(let x), .small(let y)): x < y
    case (.small, .large): true
    case (.large, .small): false
    case (.large(let x), .large(let y)): isLess(x, y)
    }
  }

  static func == (a: Natural, b: Natural) -> Bool { !(a < b) && !(b < a) }
}
