import Assessment
import DecisionDiagram
import Foundation
import TestSupport
import Testing

@testable import Law

@Suite("Figures of ownership that can stand together")
struct HolderTableTests {
  @Test("A combination is possible exactly when a table of holders gives it")
  func shippedCuts() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../data")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    let files = try (paths ?? []).filter { $0.hasSuffix(".yaml") }.map {
      LawFile(path: $0, bytes: Array(try Data(contentsOf: folder.appending(path: $0))))
    }
    let law = try #require(Law.load(files).law)
    let tables = HolderTables(law)
    let store = DiagramStore(domainSizes: law.space.variables.map(\.size))
    let impossible = try #require(OwnershipRelation(law)?.impossible(in: store))
    var values = [Int](repeating: 0, count: law.space.variables.count)
    var possible: Set<[Int]> = []
    func visit(_ rest: ArraySlice<Int>) {
      guard let variable = rest.first else {
        if store.value(of: impossible, at: values) == 0 {
          possible.insert(tables.variables.map { values[$0] })
        }
        return
      }
      for value in 0..<law.space.variables[variable].size {
        values[variable] = value
        visit(rest.dropFirst())
      }
    }
    visit(tables.variables[...])
    #expect(
      possible.subtracting(tables.combinations).isEmpty, "called possible, and no table gives it")
    #expect(
      tables.combinations.subtracting(possible).isEmpty, "called impossible, and a table gives it")
    #expect(possible.count > 100)
  }
}
