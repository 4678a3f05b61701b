extension DiagramStore {
  /// Where one of some constraints is broken, of those that bear on a diagram: those that share a variable with it, and
  /// those that share one with them.
  ///
  /// - Parameter constraints: Each leads to 1 where it is broken, else to 0.
  package func union(of constraints: [Diagram], bearingOn diagram: Diagram) -> Diagram {
    var support = Set(self.support(of: diagram))
    var waiting = constraints
    var union = Diagram.no
    var isGrowing = true
    while isGrowing {
      isGrowing = false
      waiting.removeAll { constraint in
        let variables = self.support(of: constraint)
        guard variables.contains(where: support.contains) else { return false }
        support.formUnion(variables)
        union = or(union, constraint)
        isGrowing = true
        return true
      }
    }
    return union
  }
}
