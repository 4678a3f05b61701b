import SeededRandom
import Testing

@testable import DecisionDiagram

/// Cases told as cubes, and diagrams made smaller where cases do not count.
@Suite("Cubes")
struct CubeTests {
  @Test(
    "Every case that leads to a wanted leaf lies in one cube of it, every other in none",
    arguments: 0..<200)
  func partition(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let sizes = DecisionDiagramTests.sizes(&random)
    let store = DiagramStore(domainSizes: sizes)
    let function = WrittenFunction.random(&random, sizes: sizes, leaves: 4)
    let cubes = try #require(
      store.cubes(of: function.diagram(in: store), to: { $0 != 0 }, limit: 1_000_000))
    for point in function.points {
      let found = cubes.filter { _, cube in
        cube.values.allSatisfy { $0.values.contains(point[$0.variable]) }
      }
      let leaf = function.value(at: point)
      #expect(found.map(\.leaf) == (leaf == 0 ? [] : [leaf]), "\(point)")
    }
  }

  @Test("Too many ways to list are said to be")
  func limit() {
    var random = SplitMix64(seed: 1)
    let sizes = [3, 3, 3, 3]
    let store = DiagramStore(domainSizes: sizes)
    let function = WrittenFunction.random(&random, sizes: sizes, leaves: 9)
    #expect(store.cubes(of: function.diagram(in: store), to: { $0 != 0 }, limit: 3) == nil)
  }

  @Test(
    "A simplified diagram leads where the other does in every case that counts", arguments: 0..<200)
  func simplified(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let sizes = DecisionDiagramTests.sizes(&random)
    let store = DiagramStore(domainSizes: sizes)
    let function = WrittenFunction.random(&random, sizes: sizes, leaves: 4)
    let care = WrittenFunction.random(&random, sizes: sizes, leaves: 2)
    let whole = function.diagram(in: store)
    let simple = store.simplified(whole, within: care.diagram(in: store))
    for point in function.points where care.value(at: point) == 1 {
      #expect(store.value(of: simple, at: point) == function.value(at: point), "\(point)")
    }
    #expect(store.simplified(whole, within: .yes) == whole)
  }

  @Test("Constraints that bear on a diagram are joined, directly or through others")
  func constraints() {
    let store = DiagramStore(domainSizes: [2, 2, 2, 2])
    func both(_ a: Int, _ b: Int) -> Diagram {
      store.and(store.test(a, isIn: [1]), store.test(b, isIn: [1]))
    }
    let union = store.union(of: [both(2, 3), both(0, 1)], bearingOn: store.test(0, isIn: [1]))
    #expect(union == both(0, 1))
    let chain = store.union(of: [both(1, 2), both(0, 1)], bearingOn: store.test(0, isIn: [1]))
    #expect(chain == store.or(both(0, 1), both(1, 2)))
  }
}
