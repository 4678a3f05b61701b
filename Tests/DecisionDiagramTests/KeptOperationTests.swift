import SeededRandom
import Testing

@testable import DecisionDiagram

@Suite("What operations came to is kept until a store is emptied")
struct KeptOperationTests {
  /// Functions with leaves below 4, and one with leaves below 3.
  private struct Functions {
    let a: WrittenFunction
    let b: WrittenFunction
    let choice: WrittenFunction

    init(_ random: inout SplitMix64, _ sizes: [Int]) {
      a = .random(&random, sizes: sizes, leaves: 4)
      b = .random(&random, sizes: sizes, leaves: 4)
      choice = .random(&random, sizes: sizes, leaves: 3)
    }

    func check(in store: DiagramStore, _ seed: UInt64) {
      let (da, db, dc) = (a.diagram(in: store), b.diagram(in: store), choice.diagram(in: store))
      let (isOne, isA) = (store.map(dc) { $0 == 1 ? 1 : 0 }, store.map(da) { min($0, 1) })
      let least = store.least(da, db, top: 3)
      let greatest = store.greatest(da, db)
      let union = store.union(da, db)
      let masked = store.masked(da, by: isOne)
      let chosen = store.chosen(by: dc, da, otherwise: 3)
      let singletons = store.singletons(da)
      let nested = store.ifThenElse(isOne, store.ifThenElse(isA, da, db), union)
      for point in a.points {
        let (x, y, z) = (a.value(at: point), b.value(at: point), choice.value(at: point))
        func value(_ diagram: Diagram) -> Int32 { store.value(of: diagram, at: point) }
        #expect(value(least) == (x == 0 || y == 0 ? 0 : min(x, y)), "seed \(seed)")
        #expect(value(greatest) == max(x, y), "seed \(seed)")
        #expect(value(union) == x | y, "seed \(seed)")
        #expect(value(masked) == (z == 1 ? x : 0), "seed \(seed)")
        #expect(value(store.masked(da, outside: isOne)) == (z == 1 ? 0 : x), "seed \(seed)")
        #expect(value(store.lower(da, than: db)) == (y > 0 && y <= x ? 0 : x), "seed \(seed)")
        #expect(value(chosen) == [3, x, 0][Int(z)], "seed \(seed)")
        #expect(value(singletons) == [0, 1, 2, 4][Int(x)], "seed \(seed)")
        #expect(value(nested) == (z == 1 ? (x > 0 ? x : y) : x | y), "seed \(seed)")
        #expect(value(store.and(isOne, isA)) == (z == 1 && x > 0 ? 1 : 0), "seed \(seed)")
        #expect(value(store.or(isOne, isA)) == (z == 1 || x > 0 ? 1 : 0), "seed \(seed)")
      }
      #expect(store.least(db, da, top: 3) == least)
      #expect(store.least(da, .leaf(3), top: 3) == da)
      #expect(store.checkInvariants())
    }
  }

  @Test(
    "Kept operations are pointwise, again in the same store and after it was emptied for others",
    arguments: 0..<100)
  func pointwise(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let sizes = DecisionDiagramTests.sizes(&random)
    let store = DiagramStore(domainSizes: sizes)
    let (first, second) = (Functions(&random, sizes), Functions(&random, sizes))
    first.check(in: store, seed)
    first.check(in: store, seed)
    second.check(in: store, seed)
    store.removeAll()
    second.check(in: store, seed)
    first.check(in: store, seed)
  }

  @Test("What is lower along a variable is what is lower on one side of it than on the other", arguments: 0..<100)
  func lowerAlong(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let sizes = DecisionDiagramTests.sizes(&random)
    let store = DiagramStore(domainSizes: sizes)
    let function = WrittenFunction.random(&random, sizes: sizes, leaves: 4)
    let diagram = function.diagram(in: store)
    let remainders = store.remainders(of: diagram)
    #expect(remainders.keys.sorted() == store.support(of: diagram))
    for variable in sizes.indices {
      let (value, other) = (Int.random(in: 0..<sizes[variable], using: &random), sizes[variable] - 1)
      let lower = store.lower(diagram, along: variable, at: value, than: other)
      let isSomewhere = remainders[variable, default: []].contains {
        store.lower($0, along: variable, at: value, than: other) != .no
      }
      #expect(isSomewhere == (lower != .no), "seed \(seed)")
      for point in function.points {
        func leaf(at value: Int) -> Int32 {
          var turned = point
          turned[variable] = value
          return function.value(at: turned)
        }
        let (x, y) = (leaf(at: value), leaf(at: other))
        #expect(store.value(of: lower, at: point) == (y > 0 && y <= x ? 0 : x), "seed \(seed)")
      }
    }
    #expect(store.checkInvariants())
  }

  @Test("A table of pairs finds what was set last for a pair and a tag, and nothing once emptied")
  func pairs() {
    var random = SplitMix64(seed: 1)
    var table = PairTable()
    defer { table.deallocate() }
    for count in [10, 5000, 20, 40_000, 300] {
      var written: [[Int32]: Int32] = [:]
      for _ in 0..<count {
        let key = (0..<3).map { _ in Int32.random(in: -40..<40, using: &random) }
        let value = Int32.random(in: 0..<1000, using: &random)
        table.set(PairTable.key(key[0], key[1]), value, tag: UInt16(key[2] + 40))
        written[key] = value
      }
      #expect(table.count == written.count)
      #expect(
        written.allSatisfy { key, value in
          table.value(PairTable.key(key[0], key[1]), tag: UInt16(key[2] + 40)) == value
        })
      table.removeAll()
      #expect(
        written.keys.allSatisfy {
          table.value(PairTable.key($0[0], $0[1]), tag: UInt16($0[2] + 40)) == nil
        })
    }
  }
}
