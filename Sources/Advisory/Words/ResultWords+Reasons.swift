package import Law

/// Why a rule decides: where it stands, what it says, and how what the file gives compares with it.
package struct Reason {
  package let citation: String
  package let says: String
  /// `nil` for a rule that demands nothing.
  package let application: String?
}

extension ResultWords {
  /// - Parameter stated: What the file states, by variable.
  package func reason(_ decided: PositionOutcome.Finding, _ stated: [Int: StatedFact]) -> Reason {
    let rule = law[decided.rule]
    return Reason(
      citation: cite(rule.provision), says: rule.says[language],
      application: rule.demands.map { application(of: $0, isMet: decided.isMet, stated) })
  }

  private func application(
    of demands: Condition, isMet: Bool, _ stated: [Int: StatedFact]
  ) -> String {
    guard let (fact, given) = figure(in: demands, stated) else {
      return isMet ? words("met", "符合") : words("not met", "不符合")
    }
    let line = given.line > 0 ? words(" (line \(given.line))", "（第\(given.line)行）") : ""
    // The share of the Chinese side is the rest of the foreign one, so it is said whose share it is.
    let value =
      fact.computed == .sum(.foreign)
      ? words("\(given.value) foreign", "外资\(given.value)") : "\(fact.name) \(given.value)"
    return words("the file gives \(value)", "文件所载为\(value)") + line
  }

  /// The first figure of a demand that the file states; a yes or no says no more than “met”.
  private func figure(
    in condition: Condition, _ stated: [Int: StatedFact]
  ) -> (fact: Fact, given: StatedFact)? {
    switch condition {
    case .all(let parts), .any(let parts): parts.lazy.compactMap { figure(in: $0, stated) }.first
    case .not(let part): figure(in: part, stated)
    case .term(let term): figure(in: law[term].means, stated)
    case .fact(let fact, .figure):
      stated[law.space.ofFact[fact.index].lowerBound].map { (law[fact], $0) }
    case .fact, .carries, .reading, .about, .stated: nil
    }
  }

  /// The licence that a rule asks for.
  package func licence(_ rule: Rule) -> String {
    rule.licence.map { law[$0].title[language] } ?? rule.says[language]
  }

  /// Why nothing restricts, where no rule decides.
  package func silence(_ grounds: Grounds) -> String {
    switch (grounds.verdict, grounds.regime) {
    case (.outOfScope, .some(let regime)): law[regime].title[language]
    case (_, .some(let regime)):
      words(
        "no entry of \(law[regime].title[language]) restricts it",
        "\(law[regime].title[language])未作限制")
    case (_, .none): words("no text answers", "无文本规定")
    }
  }
}
