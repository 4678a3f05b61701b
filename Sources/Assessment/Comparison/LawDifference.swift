public import DecisionDiagram
public import Law

/// What is different of one activity between two laws, over all cases that can be.
public struct ActivityDifference: Sendable {
  /// Cases that come to one outcome under the first law and to another under the second.
  public struct Region<Outcome: Sendable>: Sendable {
    public let before: Outcome
    public let after: Outcome
    /// The values of facts, grades and readings that make a case one of these; all others do not matter.
    public let facts: [(variable: Int, values: ValueSet)]
  }

  public let activity: ActivityID
  /// Where a line that is this activity comes to another verdict. The regions do not overlap, and leave no case
  /// out; `nil` where they are too many to list.
  public let regions: [Region<Verdict>]?
  /// Where it is another question whether a line is this activity; likewise.
  public let grades: [Region<Grade>]?
}

/// Compares the positions of activities under two laws of the same facts, or two days of one law. For one thread at a
/// time.
public final class LawComparison {
  private let before: EpochLaw
  private let after: EpochLaw
  private let store: DiagramStore
  /// What is looked at of every variable: of contested points the answers taken, of all else everything.
  private let all: [ValueSet]
  /// What cannot be, each over few variables: the leaf 1 where it is.
  private lazy var impossible: [Diagram] = (before.consistency.checks + after.consistency.checks)
    .filter { check in
      if case .doesNotApply = check.reason { false } else { true }
    }.map { check in load(check.diagram, before) { $0 == 0 ? 1 : 0 } }

  /// Ways through one diagram that are followed at most.
  private static let mostWays = 400_000

  /// - Parameters:
  ///   - before: The first law, on a day.
  ///   - after: The second, of the same facts; see ``Law/isOfSameFacts(as:)``.
  public init(_ before: EpochLaw, _ after: EpochLaw) {
    self.before = before
    self.after = after
    store = DiagramStore(domainSizes: before.law.space.variables.map(\.size))
    let (first, second) = (before.law.space, after.law.space)
    all = first.variables.indices.map { variable in
      first.readings.contains(variable)
        ? first.nothingStated[variable].union(second.nothingStated[variable])
        // A case states its facts.
        : first.isFlag(variable) ? .only(1) : first.variables[variable].all
    }
  }

  /// - Returns: `nil` where no case that can be comes to another verdict or grade.
  public func difference(of activity: ActivityID) -> ActivityDifference? {
    let positions = (before.position(of: activity), after.position(of: activity))
    let verdicts = regions(
      load(positions.0.diagram, before) { leaf in
        leaf == impossibleLeaf ? 0 : 1 + Int32(positions.0.outcomes[Int(leaf)].verdict.rawValue)
      },
      load(positions.1.diagram, after) { leaf in
        leaf == impossibleLeaf ? 0 : 1 + Int32(positions.1.outcomes[Int(leaf)].verdict.rawValue)
      }
    ) { Verdict(rawValue: $0) }
    let rows = (before.grade(of: activity), after.grade(of: activity))
    let grades = regions(
      load(rows.0.diagram, before) { leaf in
        leaf == impossibleLeaf ? 0 : 1 + Int32(rows.0.outcomes[Int(leaf)].grade.rawValue)
      },
      load(rows.1.diagram, after) { leaf in
        leaf == impossibleLeaf ? 0 : 1 + Int32(rows.1.outcomes[Int(leaf)].grade.rawValue)
      }
    ) { Grade(rawValue: $0) }
    if let verdicts, let grades, verdicts.isEmpty, grades.isEmpty { return nil }
    return ActivityDifference(activity: activity, regions: verdicts, grades: grades)
  }

  /// Where two diagrams lead to different outcomes, neither of them impossible.
  ///
  /// - Parameters:
  ///   - old: Its leaves are one more than the numbers of outcomes, or 0 for what cannot be.
  ///   - outcome: Gives the outcome of a number.
  /// - Returns: `nil` where there are too many to list.
  private func regions<Outcome: Sendable>(
    _ old: Diagram, _ new: Diagram, _ outcome: (UInt8) -> Outcome?
  ) -> [ActivityDifference.Region<Outcome>]? {
    let difference = store.apply(old, new) { $0 == 0 || $1 == 0 || $0 == $1 ? 0 : $0 << 4 | $1 }
    guard difference.constant != 0 else { return [] }
    let possible = store.not(store.union(of: impossible, bearingOn: difference))
    guard store.leaves(of: store.apply(possible, difference) { $0 == 1 ? $1 : 0 }) != [0] else {
      return []
    }
    // What is impossible counts neither way, so that cases are told by what matters in them.
    let simple = store.simplified(difference, within: possible)
    let cubes = store.cubes(of: simple, to: { $0 != 0 }, limit: Self.mostWays)
    return cubes?.compactMap { leaf, cube in
      guard let before = outcome(UInt8(leaf >> 4 - 1)), let after = outcome(UInt8(leaf & 15 - 1)),
        holds(cube, in: possible)
      else { return nil }
      return .init(
        before: before, after: after, facts: cube.values.map { ($0.variable, $0.values) })
    }
  }

  /// Whether some case of a cube can be.
  private func holds(_ cube: Cube, in possible: Diagram) -> Bool {
    var known = all
    for entry in cube.values { known[entry.variable].formIntersection(entry.values) }
    return store.leaves(of: store.restrict(possible, known)).contains(1)
  }

  /// - Parameter law: Whose answers to contested points are taken.
  private func load(
    _ diagram: FrozenDiagram, _ law: EpochLaw, _ leaf: (Int32) -> Int32
  ) -> Diagram {
    var known = all
    for reading in law.law.space.readings { known[reading] = law.law.space.nothingStated[reading] }
    return known.withUnsafeBufferPointer { known in
      known.baseAddress.map { diagram.restricted(known: $0, in: store, leaf) } ?? .leaf(0)
    }
  }
}
