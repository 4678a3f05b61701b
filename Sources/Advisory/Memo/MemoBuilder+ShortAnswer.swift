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
    let whole = paragraph(company, line)
    isApart = true
    defer { isApart = false }
    let apart = paragraph(company, line)
    return Memo.ShortAnswer(
      line: line, name: company.lineNames.count > 1 ? company.lineNames[line] : "",
      answer: explanation.answer, lead: words.answer(explanation.conclusion),
      bans: joined(banSentences(explanation, company)), reason: joined(apart.reason),
      doubt: banSentences(explanation, company) + dependence(company, line)
        + [contestedSentence(company, line), exposureSentence(explanation), nameSentence(company, line)].compactMap(\.self),
      text: joined(whole.core + whole.ways), core: joined(apart.core), textApart: joined(apart.core + apart.ways),
      cause: cause(explanation, company, line), further: whole.further.isEmpty ? [] : [joined(whole.further)],
      furtherApart: apart.further.isEmpty ? [] : [joined(apart.further)])
  }

  /// The sentences of a short answer.
  private struct Paragraph {
    /// What it is, which rule decides, and what it depends on.
    var core: [String] = []
    /// The beginning of that.
    var reason: [String] = []
    var ways: [String] = []
    /// What it would be otherwise, and what to keep out of it.
    var further: [String] = []
  }

  private func paragraph(_ company: CompanyCase, _ line: Int) -> Paragraph {
    let explanation = company.explanations[line]
    var sentences: [String] = []
    var reasons = 3
    if explanation.answer == .nothingFound {
      sentences.append(nothingFound(company, line))
    } else {
      if let text = unencodedField(company, line) { sentences.append(text) }
      let shown = explanation.answer.isObstacle ? explanation.deciding : explanation.activities
      let certain = certain(explanation)
      if let first = certain.first {
        sentences.append(classes([first], company, line))
        sentences += rules([first], explanation, company, line)
        reasons += sentences.count
      }
      sentences.append(classes(shown, company, line, beside: !certain.isEmpty))
      sentences += rules(shown, explanation, company, line, beside: !certain.isEmpty)
      sentences += wereItSo(explanation, company, line)
      sentences += licenceSentences(explanation)
      // Where it is open, what it needs is part of the reason.
      if !explanation.answer.isObstacle { reasons = sentences.count }
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
    if let text = nameSentence(company, line) { further.append(text) }
    return Paragraph(
      core: sentences, reason: Array(sentences.prefix(reasons)), ways: waySentences(company, line), further: further)
  }

  /// What a line's name speaks of that nobody said of it.
  private func nameSentence(_ company: CompanyCase, _ line: Int) -> String? {
    NameQuestion(
      company.lineNames[line], of: company.record.lines[line], company.finding(line), company.result, in: law
    ).map { words.sentence(results.question($0, company.lineNames[line])) + words(".", "。") }
  }

  /// What decides a line in a few words.
  private func cause(_ explanation: LineExplanation, _ company: CompanyCase, _ line: Int) -> String {
    switch explanation.answer {
    case .nothingFound: return words.short(explanation.conclusion)
    case .depends:
      let facts = openFacts(company, line).prefix(3).map { law[$0].short[language] }
      return facts.isEmpty
        ? unsettled(company, line).first { $0.changesAnswer }?.question ?? words.contestedPoint
        : words("open: ", "未定：") + facts.joined(separator: words(", ", "、"))
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
}
