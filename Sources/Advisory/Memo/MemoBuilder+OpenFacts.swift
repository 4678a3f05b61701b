import Assessment
import DecisionDiagram
import Law
import Portfolio
import Wording

/// What the answer depends on.
extension MemoBuilder {
  /// What the answer depends on: for two facts, what each value leads to.
  func dependence(_ company: CompanyCase, _ line: Int) -> [String] {
    let explanation = company.explanations[line]
    guard explanation.answer == .depends else { return [] }
    if let point = decidingPoint(company, line) {
      let views = views(of: point)
      let settled = point.settledBy.isEmpty ? "" : words(" \(point.settledBy)", point.settledBy)
      return [
        words(
          "It depends on a contested point, which counsel must judge: \(point.question)\(settled) \(views)",
          "结论取决于下列争议问题，须由律师判断：\(point.question)\(settled)\(views)")
      ]
    }
    // Of the figures of ownership, which go together, the first stands for all.
    let open = openFacts(company, line)
    let ownership = open.first { law[$0].computed != nil }
    let facts = open.filter { law[$0].computed == nil || $0 == ownership }
    var texts = facts.prefix(2).map { fact -> String in
      let parts = outcomes(of: fact, company, line).prefix(4).map { found in
        law[fact].kind == .choice
          ? words("\(found.outcome), if \(found.clause)", "如\(found.clause)，\(found.outcome)")
          : words("\(found.value): \(found.outcome)", "\(found.value)：\(found.outcome)")
      }
      let name = law[fact].short[language]
      // A clause ("who can use it") takes no article.
      let isClause = ["who ", "what ", "how ", "whether "].contains { name.hasPrefix($0) }
      let outcomes = (parts.joined(separator: "; "), parts.joined(separator: "；"))
      return words(
        "It depends on \(isClause ? "" : "the ")\(name)\(parts.isEmpty ? "" : " (\(outcomes.0))").",
        "取决于\(name)\(parts.isEmpty ? "" : "（\(outcomes.1)）")。")
    }
    if facts.count > 2 {
      let names = facts.dropFirst(2).prefix(4).map { law[$0].short[language] }
      let more = facts.count - 2 - names.count
      texts.append(
        words(
          "It depends also on: \(names.joined(separator: ", "))\(more > 0 ? " and \(more) more\(isApart ? "" : " (Annex C)")" : "").",
          "还取决于：\(names.joined(separator: "、"))\(more > 0 ? "等\(isApart ? "" : "（见附件三）")" : "")。"))
    }
    return texts
  }

  /// The facts that the outcome of a line hangs on.
  func openFacts(_ company: CompanyCase, _ line: Int) -> [FactID] {
    var facts: [FactID] = []
    for variable in company.finding(line).open {
      if let fact = law.space.fact(of: variable), !facts.contains(fact) { facts.append(fact) }
    }
    // First what makes the line what it most nearly is; last what belongs to subjects that nobody raised.
    let near = company.explanations[line].deciding.flatMap(\.openFacts)
    let known = assessor.known(of: company.record, line: line, company.result)
    func rank(_ fact: FactID) -> Int {
      near.contains(fact) ? 0 : law.isOfSubjectNotRaised(fact, known: known) ? 2 : 1
    }
    return (0...2).flatMap { place in facts.filter { rank($0) == place } }
  }

  /// What the values of a fact would lead to, values that lead to the same together.
  func outcomes(of fact: FactID, _ company: CompanyCase, _ line: Int) -> [ValueOutcome] {
    let key = LineFact(line: line, fact: fact)
    if let found = outcomes[key] { return found }
    guard trials < Self.mostTrials else { return [] }
    let open = Set(company.finding(line).open)
    let seat = law[fact].subject == .company ? company.record.place : nil
    let text = ValueText(law: law, words: words, within: seat)
    let alone = company.record.alone(line)
    let made = law.space.ofFact[fact.index].filter(open.contains).flatMap {
      variable -> [ValueOutcome] in
      var found: [(answer: Answer, verdicts: VerdictSet, values: ValueSet)] = []
      let known =
        alone.lines[0].statements.last { $0.variable == Int32(variable) }?.known ?? alone.known[variable]
      for value in 0..<law.space.variables[variable].size where known.contains(value) {
        guard let outcome = outcome(if: variable, is: .only(value), alone, on: company.date) else { continue }
        found.append((outcome.answer, outcome.verdicts, .only(value)))
      }
      /// Values that lead to the same, together.
      func grouped(_ isSame: (Answer, VerdictSet, Answer, VerdictSet) -> Bool) -> [(answer: Answer, verdicts: VerdictSet, values: ValueSet)] {
        var groups: [(answer: Answer, verdicts: VerdictSet, values: ValueSet)] = []
        for one in found {
          if let index = groups.firstIndex(where: { isSame($0.answer, $0.verdicts, one.answer, one.verdicts) }) {
            groups[index].values.formUnion(one.values)
          } else {
            groups.append(one)
          }
        }
        return groups
      }
      let groups = grouped { first, _, second, _ in first == second }
      guard groups.count > 1 else {
        // Where the answer is the same, what it stands for may not be.
        let finer = grouped { $1 == $3 }
        guard finer.count > 1 else { return [] }
        return finer.map { group in
          ValueOutcome(
            value: text.text(of: group.values, variable), clause: text.statement(of: group.values, variable),
            outcome: words.outcomes(group.verdicts))
        }
      }
      return groups.map { group in
        let byFiling = group.answer == .yesWithLicence && needsOnlyFilings(if: variable, is: group.values, alone, on: company.date)
        return ValueOutcome(
          value: text.text(of: group.values, variable), clause: text.statement(of: group.values, variable),
          outcome: words.short(group.answer, byFiling: byFiling))
      }
    }
    outcomes[key] = made
    return made
  }

  /// What the only line of a company comes to if one more thing is known; `nil` where that cannot be.
  private func outcome(
    if variable: Int, is values: ValueSet, _ alone: CompanyRecord, on date: CalendarDate
  ) -> (answer: Answer, verdicts: VerdictSet)? {
    trials += 1
    var record = alone
    record.set([(variable, values)], line: 0, law)
    let verdicts = assessor.outcomes(of: 0, record, on: date, &trial)
    return verdicts.isEmpty ? nil : (trial.lines[0].answer, verdicts)
  }

  /// Whether the only line of a company needs filings alone if one more thing is known.
  private func needsOnlyFilings(
    if variable: Int, is values: ValueSet, _ alone: CompanyRecord, on date: CalendarDate
  ) -> Bool {
    var record = alone
    record.set([(variable, values)], line: 0, law)
    assessor.assess(record, on: date, into: &trial)
    return trial.needsOnlyFilings(trial.lines[0])
  }
}
