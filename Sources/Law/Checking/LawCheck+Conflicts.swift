import DecisionDiagram
import Diagnostics

extension LawCheck {
  /// In one text, no two rules of one measure bind the same case with different limits.
  ///
  /// Limits are what is demanded of a share or of another figure; demands of form or of posts add up
  /// and are no conflict. A rule that an exception lifts does not bind.
  mutating func checkConflicts() {
    var seen: Set<[Int]> = []
    for day in days {
      guard let compiler = compilers[day] else { continue }
      let rules = compiler.rules.filter { $0.demands != nil }
      for (index, first) in rules.enumerated() {
        for second in rules[(index + 1)...]
        where first.measure == second.measure && first.demands != second.demands
          && first.regime == second.regime && areLimits(first, second)
          && law[first.provision].instrument == law[second.provision].instrument
          && !seen.contains([first.id.index, second.id.index])
        {
          if checkConflict(first, second, compiler) {
            seen.insert([first.id.index, second.id.index])
          }
        }
      }
    }
  }

  private func areLimits(_ first: Rule, _ second: Rule) -> Bool {
    guard let a = first.demands, let b = second.demands else { return false }
    return law[first.measure].limitsShare
      || law.facts(testedBy: a).intersection(law.facts(testedBy: b))
        .contains { law[$0].kind.isFigure }
  }

  /// - Returns: Whether there is one; it is reported.
  private mutating func checkConflict(
    _ first: Rule, _ second: Rule, _ compiler: LawCompiler
  ) -> Bool {
    let shared = law.activities.map(\.id).filter {
      first.isMade(for: $0) && second.isMade(for: $0)
    }
    for activity in shared {
      let positions = PositionCompiler(compiler, activity)
      for regime in compiler.regimes
      where regime.activities.contains(activity)
        && (first.regime == regime.named
          || first.regime == nil && !regime.displaces.covers(first.named)
            && !regime.displaces.covers(second.named))
      {
        let differ = compiler.store.apply(
          positions.status(of: first, in: regime), positions.status(of: second, in: regime)
        ) { first, second in
          switch (RuleStatus(leaf: first), RuleStatus(leaf: second)) {
          case (.met, .failed), (.failed, .met): 2
          case _: 1
          }
        }
        let conflict = compiler.excludingImpossible(
          compiler.store.ifThenElse(compiler.diagram(regime.when), differ, .leaf(1)))
        guard let witness = FrozenDiagram(conflict, in: compiler.store).witness(for: 2) else {
          continue
        }
        report(
          "conflict",
          "`\(first.name)` and `\(second.name)` set different limits for `\(law[activity].name)` on \(compiler.date)",
          second.source, in: second.provision, other: first.source.label("the other rule"),
          help: "for example with \(law.words(for: witness))")
        return true
      }
    }
    return false
  }
}

extension Rule {
  /// Whether it can bind an activity: it names it, or attaches to requirements of any.
  func isMade(for activity: ActivityID) -> Bool {
    !toRequirements.isEmpty || activities.contains(activity)
  }
}
