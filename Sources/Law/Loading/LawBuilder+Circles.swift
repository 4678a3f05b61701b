import Diagnostics

extension LawBuilder {
  /// Reports terms and conditions of facts that lead back to themselves.
  func checkCircles() {
    let references = references
    guard !isWithoutCircles(references) else { return }
    let subjects =
      terms.map { ("term", $0.name, $0.source) } + facts.map { ("fact", $0.name, $0.source) }
      + topics.map { ("topic", $0.name, $0.source) }
    for (number, subject) in subjects.enumerated() where leadsBack(number, references) {
      add([circular(subject.0, subject.1, subject.2)])
    }
  }

  /// What each term, fact and topic, numbered in this order, hangs on directly.
  private var references: [[Int]] {
    terms.map { references(of: [$0.means]) }
      + facts.map { references(of: conditionsBehind($0)) }
      + topics.map { references(of: [$0.inPlay].compactMap(\.self)) }
  }

  private func references(of conditions: [Condition]) -> [Int] {
    var found: [Int] = []
    func look(_ condition: Condition) {
      switch condition {
      case .all(let parts), .any(let parts): for part in parts { look(part) }
      case .not(let part): look(part)
      case .term(let term): found.append(term.index)
      case .fact(let fact, _): found.append(terms.count + fact.index)
      case .about(let named): found += named.map { terms.count + facts.count + $0.index }
      case .carries, .reading, .stated: break
      }
    }
    for condition in conditions { look(condition) }
    return found
  }

  /// What decides what is taken of a fact.
  private func conditionsBehind(_ fact: Fact) -> [Condition] {
    [fact.appliesWhen].compactMap(\.self) + fact.infers.map(\.when)
      + topics.filter { $0.opens(fact.id) }.compactMap(\.inPlay)
  }

  /// Whether whatever is referred to can be taken away, what refers to nothing first, until nothing is left.
  private func isWithoutCircles(_ references: [[Int]]) -> Bool {
    var left = references.map(\.count)
    var referring = [[Int]](repeating: [], count: references.count)
    for (number, others) in references.enumerated() {
      for other in others { referring[other].append(number) }
    }
    var free = left.indices.filter { left[$0] == 0 }
    var taken = 0
    while let next = free.popLast() {
      taken += 1
      for number in referring[next] {
        left[number] -= 1
        if left[number] == 0 { free.append(number) }
      }
    }
    return taken == references.count
  }

  private func leadsBack(_ goal: Int, _ references: [[Int]]) -> Bool {
    var seen = [Bool](repeating: false, count: references.count)
    var waiting = references[goal]
    while let next = waiting.popLast() {
      if next == goal { return true }
      guard !seen[next] else { continue }
      seen[next] = true
      waiting += references[next]
    }
    return false
  }

  private func circular(_ kind: String, _ name: String, _ source: SourceReference) -> Diagnostic {
    Diagnostic(
      severity: .error, code: "circular", headline: Message("the \(kind) `\(name)` leads back to itself", "\(kind)`\(name)`循环指向自身"),
      primary: source.label())
  }
}
