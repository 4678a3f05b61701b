import Assessment
import DecisionDiagram
import Law
import Portfolio
import Wording

/// The rules that decide on a line, how the company stands to each, and what lifts them.
extension MemoBuilder {
  /// - Parameters:
  ///   - shown: The activities whose rules are said.
  ///   - beside: Whether the line only may be those, beside what it is in every case.
  func rules(
    _ shown: [LineExplanation.Activity], _ explanation: LineExplanation, _ company: CompanyCase, _ line: Int,
    beside: Bool = false
  ) -> [String] {
    var texts: [String] = []
    var seen: Set<String> = []
    var said: Set<String> = []
    // Where several bad outcomes are possible, what leads to each is said.
    let grounds = shown.flatMap { explanation.answer == .notAsStructured ? $0.grounds : Array($0.grounds.prefix(1)) }
    let demands = resolved(grounds.flatMap(\.deciding), company, line)
    for (demand, says, citations) in results.merged(unique(demands), cite).prefix(3) {
      guard seen.insert(says).inserted else { continue }
      texts.append(demandSentence(demand, says, citations, company, line, onlyIf: beside, said: &said))
    }
    for activity in shown.prefix(2) {
      let opening = openings(activity, company, orPossible: explanation.answer.isObstacle)
      texts += (opening + (opening.isEmpty ? [] : termsMet(activity, company, line))).filter { seen.insert($0).inserted }
    }
    texts += notReached(shown)
    if texts.isEmpty, let ground = shown.first?.grounds.first, ground.licences.isEmpty {
      texts.append(sentence(results.silence(ground)))
    }
    return texts
  }

  /// That the lists do not reach the company, where that is sure.
  func notReached(_ activities: [LineExplanation.Activity]) -> [String] {
    let texts = activities.flatMap(\.governing)
    guard let text = texts.first(where: { $0.isCertain && law[$0.regime].otherwise == .outOfScope }) else { return [] }
    let citation = bracketed(cite(law[text.regime].provision))
    return [
      words(
        "The lists for foreign investment do not reach the company\(citation).",
        "该公司不属于外商投资准入清单的适用范围\(citation)。")
    ]
  }

  /// The rules that a text sets aside and that neither it nor what it leaves makes as well.
  private func lifted(by text: GoverningText, _ activity: LineExplanation.Activity, _ company: CompanyCase) -> [RuleID] {
    let regime = law[text.regime]
    let own = law.rules.filter { rule in
      rule.period.contains(company.date) && rule.activities.contains(activity.id)
        && (rule.regime.map { $0 == regime.named } ?? !regime.displaces.covers(rule.named))
    }.map(results.sentence)
    return text.displaced.filter { !own.contains(results.sentence(of: law[$0])) }
  }

  /// What the line would come to if what demands ask for were so of which nobody said anything; `nil` where that makes no
  /// other answer.
  func wereItSo(_ explanation: LineExplanation, _ company: CompanyCase, _ line: Int) -> [String] {
    let demands = unique(resolved(explanation.deciding.flatMap { $0.grounds.flatMap(\.deciding) }, company, line))
    let unsaid = demands.filter { $0.state == .notMetAsTold }.compactMap { law[$0.rule].demands }
    var values: [(variable: Int, values: ValueSet)] = []
    for asked in unsaid.flatMap({ asked(by: $0, on: company.date) })
    where !values.contains(where: { $0.variable == asked.variable }) { values.append(asked) }
    guard !values.isEmpty else { return [] }
    var record = company.record.alone(line)
    record.set(values, line: 0, law)
    guard !assessor.outcomes(of: 0, record, on: company.date, &trial).isEmpty else { return [] }
    assessor.assess(record, on: company.date, into: &trial)
    let after = trial.lines[0].answer
    guard after > explanation.answer else { return [] }
    let clause = words.clause(after, byFiling: trial.needsOnlyFilings(trial.lines[0]))
    let condition = values.count == 1 ? words("If that is so", "如属该情形") : words("If all that nobody said is so", "如上述未说明事项均属实")
    return [words("\(condition), \(clause).", "\(condition)，则\(clause)。")]
  }

  /// The values of facts that a condition asks for, each of one fact; none of one that leaves a choice.
  private func asked(by condition: Condition, on date: CalendarDate) -> [(variable: Int, values: ValueSet)] {
    switch condition {
    case .all(let parts): return parts.flatMap { asked(by: $0, on: date) }
    case .term(let term): return asked(by: law[term].means, on: date)
    case .fact(let fact, let test):
      switch test {
      case .isOneOf, .figure, .lies:
        let variable = law.space.ofFact[fact.index].lowerBound
        return [(variable, law.space.mask(of: test, on: variable, date: date))]
      case .containsAny, .containsOnly, .isEmpty, .liesWith: return []
      }
    case .any, .not, .carries, .reading, .about, .stated: return []
    }
  }

  /// Demands as what was told stands to them, also where they decide only some of the outcomes that are still possible.
  func resolved(_ demands: [Demand], _ company: CompanyCase, _ line: Int) -> [Demand] {
    demands.map(company.demands[line].resolved)
  }

  func unique(_ demands: [Demand]) -> [Demand] {
    var seen: Set<Demand> = []
    return demands.filter { seen.insert($0).inserted }
  }

  private func demandSentence(
    _ demand: Demand, _ says: String, _ citations: String, _ company: CompanyCase, _ line: Int, onlyIf: Bool,
    said: inout Set<String>
  ) -> String {
    let isOneView = law[demand.rule].closes && hangsOnOpenView(demand.rule, company, line)
    let confidence = law[demand.rule].confidence
    let contested = confidence.certainty == .contested && !isOneView ? words("; ", "；") + words.certainty(.contested) : ""
    let asked =
      (onlyIf
        ? words("If so, \(says)", "如属于，\(says)")
        : isOneView
        ? words("On one view of the contested point below, \(says)", "依下述争议问题的一种观点，\(says)")
        : words.sentence(says)) + bracketed(citations + contested)
    let why = results.reason(demand, company.stated[line]).application
    guard law[demand.rule].demands != nil, let why else { return asked + words(".", "。") }
    // What breaks several demands is said once.
    if demand.state == .notMet || demand.state == .notMetAsTold, !said.insert(why).inserted {
      return asked
        + (demand.state == .notMet
          ? words(", which is not met either.", "，亦不符合。")
          : words(". As far as we were told, this is not met either.", "；就所告知的情况，亦尚不符合。"))
    }
    switch demand.state {
    // A yes or no says no more than how the demand stands.
    case .notMet where why == results.standing(.notMet):
      return asked + words(". This is not met.", "，目前不符合。")
    case .met where why == results.standing(.met): return asked + words(". This is met.", "，现已符合。")
    case .notMet: return asked + words(". \(words.sentence(why)).", "，而\(why)。")
    case .met: return asked + words(". This is met: \(why).", "；现已符合：\(why)。")
    case .notMetAsTold where why == results.standing(.notMetAsTold):
      return asked + words(". As far as we were told, this is not met.", "；就所告知的情况，尚不符合。")
    case .notMetAsTold:
      return asked + words(". As far as we were told, this is not met: \(why).", "；就所告知的情况尚不符合：\(why)。")
    case .notKnown: return asked + words(". Whether this is met is not known.", "；是否符合尚不明确。")
    case .forTheAuthority: return asked + words(". The authority settles whether this is met.", "；由主管机关认定。")
    }
  }

  /// Whether a contested point of which no view is taken decides whether a rule closes a line: with one of its answers the
  /// line is not closed any more.
  private func hangsOnOpenView(_ rule: RuleID, _ company: CompanyCase, _ line: Int) -> Bool {
    let finding = company.finding(line)
    let closing = law[rule].otherwise ?? .prohibited
    guard finding.verdicts.count > 1, finding.verdicts.contains(closing),
      let point = unsettled(company, line).first, point.isOpen
    else { return false }
    return finding.alternatives.contains { $0.reading == point.reading && !$0.verdicts.contains(closing) }
  }

  /// What lifts a rule: the text that opens the field, with what it displaces, and exceptions.
  ///
  /// - Parameter orPossible: Whether also texts are named that open it only if their terms are met.
  func openings(_ activity: LineExplanation.Activity, _ company: CompanyCase, orPossible: Bool) -> [String] {
    var texts: [String] = []
    for text in activity.governing {
      let regime = law[text.regime]
      // A text that may apply opens what is closed without it; one that asks for what the company breaks opens nothing.
      let opens = activity.worst > .notOpen
        || !text.isCertain && activity.grounds.contains { $0.regime == text.regime && $0.verdict > .notOpen }
      guard regime.when != .always, regime.otherwise != .outOfScope, opens, text.isCertain || orPossible,
        company.result.positions(of: activity.finding)
          .contains(where: { $0.regime == text.regime && $0.verdict > .restrictedViolated })
      else { continue }
      // What asks for the same as what applies without it opens nothing.
      let lifted = lifted(by: text, activity, company)
      guard !lifted.isEmpty else { continue }
      let citation = bracketed(cite(regime.provision))
      let displaced = results.merged(
        lifted.map { Demand(rule: $0, state: .notMet) }, cite
      ).prefix(1).map { words("; without it, \($0.says) (\($0.citations))", "；如不适用该规定，则\($0.says)（\($0.citations)）") }
        .joined()
      let title = regime.title[language]
      texts.append(
        text.isCertain
          ? words(
            "The field is open to the company under \(title)\(citation)\(displaced).",
            "依\(title)，该领域对该公司开放\(citation)\(displaced)。")
          : words(
            "The field is open under \(title), if its terms are met\(citation)\(displaced).",
            "符合条件的，依\(title)对外资开放\(citation)\(displaced)。"))
    }
    for exception in activity.grounds.flatMap(\.lifted).prefix(1) {
      texts.append(
        words("An exception applies: ", "适用例外：") + law[exception].says[language]
          + bracketed(cite(law[exception].provision)) + words(".", "。"))
    }
    return texts
  }
}
