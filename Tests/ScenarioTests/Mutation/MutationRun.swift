import Assessment
import DecisionDiagram
import Law
import Portfolio
import Scenarios

/// Asks of changes of the law whether some scenario fails under them. For one thread at a time.
final class MutationRun {
  /// What is asked of several threads, found once.
  struct Ground: Sendable {
    let law: Law
    let context: AssessmentContext
    let schema: PortfolioSchema
    let cases: [Case]

    /// A scenario that holds, with what it looks at.
    struct Case: Sendable {
      let scenario: Scenario
      let activities: ActivitySet
      /// Those of which it says the outcome.
      let stated: ActivitySet
      /// Whether it has the outcomes of every activity.
      let isOfAnything: Bool
    }

    /// - Parameter law: Cut as finely as the changes ask for.
    init(_ law: Law, _ scenarios: [Scenario]) {
      self.law = law
      context = AssessmentContext(law)
      schema = PortfolioSchema(law)
      let judge = ScenarioJudge(context, schema)
      cases = scenarios.compactMap { scenario in
        let decision = judge.decide(scenario)
        guard decision.departures.isEmpty, decision.record != nil else { return nil }
        let result = decision.result
        return Case(
          scenario: scenario, activities: ActivitySet(result.activities.map(\.activity)),
          stated: ActivitySet(scenario.verdicts.map(\.activity)),
          isOfAnything: result.lines[..<result.lineCount].contains(where: \.mayBeNothingFound))
      }
    }
  }

  /// What became of a change.
  enum Outcome: Sendable {
    /// A scenario fails.
    case caught
    /// None does, and no case comes to another verdict where contested points have their usual answers.
    case same
    /// None does, though this case comes to another verdict.
    case missed(String)
  }

  private let ground: Ground

  init(_ ground: Ground) { self.ground = ground }

  func outcome(of mutant: Mutant) -> Outcome {
    let law = mutant.applied(to: ground.law)
    let context =
      mutant.activities.map { AssessmentContext(law, like: ground.context, except: $0) } ?? AssessmentContext(law)
    let judge = ScenarioJudge(context, ground.schema)
    for scenario in candidates(for: mutant) where !judge.departures(of: scenario).isEmpty { return .caught }
    return difference(context, mutant).map(Outcome.missed) ?? .same
  }

  /// The scenarios that the change can bear on, those first that say most of it.
  private func candidates(for mutant: Mutant) -> [Scenario] {
    var sorted: [[Scenario]] = [[], [], []]
    for found in ground.cases where mutant.days.contains(found.scenario.date) {
      let touches = mutant.activities.map { found.activities.intersects($0) } ?? true
      guard touches || found.isOfAnything else { continue }
      let isStated = mutant.activities.map { found.stated.intersects($0) } ?? !found.stated.isEmpty
      sorted[isStated ? 0 : touches && !found.isOfAnything ? 1 : 2].append(found.scenario)
    }
    return sorted.flatMap(\.self)
  }

  // MARK: - Differences

  /// A case that comes to another verdict, as `law diff` finds them; `nil` where none does.
  private func difference(_ context: AssessmentContext, _ mutant: Mutant) -> String? {
    var met: [ActivityID: Set<[ObjectIdentifier]>] = [:]
    for day in days(of: mutant) {
      let (before, after) = (ground.context.epoch(of: day), context.epoch(of: day))
      let comparison = LawComparison(before, after)
      for activity in mutant.activities?.members ?? ground.law.activities.map(\.id) {
        // Days on which an activity has the same law are compared once.
        let diagrams = [before, after].map { ObjectIdentifier($0.position(of: activity).diagram) }
        guard met[activity, default: []].insert(diagrams).inserted, diagrams[0] != diagrams[1],
          let difference = comparison.difference(of: activity)
        else { continue }
        return "\(day), \(ground.law[activity].name): \(words(for: difference))"
      }
    }
    return nil
  }

  /// The days on which the law that it changes is in force and begins to be another.
  private func days(of mutant: Mutant) -> [CalendarDate] {
    let first = mutant.days.first
    return ([first] + ground.law.changes.filter { $0 > first && mutant.days.contains($0) })
      .filter { ground.law.isEncoded(on: $0) }
  }

  private func words(for difference: ActivityDifference) -> String {
    func words(_ facts: [(variable: Int, values: ValueSet)], _ before: String, _ after: String) -> String {
      let witness = facts.map { fact in
        let size = ground.law.space.variables[fact.variable].size
        return (variable: fact.variable, value: (0..<size).first(where: fact.values.contains) ?? 0)
      }
      return "\(ground.law.words(for: witness)): \(before) → \(after)"
    }
    if let region = difference.regions?.first { return words(region.facts, region.before.name, region.after.name) }
    if let region = difference.grades?.first { return words(region.facts, region.before.name, region.after.name) }
    return "more cases than can be listed"
  }
}

extension ActivitySet {
  fileprivate func intersects(_ other: ActivitySet) -> Bool {
    members.contains(where: other.contains)
  }
}
