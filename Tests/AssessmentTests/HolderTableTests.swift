import DecisionDiagram
import TestSupport
import Testing

@testable import Law

@Suite("Figures of ownership that can stand together")
struct HolderTableTests {
  @Test("Of the shipped law, a combination is possible exactly when a table of holders gives it")
  func shippedCuts() throws {
    let law = try ShippedLaw.law.get()
    let values = RepresentativeValues(law)
    #expect(try compare(law, values.catalogue) > 100)
  }

  @Test("So it is where fewer figures are computed", arguments: 0..<24)
  func randomFigures(seed: UInt64) throws {
    let law = try #require(Law.load(RandomLaw.files(seed: seed)).law)
    #expect(try compare(law, RepresentativeValues(law).catalogue) > 4, "seed \(seed)")
  }

  /// - Returns: How many combinations are possible.
  private func compare(_ law: Law, _ catalogue: HolderCatalogue) throws -> Int {
    let variables = law.facts.filter { $0.computed != nil }.map {
      law.space.ofFact[$0.id.index].lowerBound
    }
    let store = DiagramStore(domainSizes: law.space.variables.map(\.size))
    let impossible = try #require(OwnershipRelation(law)?.impossible(in: store))
    var values = [Int](repeating: 0, count: law.space.variables.count)
    var possible: Set<[Int]> = []
    func visit(_ rest: ArraySlice<Int>) {
      guard let variable = rest.first else {
        if store.value(of: impossible, at: values) == 0 {
          possible.insert(variables.map { values[$0] })
        }
        return
      }
      for value in 0..<law.space.variables[variable].size {
        values[variable] = value
        visit(rest.dropFirst())
      }
    }
    visit(variables[...])
    let given = Set(catalogue.tables.map { $0.cells(law, variables) })
    let unwitnessed = possible.subtracting(given).map { words($0, law, variables) }
    let refuted = given.subtracting(possible).map { words($0, law, variables) }
    #expect(unwitnessed.isEmpty, "called possible, and no table gives it")
    #expect(refuted.isEmpty, "called impossible, and a table gives it")
    return possible.count
  }

  private func words(_ values: [Int], _ law: Law, _ variables: [Int]) -> String {
    zip(variables, values).map { variable, value in
      let name = law.space.fact(of: variable).map { law[$0].name } ?? ""
      guard case .figures(let domain) = law.space.variables[variable].domain else {
        return "\(name): \(value == 1 ? "yes" : "no")"
      }
      return "\(name): \(domain.cells[value])"
    }.joined(separator: ", ")
  }
}

extension HolderTable {
  /// Where its figures lie, by variable.
  func cells(_ law: Law, _ variables: [Int]) -> [Int] {
    variables.map { variable in
      let fact = law.space.fact(of: variable).map { law[$0] }
      switch (fact?.computed.map(value), law.space.variables[variable].domain) {
      case (.choice(let choice), _): return choice
      case (.figure(let figure), .figures(let domain)):
        return domain.cells.firstIndex { cell in
          switch cell {
          case .exactly(let cut): figure == cut * 8
          case .between(let low, let high):
            low.map { figure > $0 * 8 } ?? true && high.map { figure < $0 * 8 } ?? true
          }
        } ?? -1
      case (_, _): return -1
      }
    }
  }
}
