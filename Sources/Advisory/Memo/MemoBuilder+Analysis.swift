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
    let open = nouns(named.filter { !$0.finding.isDeclared && $0.row == nil }.map(\.id))
    if !open.isEmpty {
      analysis.classes.append(
        words("Depending on the facts it may also be: ", "视事实还可能属于：")
          + open.joined(separator: words("; ", "；")) + words(".", "。"))
    }
    let deciding = explanation.answer.isObstacle ? explanation.deciding : explanation.activities
    let demands = unique(deciding.flatMap { $0.grounds.flatMap(\.deciding) })
    analysis.quotes = quotes(deciding, demands)
    analysis.demands = results.merged(demands, cite).map { row($0, company, line) }
    analysis.rules = rules(explanation, deciding)
    analysis.others = others(explanation, company, line)
    analysis.bans = bans(company, line)
    analysis.unsettled = unsettled(company, line)
    analysis.exposures = explanation.exposures.prefix(4).map(exposure)
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
      return words("You named it as \(noun).", "已列明为\(noun)。")
    }
    guard let id = activity.row else { return sentence(noun) }
    let row = law[id]
    let source = [row.cites.map(cite), words.marks(row.confidence)].compactMap(\.self)
      .joined(separator: words("; ", "；"))
    let opening =
      activity.isSure ? words("It is \(noun)", "属于\(noun)") : words("It is probably \(noun)", "很可能属于\(noun)")
    return opening + words(": ", "：") + row.says[language] + bracketed(source) + words(".", "。")
  }

  private func exposure(_ activity: LineExplanation.Activity) -> String {
    let grade = results.grade(activity.finding)
    let reason = activity.row.map { row in
      words("; ", "；") + law[row].says[language] + (law[row].cites.map { bracketed(cite($0)) } ?? "")
    } ?? ""
    return words(
      "\(words.sentence(noun(activity.id))) (\(grade)): \(words.outcome(activity.worst))\(reason).",
      "\(noun(activity.id))（\(grade)）：\(words.outcome(activity.worst))\(reason)。")
  }

  // MARK: - The rule

  private func quotes(
    _ deciding: [LineExplanation.Activity], _ demands: [Demand]
  ) -> [Memo.Analysis.Quote] {
    var provisions: [ProvisionID] = []
    // What opens comes first: it is the text that governs.
    for activity in deciding where activity.worst > .notOpen {
      for text in activity.governing where law[text.regime].when != .always && text.isCertain {
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
    _ merged: (demand: Demand, says: String, citations: String), _ company: CompanyCase, _ line: Int
  ) -> Memo.Analysis.DemandRow {
    let rule = law[merged.demand.rule]
    let state = merged.demand.state
    let reason = results.reason(merged.demand, company.stated[line])
    let marks = words.marks(rule.confidence).map { words("; ", "；") + $0 } ?? ""
    // A rule that closes leaves nothing to be met.
    let closes = rule.closes && (rule.otherwise ?? .permitted) <= .notOpen
    let result = closes ? words("closes the field", "禁止或者不开放") : results.standing(state)
    let why = reason.application.flatMap { $0 == results.standing(state) ? nil : $0 } ?? ""
    return Memo.Analysis.DemandRow(
      demand: words.sentence(merged.says) + bracketed(merged.citations + marks), state: state,
      result: result, why: why)
  }

  private func rules(
    _ explanation: LineExplanation, _ deciding: [LineExplanation.Activity]
  ) -> [String] {
    var texts: [String] = []
    for activity in deciding {
      texts += openings(activity, orPossible: explanation.answer.isObstacle)
      for text in activity.governing where text.isCertain && law[text.regime].when != .always {
        let met = text.gates.compactMap { results.clause($0, on: law[text.regime].period.first) }
        if !met.isEmpty {
          texts.append(
            words("Its terms are met: ", "其条件均已符合：") + met.joined(separator: words("; ", "；"))
              + words(".", "。"))
        }
      }
      if activity.id != law.generalBusiness || explanation.activities.count == 1 {
        for ground in activity.grounds where ground.deciding.isEmpty && ground.verdict < .outOfScope {
          texts.append(sentence(results.silence(ground)))
        }
      }
    }
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
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
    var record = company.record
    record.set(values, line: line, law)
    assessor.assess(record, on: company.date, into: &trial)
    return !trial.lines[line].verdicts.isEmpty && !trial.lines[line].answer.isObstacle
  }

  // MARK: - Rules on the product

  private func bans(_ company: CompanyCase, _ line: Int) -> [String] {
    let bans = company.finding(line).bans.filter(\.isSure)
    // What is open is in the short answer.
    let states: [BanState] = [.broken, .kept]
    return states.flatMap { state in bans.filter { $0.state == state } }.map { finding in
      let duty = law[finding.ban]
      let mend =
        finding.state == .kept
        ? "" : duty.mend.map { words("; to comply: ", "；改正方式：") + $0[language] } ?? ""
      let marks = words.marks(duty.confidence).map { words("; ", "；") + $0 } ?? ""
      return words.sentence(results.state(finding.state)) + words(": ", "：") + duty.says[language]
        + bracketed(cite(duty.provision) + marks) + mend + words(".", "。")
    }
  }

  // MARK: - Unsettled

  /// Contested points of which another view would change something, each with what its views lead to.
  func unsettled(_ company: CompanyCase, _ line: Int) -> [Memo.Analysis.Unsettled] {
    let finding = company.finding(line)
    var readings: [ReadingID] = []
    for alternative in finding.alternatives where !readings.contains(alternative.reading) {
      readings.append(alternative.reading)
    }
    return readings.map { id in
      let reading = law[id]
      let views = reading.answers.indices.compactMap { position -> String? in
        let alternative = finding.alternatives.first { $0.reading == id && $0.answer == position }
        let isDefault = reading.defaults == [position]
        guard alternative != nil || isDefault else { return nil }
        let holder = reading.answers[position].heldBy?[language]
        let held = [holder, isDefault ? words("our starting point", "本意见所采") : nil]
          .compactMap(\.self).joined(separator: words("; ", "；"))
        let says = words.sentence(reading.answers[position].says[language])
        return says + bracketed(held) + words(": ", "：") + outcome(alternative, finding) + words(".", "。")
      }
      let settled =
        reading.settledBy.map { words("Settled by \($0[.english]).", "由\($0[.chinese])认定。") } ?? ""
      return Memo.Analysis.Unsettled(
        question: reading.question[language], settledBy: settled, views: views)
    }
  }

  private func outcome(
    _ alternative: ReadingAlternative?, _ finding: CompanyAssessment.LineFinding
  ) -> String {
    guard let alternative else { return words.outcomes(finding.verdicts) }
    guard alternative.verdicts == finding.verdicts else {
      return words.outcomes(alternative.verdicts)
    }
    // Another activity decides the line; what changes is below it.
    return alternative.activities.map { activity in
      law[activity.activity].title[language] + words(", ", "，") + words.outcomes(activity.verdicts)
    }.joined(separator: words("; ", "；"))
  }
}
