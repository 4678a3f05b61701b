/// A clause in all its editions, which bear one name; each edition is a clause of its own.
public enum Editions<Clause> {}

public typealias RegimeName = Identifier<Editions<Regime>>
public typealias RuleName = Identifier<Editions<Rule>>
public typealias ExceptionName = Identifier<Editions<RuleException>>

/// The names of the clauses of one kind, by which other clauses refer to all editions of one.
struct ClauseNames<Clause>: Sendable {
  /// In the order in which the files first give them.
  private(set) var texts: [String] = []
  private var names: [String: Identifier<Editions<Clause>>] = [:]

  subscript(name: Identifier<Editions<Clause>>) -> String { texts[name.index] }

  /// The name that is written so, if some clause bears it.
  func find(_ text: String) -> Identifier<Editions<Clause>>? { names[text] }

  /// The name that is written so; a new one where no clause bore it before.
  @discardableResult
  mutating func declare(_ text: String) -> Identifier<Editions<Clause>> {
    if let found = names[text] { return found }
    let name = Identifier<Editions<Clause>>(texts.count)
    texts.append(text)
    names[text] = name
    return name
  }
}
