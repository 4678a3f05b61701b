import DecisionDiagram
import Diagnostics

/// A case in which the one value of a step leads to a worse answer than it may.
package struct StepViolation: Sendable {
  package let fact: FactID
  package let step: FactStep
  package let day: CalendarDate
  /// The activity that makes the one answer worse, and where it stands there.
  package let activity: ActivityID
  package let verdict: Verdict
  /// The other variables that matter.
  package let witness: [(variable: Int, value: Int)]
}

extension LawCheck {
  /// Reports where more of an ordered fact makes an answer better all the same, and what is listed as out of order and is not.
  ///
  /// Along ordered facts more never makes an answer better, and what counts as relief never makes one worse.
  ///
  /// Two cases that differ in the values of one step alone are held against each other: in each, the worst position over
  /// the activities that count (are graded at least likely) and whose grade or position tests the fact; what every
  /// business carries is counted with them. Facts that apply on one side of the step only are none on the other, and
  /// anything on the one: each case of them is held against the one without.
  /// It is the order of the law as its own files have it that is proved: a house may be stricter where less is done, and
  /// another answer to a contested point may make one activity worse than the next.
  mutating func reportOrder(_ proof: OrderProof) {
    let ordered = law.facts.filter { !$0.steps.isEmpty }
    coverage.steps = ordered.reduce(0) { $0 + $1.steps.count }
    coverage.outOfOrder = law.outOfOrder.reduce(0) { $0 + $1.steps.count }
    violations = proof.violations
    for violation in violations { report(violation) }
    for idle in proof.idle {
      let fact = law[law.outOfOrder[idle.listed].fact]
      report(
        "idle-exception",
        "`\(law[idle.row].name)` turns no answer along `\(fact.name)` \(words(for: idle.step, of: fact))",
        law.outOfOrder[idle.listed].source,
        help: "take the row or the value out of this entry")
    }
    if proof.isExhausted {
      report(
        "not-proved", "that more never makes an answer better is too large to prove", ordered.first?.source)
    }
  }

  private mutating func report(_ violation: StepViolation) {
    let fact = law[violation.fact]
    let step = violation.step
    let verdict = violation.verdict.name
    let way = words(for: step.written, of: fact)
    report(
      step.isRelief ? "relief-burdens" : "more-is-better",
      step.isRelief
        ? "`\(fact.name)` counts as relief, and makes an answer worse \(way)"
        : "more of `\(fact.name)` makes an answer better \(way)",
      fact.source,
      help: "on \(violation.day) `\(law[violation.activity].name)` is \(verdict) on "
        + (step.isRelief ? "the second side" : "the first side")
        + " only, and nothing as bad follows on the other: \(law.words(for: violation.witness))")
  }

  /// The step in words: from `none` to `core`, with `links` added.
  private func words(for step: OutOfOrder.Step, of fact: Fact) -> String {
    let to = fact.values[step.to].name
    return step.from.map { "from `\(fact.values[$0].name)` to `\(to)`" } ?? "with `\(to)` added"
  }
}

extension Law {
  /// Whether nothing is laid on top of it, and every contested point has its usual answer.
  var isAsWritten: Bool {
    let sources =
      instruments.map(\.source) + gradeRows.map(\.source) + facts.map(\.source)
      + impossible.map(\.source)
    return chosenReadings.isEmpty && !sources.contains(where: \.isOverlay)
  }
}
