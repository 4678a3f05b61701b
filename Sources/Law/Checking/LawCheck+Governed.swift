import DecisionDiagram
import Diagnostics

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

  /// Where no text's gates hold, none answers.
  ///
  /// - Returns: The combinations of the facts that its clauses test.
  private mutating func checkGoverned(_ activity: Activity, _ compiler: LawCompiler) -> Double {
    let store = compiler.store
    let gates = compiler.regimes.filter { $0.activities.contains(activity.id) }
      .reduce(Diagram.no) { store.or($0, compiler.diagram($1.when)) }
    let answered = compiler.excludingImpossible(store.map(gates) { $0 + 1 })
    if let witness = FrozenDiagram(answered, in: store).witness(for: 1) {
      report(
        "ungoverned", "no text answers for `\(activity.name)` on \(compiler.date)",
        activity.source,
        help: "for example with \(law.words(for: witness))")
    }
    let clauses = epochs.clauses(of: activity.id, in: compiler)
    let tested = Set(
      clauses.flatMap { store.support(of: compiler.diagram(law.condition(of: $0))) })
    return tested.reduce(1.0) { $0 * Double(law.space.variables[$1].size) }
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
