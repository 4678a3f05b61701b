package import Law
import TerminalUI
import Wording

/// The clauses whose conditions test something, itself or through terms, by kind.
package struct ClauseUses {
  package private(set) var names: [(kind: LawKind, names: [String])] = []

  /// - Parameters:
  ///   - day: Only clauses of the law of this day; `nil` for those of any day.
  ///   - tests: Whether a condition tests it.
  package init(in law: Law, on day: CalendarDate?, where tests: (Condition) -> Bool) {
    func add(_ kind: LawKind, _ clauses: [(name: String, conditions: [Condition])]) {
      var using: [String] = []
      for clause in clauses
      where clause.conditions.contains(where: tests) && !using.contains(clause.name) {
        using.append(clause.name)
      }
      if !using.isEmpty { names.append((kind, using)) }
    }
    func inForce(_ period: Period) -> Bool { day.map(period.contains) ?? true }
    add(.terms, law.terms.map { ($0.name, [$0.means]) })
    add(.rows, law.gradeRows.map { ($0.name, [$0.when]) })
    add(.regimes, law.regimes.filter { inForce($0.period) }.map { ($0.name, [$0.when]) })
    add(
      .rules,
      law.rules.filter { inForce($0.period) }.map { ($0.name, [$0.when, $0.demands ?? .always]) })
    add(.exceptions, law.exceptions.filter { inForce($0.period) }.map { ($0.name, [$0.when]) })
    add(.blocks, law.blocks.filter { inForce($0.period) }.map { ($0.name, [$0.when]) })
    add(.duties, law.duties.filter { inForce($0.period) }.map { ($0.name, [$0.when, $0.brokenWhen ?? .always]) })
    add(.impossible, law.impossible.map { ($0.name, [$0.when]) })
  }
}
