/// A set of cases: for some variables the values that will do, for all others any.
package struct Cube: Hashable, Sendable {
  /// In the order of the variables.
  package var values: [Entry]

  package struct Entry: Hashable, Sendable {
    package let variable: Int
    package var values: ValueSet
  }
}

extension DiagramStore {
  /// The cases that lead to each wanted leaf, as cubes that do not overlap and leave nothing out.
  ///
  /// Cubes that differ in one variable are put together, so that few are left; fewest they need not be.
  ///
  /// - Parameter limit: Ways through the diagram that are followed at most.
  /// - Returns: `nil` beyond the limit.
  package func cubes(
    of a: Diagram, to isWanted: (Int32) -> Bool, limit: Int
  ) -> [(leaf: Int32, cube: Cube)]? {
    var found: [Int32: Set<Cube>] = [:]
    var count = 0
    func follow(_ raw: Int32, _ path: [Cube.Entry]) {
      guard count <= limit else { return }
      if raw < 0 {
        if isWanted(~raw) {
          count += 1
          found[~raw, default: []].insert(Cube(values: path))
        }
        return
      }
      let variable = Int(nodes[Int(raw)].variable)
      let ways = storage.pointee.table.values(nodes[Int(raw)].parting)
      for (child, values) in zip(children(of: raw), ways) {
        follow(child, path + [Cube.Entry(variable: variable, values: values)])
      }
    }
    follow(a.raw, [])
    guard count <= limit else { return nil }
    return found.sorted { $0.key < $1.key }.flatMap { leaf, cubes in
      joined(cubes).map { (leaf, $0) }
    }
  }

  /// Puts cubes together that differ in one variable alone, until none do.
  private func joined(_ cubes: Set<Cube>) -> [Cube] {
    var cubes = cubes
    var isShrinking = true
    while isShrinking {
      isShrinking = false
      for variable in Set(cubes.flatMap { $0.values.map(\.variable) }).sorted(by: >) {
        let all = ValueSet.all(domainSizes[variable])
        var groups: [Cube: ValueSet] = [:]
        for cube in cubes {
          var rest = cube
          let own = rest.values.first { $0.variable == variable }?.values ?? all
          rest.values.removeAll { $0.variable == variable }
          groups[rest, default: []].formUnion(own)
        }
        guard groups.count < cubes.count else { continue }
        isShrinking = true
        cubes = Set(
          groups.map { rest, values in
            guard values != all else { return rest }
            var whole = rest
            whole.values.append(Cube.Entry(variable: variable, values: values))
            whole.values.sort { $0.variable < $1.variable }
            return whole
          })
      }
    }
    return cubes.sorted { $0.precedes($1) }
  }
}

extension Cube {
  /// An order by which cubes are listed the same way each time.
  fileprivate func precedes(_ other: Cube) -> Bool {
    values.lexicographicallyPrecedes(other.values) {
      $0.variable == $1.variable ? $0.values.precedes($1.values) : $0.variable < $1.variable
    }
  }
}
