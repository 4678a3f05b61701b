import DecisionDiagram

extension LawCheck {
  /// Every activity is answered for in every case, and is reached by a text or declared off the
  /// list.
  mutating func checkGoverned() {
    coverage.activities = law.activities.count
    coverage.epochs = days.count
    checkReach()
    for activity in law.activities {
      var proved: [ActivityEpochs.Signature: Double] = [:]
      for day in days {
        guard let compiler = compilers[day] else { continue }
        let signature = epochs.signature(of: activity.id, in: compiler)
        let combinations = proved[signature] ?? checkGoverned(activity, compiler)
        proved[signature] = combinations
        coverage.positions += 1
        coverage.combinations += combinations
      }
    }
  }

  /// The silence of a list is meant: who is reached by none is declared so, and nobody else.
  ///
  /// An activity that leaves a list with an edition is reached by the one before.
  private mutating func checkReach() {
    let reached = activitiesOfLists
    for activity in law.activities {
      if activity.id != law.generalBusiness, !activity.isOffTheList, !reached.contains(activity.id)
      {
        report(
          "not-governed",
          "no rule of a list reaches `\(activity.name)`, and it is not declared off the list",
          activity.source, help: "add a rule, or `off-the-list: true`")
      }
      if activity.isOffTheList, reached.contains(activity.id) {
        report(
          "off-the-list",
          "`\(activity.name)` is declared off the list, and a rule of a list reaches it",
          activity.source, help: "leave out `off-the-list`")
      }
    }
  }

  /// - Returns: The combinations of facts that the position was proved for.
  private mutating func checkGoverned(_ activity: Activity, _ compiler: LawCompiler) -> Double {
    let position = compiler.compilePosition(of: activity.id)
    for (leaf, outcome) in position.outcomes.enumerated() where leaf > 0 && outcome.regime == nil {
      guard let witness = position.diagram.witness(for: Int32(leaf)) else { continue }
      report(
        "ungoverned", "no text answers for `\(activity.name)` on \(compiler.date)",
        activity.source,
        help: "for example with \(law.words(for: witness))")
    }
    return position.diagram.support.reduce(1.0) { $0 * Double(law.space.variables[$1].size) }
  }

  /// The activities that rules of lists name, those apart that bind every business.
  private var activitiesOfLists: ActivitySet {
    law.rules.reduce(into: ActivitySet()) { set, rule in
      let isForAll = rule.activities.members.count == law.activities.count
      if rule.regime != nil, rule.toRequirements.isEmpty, !isForAll {
        set.formUnion(rule.activities)
      }
    }
  }
}
