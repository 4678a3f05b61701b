import Law

/// The condition of a clause, its tests numbered from left to right.
indirect enum ClauseCondition {
  case all([ClauseCondition])
  case any([ClauseCondition])
  case not(ClauseCondition)
  /// A test of a fact, a grade or a reading: its number in the clause, and among all of the law.
  case test(Int, atom: Int)
  case term(Int, TermID)
}

/// Every different test of a law, numbered.
struct AtomTable {
  private(set) var conditions: [Condition] = []
  private var numbers: [Condition: Int] = [:]

  mutating func number(of condition: Condition) -> Int {
    if let found = numbers[condition] { return found }
    conditions.append(condition)
    numbers[condition] = conditions.count - 1
    return conditions.count - 1
  }

  /// Numbers the tests of a condition from left to right, as ``Condition/tests`` has them.
  mutating func clause(_ condition: Condition, _ next: inout Int) -> ClauseCondition {
    switch condition {
    case .all(let parts): return .all(parts.map { clause($0, &next) })
    case .any(let parts): return .any(parts.map { clause($0, &next) })
    case .not(let part): return .not(clause(part, &next))
    case .term(let term):
      next += 1
      return .term(next - 1, term)
    case .fact, .carries, .reading, .about, .stated:
      next += 1
      return .test(next - 1, atom: number(of: condition))
    }
  }
}
