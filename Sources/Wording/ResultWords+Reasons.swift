package import Assessment
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
  package func reason(_ decided: Demand, _ stated: [Int: StatedFact]) -> Reason {
    let rule = law[decided.rule]
    return Reason(
      citation: cite(rule.provision), says: rule.says[language],
      application: application(of: rule, decided.state, stated))
  }

  private func application(
    of rule: Rule, _ state: DemandState, _ stated: [Int: StatedFact]
  ) -> String? {
    guard let demands = rule.demands else {
      return state == .forTheAuthority ? standing(state) : nil
    }
    if state == .notMetAsTold, let unsaid = unsaid(in: demands, stated, on: rule.period.first) { return unsaid }
    guard state != .notKnown, let (fact, given) = figure(in: demands, stated) else {
      return standing(state)
    }
    // The share of the Chinese side is the rest of the foreign one, so it is said whose share it is.
    guard fact.computed == .sum(.foreign) else { return clause(fact, given) }
    return words.foreignShare(given.value)
  }

  /// What is said of a demand beside its rule: how what the file gives compares with it, and that it is not met as far as
  /// was told; `nil` where it demands nothing.
  package func comparison(_ demand: Demand, _ reason: Reason) -> String? {
    guard demand.state == .notMetAsTold else { return reason.application }
    let standing = standing(demand.state)
    guard let unsaid = reason.application, unsaid != standing else { return standing }
    return standing + words(": ", "：") + unsaid
  }

  /// How a demand stands.
  package func standing(_ state: DemandState) -> String {
    switch state {
    case .met: words("met", "符合")
    case .notMet: words("not met", "不符合")
    case .notMetAsTold: words("not met, as far as told", "就所告知的情况不符合")
    case .notKnown: words("not known", "尚不明确")
    case .forTheAuthority: words("for the authority to settle", "由主管机关认定")
    }
  }

  /// That nobody said what a demand asks for first of what nobody stated: `nobody said that it is an approved school`.
  private func unsaid(in condition: Condition, _ stated: [Int: StatedFact], on date: CalendarDate) -> String? {
    switch condition {
    case .all(let parts), .any(let parts):
      return parts.lazy.compactMap { unsaid(in: $0, stated, on: date) }.first
    case .term(let term): return unsaid(in: law[term].means, stated, on: date)
    case .fact(let fact, _), .not(.fact(let fact, _)):
      guard !law.space.ofFact[fact.index].contains(where: { stated[$0] != nil }),
        let clause = clause(of: condition, on: date)
      else { return nil }
      return words("nobody said that \(clause)", "未说明“\(clause)”")
    case .not, .carries, .reading, .about, .stated: return nil
    }
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

  /// The same with its article, as a sentence takes it: `a value-added telecom licence`.
  package func licencePhrase(_ rule: Rule) -> String {
    rule.licence.map { law[$0].noun[language] } ?? rule.says[language]
  }

  /// What is known of licences where none is asked for: by which provision none is needed, or that they are not encoded.
  package func withoutLicence(_ grounds: Grounds) -> [String] {
    let statements = grounds.noLicence.map { id in
      let says = law[id].says[language]
      let citation = cite(law[id].provision)
      return words("no licence needed: \(says) (\(citation))", "无需许可：\(says)（\(citation)）")
    }
    guard grounds.isWithoutLicences else { return statements }
    return statements + [Self.licencesNotEncoded[language]]
  }

  /// What is said in place of licences that nobody has encoded.
  package static let licencesNotEncoded = Wording(
    english: "which licences this field needs was not checked", chinese: "本领域所需许可未经核查")

  /// Who grants the licence that a rule asks for.
  package func authority(_ rule: Rule) -> String? {
    rule.authority?[language] ?? rule.licence.map { law[$0].authority[language] }
  }

  /// Why nothing restricts, where no rule decides: that the text which opens the activity does, or that no entry of the
  /// list names it.
  package func silence(_ grounds: Grounds) -> String {
    guard let regime = grounds.regime.map({ law[$0] }) else { return words("no text answers", "无文本规定") }
    let title = regime.title[language]
    if grounds.verdict == .outOfScope || regime.otherwise == .outOfScope { return title }
    if regime.when != .always {
      let citation = cite(regime.provision)
      return words("\(title) applies (\(citation))", "适用\(title)（\(citation)）")
    }
    return words("no entry of \(title) restricts it", "\(title)未作限制")
  }

  /// The text with gates that answers, the facts that meet them, and what it sets aside; `nil` for the usual text.
  package func opening(_ text: GoverningText) -> String? {
    let regime = law[text.regime]
    guard regime.when != .always, regime.otherwise != .outOfScope else { return nil }
    let title = regime.title[language]
    let citation = cite(regime.provision)
    var parts = [
      text.isCertain
        ? words("\(title) applies (\(citation))", "适用\(title)（\(citation)）")
        : words("if its conditions hold, \(title) applies (\(citation))", "如符合其条件，适用\(title)（\(citation)）")
    ]
    let displaced = text.displaced.map { law[$0] }
    var seen: Set<String> = []
    let texts = displaced.map { rule in
      let citation = cite(rule.provision)
      let says = rule.says[language]
      return words("\(citation): \(says)", "\(citation)：\(says)")
    }.filter { seen.insert($0).inserted }
    if !texts.isEmpty {
      parts.append(
        words("in place of ", "不再适用") + texts.joined(separator: words("; ", "；")))
    }
    return parts.joined(separator: words("; ", "；"))
  }
}
