import Law

/// What is true of a line that is an activity, by one of the rows that make it so.
struct Truth {
  private let law: Law
  /// By name of fact, as files write it; several elements apart by a space.
  private(set) var facts: [String: String] = [:]

  /// - Parameter activity: One that some row makes of a line.
  init?(of activity: ActivityID, _ law: Law) {
    self.law = law
    let rows = law.gradeRows.filter { $0.grade >= .likely && !$0.blocks && $0.activities.contains(activity) }
    guard let row = rows.max(by: { $0.grade < $1.grade }) else { return nil }
    hold(row.when)
  }

  /// Takes what makes a condition true; what is not to be so is left open.
  private mutating func hold(_ condition: Condition) {
    switch condition {
    case .all(let parts): for part in parts { hold(part) }
    case .any(let parts): if let first = parts.first { hold(first) }
    case .term(let term): hold(law[term].means)
    case .fact(let fact, .isOneOf(let values)):
      if let value = values.first, facts[law[fact].name] == nil { facts[law[fact].name] = law[fact].values[value].name }
    case .fact(let fact, .containsAny(let elements)), .fact(let fact, .containsOnly(let elements)):
      guard let element = elements.first else { return }
      let name = law[fact].values[element].name
      let known = facts[law[fact].name].map { $0.split(separator: " ").map(String.init) } ?? []
      if !known.contains(name) { facts[law[fact].name] = (known + [name]).joined(separator: " ") }
    case .fact, .not, .carries, .reading, .about, .stated: break
    }
  }
}
