import Assessment
import DecisionDiagram
import Law
import Portfolio
import Wording

/// What would make the answer another: contested points, other views of what a line is, and what comes near.
extension MemoBuilder {
  /// The first contested point of which another view gives another answer.
  ///
  /// - Parameter inMemo: Whether it stands beside the other parts of the memo, and may refer to them.
  func contestedSentence(_ company: CompanyCase, _ line: Int, inMemo: Bool = true) -> String? {
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
  func otherwiseSentence(
    _ explanation: LineExplanation, _ company: CompanyCase, _ line: Int
  ) -> String? {
    let finding = company.finding(line)
    guard finding.isOnlyLikely, !finding.isOfUnencodedField else { return nil }
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
  func exposureSentence(_ explanation: LineExplanation, inMemo: Bool = true) -> String? {
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
  func keepOut(_ company: CompanyCase, _ line: Int) -> String? {
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
}
