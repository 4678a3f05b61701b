import SeededRandom
import Testing

@testable import DecisionDiagram

@Suite("Diagrams at their limits")
struct DiagramLimitTests {
  @Test("A node whose children agree is no node, and equal nodes are one")
  func reduction() {
    let store = DiagramStore(domainSizes: [3, 2])
    #expect(store.node(0, [.yes, .yes, .yes]) == .yes)
    #expect(store.test(0, isIn: [0, 1, 2]) == .yes)
    #expect(store.test(0, isIn: []) == .no)
    let first = store.node(0, [store.test(1, isIn: [0]), .no, .yes])
    #expect(store.node(0, [store.test(1, isIn: [0]), .no, .yes]) == first)
    #expect(store.nodeCount == 2)
    #expect(store.size(of: first) == 2)
    #expect(store.checkInvariants())
  }

  @Test(
    "A domain has a place for each of its values, and one of a single value decides nothing",
    arguments: [128, 1000])
  func widest(size: Int) {
    let store = DiagramStore(domainSizes: [size, 1])
    let last = store.test(0, isIn: [127])
    for value in 0..<size {
      #expect(store.value(of: last, at: [value, 0]) == (value == 127 ? 1 : 0))
    }
    #expect(store.not(last) == store.test(0, isIn: ValueSet.all(size).subtracting([127])))
    #expect(store.test(1, isIn: [0]) == .yes)
    let all = FrozenDiagram(store.node(0, (0..<size).map { .leaf(Int32($0)) }), in: store)
    var scratch = DiagramScratch()
    let known: [ValueSet] = [[size - 1, 5], [0]]
    known.withUnsafeBufferPointer { known in
      guard let known = known.baseAddress else { return }
      all.collectLeaves(known: known, into: &scratch)
    }
    #expect(Set(scratch.leaves) == [5, Int32(size) - 1])
  }

  @Test("With more leaves than bits of a word, each reachable one is found once", arguments: 0..<40)
  func manyLeaves(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let sizes = [5, 4, 3, 5]
    let store = DiagramStore(domainSizes: sizes)
    let function = WrittenFunction.random(&random, sizes: sizes, leaves: 300)
    let frozen = FrozenDiagram(function.diagram(in: store), in: store)
    var scratch = DiagramScratch()
    for _ in 0..<10 {
      let known = DecisionDiagramTests.knowledge(&random, sizes)
      let expected = Set(
        function.points.filter { point in
          point.indices.allSatisfy { known[$0].contains(point[$0]) }
        }.map(function.value))
      known.withUnsafeBufferPointer { known in
        guard let known = known.baseAddress else { return }
        frozen.collectLeaves(known: known, into: &scratch)
      }
      #expect(scratch.leaves.count == expected.count, "seed \(seed)")
      #expect(Set(scratch.leaves) == expected, "seed \(seed)")
    }
  }

  @Test(
    "What is brought into another store is the same function, its leaves replaced",
    arguments: 0..<60)
  func broughtIn(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let sizes = DecisionDiagramTests.sizes(&random)
    let here = DiagramStore(domainSizes: sizes)
    let there = DiagramStore(domainSizes: sizes)
    // Several diagrams brought into one store, one after the other, must not meet.
    for _ in 0..<3 {
      let function = WrittenFunction.random(&random, sizes: sizes, leaves: 5)
      let frozen = FrozenDiagram(function.diagram(in: here), in: here)
      let known = DecisionDiagramTests.knowledge(&random, sizes)
      known.withUnsafeBufferPointer { buffer in
        guard let pointer = buffer.baseAddress else { return }
        let brought = frozen.restricted(known: pointer, in: there) { ($0 * 2) % 7 }
        for point in function.points
        where point.indices.allSatisfy({ known[$0].contains(point[$0]) }) {
          let expected = (function.value(at: point) * 2) % 7
          #expect(there.value(of: brought, at: point) == expected, "seed \(seed)")
        }
        // What is known decides nothing any more.
        let open = there.support(of: brought)
        #expect(open.allSatisfy { known[$0].count > 1 }, "seed \(seed)")
      }
      #expect(there.checkInvariants())
    }
  }

  @Test(
    "Past the limit every operation ends, and emptied the store gives what it gave before",
    arguments: 0..<60)
  func exhausted(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let sizes = [3, 4, 2, 5, 3]
    let free = DiagramStore(domainSizes: sizes)
    let limit = Int.random(in: 1...60, using: &random)
    let store = DiagramStore(domainSizes: sizes, nodeLimit: limit)
    let a = WrittenFunction.random(&random, sizes: sizes, leaves: 4)
    let b = WrittenFunction.random(&random, sizes: sizes, leaves: 2)
    func work(_ store: DiagramStore) -> Diagram {
      let (first, second) = (a.diagram(in: store), b.diagram(in: store))
      let applied = store.apply(first, second) { $0 * 2 + $1 }
      let chosen = store.ifThenElse(second, applied, first)
      let composed = store.compose(chosen, 4, store.test(1, isIn: [0, 2]))
      return store.restrict(
        store.projected(composed, below: 3), [[0, 1], [1, 3], .all(2), .all(5), .all(3)])
    }
    let expected = work(free)
    #expect(!free.isExhausted)
    let found = work(store)
    #expect(store.nodeCount <= limit)
    #expect(store.checkInvariants(), "seed \(seed)")
    // Within the limit nothing is lost; past it the store says so.
    if free.nodeCount <= limit { #expect(!store.isExhausted) }
    if !store.isExhausted {
      for point in a.points {
        #expect(
          store.value(of: found, at: point) == free.value(of: expected, at: point), "seed \(seed)")
      }
    }
    #expect(store.isExhausted == (free.nodeCount > limit), "seed \(seed)")
    store.removeAll()
    #expect(!store.isExhausted && store.nodeCount == 0)
    let small = store.node(0, [.leaf(3), .leaf(4), .leaf(3)])
    #expect(store.value(of: small, at: [1, 0, 0, 0, 0]) == 4)
    #expect(store.checkInvariants())
  }

  @Test("A store grown past its first tables keeps every function", arguments: [3, 4])
  func growing(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let sizes = [8, 8, 8, 8]
    let store = DiagramStore(domainSizes: sizes)
    let functions = (0..<4).map { _ in
      WrittenFunction.random(&random, sizes: sizes, leaves: 1000)
    }
    let diagrams = functions.map { $0.diagram(in: store) }
    #expect(store.nodeCount > 2000)
    for (function, diagram) in zip(functions, diagrams) {
      #expect(function.diagram(in: store) == diagram)
      for point in function.points where point[0] == point[3] {
        #expect(store.value(of: diagram, at: point) == function.value(at: point))
      }
    }
    #expect(store.checkInvariants())
  }
}
