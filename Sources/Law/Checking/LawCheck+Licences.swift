import DecisionDiagram
import Diagnostics

extension LawCheck {
  /// Wherever a text opens an activity, a rule asks for a licence or a filing or says that none is needed, or the activity
  /// is declared to be without; and none is declared so in vain.
  mutating func checkLicences() {
    for activity in law.activities {
      var seen: Set<ActivityEpochs.Signature> = []
      var isWithout = false
      for day in days.reversed() where !isWithout {
        guard let compiler = compilers[day],
          seen.insert(epochs.signature(of: activity.id, in: compiler)).inserted,
          let (regime, witness) = caseWithoutLicence(activity.id, compiler)
        else { continue }
        isWithout = true
        if activity.isWithoutLicences { continue }
        report(
          "no-licence",
          "where `\(law[regime].name)` opens `\(activity.name)` on \(day), nothing says which licence it needs",
          activity.source, other: law[regime].source.label("what opens it"),
          help: "for example with \(law.words(for: witness)); add a rule that asks for a licence or says that none is "
            + "needed, or `licences-not-encoded: true`")
      }
      if activity.isWithoutLicences, !isWithout {
        report(
          "licences-encoded",
          "`\(activity.name)` is declared to be without licences, and rules speak of them in every case",
          activity.source, help: "leave out `licences-not-encoded`")
      }
    }
  }

  /// A case in which one text opens an activity and nothing speaks of its licence.
  private func caseWithoutLicence(
    _ activity: ActivityID, _ compiler: LawCompiler
  ) -> (regime: RegimeID, witness: [(variable: Int, value: Int)])? {
    let store = compiler.store
    let positions = PositionCompiler(compiler, activity)
    let regimes = compiler.regimes.filter { $0.activities.contains(activity) }
    // Where the rules on foreign investment do not reach, the answer speaks of no freedom.
    let beyond = regimes.filter { $0.otherwise == .outOfScope }
      .reduce(Diagram.no) { store.or($0, compiler.diagram($1.when)) }
    for regime in regimes where regime.otherwise < .outOfScope {
      let bare = store.map(positions.answer(of: regime)) { number in
        positions.states[Int(number)].isWithoutLicences ? 2 : 1
      }
      let cases = compiler.excludingImpossible(
        store.ifThenElse(
          store.and(compiler.diagram(regime.when), store.not(beyond)), bare, .leaf(1)))
      if let witness = FrozenDiagram(cases, in: store).witness(for: 2) {
        return (regime.id, witness)
      }
    }
    return nil
  }
}
