package import DecisionDiagram

/// The law of one epoch, compiled activity by activity as they are asked for.
///
/// Safe to share between threads; what is compiled once serves all.
public final class EpochLaw: Sendable {
  public let law: Law
  /// The number of the epoch, from 0; see ``Law/epoch(of:)``.
  public let number: Int
  /// A day of the epoch, its first.
  public let day: CalendarDate
  private let workspace: CompilingWorkspace

  /// - Parameters:
  ///   - date: Any day of the epoch.
  ///   - workspace: Where the epochs of the law are compiled.
  package init(_ law: Law, on date: CalendarDate, in workspace: CompilingWorkspace) {
    self.law = law
    number = law.epoch(of: date)
    day = number == 0 ? date : law.changes[number - 1]
    self.workspace = workspace
  }

  /// - Parameter date: Any day of the epoch.
  public convenience init(_ law: Law, on date: CalendarDate) {
    self.init(law, on: date, in: CompilingWorkspace(law))
  }

  private func withEpoch<Result: Sendable>(
    _ body: (CompilingWorkspace.Epoch) -> Result
  ) -> Result {
    workspace.withEpoch(number, day, body)
  }

  /// When a line is an activity.
  package func grade(of activity: ActivityID) -> CompiledGrade {
    workspace.grade(of: activity, number, day)
  }

  /// Where the law puts an activity.
  package func position(of activity: ActivityID) -> CompiledPosition {
    workspace.position(of: activity, number, day)
  }

  /// Which verdict an activity has, without its grounds.
  ///
  /// Those of the position where that is compiled already; else a smaller diagram, made many times as fast.
  package func verdicts(of activity: ActivityID) -> CompiledVerdicts {
    workspace.verdicts(of: activity, number, day)
  }

  /// What one text answers for an activity where its gates hold: a leaf one more than the number of the outcome, or 0
  /// where they do not or the case cannot be.
  package func answer(of regime: RegimeID, for activity: ActivityID) -> FrozenDiagram {
    withEpoch { compiling in
      compiling.compiler.compileAnswer(of: law[regime], for: activity)
    }
  }

  /// The duties in force.
  package var duties: [DutyID] {
    law.duties.indices.filter { law.duties[$0].period.contains(day) }.map { law.duties[$0].id }
  }

  /// When a condition holds: leaf 0 `impossible`, 1 does not hold, 2 holds.
  package func holds(_ condition: Condition) -> FrozenDiagram {
    workspace.holds(condition, number, day)
  }

  /// How a duty stands: leaf 0 `impossible`, 1 does not apply, 2 applies, 3 applies and is broken.
  package func state(of duty: DutyID) -> FrozenDiagram {
    workspace.status(of: duty, number, day)
  }

  /// When a condition holds, in cases that cannot be as well: leaf 1 does not hold, 2 holds.
  package func holdsAnywhere(_ condition: Condition) -> FrozenDiagram {
    workspace.holdsAnywhere(condition, number, day)
  }

  /// What is taken of a variable where the file does not state its fact: leaf 1 where a value fits, else 0.
  package func bond(_ derivation: Derivation, _ variable: Derivation.Variable) -> FrozenDiagram {
    workspace.bond(derivation, variable, number, day)
  }

  /// Where a topic is in play that some facts put in play unless they are none: leaf 1 where its flag fits, else 0.
  ///
  /// - Parameter variables: Those of the facts, in order.
  package func bond(of topic: TopicID, openedBy variables: [Int]) -> FrozenDiagram {
    workspace.bond(of: topic, openedBy: variables, number, day)
  }

  /// What a company's own facts must agree with.
  package var consistency: CompiledConsistency {
    workspace.consistency(number, day)
  }
}
