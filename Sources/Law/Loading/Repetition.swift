import Diagnostics

/// A name that is given where another subject of its kind has it.
struct Repetition {
  let kind: String
  let name: String
  /// Where it is given again.
  let again: Diagnostic.Label
  /// Where it was given first.
  let first: Diagnostic.Label

  /// The repetitions that have one cause, in the order of files and lines: all that a file shares with another, as when
  /// it was copied from it; of one file each by itself.
  static func byCause(_ repetitions: [Repetition]) -> [[Repetition]] {
    var causes: [[Repetition]] = []
    for repetition in repetitions.sorted(by: { $0.place < $1.place }) {
      let shared = causes.firstIndex {
        $0[0].again.file == repetition.again.file && $0[0].first.file == repetition.first.file
          && repetition.again.file != repetition.first.file
      }
      if let shared { causes[shared].append(repetition) } else { causes.append([repetition]) }
    }
    return causes
  }

  private var place: (String, Int32, Int32) {
    (again.file, again.span.start.line, again.span.start.column)
  }
}

extension LawBuilder {
  /// Reports names that are given twice.
  func reportRepetitions() {
    for same in Repetition.byCause(repetitions) {
      let problem: LawProblem =
        same.count == 1
        ? .declaredTwice(kind: same[0].kind, same[0].name)
        : .declaredAgain(same.map(\.name), in: same[0].first.file)
      var first = same[0].first
      first.message = "declared here"
      add([problem.diagnostic(at: same[0].again, others: [first])])
    }
  }

  /// Reports names that two texts give to clauses in force on one day.
  func checkOverlaps() {
    let all =
      overlaps(regimes.map { ($0.name, $0.period, $0.source, $0.provision) }, "regime")
      + overlaps(rules.map { ($0.name, $0.period, $0.source, $0.provision) }, "rule")
      + overlaps(exceptions.map { ($0.name, $0.period, $0.source, $0.provision) }, "exception")
      + overlaps(blocks.map { ($0.name, $0.period, $0.source, $0.provision) }, "block")
      + overlaps(duties.map { ($0.name, $0.period, $0.source, $0.provision) }, "duty")
    for same in Repetition.byCause(all) {
      let problem: LawProblem =
        same.count == 1
        ? .inForceTwice(kind: same[0].kind, same[0].name)
        : .inForceAgain(same.map(\.name), in: same[0].first.file)
      var first = same[0].first
      first.message = "in force here"
      add([problem.diagnostic(at: same[0].again, others: [first])])
    }
  }

  private func overlaps(
    _ clauses: [(name: String, period: Period, source: SourceReference, provision: ProvisionID)],
    _ kind: String
  ) -> [Repetition] {
    Dictionary(grouping: clauses, by: \.name).values.flatMap { same in
      let sorted = same.sorted { $0.period.first < $1.period.first }
      return zip(sorted, sorted.dropFirst())
        .filter { earlier, later in
          (earlier.period.last.map { later.period.first <= $0 } ?? true)
            && !overlappingEditions.contains(
              Set([earlier, later].map { provisions[$0.provision.index].instrument }))
        }
        .map { earlier, later in
          Repetition(
            kind: kind, name: later.name, again: later.source.label(),
            first: earlier.source.label())
        }
    }
  }
}
