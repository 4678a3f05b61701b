import SeededRandom
import Testing

@testable import DecisionDiagram

/// Functions written out in full: the value for every assignment, the last variable fastest.
struct WrittenFunction {
  let sizes: [Int]
  let values: [Int32]

  static func random(_ random: inout SplitMix64, sizes: [Int], leaves: Int32) -> WrittenFunction {
    let count = sizes.reduce(1, *)
    // Few different values in runs, so that diagrams have something to reduce.
    var values: [Int32] = []
    while values.count < count {
      let run = Int.random(in: 1...4, using: &random)
      values += Array(repeating: Int32.random(in: 0..<leaves, using: &random), count: run)
    }
    return WrittenFunction(sizes: sizes, values: Array(values.prefix(count)))
  }

  func value(at point: [Int]) -> Int32 {
    values[zip(point, sizes).reduce(0) { $0 * $1.1 + $1.0 }]
  }

  func diagram(in store: DiagramStore) -> Diagram {
    func build(_ variable: Int, _ offset: Int) -> Diagram {
      guard variable < sizes.count else { return .leaf(values[offset]) }
      return store.node(
        variable, (0..<sizes[variable]).map { build(variable + 1, offset * sizes[variable] + $0) })
    }
    return build(0, 0)
  }

  var points: [[Int]] {
    sizes.reduce([[]]) { points, size in points.flatMap { point in (0..<size).map { point + [$0] } }
    }
  }
}

@Suite("Decision diagrams agree with functions written out")
struct DecisionDiagramTests {
  static func sizes(_ random: inout SplitMix64) -> [Int] {
    var sizes: [Int] = []
    // Now and then a variable with more values than a word has bits, or than two have.
    if random.chance(0.3) { sizes.append(random.pick([64, 65, 70, 130, 200])) }
    for _ in 0..<Int.random(in: 1...7, using: &random) {
      let size = Int.random(in: 1...5, using: &random)
      // Few enough points to write them out.
      if sizes.reduce(size, *) <= 600 { sizes.append(size) }
    }
    sizes.shuffle(using: &random)
    return sizes
  }

  static func knowledge(_ random: inout SplitMix64, _ sizes: [Int]) -> [ValueSet] {
    sizes.map { size in
      let known = (0..<size).filter { _ in random.chance(0.5) }
      return known.isEmpty ? [0] : ValueSet(known)
    }
  }

  @Test(
    "A diagram has the value of its function everywhere, and equal functions are one diagram",
    arguments: 0..<100)
  func canonical(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let sizes = Self.sizes(&random)
    let store = DiagramStore(domainSizes: sizes)
    let function = WrittenFunction.random(&random, sizes: sizes, leaves: 3)
    let diagram = function.diagram(in: store)
    for point in function.points {
      #expect(store.value(of: diagram, at: point) == function.value(at: point), "seed \(seed)")
    }
    #expect(function.diagram(in: store) == diagram)
    #expect(store.checkInvariants())
    #expect(store.leaves(of: diagram) == Set(function.values).sorted())
    #expect(store.leafMask(of: diagram) == function.values.reduce(0) { $0 | 1 << UInt64($1) })
    let support = sizes.indices.filter { variable in
      function.points.contains { point in
        var other = point
        other[variable] = 0
        return function.value(at: point) != function.value(at: other)
      }
    }
    #expect(store.support(of: diagram) == support, "seed \(seed)")
    let frozen = FrozenDiagram(diagram, in: store)
    let points = function.points.flatMap { $0.map(Int32.init) }
    let expected = function.points.map { function.value(at: $0) }
    var walked = [Int32](repeating: -1, count: expected.count)
    points.withUnsafeBufferPointer { points in
      walked.withUnsafeMutableBufferPointer { walked in
        guard let points = points.baseAddress, let leaves = walked.baseAddress else { return }
        frozen.values(at: points, stride: sizes.count, count: walked.count, into: leaves)
        for index in expected.indices {
          #expect(frozen.value(at: points + index * sizes.count) == expected[index], "seed \(seed)")
        }
      }
    }
    #expect(walked == expected, "seed \(seed)")
  }

  @Test("Apply, map, if-then-else and compose are pointwise", arguments: 0..<100)
  func combining(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let sizes = Self.sizes(&random)
    let store = DiagramStore(domainSizes: sizes)
    let a = WrittenFunction.random(&random, sizes: sizes, leaves: 4)
    let b = WrittenFunction.random(&random, sizes: sizes, leaves: 4)
    let c = WrittenFunction.random(&random, sizes: sizes, leaves: 2)
    let (da, db, dc) = (a.diagram(in: store), b.diagram(in: store), c.diagram(in: store))
    let applied = store.apply(da, db) { $0 * 5 + $1 }
    let chosen = store.ifThenElse(dc, da, db)
    let both = store.and(dc, store.map(da) { $0 > 1 ? 1 : 0 })
    let either = store.or(dc, store.map(da) { $0 > 1 ? 1 : 0 })
    let variable = Int.random(in: 0..<sizes.count, using: &random)
    let size = Int32(sizes[variable])
    let composed = store.compose(da, variable, store.map(db) { $0 % size })
    // A replacement that hangs on earlier variables alone.
    let earlier = WrittenFunction(
      sizes: sizes,
      values: b.points.map { point in
        b.value(at: point.enumerated().map { $0 < variable ? $1 : 0 }) % size
      })
    let composedEarly = store.compose(da, variable, earlier.diagram(in: store))
    for point in a.points {
      let (va, vb, vc) = (a.value(at: point), b.value(at: point), c.value(at: point))
      #expect(store.value(of: applied, at: point) == va * 5 + vb, "seed \(seed)")
      #expect(store.value(of: chosen, at: point) == (vc == 1 ? va : vb), "seed \(seed)")
      #expect(store.value(of: both, at: point) == (vc == 1 && va > 1 ? 1 : 0), "seed \(seed)")
      #expect(store.value(of: either, at: point) == (vc == 1 || va > 1 ? 1 : 0), "seed \(seed)")
      #expect(store.value(of: store.not(dc), at: point) == 1 - vc, "seed \(seed)")
      var moved = point
      moved[variable] = Int(vb % size)
      #expect(store.value(of: composed, at: point) == a.value(at: moved), "seed \(seed)")
      moved[variable] = Int(earlier.value(at: point))
      #expect(store.value(of: composedEarly, at: point) == a.value(at: moved), "seed \(seed)")
    }
    #expect(store.checkInvariants())
  }

  @Test("With some facts missing, exactly the reachable leaves are found", arguments: 0..<300)
  func reachable(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let sizes = Self.sizes(&random)
    let store = DiagramStore(domainSizes: sizes)
    let function = WrittenFunction.random(&random, sizes: sizes, leaves: 6)
    let diagram = function.diagram(in: store)
    let frozen = FrozenDiagram(diagram, in: store)
    var scratch = DiagramScratch()
    for _ in 0..<5 {
      let known = Self.knowledge(&random, sizes)
      let inside = function.points.filter { point in
        point.indices.allSatisfy { known[$0].contains(point[$0]) }
      }
      let expected = Set(inside.map(function.value))
      known.withUnsafeBufferPointer { known in
        guard let known = known.baseAddress else { return }
        frozen.collectLeaves(known: known, into: &scratch)
        #expect(scratch.leaves.count == expected.count, "seed \(seed): each leaf once")
        #expect(Set(scratch.leaves) == expected, "seed \(seed)")
        let again = frozen.restricted(known: known, in: store) { $0 }
        for point in inside {
          #expect(store.value(of: again, at: point) == function.value(at: point), "seed \(seed)")
        }
        #expect(Set(store.leaves(of: again)) == expected, "seed \(seed)")
      }
      let restricted = store.restrict(diagram, known)
      #expect(Set(store.leaves(of: restricted)) == expected, "seed \(seed)")
    }
    #expect(store.checkInvariants())
  }

  @Test(
    "A variable is relevant exactly when it tells two possible leaves apart", arguments: 0..<100)
  func relevant(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let sizes = Self.sizes(&random)
    let store = DiagramStore(domainSizes: sizes)
    let function = WrittenFunction.random(&random, sizes: sizes, leaves: 3)
    let diagram = function.diagram(in: store)
    let expected = sizes.indices.filter { variable in
      function.points.contains { point in
        (0..<sizes[variable]).contains { value in
          var other = point
          other[variable] = value
          let (a, b) = (function.value(at: point), function.value(at: other))
          return a != b && a != 0 && b != 0
        }
      }
    }
    #expect(store.relevantVariables(of: diagram, impossible: 0) == expected, "seed \(seed)")
  }

  @Test(
    "A block decides exactly when two ways through it, all else equal, differ", arguments: 0..<100)
  func deciding(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let sizes = Self.sizes(&random)
    let store = DiagramStore(domainSizes: sizes)
    let function = WrittenFunction.random(&random, sizes: sizes, leaves: 3)
    let start = Int.random(in: 0..<sizes.count, using: &random)
    let block = start..<Int.random(in: start...sizes.count, using: &random)
    let found = store.decidingVariables(
      of: function.diagram(in: store), in: block, impossible: 0)
    // By what lies outside of the block, the leaves that ways through it lead to.
    var leaves: [[Int]: Set<Int32>] = [:]
    for point in function.points where function.value(at: point) != 0 {
      let outside = point.indices.filter { !block.contains($0) }.map { point[$0] }
      leaves[outside, default: []].insert(function.value(at: point))
    }
    #expect(found.isEmpty == leaves.values.allSatisfy { $0.count == 1 }, "seed \(seed)")
    #expect(found.allSatisfy(block.contains), "seed \(seed)")
  }

  @Test("Variables that only move together are found, and of them the one that settles the matter")
  func tied() {
    let store = DiagramStore(domainSizes: [3, 2, 2])
    // The second says whether the first is 0; the leaf hangs on that. Impossible apart.
    let some = store.node(1, [.leaf(0), .leaf(2)])
    let diagram = store.node(0, [store.node(1, [.leaf(1), .leaf(0)]), some, some])
    #expect(store.relevantVariables(of: diagram, impossible: 0) == [])
    #expect(store.decidingVariables(of: diagram, in: 0..<2, impossible: 0) == [0, 1])
    // A third value that leaves both open does not settle it.
    let loose = store.node(
      0, [store.node(1, [.leaf(1), .leaf(0)]), some, store.node(1, [.leaf(1), .leaf(2)])])
    #expect(store.decidingVariables(of: loose, in: 0..<2, impossible: 0) == [1])
  }

  @Test("Projecting joins the sets over the later variables", arguments: 0..<100)
  func projected(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let sizes = Self.sizes(&random)
    let store = DiagramStore(domainSizes: sizes)
    let function = WrittenFunction.random(&random, sizes: sizes, leaves: 8)
    let bound = Int.random(in: 0...sizes.count, using: &random)
    let projected = store.projected(function.diagram(in: store), below: bound)
    let sets = Dictionary(grouping: function.points, by: { Array($0.prefix(bound)) })
      .mapValues { $0.reduce(0) { $0 | function.value(at: $1) } }
    for point in function.points {
      let expected = sets[Array(point.prefix(bound))]
      #expect(store.value(of: projected, at: point) == expected, "seed \(seed)")
    }
  }

  @Test("A witness leads to its leaf, and there is none for a leaf that is not there")
  func witness() throws {
    let store = DiagramStore(domainSizes: [2, 3])
    let diagram = store.ifThenElse(
      store.test(0, isIn: [1]), store.node(1, [.leaf(4), .leaf(5), .leaf(4)]), .leaf(6))
    let frozen = FrozenDiagram(diagram, in: store)
    let witness = try #require(frozen.witness(for: 5))
    #expect(witness.map(\.variable) == [0, 1])
    #expect(witness.map(\.value) == [1, 1])
    #expect(frozen.witness(for: 7) == nil)
  }

  @Test("Past its limit a store says that it is exhausted, and emptied it works again")
  func limit() {
    let store = DiagramStore(domainSizes: [2, 2, 2, 2], nodeLimit: 2)
    var random = SplitMix64(seed: 1)
    let function = WrittenFunction.random(&random, sizes: [2, 2, 2, 2], leaves: 9)
    _ = function.diagram(in: store)
    #expect(store.isExhausted)
    store.removeAll()
    #expect(!store.isExhausted)
    #expect(store.test(0, isIn: [0]) == store.not(store.test(0, isIn: [1])))
  }

  @Test("What is in a store takes no room away where as many nodes more are allowed, until it is emptied")
  func moreBesideWhatIsThere() {
    let sizes = [2, 2, 2, 2]
    var random = SplitMix64(seed: 1)
    let functions = (0..<2).map { _ in WrittenFunction.random(&random, sizes: sizes, leaves: 9) }
    let free = DiagramStore(domainSizes: sizes)
    let counts = functions.map { function in
      free.removeAll()
      _ = function.diagram(in: free)
      return free.nodeCount
    }
    let limit = counts.max() ?? 0
    let store = DiagramStore(domainSizes: sizes, nodeLimit: limit)
    _ = functions[0].diagram(in: store)
    store.allowAsManyMore()
    let second = functions[1].diagram(in: store)
    #expect(!store.isExhausted && store.nodeCount > limit)
    for point in functions[1].points {
      #expect(store.value(of: second, at: point) == functions[1].value(at: point))
    }
    store.removeAll()
    for function in functions { _ = function.diagram(in: store) }
    #expect(store.isExhausted)
  }
}
