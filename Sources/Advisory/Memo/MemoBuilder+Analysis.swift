import Assessment
import DecisionDiagram
import Law
import Portfolio
import Wording

/// The analysis of each line: what it is, the text that decides with its wording, how its demands stand, what would apply
/// otherwise, and what is unsettled.
extension MemoBuilder {
  /// Texts that open more and do not apply, a line.
  private static let mostOthers = 3
  /// Wordings quoted a line.
  private static let mostQuotes = 3

  func analysis(_ company: CompanyCase, _ line: Int) -> Memo.Analysis {
    let explanation = company.explanations[line]
    var analysis = Memo.Analysis(
      line: line, name: company.lineNames.count > 1 ? company.lineNames[line] : "",
      answer: explanation.answer)
    let named = explanation.activities.filter { $0.id != law.generalBusiness }
    analysis.classes = named.filter { $0.finding.isDeclared || $0.row != nil }.map(whyIt)
    // Which of several kinds it is can be open where it surely or probably is one of them.
    let kinds = contestedKinds(explanation)
    if let first = kinds.first, let group = group(of: kinds) {
      let isSure = explanation.activities.contains { $0.id == first && $0.isSure }
      let isLikely = explanation.isLikelyOne(of: kinds)
      let titles = kinds.map { law[$0].title[language] }.joined(separator: words("; ", "；"))
      analysis.classes.append(
        words(
          "It \(isSure ? "is" : isLikely ? "is probably" : "may be") \(short(group)); which kind is unsettled (\(titles)).",
          "\(isSure ? "属于" : isLikely ? "很可能属于" : "可能属于")\(group)，具体类别尚无定论（\(titles)）。"))
    }
    let remaining = named.filter { !$0.finding.isDeclared && $0.row == nil && !kinds.contains($0.id) }
    // Several rows may say the same of it.
    analysis.classes += remaining.filter(\.finding.mustCount).map { activity in
      words(
        "It is \(activity.isSure ? "" : "probably ")\(noun(activity.id)).",
        "\(activity.isSure ? "属于" : "很可能属于")\(noun(activity.id))。")
    }
    let possible = remaining.filter { !$0.finding.mustCount }
    let open = nouns(possible.map(\.id))
    if !open.isEmpty {
      let isAlso = !analysis.classes.isEmpty
      let opening =
        possible.allSatisfy(\.openFacts.isEmpty)
        ? words("As contested points are judged, it may \(isAlso ? "also " : "")be: ", "视争议问题的认定，\(isAlso ? "还" : "")可能属于：")
        : words("Depending on the facts it may \(isAlso ? "also " : "")be: ", "视具体情况，\(isAlso ? "还" : "")可能属于：")
      analysis.classes.append(
        opening
          + open.joined(separator: words("; ", "；")) + words(".", "。"))
    }
    let deciding = explanation.answer.isObstacle ? explanation.deciding : explanation.activities
    let demands = unique(resolved(deciding.flatMap { $0.grounds.flatMap(\.deciding) }, company, line))
    analysis.quotes = quotes(deciding, demands)
    analysis.demands = results.merged(demands, cite).map { row($0, explanation, company, line) }
    analysis.rules = rules(explanation, deciding, company, line)
    analysis.others = others(explanation, company, line)
    analysis.bans = bans(company, line)
    analysis.unsettled = unsettled(company, line)
    analysis.exposures = exposures(Array(explanation.exposures.prefix(4)))
    if let earlier = company.finding(line).whenInvested, let day = company.record.investedOn {
      analysis.otherwise.append(
        words(
          "When the investment was made, on \(words.day(day)): \(words.outcomes(earlier)).",
          "投资当日（\(words.day(day))）：\(words.outcomes(earlier))。"))
    }
    return analysis
  }

  // MARK: - What it is

  private func whyIt(_ activity: LineExplanation.Activity) -> String {
    let noun = noun(activity.id)
    guard !activity.finding.isDeclared else {
      return words("You named it as \(noun).", "据告知，该业务为\(noun)。")
    }
    guard let id = activity.row else { return sentence(noun) }
    let row = law[id]
    let source = [row.cites.map(cite), words.unsettledMark(row.confidence)].compactMap(\.self)
      .joined(separator: words("; ", "；"))
    let opening =
      activity.isSure ? words("It is \(noun)", "属于\(noun)") : words("It is probably \(noun)", "很可能属于\(noun)")
    return opening + words(": ", "：") + row.says[language] + bracketed(source) + words(".", "。")
  }

  /// The kinds of one code of which the line is taken for one, without its being known which.
  private func contestedKinds(_ explanation: LineExplanation) -> [ActivityID] {
    guard let first = explanation.deciding.first, let code = law[first.id].code else { return [] }
    let kinds = explanation.activities.filter {
      law[$0.id].code == code && $0.row == nil && !$0.finding.isDeclared
    }.map(\.id)
    return kinds.count > 1 && kinds.contains(first.id) ? kinds : []
  }

  /// What an authority could take the line for; of the same for the same reason, together.
  private func exposures(_ activities: [LineExplanation.Activity]) -> [String] {
    grouped(Array(activities.indices)) { index in
      let activity = activities[index]
      let reason = activity.row.map { row in
        words("; ", "；") + law[row].says[language] + (law[row].cites.map { bracketed(cite($0)) } ?? "")
      } ?? ""
      let outcome = words.outcome(activity.worst, byFiling: activity.needsOnlyFilings)
      return words(
        " (\(results.grade(activity.finding))): \(outcome)\(reason).",
        "（\(results.grade(activity.finding))）：\(outcome)\(reason)。")
    }.map { says, indices in
      words.sentence(words.either(nouns(indices.map { activities[$0].id }))) + says
    }
  }

  // MARK: - The rule

  private func quotes(
    _ deciding: [LineExplanation.Activity], _ demands: [Demand]
  ) -> [Memo.Analysis.Quote] {
    var provisions: [ProvisionID] = []
    // What opens comes first: it is the text that governs.
    for activity in deciding where activity.worst > .notOpen {
      for text in activity.governing where law[text.regime].when != .always && text.isCertain
        && law[text.regime].otherwise != .outOfScope
      {
        provisions.append(law[text.regime].provision)
      }
    }
    // Of texts that ask for the same, the first speaks for all.
    provisions += results.merged(demands, results.cite).map { law[$0.demand.rule].provision }
    for exception in deciding.flatMap({ $0.grounds.flatMap(\.lifted) }) {
      provisions.append(law[exception].provision)
    }
    var quotes: [Memo.Analysis.Quote] = []
    for provision in provisions where quotes.count < Self.mostQuotes {
      if let quote = quote(provision) { quotes.append(quote) }
    }
    return quotes
  }

  private func row(
    _ merged: (demand: Demand, says: String, citations: String), _ explanation: LineExplanation,
    _ company: CompanyCase, _ line: Int
  ) -> Memo.Analysis.DemandRow {
    let rule = law[merged.demand.rule]
    let state = merged.demand.state
    let reason = results.reason(merged.demand, company.stated[line])
    let marks = words.unsettledMark(rule.confidence).map { words("; ", "；") + $0 } ?? ""
    // A rule that closes leaves nothing to be met.
    let closes = rule.closes && (rule.otherwise ?? .permitted) <= .notOpen
    let isClosed = closes && state == .notMet
    let result = isClosed ? closing(rule) : results.standing(state)
    let why =
      isClosed
      ? closed(by: rule, explanation, company, line)
      : reason.application.flatMap { $0 == results.standing(state) ? nil : $0 } ?? ""
    return Memo.Analysis.DemandRow(
      demand: words.sentence(merged.says) + bracketed(merged.citations + marks), state: state,
      result: result, why: why)
  }

  /// What a rule that closes comes to.
  private func closing(_ rule: Rule) -> String {
    rule.otherwise == .prohibited ? words("closed", "禁止") : words("not open", "未开放")
  }

  /// What an entry closes, and by which facts it reaches the company: `item 13 closes “Internet news: republication”; the
  /// foreign share is 60 %`.
  private func closed(
    by rule: Rule, _ explanation: LineExplanation, _ company: CompanyCase, _ line: Int
  ) -> String {
    let titles = explanation.activities.filter { rule.activities.contains($0.id) }
      .map { words("“\(law[$0.id].title[.english])”", "“\(law[$0.id].title[.chinese])”") }
    let pinpoint = law[rule.provision].pinpoint[language]
    let known = assessor.known(of: company.record, line: line, company.result)
    let evidence = EvidenceReader(law, known: known, on: company.date).evidence(of: rule.when)
    let verb = rule.otherwise == .prohibited ? words(" closes ", "禁止") : words(" leaves no room for ", "未开放")
    var why = titles.isEmpty ? [] : [pinpoint + verb + words.both(titles)]
    let isOfHolders = law.facts(testedBy: rule.when).contains {
      law[$0].computed == .any(.foreign) || law[$0].computed == .sum(.foreign)
    }
    if isOfHolders, evidence.truth == true,
      let share = company.record.foreignShare, share.least > 0
    {
      why.append(shareClause(share))
    }
    return why.joined(separator: words("; ", "；"))
  }

  func rules(
    _ explanation: LineExplanation, _ deciding: [LineExplanation.Activity], _ company: CompanyCase, _ line: Int
  ) -> [String] {
    var texts: [String] = []
    for activity in deciding {
      texts += openings(activity, company, orPossible: explanation.answer.isObstacle) + notReached([activity])
      texts += termsMet(activity, company, line)
      if activity.id != law.generalBusiness || explanation.activities.count == 1 {
        for ground in activity.grounds where ground.deciding.isEmpty && ground.verdict < .outOfScope {
          texts.append(sentence(results.silence(ground)))
        }
      }
    }
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  /// How the terms are met of each text that opens the field.
  func termsMet(_ activity: LineExplanation.Activity, _ company: CompanyCase, _ line: Int) -> [String] {
    activity.governing.compactMap { text in
      let regime = law[text.regime]
      guard text.isCertain, regime.when != .always, regime.otherwise != .outOfScope else { return nil }
      let met = text.gates.compactMap { standing($0, company, line) }
      return met.isEmpty
        ? nil : words("Its terms are met: ", "其条件均已满足：") + met.joined(separator: words("; ", "；")) + words(".", "。")
    }
  }

  /// How a test of a gate stands, by what is stated where that says it.
  private func standing(_ evidence: Evidence, _ company: CompanyCase, _ line: Int) -> String? {
    guard case .fact(let id, _) = evidence.condition, law[id].kind != .set else {
      return results.standing(evidence, on: company.date)
    }
    if law[id].computed == .sum(.foreign), let share = company.record.foreignShare {
      return shareClause(share)
    }
    if law[id].name == "registered-in", let place = company.record.place {
      return words("the company is registered in \(law[place].title[.english])", "注册地为\(law[place].title[.chinese])")
    }
    let variable = law.space.ofFact[id.index].lowerBound
    return company.stated[line][variable].map { results.clause(law[id], $0) }
      ?? results.standing(evidence, on: company.date)
  }

  /// The foreign share as a clause.
  func shareClause(_ share: (least: Int64, greatest: Int64)) -> String {
    words.foreignShare(results.share(share))
  }

  /// Texts that open more, and why they do not apply.
  private func others(
    _ explanation: LineExplanation, _ company: CompanyCase, _ line: Int
  ) -> [String] {
    guard explanation.answer.isObstacle else { return [] }
    var seen: Set<RegimeID> = []
    var texts: [String] = []
    for activity in explanation.deciding {
      for text in company.closedTexts[line][activity.id] ?? [] where seen.insert(text.regime).inserted {
        let regime = law[text.regime]
        guard helps(text, company, line) else { continue }
        let failed = text.failed.compactMap { results.clause($0, on: company.date) }
        let asks =
          failed.isEmpty ? "" : words(": it asks for “\(failed[0])”", "：其条件“\(failed[0])”不成立")
        texts.append(
          words.sentence(regime.title[language]) + bracketed(cite(regime.provision)) + asks + words(".", "。"))
      }
    }
    return Array(texts.prefix(Self.mostOthers))
  }

  /// Whether the line could be run if the gates of a text were met that fail now, as far as facts can meet them.
  private func helps(_ text: ClosedText, _ company: CompanyCase, _ line: Int) -> Bool {
    var values: [(variable: Int, values: ValueSet)] = []
    for test in text.failed {
      guard case .fact(let id, let test) = test.condition else { return false }
      let first = law.space.ofFact[id.index].lowerBound
      switch test {
      case .isOneOf, .figure, .lies:
        values.append((first, law.space.mask(of: test, on: first, date: company.date)))
      case .containsAny(let elements):
        guard let element = elements.first else { return false }
        values.append((first + element, .only(1)))
      case .isEmpty, .containsOnly, .liesWith: return false
      }
      // An exemption is a way of its own, and what is always so opens nothing.
      if law[id].takenAs == .exemption { return false }
    }
    var record = company.record.alone(line)
    record.set(values, line: 0, law)
    return !assessor.outcomes(of: 0, record, on: company.date, &trial).isEmpty && !trial.lines[0].answer.isObstacle
  }

  // MARK: - Rules on the product

  private func bans(_ company: CompanyCase, _ line: Int) -> [String] {
    let bans = company.finding(line).bans.filter(\.isSure)
    // What is open is in the short answer.
    let broken = bans.filter { $0.state == .broken }
    // That one part of a rule is kept says nothing while another is not.
    let kept = bans.filter { finding in
      finding.state == .kept
        && !bans.contains { $0.state != .kept && law[$0.ban].provision == law[finding.ban].provision }
    }
    return (broken + kept).map { finding in
      let duty = law[finding.ban]
      let state =
        finding.state == .kept
        ? words("not breached on the facts given", "依所述事实，未违反") : results.state(finding.state)
      let mend =
        finding.state == .kept
        ? "" : duty.mend.map { words("; to comply: ", "；改正方式：") + $0[language] } ?? ""
      let marks = words.unsettledMark(duty.confidence).map { words("; ", "；") + $0 } ?? ""
      return words.sentence(state) + words(": ", "：") + duty.says[language]
        + bracketed(cite(duty.provision) + marks) + mend + words(".", "。")
    }
  }

  // MARK: - Unsettled

  /// Contested points of which another view would change something, each with what its views lead to; first those on
  /// which the answer of the line hangs.
  func unsettled(_ company: CompanyCase, _ line: Int) -> [Memo.Analysis.Unsettled] {
    let finding = company.finding(line)
    var readings: [ReadingID] = []
    for alternative in finding.alternatives where !readings.contains(alternative.reading) {
      readings.append(alternative.reading)
    }
    let isDeciding = { (id: ReadingID) in
      finding.alternatives.contains { $0.reading == id && self.changesAnswer($0, finding, company) }
    }
    readings = readings.filter(isDeciding) + readings.filter { !isDeciding($0) }
    return readings.enumerated().map { number, id in
      let reading = law[id]
      let isTold = isDeciding(id)
      var same: [Set<String>] = []
      let views = reading.answers.indices.compactMap { position -> Memo.Analysis.Unsettled.View? in
        let alternative = finding.alternatives.first { $0.reading == id && $0.answer == position }
        let isTaken = reading.defaults.contains(position)
        guard alternative != nil || isTaken else { return nil }
        let taken =
          isTaken && reading.defaults.count < reading.answers.count ? words("taken here", "本文采此观点") : nil
        let says = words.sentence(reading.answers[position].says[language])
        func view(_ outcome: String) -> Memo.Analysis.Unsettled.View {
          let held = [reading.answers[position].heldBy?[language], taken].compactMap(\.self)
          return .init(
            inShort: says + bracketed(taken ?? ""),
            inFull: says + bracketed(held.joined(separator: words("; ", "；"))), outcome: outcome)
        }
        guard !isTold else { return view(outcome(alternative, finding, company)) }
        let concerned = outcomes(alternative, of: id, finding, company)
        same.append(Set(concerned.map(\.outcome)))
        return view(outcome(concerned))
      }
      let settled =
        reading.settledBy.map { words("Settled by \($0[.english]).", "由\($0[.chinese])认定。") } ?? ""
      return Memo.Analysis.Unsettled(
        number: readings.count > 1 ? number + 1 : 0, reading: id, question: reading.question[language], settledBy: settled,
        views: views, told: told(views, sameOutcome(same)), isOpen: reading.defaults.count != 1, changesAnswer: isTold)
    }
  }

  /// Whether a line has another answer on another view.
  private func changesAnswer(
    _ alternative: ReadingAlternative, _ finding: CompanyAssessment.LineFinding, _ company: CompanyCase
  ) -> Bool {
    let after = finding.answer(to: alternative.verdicts)
    return after != finding.answer
      || after == .yesWithLicence && alternative.needsOnlyFilings != company.result.needsOnlyFilings(finding)
  }

  /// What a view leads to; `nil` stands for the view that is taken.
  private func outcome(
    _ alternative: ReadingAlternative?, _ finding: CompanyAssessment.LineFinding, _ company: CompanyCase
  ) -> String {
    guard let alternative else {
      return words.outcomes(finding.verdicts, byFiling: company.result.needsOnlyFilings(finding))
    }
    return words.outcomes(alternative.verdicts, byFiling: alternative.needsOnlyFilings)
  }

  private func told(_ views: [Memo.Analysis.Unsettled.View], _ same: String?) -> [String] {
    guard let same else { return views.map { $0.inFull + words(": ", "：") + $0.outcome + words(".", "。") } }
    return [
      views.map(\.inFull).joined(separator: words("; ", "；")) + words(". On each view: \(same).", "。依各观点均为：\(same)。")
    ]
  }

  /// What each of several views leads to, where that is the same and one thing.
  private func sameOutcome(_ outcomes: [Set<String>]) -> String? {
    guard outcomes.count > 1, let first = outcomes.first, first.count == 1, outcomes.allSatisfy({ $0 == first }) else {
      return nil
    }
    return first.first
  }

  /// What comes on a view of the activities that a contested point is about, where the answer of the line hangs on others;
  /// of what the line is not on that view only where it is none of them.
  private func outcomes(
    _ alternative: ReadingAlternative?, of reading: ReadingID, _ finding: CompanyAssessment.LineFinding,
    _ company: CompanyCase
  ) -> [(title: String, outcome: String)] {
    var concerned: [ActivityID] = []
    for other in finding.alternatives where other.reading == reading {
      for activity in other.activities.map(\.activity) + other.leaves where !concerned.contains(activity) {
        concerned.append(activity)
      }
    }
    guard !concerned.isEmpty else { return [("", outcome(alternative, finding, company))] }
    let texts = concerned.compactMap { id -> (String, String)? in
      let usual = finding.activities.map { company.result.activities[$0] }.first { $0.activity == id && $0.mayCount }
      let changed = alternative?.activities.first { $0.activity == id }?.verdicts
      let isLeft = alternative?.leaves.contains(id) ?? false
      let verdicts = changed ?? (isLeft ? nil : usual?.verdicts)
      return verdicts.map { (law[id].title[language], words.outcomes($0)) }
    }
    return texts.isEmpty
      ? concerned.map { (law[$0].title[language], words("not this", "不属于该类")) } : texts
  }

  private func outcome(_ outcomes: [(title: String, outcome: String)]) -> String {
    outcomes.map { $0.title.isEmpty ? $0.outcome : $0.title + words(", ", "，") + $0.outcome }
      .joined(separator: words("; ", "；"))
  }
}
