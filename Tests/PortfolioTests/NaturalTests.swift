import SeededRandom
import Testing

@testable import Portfolio

@Suite("Whole numbers and fractions of any size")
struct NaturalTests {
  /// A number of up to some words of 64 bits.
  private func number(_ words: Int, using random: inout SplitMix64) -> Natural {
    (0..<words).reduce(.zero) { number, _ in
      number * .small(1 << 64) + .small(UInt128(UInt64.random(in: 0 ... .max, using: &random)))
    }
  }

  @Test("Sums, products, quotients and rests belong together", arguments: 0..<200)
  func reckoning(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let a = number(.random(in: 0...6, using: &random), using: &random)
    let b = number(.random(in: 1...5, using: &random), using: &random)
    let c = number(.random(in: 0...3, using: &random), using: &random)
    #expect(a + b - b == a && b - b == .zero && a + c == c + a)
    #expect(a * (b + c) == a * b + a * c)
    #expect((a < a + b) == !b.isZero && !(a + b < a))
    guard !b.isZero else { return }
    let (quotient, rest) = a.dividedWithRest(by: b)
    #expect(rest < b && quotient * b + rest == a)
    #expect((a * b).dividedWithRest(by: b).quotient == a)
    let divisor = Natural.greatestDivisor(of: a * b, c * b)
    if !divisor.isZero {
      #expect(divisor.dividedWithRest(by: b).rest.isZero)
      #expect((a * b).dividedWithRest(by: divisor).rest.isZero)
    }
  }

  @Test("Small numbers are those of the machine", arguments: 0..<100)
  func small(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let a = UInt128(UInt64.random(in: 0 ... .max, using: &random))
    let b = UInt128(UInt64.random(in: 1 ... .max, using: &random))
    #expect(Natural.small(a) * .small(b) == .small(a * b))
    #expect(Natural.small(a) + .small(b) == .small(a + b))
    #expect(Natural.small(a).dividedWithRest(by: .small(b)).rest == .small(a % b))
    #expect((Natural.small(a) < .small(b)) == (a < b))
  }

  @Test("Fractions add up whatever their terms", arguments: 0..<100)
  func fractions(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var parts: [Share] = []
    for _ in 0..<12 {
      let whole = Int64.random(in: 1...999_999_999, using: &random)
      parts.append(Share(.random(in: 0...whole, using: &random), of: whole))
    }
    let sum = parts.reduce(.zero, +)
    #expect(parts.reversed().reduce(.zero, +) == sum)
    #expect(parts.dropFirst().reduce(sum, -) == parts[0])
    let product = parts.filter { !$0.isZero }.reduce(.whole, *)
    #expect(product * product.inverse == .whole)
    #expect(Share(1, of: 3) + Share(1, of: 6) == Share(1, of: 2))
    #expect(Share(4, of: 7).millionths.full == 571_428 && Share(4, of: 7).millionths.hasMore)
  }
}
