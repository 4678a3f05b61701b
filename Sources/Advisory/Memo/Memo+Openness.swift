import Assessment
import DecisionDiagram
import Law
import Portfolio

/// What is unsettled, not known, or taken for granted.
extension MemoBuilder {
  // MARK: - Contested points

  /// Contested points that would change an answer, each with what its answers lead to.
  func contested(_ company: CompanyCase) -> [ContentObject] {
    company.order.flatMap { line in
      let finding = company.finding(line)
      var readings: [ReadingID] = []
      for alternative in finding.alternatives where !readings.contains(alternative.reading) {
        readings.append(alternative.reading)
      }
      return readings.map { contested($0, company, line) }
    }
  }

  private func contested(_ id: ReadingID, _ company: CompanyCase, _ line: Int) -> ContentObject {
    let reading = law[id]
    let finding = company.finding(line)
    let alternatives = finding.alternatives.filter { $0.reading == id }
    var object = ContentObject()
    object.add("reading", reading.name)
    object.add("question", reading.question[language])
    object.add("service", company.lineNames[line])
    object.add("anchor", anchor(line))
    object.add(
      "answers",
      reading.answers.indices.compactMap { position -> ContentObject? in
        let alternative = alternatives.first { $0.answer == position }
        let isDefault = reading.defaults == [position]
        guard alternative != nil || isDefault else { return nil }
        var answer = ContentObject()
        answer.add("says", reading.answers[position].says[language])
        answer.add("held-by", reading.answers[position].heldBy?[language])
        answer.add("is-default", if: isDefault)
        answer.add("outcome", outcome(alternative, finding))
        return answer
      })
    object.add("is-open", if: reading.defaults.count > 1)
    return object
  }

  private func outcome(
    _ alternative: ReadingAlternative?, _ finding: CompanyAssessment.LineFinding
  ) -> String {
    guard let alternative else { return results.list(finding.verdicts) }
    guard alternative.verdicts == finding.verdicts else {
      return results.list(alternative.verdicts)
    }
    // Another activity decides the line; what changes is below it.
    return alternative.activities.map { activity in
      let title = law[activity.activity].title[language]
      return words("\(title): ", "\(title)：") + results.list(activity.verdicts)
    }.joined(separator: words("; ", "；"))
  }

  // MARK: - Missing facts

  /// The facts that a line hangs on, with what each answer would leave possible.
  func missing(_ company: CompanyCase, _ line: Int) -> [ContentObject] {
    var facts: [FactID] = []
    for variable in company.finding(line).open {
      if let fact = law.space.fact(of: variable), !facts.contains(fact) { facts.append(fact) }
    }
    return facts.map { id in
      let fact = law[id]
      var object = ContentObject()
      object.add("fact", fact.short[language])
      object.add("question", fact.question[language])
      object.add("service", company.lineNames[line])
      object.add("anchor", anchor(line))
      object.add("answers", answers(fact, company, line))
      return object
    }
  }

  private func answers(_ fact: Fact, _ company: CompanyCase, _ line: Int) -> [ContentObject] {
    let open = Set(company.finding(line).open)
    let seat = fact.subject == .company ? company.record.place : nil
    let values = ValueText(law: law, words: words, within: seat)
    return law.space.ofFact[fact.id.index].filter(open.contains).flatMap { variable in
      var groups: [(outcome: VerdictSet, values: ValueSet)] = []
      let known = known(variable, company, line)
      for value in 0..<law.space.variables[variable].size where known.contains(value) {
        let outcome = outcome(if: variable, is: .only(value), company, line)
        guard !outcome.isEmpty else { continue }
        if let index = groups.firstIndex(where: { $0.outcome == outcome }) {
          groups[index].values.insert(value)
        } else {
          groups.append((outcome, .only(value)))
        }
      }
      return groups.map { group in
        var answer = ContentObject()
        answer.add("if", values.text(of: group.values, variable))
        answer.add("outcome", results.list(group.outcome))
        return answer
      }
    }
  }

  private func known(_ variable: Int, _ company: CompanyCase, _ line: Int) -> ValueSet {
    company.record.lines[line].statements.last { $0.variable == Int32(variable) }?.known
      ?? company.record.known[variable]
  }

  /// What a line can come to if one more thing is known.
  private func outcome(
    if variable: Int, is values: ValueSet, _ company: CompanyCase, _ line: Int
  ) -> VerdictSet {
    var record = company.record.alone(line)
    record.set([(variable, values)], line: 0, law)
    return assessor.outcomes(of: 0, record, on: company.date, &trial)
  }

  // MARK: - Assumptions

  /// What is taken where the file says nothing, by line.
  func assumptions(_ company: CompanyCase) -> [ContentObject] {
    company.order.compactMap { line in
      let assumed = company.assumed[line]
      guard !assumed.isEmpty else { return nil }
      var object = ContentObject()
      object.add("service", company.lineNames[line])
      object.add("facts", assumed.compactMap(item))
      object.add("no-other-business", if: assumed.contains { $0.isOfTopic })
      return object
    }
  }

  /// What is taken of a fact.
  private func item(_ assumption: Assumption) -> ContentObject? {
    guard case .fact(let fact) = assumption.subject else { return nil }
    var item = ContentObject()
    item.add("fact", law[fact].short[language])
    item.add("question", law[fact].question[language])
    item.add("taken", assumption.inference?.says[language] ?? results.assumedValue(of: law[fact]))
    return item
  }
}
