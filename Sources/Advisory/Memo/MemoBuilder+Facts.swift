import Assessment
import DecisionDiagram
import Law
import Portfolio
import Wording

/// What was told, in sentences.
extension MemoBuilder {
  func facts(_ company: CompanyCase) -> [Memo.FactParagraph] {
    var paragraphs = [
      Memo.FactParagraph(title: words("Ownership", "股权"), text: ownershipFacts(company))
    ]
    for line in company.lines {
      let text = serviceFacts(company, line)
      if !text.isEmpty {
        paragraphs.append(Memo.FactParagraph(title: company.lineNames[line], text: text))
      }
    }
    return paragraphs.filter { !$0.text.isEmpty }
  }

  private func ownershipFacts(_ company: CompanyCase) -> String {
    var sentences: [String] = []
    if let share = company.record.foreignShare {
      sentences.append(sentence(shareClause(share)))
    }
    if let place = company.record.place {
      let isAbroad = law[place].name == "outside-mainland"
      sentences.append(
        isAbroad
          ? words("The company is abroad.", "公司设于境外。")
          : words("The company is registered in \(law[place].title[.english]).", "注册地为\(law[place].title[.chinese])。"))
    }
    // Where the holders come from is told with each.
    let isTold = { (fact: Fact) in
      company.outline != nil && fact.kind == .yesNo && fact.heldBy == .everyForeignHolder
    }
    sentences += clauses(company.record.statements, company.stated.first ?? [:], ofCompany: true, leaving: isTold)
      .map(sentence)
    return joined(sentences)
  }

  private func serviceFacts(_ company: CompanyCase, _ line: Int) -> String {
    let record = company.record.lines[line]
    var sentences: [String] = []
    if !record.declared.isEmpty {
      let nouns = record.declared.map(noun)
      sentences.append(
        words("It was named as \(words.both(nouns)).", "据告知，该业务为\(words.both(nouns))。"))
    }
    if !record.about.isEmpty {
      let kinds = record.about.map { law[$0].says[language] }
      sentences.append(words("It is about \(words.both(kinds)).", "业务涉及\(words.both(kinds))。"))
    }
    let clauses = clauses(record.statements, company.stated[line], ofCompany: false)
    // A few clauses a sentence, so that they can be read.
    for start in stride(from: 0, to: clauses.count, by: 3) {
      sentences.append(
        sentence(clauses[start..<min(start + 3, clauses.count)].joined(separator: words("; ", "；"))))
    }
    return joined(sentences)
  }

  /// What is stated, fact by fact, as clauses; shares and the place are said apart.
  private func clauses(
    _ statements: [CompanyRecord.Statement], _ stated: [Int: StatedFact], ofCompany: Bool,
    leaving isTold: (Fact) -> Bool = { _ in false }
  ) -> [String] {
    var seen: Set<FactID> = []
    return statements.compactMap { statement in
      guard !statement.follows, !law.space.isFlag(Int(statement.variable)),
        let id = law.space.fact(of: Int(statement.variable)), seen.insert(id).inserted
      else { return nil }
      let fact = law[id]
      guard fact.computed == nil, fact.name != "registered-in",
        (fact.subject == .company) == ofCompany, !isTold(fact)
      else { return nil }
      if fact.kind == .set { return elements(of: fact, statements) }
      return stated[Int(statement.variable)].map { results.clause(fact, $0) }
    }
  }

  private func elements(of fact: Fact, _ statements: [CompanyRecord.Statement]) -> String {
    func known(_ element: Int) -> ValueSet? {
      let variable = law.space.ofFact[fact.id.index].lowerBound + element
      return statements.last { Int($0.variable) == variable }?.known
    }
    let has = fact.values.indices.filter { known($0) == .only(1) }
    let open = fact.values.indices.filter { known($0).map { $0.contains(0) && $0.contains(1) } ?? false }
    guard !open.isEmpty else {
      return has.isEmpty
        ? words("it has none of these: \(fact.short[.english])", "无\(fact.short[.chinese])")
        : words.clause(fact, elements: has.map { fact.values[$0] })
    }
    guard open.count < fact.values.count else {
      return fact.short[language] + words(": not known", "：不清楚")
    }
    let others = words.either(open.map { fact.values[$0].says[language] })
    let unknown = words("not known whether \(others)", "是否有\(others)不清楚")
    guard !has.isEmpty else { return fact.short[language] + words(": ", "：") + unknown }
    return words.clause(fact, elements: has.map { fact.values[$0] }) + words(", ", "，") + unknown
  }
}
