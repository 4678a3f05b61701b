import Assessment
import DecisionDiagram
import Law
import Portfolio
import Wording

/// The answer on each line of business in a paragraph: what it is, which rule decides, how the company stands to it, and
/// what to do about it.
extension MemoBuilder {
  func shortAnswer(_ company: CompanyCase, _ line: Int) -> Memo.ShortAnswer {
    let explanation = company.explanations[line]
    let lead = words.answer(
      explanation.answer, isLikely: explanation.isLikely, byFiling: explanation.needsOnlyFilings)
    var sentences: [String] = []
    var reasons = 2
    let ways = waySentences(company, line)
    if explanation.answer == .nothingFound {
      sentences.append(nothingFound(company, line))
    } else {
      let shown = explanation.answer.isObstacle ? explanation.deciding : explanation.activities
      let certain = certain(explanation)
      if let first = certain.first {
        sentences.append(classes([first], company, line))
        sentences += rules([first], explanation, company, line)
        reasons += sentences.count
      }
      sentences.append(classes(shown, company, line, beside: !certain.isEmpty))
      sentences += rules(shown, explanation, company, line, beside: !certain.isEmpty)
      sentences += licenceSentences(explanation)
    }
    sentences += banSentences(explanation, company)
    sentences += dependence(company, line)
    var further: [String] = []
    if let text = otherwiseSentence(explanation, company, line) { further.append(text) }
    if let text = contestedSentence(company, line) { further.append(text) }
    if let text = exposureSentence(explanation) { further.append(text) }
    further += results.setAside(explanation.setAside).map { aside in
      words.sentence(aside.says + words(" (\(aside.marks)).", "（\(aside.marks)）。"))
    }
    if let text = keepOut(company, line) { further.append(text) }
    if let question = NameQuestion(
      company.lineNames[line], of: company.record.lines[line], company.finding(line), company.result,
      in: law)
    {
      further.append(
        words.sentence(results.question(question, company.lineNames[line])) + words(".", "。"))
    }
    return Memo.ShortAnswer(
      line: line, name: company.lineNames.count > 1 ? company.lineNames[line] : "",
      answer: explanation.answer, lead: lead, reason: joined(Array(sentences.prefix(reasons))),
      doubt: dependence(company, line, inMemo: false)
        + [contestedSentence(company, line, inMemo: false), exposureSentence(explanation, inMemo: false)].compactMap(\.self),
      text: joined(sentences + ways), core: joined(sentences), cause: cause(explanation, company, line),
      further: further.isEmpty ? [] : [joined(further)])
  }

  /// What decides a line in a few words.
  private func cause(_ explanation: LineExplanation, _ company: CompanyCase, _ line: Int) -> String {
    switch explanation.answer {
    case .nothingFound: return words.short(.nothingFound)
    case .depends:
      let facts = openFacts(company, line).prefix(3).map { law[$0].short[language] }
      return facts.isEmpty
        ? words.contestedPoint : words("open: ", "未定：") + facts.joined(separator: words(", ", "、"))
    case .notAsDesigned:
      return explanation.brokenBans.first.map { law[$0].says[language] + bracketed(cite(law[$0].provision)) }
        ?? ""
    case .no, .notAsStructured, .yesOnConditions, .yesWithLicence, .yes, .notReached:
      guard let activity = explanation.deciding.first else { return "" }
      let demand = activity.grounds.first?.deciding.first { law[$0.rule].licence == nil }
      let source = demand.map { cite(law[$0.rule].provision) } ?? ""
      return law[activity.id].title[language] + (source.isEmpty ? "" : words("; ", "；") + source)
    }
  }

  // MARK: - What it is

  /// An activity as a noun phrase.
  func noun(_ activity: ActivityID) -> String { law[activity].noun[language] }

  /// Activities as noun phrases; several kinds of one code, or of one field that has none, are one.
  ///
  /// - Parameter namesKinds: Whether the kinds stand in brackets.
  func nouns(_ activities: [ActivityID], namesKinds: Bool = true) -> [String] {
    var left = activities
    var found: [String] = []
    while let first = left.first {
      let same = left.filter { isKind(law[$0], likeA: law[first]) }
      left.removeAll(where: same.contains)
      guard same.count > 1, let group = group(of: same) else {
        found += same.map(noun)
        continue
      }
      let kinds = same.map { law[$0].title[language] }.joined(separator: words("; ", "；"))
      found.append(namesKinds ? group + bracketed(kinds) : group)
    }
    return found
  }

  /// Whether two activities are kinds of one code, or of one field that has none.
  private func isKind(_ one: Activity, likeA other: Activity) -> Bool {
    if one.id == other.id { return true }
    return one.code == other.code && (one.code != nil || !one.groups.isEmpty && one.groups == other.groups)
  }

  /// The noun phrase of the smallest group that holds some activities.
  func group(of activities: [ActivityID]) -> String? {
    law.groups.filter { group in
      group.noun != nil && activities.allSatisfy(group.members.contains)
    }.min { $0.members.members.count < $1.members.members.count }?.noun?[language]
  }

  /// A noun phrase without its gloss, which is said where the phrase is first used: `an information service`.
  func short(_ noun: String) -> String { noun.firstRange(of: ", a kind of ").map { String(noun[..<$0.lowerBound]) } ?? noun }

  /// What the line is in every case, where only what it may be besides decides.
  private func certain(_ explanation: LineExplanation) -> [LineExplanation.Activity] {
    guard explanation.answer == .depends, !explanation.deciding.contains(where: \.finding.mustCount) else { return [] }
    return explanation.activities.filter { $0.finding.mustCount && $0.id != law.generalBusiness }
  }

  /// - Parameter beside: Whether it was said what the line is in every case.
  private func classes(
    _ shown: [LineExplanation.Activity], _ company: CompanyCase, _ line: Int, beside: Bool = false
  ) -> String {
    let name = named(line, company)
    guard let first = shown.first, first.id != law.generalBusiness else {
      return about(company, line)
    }
    // What is said of several kinds of one code is said once.
    let code = law[first.id].code
    let kinds = code == nil ? [] : shown.filter { law[$0.id].code == code && !$0.isSure }.map(\.id)
    let kind = kinds.count > 1 && kinds.contains(first.id) ? group(of: kinds) : nil
    var texts = [classSentence(first, name, isFirst: !beside, noun: kind)]
    if let second = shown.dropFirst().first(where: { code == nil || law[$0.id].code != code }),
      second.id != law.generalBusiness
    {
      texts.append(classSentence(second, name, isFirst: false))
    }
    return joined(texts)
  }

  private func classSentence(
    _ activity: LineExplanation.Activity, _ name: String, isFirst: Bool, noun: String? = nil
  ) -> String {
    let isOfSeveralKinds = noun != nil
    let noun = noun ?? self.noun(activity.id)
    if activity.finding.isDeclared {
      return isFirst
        ? words("We were told that \(name) is \(noun).", "据告知，\(name)为\(noun)。")
        : words("It was also named as \(noun).", "据告知，该业务同时为\(noun)。")
    }
    let reason = activity.row.map { row -> String in
      let citation = law[row].cites.map { bracketed(cite($0)) } ?? ""
      return words(": \(law[row].says[.english])\(citation)", "：\(law[row].says[.chinese])\(citation)")
    } ?? ""
    let isSure = activity.isSure
    // Of several kinds together it may be one for certain, whichever it is, where no fact is open.
    if !activity.finding.mustCount, !isOfSeveralKinds || activity.distance > 0 {
      let subject = isFirst ? words("\(name) may be", "\(name)可能属于") : words("It may also be", "该业务还可能属于")
      return words("\(subject) \(noun)\(reason).", "\(subject)\(noun)\(reason)。")
    }
    let subject = isFirst ? words("\(name) is", "\(name)") : words("It is also", "该业务同时")
    return words(
      "\(subject) \(isSure ? "" : "probably ")\(noun)\(reason).",
      "\(subject)\(isSure ? "属于" : "很可能属于")\(noun)\(reason)。")
  }

  /// What a line is said to be about, where it is none of the listed fields.
  private func about(_ company: CompanyCase, _ line: Int) -> String {
    let name = named(line, company)
    let kinds = company.record.lines[line].about.map { law[$0].says[language] }
    guard !kinds.isEmpty else {
      return words(
        "No activity that the lists name was found in \(name).", "未见\(name)属于清单所列业务。")
    }
    return words(
      "\(name) is none of the listed fields of the kinds of business named: \(kinds.joined(separator: "; ")).",
      "\(name)不属于所述业务类别中的任何清单所列业务：\(kinds.joined(separator: "；"))。")
  }

  private func nothingFound(_ company: CompanyCase, _ line: Int) -> String {
    if let kind = company.record.lines[line].about.first(where: { law[$0].isUnencoded }) {
      return words(
        "The rules of its field are not among those applied here, and nothing that was said of \(named(line, company)) is a ground for a Yes: \(law[kind].says.english). Counsel must look at the law of that field.",
        "\(named(line, company))所属领域的规则不在本次适用的法律之内（\(law[kind].says.chinese)），所述内容不构成可以经营的依据；须另行查明该领域的法律。")
    }
    return words(
      "Nothing that was said of \(named(line, company)) leads to a business that the law lists, and this is no ground for a Yes: it may be anything. Tell us what the business is about.",
      "关于\(named(line, company))的说明未涉及清单所列的任何业务，但这并不构成可以经营的依据：该业务可能属于任何类别。请说明业务内容。")
  }

  // MARK: - The rule

  /// - Parameters:
  ///   - shown: The activities whose rules are said.
  ///   - beside: Whether the line only may be those, beside what it is in every case.
  private func rules(
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
      texts += openings(activity, company, orPossible: explanation.answer.isObstacle).filter {
        seen.insert($0).inserted
      }
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

  /// Demands as the facts stand to them, also where they decide only some of the outcomes that are still possible.
  func resolved(_ demands: [Demand], _ company: CompanyCase, _ line: Int) -> [Demand] {
    let known = assessor.known(of: company.record, line: line, company.result)
    let reader = EvidenceReader(law, known: known, on: company.date)
    return demands.map { demand in
      guard demand.state == .notKnown, let asks = law[demand.rule].demands,
        let truth = reader.evidence(of: asks).truth
      else { return demand }
      return Demand(rule: demand.rule, state: truth ? .met : .notMet)
    }
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
    let asked =
      (onlyIf
        ? words("If so, \(says)", "如属于，\(says)")
        : isOneView
        ? words("On one view of the contested point below, \(says)", "依下述争议问题的一种观点，\(says)")
        : words.sentence(says)) + bracketed(citations)
    let why = results.reason(demand, company.stated[line]).application
    guard law[demand.rule].demands != nil, let why else { return asked + words(".", "。") }
    // What breaks several demands is said once.
    if demand.state == .notMet, !said.insert(why).inserted {
      return asked + words(", which is not met either.", "，亦不符合。")
    }
    switch demand.state {
    // A yes or no says no more than how the demand stands.
    case .notMet where why == results.standing(.notMet):
      return asked + words(". This is not met.", "，目前不符合。")
    case .met where why == results.standing(.met): return asked + words(". This is met.", "，现已符合。")
    case .notMet: return asked + words(". \(words.sentence(why)).", "，而\(why)。")
    case .met: return asked + words(". This is met: \(why).", "；现已符合：\(why)。")
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
      let citation = bracketed(cite(regime.provision))
      let displaced = results.merged(
        text.displaced.map { Demand(rule: $0, state: .notMet) }, cite
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

  // MARK: - Licences

  private func licenceSentences(_ explanation: LineExplanation) -> [String] {
    guard explanation.outcomes.verdicts.contains(where: { $0 > .notOpen }) else { return [] }
    guard !explanation.answer.isObstacle else { return [] }
    let needed = explanation.needs
    var texts: [String] = []
    let most = 3
    if !needed.sure.isEmpty {
      let names = words.both(needed.sure.prefix(most).map(licence))
      texts.append(words("It needs \(names)\(more(needed.sure.count - most)).", "须取得或者办理\(names)\(more(needed.sure.count - most))。"))
    }
    for group in needed.oneOf {
      let names = words.either(group.map(licence))
      texts.append(words("Depending on the facts it needs \(names).", "视具体情况，须取得或者办理\(names)。"))
    }
    if !needed.perhaps.isEmpty {
      let names = words.either(needed.perhaps.prefix(most).map(licence))
      let isAlso = !texts.isEmpty
      let rest = more(needed.perhaps.count - most)
      texts.append(
        words(
          "In some cases it \(isAlso ? "also " : "")needs \(names)\(rest).",
          "部分情形下\(isAlso ? "还" : "")须取得或者办理\(names)\(rest)。"))
    }
    if needed.isEmpty {
      let grounds = explanation.activities.flatMap(\.grounds)
      texts += grounds.prefix(1).flatMap { results.withoutLicence($0) }.map(sentence)
    }
    return texts
  }

  private func more(_ count: Int) -> String {
    count > 0 ? words("; \(count) more stand in part 5", "等（见第五部分）") : ""
  }

  private func licence(_ id: RuleID) -> String {
    results.licencePhrase(law[id]) + bracketed(cite(law[id].provision))
  }

  // MARK: - Bans, open facts, contested points

  private func banSentences(_ explanation: LineExplanation, _ company: CompanyCase) -> [String] {
    explanation.brokenBans.map { id in
      _ = cite(law[id].provision)
      let isFirm = explanation.activities.contains { $0.isSure && law[id].activities.contains($0.id) }
      return sentence(results.broken(id, isFirm: isFirm, tellsChecks: false))
    }
      + explanation.openBans.map { id in
        _ = cite(law[id].provision)
        return sentence(results.open(id, tellsChecks: false))
      }
  }

  /// What the answer depends on: for two facts, what each value leads to.
  ///
  /// - Parameter inMemo: Whether it stands beside the other parts of the memo, and may refer to them.
  private func dependence(_ company: CompanyCase, _ line: Int, inMemo: Bool = true) -> [String] {
    let explanation = company.explanations[line]
    guard explanation.answer == .depends else { return [] }
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
          "It depends also on: \(names.joined(separator: ", "))\(more > 0 ? " and \(more) more\(inMemo ? " (Annex C)" : "")" : "").",
          "还取决于：\(names.joined(separator: "、"))\(more > 0 ? "等\(inMemo ? "（见附件三）" : "")" : "")。"))
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
      var groups: [(answer: Answer, values: ValueSet)] = []
      let known =
        alone.lines[0].statements.last { $0.variable == Int32(variable) }?.known ?? alone.known[variable]
      for value in 0..<law.space.variables[variable].size where known.contains(value) {
        guard let outcome = answer(if: variable, is: .only(value), alone, on: company.date) else { continue }
        if let index = groups.firstIndex(where: { $0.answer == outcome }) {
          groups[index].values.insert(value)
        } else {
          groups.append((outcome, .only(value)))
        }
      }
      guard groups.count > 1 else { return [] }
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

  /// The answer to the only line of a company if one more thing is known; `nil` where that cannot be.
  private func answer(
    if variable: Int, is values: ValueSet, _ alone: CompanyRecord, on date: CalendarDate
  ) -> Answer? {
    trials += 1
    var record = alone
    record.set([(variable, values)], line: 0, law)
    return assessor.outcomes(of: 0, record, on: date, &trial).isEmpty ? nil : trial.lines[0].answer
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

  /// The first contested point of which another view gives another answer.
  ///
  /// - Parameter inMemo: Whether it stands beside the other parts of the memo, and may refer to them.
  private func contestedSentence(_ company: CompanyCase, _ line: Int, inMemo: Bool = true) -> String? {
    let points = unsettled(company, line)
    guard let first = points.first else { return nil }
    let number = company.lineNames.count > 1 || !inMemo ? "" : words(" (part 3)", "（见第三部分）")
    // Where no view is taken, or the point is the only one, what each view leads to is the answer.
    if first.isOpen || points.count == 1 {
      let views = first.views.joined(separator: words(" ", ""))
      let more =
        points.count == 1
        ? ""
        : inMemo
          ? words(" More contested points stand in part 3.", "其他争议问题见第三部分。")
          : words(" More points are contested; the whole result lists them.", "另有其他争议问题，见完整结论。")
      return words(
        "One point is contested and counsel must judge it\(number): \(first.question) \(views)\(more)",
        "下列问题存在争议\(number)，须由律师判断：\(first.question)\(views)\(more)")
    }
    let count = words.word(points.count)
    guard inMemo else {
      return words(
        "\(words.sentence(count)) points are contested and counsel must judge them; the whole result lists them.",
        "\(count)个问题存在争议，须由律师判断，见完整结论。")
    }
    return words(
      "\(words.sentence(count)) points are contested and counsel must judge them (part 3).",
      "\(count)个问题存在争议（见第三部分），须由律师判断。")
  }

  /// What a line comes to if the authority does not treat it as what it is only likely to be; `nil` where that changes
  /// nothing.
  private func otherwiseSentence(
    _ explanation: LineExplanation, _ company: CompanyCase, _ line: Int
  ) -> String? {
    let finding = company.finding(line)
    guard finding.isOnlyLikely else { return nil }
    let after = Answer(finding.firmVerdicts, isNothingFound: finding.mayBeNothingFound, breaksBan: false)
    let likely = explanation.deciding.filter { !$0.isSure && $0.id != law.generalBusiness }.map(\.id)
    guard after != finding.answer, let first = likely.first else { return nil }
    let byFiling = company.result.needsOnlyFilings(finding, firmly: true)
    let code = law[first].code
    let kinds = likely.filter { code != nil && law[$0].code == code }
    let noun = kinds.count > 1 ? group(of: kinds) ?? self.noun(first) : self.noun(first)
    // Part 3 tells the outcomes one by one, and so does this where there are several.
    let outcomes = finding.firmVerdicts
    guard outcomes.count == 1 || after == .nothingFound else {
      let says = words.outcomes(outcomes, byFiling: byFiling)
      return words(
        "If the authority does not treat \(named(line, company)) as \(short(noun)), the outcome is \(says).",
        "如\(named(line, company))不被认定为\(short(noun))，结论为\(says)。")
    }
    return words(
      "If the authority does not treat \(named(line, company)) as \(short(noun)), \(words.clause(after, byFiling: byFiling)).",
      "如\(named(line, company))不被认定为\(short(noun))，则\(words.clause(after, byFiling: byFiling))。")
  }

  /// What it would come to if an authority took it for something worse, and what if open facts made it that.
  ///
  /// - Parameter inMemo: Whether it stands beside the other parts of the memo, and may refer to them.
  private func exposureSentence(_ explanation: LineExplanation, inMemo: Bool = true) -> String? {
    let taken = worse(explanation.exposures, inMemo).map { nouns, outcome in
      words("If the authority took it for \(nouns), \(outcome).", "如主管机关认定为\(nouns)，\(outcome)。")
    }
    let open = explanation.answer.isObstacle ? worse(explanation.fartherWorse, inMemo) : nil
    let made = open.map { nouns, outcome in
      words("If what was not said made it \(nouns), \(outcome).", "如未说明的事实使其构成\(nouns)，\(outcome)。")
    }
    let texts = [taken, made].compactMap(\.self)
    return texts.isEmpty ? nil : joined(texts)
  }

  /// The worst of what a line could be, as noun phrases, and what it would come to.
  private func worse(_ activities: [LineExplanation.Activity], _ inMemo: Bool) -> (nouns: String, outcome: String)? {
    guard let worst = activities.map(\.worst).min() else { return nil }
    let nouns = nouns(activities.filter { $0.worst == worst }.map(\.id), namesKinds: false)
    let others = inMemo ? words(" (or others, see part 3)", "（或者其他业务，见第三部分）") : words(" or others", "等")
    let more = nouns.count > 2 ? others : ""
    return (words.either(Array(nouns.prefix(2))) + more, words.clause(VerdictSet([worst])))
  }

  /// The nearest single fact of the business that would make the answer worse.
  private func keepOut(_ company: CompanyCase, _ line: Int) -> String? {
    let current = company.finding(line).answer
    guard current != .no, current != .nothingFound else { return nil }
    for sensitivity in company.sensitivities[line] where law[sensitivity.fact].computed == nil && law[sensitivity.fact].subject == .service {
      for group in sensitivity.otherwise
      where !group.isNothingFound && group.verdicts.worst < company.finding(line).verdicts.worst {
        let text = ValueText(law: law, words: words).statement(of: group.values, group.variable)
        let outcome = words.clause(group.verdicts)
        return words("One point to watch: \(outcome) if \(text).", "须注意：如\(text)，\(outcome)。")
      }
    }
    return nil
  }

  // MARK: - Ways

  private func waySentences(_ company: CompanyCase, _ line: Int) -> [String] {
    let answer = company.finding(line).answer
    guard answer.isObstacle, answer != .nothingFound else { return [] }
    let routes = company.routes(line)
    // What leads only to another open point keeps nothing.
    func ways(_ standing: Route.Standing) -> [String] {
      let found = routes?.routes.filter { $0.standing == standing && !$0.answer.isObstacle } ?? []
      var seen: Set<String> = []
      return found.prefix(3).map(results.way).filter { seen.insert($0).inserted }
    }
    let keeping = ways(.keepsBusiness)
    let changing = ways(.changesProduct)
    var texts: [String] = []
    if !keeping.isEmpty {
      let list = keeping.joined(separator: words("; or ", "；或者"))
      texts.append(
        keeping.count == 1
          ? words("One way keeps the business: \(list).", "保留该业务有一条路径：\(list)。")
          : words(
            "\(words.sentence(words.word(keeping.count))) ways keep the business: \(list).",
            "保留该业务有\(words.word(keeping.count))条路径：\(list)。"))
    } else if !changing.isEmpty {
      let list = changing.joined(separator: words("; or ", "；或者"))
      texts.append(
        words(
          "We found no way that keeps the product as it is. This changes the product: \(list).",
          "未找到保持产品不变的路径。改变产品的路径：\(list)。"))
    } else if let routes {
      texts.append(
        routes.routes.contains { $0.standing == .givesUpBusiness }
          ? words(
            "We found no way that keeps the whole business; part 4 says what remains if part of it is given up.",
            "未找到保留全部业务的路径；放弃部分业务的方案见第四部分。")
          : sentence(results.noRoute(routes)))
    }
    if !isRunning(line, company) {
      texts.append(
        answer == .depends
          ? words("Settle this before launch.", "上线前应先查明。")
          : words("Until this is mended, do not launch.", "在此之前不宜上线。"))
    }
    return texts
  }
}
