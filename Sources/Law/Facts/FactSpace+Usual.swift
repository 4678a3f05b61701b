import DecisionDiagram

extension FactSpace {
  /// For each variable, the value of an ordinary case: what is taken where nothing is stated, the
  /// kind of place that most places are, a small foreign share, otherwise the first. What an ordinary case says, it
  /// states.
  package func usualValues(of law: Law) -> [Int] {
    variables.enumerated().map { index, variable in
      switch variable.domain {
      case .places(let domain):
        let counts = Dictionary(domain.classes.map { ($0, 1) }, uniquingKeysWith: +)
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
      case .yesNo, .values, .figures:
        if allFlags.contains(index) { return 1 }
        guard let fact = fact(of: index), law[fact].computed?.isOfForeignHolders ?? false else {
          return variable.leftOut.first ?? 0
        }
        return min(1, variable.size - 1)
      }
    }
  }
}

extension FactSpace {
  /// Whether a file can state a value and nothing else with it: of grades those that declare an
  /// activity or not, of places those that hold no others.
  package func canBeStated(_ variable: Int, _ value: Int) -> Bool {
    switch variables[variable].domain {
    case .places(let domain): domain.known.contains(.only(value))
    case .values:
      if case .grade = variables[variable].subject {
        value == Int(Grade.no.rawValue) || value == Int(Grade.yes.rawValue)
      } else {
        true
      }
    case .yesNo, .figures: true
    }
  }
}

extension OwnershipOperation {
  fileprivate var isOfForeignHolders: Bool {
    switch self {
    case .sum(let holders), .largest(let holders), .largestWithAffiliates(let holders),
      .any(let holders), .every(let holders), .outweighsEach(let holders):
      holders == .foreign
    }
  }
}
