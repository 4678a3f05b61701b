import Law

/// A part of the whole, exactly: a fraction whose terms can have any size.
///
/// It can stand for more than the whole while holdings in a circle are reckoned with.
struct Share {
  private let part: Natural
  private let whole: Natural

  static let zero = Share(millionths: 0)
  static let whole = Share(millionths: 1_000_000)

  private init(_ part: Natural, of whole: Natural) {
    self.part = part
    self.whole = whole
  }

  /// - Precondition: `part` is not below nought, `whole` above it.
  init(_ part: Int64, of whole: Int64) {
    self.init(.small(UInt128(part)), of: .small(UInt128(whole)))
  }

  init(millionths: Int64) { self.init(millionths, of: 1_000_000) }

  var isZero: Bool { part.isZero }

  /// The millionths that it has in full, and whether there is something beyond them.
  var millionths: (full: Int64, hasMore: Bool) {
    let (full, rest) = (part * .small(1_000_000)).dividedWithRest(by: whole)
    guard case .small(let figure) = full else { return (.max, false) }
    return (Int64(clamping: figure), !rest.isZero)
  }

  /// In lowest terms, where they have grown long.
  private var shortened: Share {
    guard case .small(let whole) = whole, whole.leadingZeroBitCount >= 48 else {
      let divisor = Natural.greatestDivisor(of: part, self.whole)
      return Share(
        part.dividedWithRest(by: divisor).quotient,
        of: self.whole.dividedWithRest(by: divisor).quotient)
    }
    return self
  }

  /// Both with the same whole.
  private static func joined(
    _ a: Share, _ b: Share
  ) -> (a: Natural, b: Natural, whole: Natural) {
    if a.whole == b.whole { return (a.part, b.part, a.whole) }
    let divisor = Natural.greatestDivisor(of: a.whole, b.whole)
    let left = b.whole.dividedWithRest(by: divisor).quotient
    let right = a.whole.dividedWithRest(by: divisor).quotient
    return (a.part * left, b.part * right, a.whole * left)
  }

  static func + (a: Share, b: Share) -> Share {
    if b.isZero { return a }
    if a.isZero { return b }
    let terms = joined(a, b)
    return Share(terms.a + terms.b, of: terms.whole).shortened
  }

  /// What is left of `a`, nought where `b` is as great or greater.
  static func - (a: Share, b: Share) -> Share {
    if b.isZero { return a }
    let terms = joined(a, b)
    return terms.a < terms.b
      ? .zero : Share(terms.a - terms.b, of: terms.whole).shortened
  }

  static func * (a: Share, b: Share) -> Share {
    if a.isZero || b.isZero { return .zero }
    return Share(a.part * b.part, of: a.whole * b.whole).shortened
  }

  static func += (a: inout Share, b: Share) { a = a + b }

  /// One divided by it.
  ///
  /// - Precondition: It is not nought.
  var inverse: Share { Share(whole, of: part) }
}

extension Share: Comparable {
  static func < (a: Share, b: Share) -> Bool {
    let terms = joined(a, b)
    return terms.a < terms.b
  }

  static func == (a: Share, b: Share) -> Bool {
    let terms = joined(a, b)
    return terms.a == terms.b
  }
}
