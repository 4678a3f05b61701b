import SeededRandom
import Testing

@testable import DecisionDiagram

@Suite("Sets of values")
struct ValueSetTests {
  /// Values that lie in one word, in two, and in many.
  static let bounds = [1, 2, 5, 63, 64, 65, 127, 128, 129, 1000]

  @Test("They are what sets of numbers are, narrow and wide", arguments: 0..<200)
  func operations(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func numbers() -> Set<Int> {
      let bound = random.pick(Self.bounds)
      let chance = random.pick([0, 0.02, 0.5, 1])
      return Set((0..<bound).filter { _ in random.chance(chance) })
    }
    let (a, b) = (numbers(), numbers())
    let (x, y) = (ValueSet(a), ValueSet(b))
    #expect(Array(x) == a.sorted())
    #expect(x.count == a.count && x.isEmpty == a.isEmpty && x.isSingle == (a.count == 1))
    #expect(x.first == a.min())
    #expect((-1..<1100).allSatisfy { x.contains($0) == a.contains($0) })
    #expect(x.union(y) == ValueSet(a.union(b)))
    #expect(x.intersection(y) == ValueSet(a.intersection(b)))
    #expect(x.subtracting(y) == ValueSet(a.subtracting(b)))
    #expect(x.isSubset(of: y) == a.isSubset(of: b))
    #expect(x.isDisjoint(with: y) == a.isDisjoint(with: b))
    #expect((x == y) == (a == b))
    #expect(x.subtracting(y).union(x.intersection(y)) == x)
    #expect(x.subtracting(y).union(x.intersection(y)).hashValue == x.hashValue)
    #expect(!x.precedes(x) && x.precedes(y) != (y.precedes(x) || x == y))
    var copy = x
    copy.formUnion(y)
    #expect(copy == x.union(y) && Array(x) == a.sorted())
    copy.formIntersection(y)
    #expect(copy == y)
    copy.subtract(y)
    #expect(copy == ValueSet())
    let start = Int.random(in: 0..<1000, using: &random)
    let range = start..<Int.random(in: start + 1...1001, using: &random)
    #expect(x.contains(oneOf: range) == range.contains { a.contains($0) })
  }

  @Test("All values of a domain, and one alone", arguments: bounds)
  func whole(size: Int) {
    #expect(ValueSet.all(size) == ValueSet(0..<size))
    #expect(ValueSet.all(size).count == size)
    #expect(ValueSet.only(size - 1) == [size - 1])
    #expect(ValueSet.all(size).subtracting(.all(size - 1)) == .only(size - 1))
    #expect(ValueSet.all(0).isEmpty && ValueSet.all(size).subtracting(.all(size)) == [])
  }
}
