import Assessment
import DecisionDiagram
import Law
import Portfolio
import Wording

/// What would make the answer another: contested points, other views of what a line is, and what comes near.
extension MemoBuilder {
  /// The first contested point of which another view gives another answer.
  func contestedSentence(_ company: CompanyCase, _ line: Int) -> String? {
    let told = decidingPoint(company, line)?.reading
    let points = unsettled(company, line).filter { $0.changesAnswer && $0.reading != told }
    guard let first = points.first else { return nil }
    let number = company.lineNames.count > 1 || isApart ? "" : words(" (part 3)", "（见第三部分）")
    if tellsViews(points) {
      let views = views(of: first)
      let more =
        points.count == 1
        ? ""
        : isApart
          ? words(" More points are contested; the memo on the company lists them.", "另有其他争议问题，见该公司备忘录。")
          : words(" More contested points stand in part 3.", "其他争议问题见第三部分。")
      return words(
        "One point is contested and counsel must judge it\(number): \(first.question) \(views)\(more)",
        "下列问题存在争议\(number)，须由律师判断：\(first.question)\(views)\(more)")
    }
    let count = words.word(points.count)
    guard !isApart else {
      return words(
        "\(words.sentence(count)) points are contested and counsel must judge them; the memo on the company lists them.",
        "\(count)个问题存在争议，须由律师判断，见该公司备忘录。")
    }
    return words(
      "\(words.sentence(count)) points are contested and counsel must judge them (part 3).",
      "\(count)个问题存在争议（见第三部分），须由律师判断。")
  }

  /// What the views of a contested point lead to, as sentences.
  func views(of point: Memo.Analysis.Unsettled) -> String {
    point.views.map { $0.inShort + words(": ", "：") + $0.outcome + words(".", "。") }.joined(separator: words(" ", ""))
  }

  /// Whether of contested points the views of the first are told. Where no view is taken, or it is the only one, what each
  /// view leads to is the answer.
  private func tellsViews(_ points: [Memo.Analysis.Unsettled]) -> Bool {
    points.first.map { $0.isOpen || points.count == 1 } ?? false
  }

  /// Whether a view of the contested point that is told leads to these outcomes and no others.
  private func isTold(_ verdicts: VerdictSet, byFiling: Bool, _ company: CompanyCase, _ line: Int) -> Bool {
    let points = unsettled(company, line).filter(\.changesAnswer)
    guard tellsViews(points), let point = points.first else { return false }
    return company.finding(line).alternatives.contains {
      $0.reading == point.reading && $0.verdicts == verdicts && $0.needsOnlyFilings == byFiling
    }
  }

  /// The contested point that an open answer hangs on: one of which no view is taken, where no fact is open.
  func decidingPoint(_ company: CompanyCase, _ line: Int) -> Memo.Analysis.Unsettled? {
    guard company.finding(line).answer == .depends, openFacts(company, line).isEmpty else { return nil }
    return unsettled(company, line).first { $0.isOpen && $0.changesAnswer }
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
    // What a view of a contested point leads to is said there.
    guard after != finding.answer, !likely.isEmpty, decidingPoint(company, line) == nil else { return nil }
    let byFiling = company.result.needsOnlyFilings(finding, firmly: true)
    guard !isTold(finding.firmVerdicts, byFiling: byFiling, company, line) else { return nil }
    let noun = words.either(nouns(likely, namesKinds: false).map(short))
    // Part 3 tells the outcomes one by one, and so does this where there are several.
    let outcomes = finding.firmVerdicts
    guard outcomes.count == 1 || after == .nothingFound else {
      let says = words.outcomes(outcomes, byFiling: byFiling)
      return words(
        "If the authority does not treat \(named(line, company)) as \(noun), the outcome is \(says).",
        "如\(named(line, company))不被认定为\(noun)，结论为\(says)。")
    }
    return words(
      "If the authority does not treat \(named(line, company)) as \(noun), \(words.clause(after, byFiling: byFiling)).",
      "如\(named(line, company))不被认定为\(noun)，则\(words.clause(after, byFiling: byFiling))。")
  }

  /// What it would come to if an authority took it for something worse, and what if open facts made it that.
  func exposureSentence(_ explanation: LineExplanation) -> String? {
    let taken = worse(explanation.exposures).map { nouns, outcome in
      words("If the authority took it for \(nouns), \(outcome).", "如主管机关认定为\(nouns)，\(outcome)。")
    }
    let open = explanation.answer.isObstacle ? worse(explanation.fartherWorse) : nil
    let made = open.map { nouns, outcome in
      words("If facts not stated made it \(nouns), \(outcome).", "如另有未说明的事实致其构成\(nouns)，\(outcome)。")
    }
    let texts = [taken, made].compactMap(\.self)
    return texts.isEmpty ? nil : joined(texts)
  }

  /// The worst of what a line could be, as noun phrases, and what it would come to.
  private func worse(_ activities: [LineExplanation.Activity]) -> (nouns: String, outcome: String)? {
    guard let worst = activities.map(\.worst).min() else { return nil }
    let nouns = nouns(activities.filter { $0.worst == worst }.map(\.id), namesKinds: false)
    let others = isApart ? words(" or others", "等") : words(" (or others, see part 3)", "（或者其他业务，见第三部分）")
    let more = nouns.count > 2 ? others : ""
    return (words.either(Array(nouns.prefix(2))) + more, words.clause(VerdictSet([worst])))
  }

  /// The nearest single thing more that the business might do and that would close it. What it leaves out, or does in
  /// another way, makes another business of it.
  func keepOut(_ company: CompanyCase, _ line: Int) -> String? {
    let current = company.finding(line).answer
    guard current != .no, current != .nothingFound else { return nil }
    for sensitivity in company.sensitivities[line] where law[sensitivity.fact].computed == nil && law[sensitivity.fact].subject == .service {
      for group in sensitivity.otherwise
      where !group.isNothingFound && group.verdicts.verdicts.allSatisfy({ $0 <= .notOpen }) && isNone(group.variable, company, line) {
        let text = ValueText(law: law, words: words).statement(of: group.values, group.variable)
        let outcome = words.clause(group.verdicts)
        return words("One point to watch: \(outcome) if \(text).", "须注意：如\(text)，\(outcome)。")
      }
    }
    return nil
  }

  /// Whether it is stated that there is none of something.
  private func isNone(_ variable: Int, _ company: CompanyCase, _ line: Int) -> Bool {
    let known = company.record.lines[line].statements.last { $0.variable == Int32(variable) }?.known
    switch law.space.variables[variable].subject {
    case .element: return known == .only(0)
    case .fact(let id):
      switch law[id].kind {
      case .yesNo: return known == .only(0)
      case .choice: return law[id].values.firstIndex { $0.name == "none" }.map { known == .only($0) } ?? false
      case .set, .place, .percentage, .count, .date: return false
      }
    case .reading, .grade, .topic, .stated: return false
    }
  }
}
