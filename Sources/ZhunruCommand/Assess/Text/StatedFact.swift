import Law
import Portfolio
import YAML

/// What a file says of one fact, as it is shown beside a demand.
struct StatedFact {
  let value: String
  /// The line of the file; 0 where it is not in the company's own lines.
  let line: Int
}

extension TextReport {
  /// What the company and one of its lines state, by variable.
  func statedFacts(
    _ record: borrowing CompanyRecord, _ line: Int, _ tree: borrowing YAMLTree
  ) -> [Int: StatedFact] {
    var facts: [Int: StatedFact] = [:]
    for statement in record.statements + record.lines[line].statements {
      let variable = Int(statement.variable)
      let value = shown(statement, record, tree)
      facts[variable] = StatedFact(value: value, line: Int(statement.line))
    }
    return facts
  }

  private func shown(
    _ statement: CompanyRecord.Statement, _ record: borrowing CompanyRecord,
    _ tree: borrowing YAMLTree
  ) -> String {
    let variable = law.space.variables[Int(statement.variable)]
    if case .fact(let fact) = variable.subject, law[fact].computed == .sum(.foreign),
      let share = record.foreignShare
    {
      return shown(share)
    }
    if statement.node >= 0, tree[Int(statement.node)].kind == .scalar {
      return tree.string(of: tree[Int(statement.node)])
    }
    let values = (0..<variable.size).filter { statement.known & (1 << $0) != 0 }
    return words.either(values.map { shown($0, of: variable) })
  }

  private func shown(_ value: Int, of variable: FactSpace.Variable) -> String {
    switch variable.domain {
    case .yesNo: return value == 1 ? words("yes", "是") : words("no", "否")
    case .values:
      guard case .fact(let fact) = variable.subject else { return "" }
      return law[fact].values[value].says[language]
    case .places: return ""
    case .figures(let domain):
      func figure(_ figure: Int64) -> String {
        Percentage(millionths: Int32(clamping: figure)).description
      }
      switch domain.cells[value] {
      case .exactly(let exact): return figure(exact)
      case .between(let low, let high):
        return words(
          "between \(figure(low ?? 0)) and \(figure(high ?? 1_000_000))",
          "\(figure(low ?? 0))至\(figure(high ?? 1_000_000))之间")
      }
    }
  }
}
