package import Law

/// The grounds of one verdict, where several positions with it are still possible.
package struct Grounds {
  package let verdict: Verdict
  package let regime: RegimeID?
  /// The rules that decide in some of them, each once.
  package private(set) var deciding: [PositionOutcome.Finding]
  package private(set) var lifted: [ExceptionID]
  /// The rules that ask for a licence in all of them.
  package private(set) var licences: [RuleID]
  /// Those that ask for one only in some.
  package private(set) var possibleLicences: [RuleID] = []
  /// The weakest marks of all.
  package private(set) var marks: WeakestMarks

  private init(_ position: PositionOutcome) {
    verdict = position.verdict
    regime = position.regime
    deciding = position.deciding
    lifted = position.lifted
    licences = position.licences
    marks = position.marks
  }

  /// The grounds by verdict, worst first.
  package static func merging(_ positions: [PositionOutcome]) -> [Grounds] {
    var merged: [Grounds] = []
    for position in positions.sorted(by: { $0.verdict < $1.verdict }) {
      if let last = merged.indices.last, merged[last].verdict == position.verdict {
        merged[last].add(position)
      } else {
        merged.append(Grounds(position))
      }
    }
    return merged
  }

  private mutating func add(_ position: PositionOutcome) {
    for finding in position.deciding where !deciding.contains(finding) { deciding.append(finding) }
    for exception in position.lifted where !lifted.contains(exception) { lifted.append(exception) }
    for rule in position.licences
    where !licences.contains(rule) && !possibleLicences.contains(rule) {
      possibleLicences.append(rule)
    }
    for rule in licences where !position.licences.contains(rule) {
      licences.removeAll { $0 == rule }
      possibleLicences.append(rule)
    }
    marks.take(position.marks)
  }
}
