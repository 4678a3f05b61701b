import Assessment
import Law
import Wording

/// What was taken without being said, what is open, and when the law of it changes next.
extension MemoBuilder {
  func points(_ company: CompanyCase) -> [Memo.Point] {
    var rows: [(point: Memo.Point, lines: [Int], isOfCompany: Bool)] = []
    func take(_ point: Memo.Point, _ line: Int, isOfCompany: Bool) {
      if let index = rows.firstIndex(where: { $0.point == point }) {
        if rows[index].lines.last != line { rows[index].lines.append(line) }
      } else {
        rows.append((point, [line], isOfCompany))
      }
    }
    for line in company.order {
      for fact in openFacts(company, line) {
        let parts = outcomes(of: fact, company, line).map {
          words("\($0.value): \($0.outcome)", "\($0.value)：\($0.outcome)")
        }
        let isCut = parts.isEmpty && trials >= Self.mostTrials
        let point = Memo.Point(
          point: words.sentence(law[fact].short[language]), taken: words("open", "未定"),
          because: words("not said", "未说明"),
          decides: isCut
            ? words("not worked out: too much else is open", "未测算：其他未定事项过多")
            : parts.isEmpty
              ? words("nothing by itself; together with what else is open", "单独不足以决定，须与其他未定事项一并判断")
              : parts.joined(separator: words("; ", "；")))
        take(point, line, isOfCompany: law[fact].subject == .company)
      }
      for assumption in company.assumed[line] {
        take(point(assumption), line, isOfCompany: isOfCompany(assumption))
      }
    }
    // A row says of which lines it is, where there are several; what is said of the company holds for all.
    return rows.map { point, lines, isOfCompany in
      guard company.lineNames.count > 1, !isOfCompany || lines.count < company.lineNames.count else { return point }
      let names = names(lines, company)
      return Memo.Point(
        point: words("\(names): \(point.point)", "\(names)：\(point.point)"), taken: point.taken, because: point.because,
        decides: point.decides)
    }
  }

  private func isOfCompany(_ assumption: Assumption) -> Bool {
    if case .fact(let id) = assumption.subject { law[id].subject == .company } else { false }
  }

  private func point(_ assumption: Assumption) -> Memo.Point {
    let outcomes = words.outcomes(assumption.verdicts)
    let decides =
      assumption.verdicts.count > ReportWords.mostOutcomes
      ? words("if otherwise: \(outcomes)", "否则：\(outcomes)")
      : words("if otherwise, possibly: \(outcomes)", "否则可能为：\(outcomes)")
    switch assumption.subject {
    case .topic:
      return Memo.Point(
        point: words("Other business in the same service", "同一服务中的其他业务"),
        taken: words("none", "无"), because: words("subject not raised", "未提及"), decides: decides)
    case .fact(let id):
      let fact = law[id]
      if let inference = assumption.inference {
        return Memo.Point(
          point: words.sentence(fact.short[language]), taken: words("inferred: ", "推断：") + results.inferredValue(of: fact, inference),
          because: inference.says[language], decides: decides)
      }
      let because =
        fact.takenAs == .usual ? words("usual; not said", "通常情形；未说明") : words("not said", "未说明")
      return Memo.Point(
        point: words.sentence(fact.short[language]), taken: results.assumedValue(of: fact),
        because: because, decides: decides)
    }
  }

  /// The next day, after that of the memo, on which a clause or a duty of some line begins or ends.
  func nextChange(_ company: CompanyCase) -> String {
    let activities = Set(company.explanations.flatMap { $0.deciding.map(\.id) })
    var days: [CalendarDate] = []
    func take(_ period: Period) {
      if period.first > company.date { days.append(period.first) }
      if let day = period.last?.next, day > company.date { days.append(day) }
    }
    for rule in law.rules where activities.contains(where: rule.activities.contains) { take(rule.period) }
    for regime in law.regimes where activities.contains(where: regime.activities.contains) {
      take(regime.period)
    }
    for line in company.lines {
      let carried = company.explanations[line].activities.map(\.id) + [law.generalBusiness]
      let known = assessor.known(of: company.record, line: line, company.result)
      let reader = EvidenceReader(law, known: known, on: company.date)
      for duty in law.duties where carried.contains(where: duty.activities.contains) {
        if reader.evidence(of: duty.when).truth != false { take(duty.period) }
      }
    }
    let review = law.review.map { words.day($0.date) }
    guard let first = days.min() else {
      return review.map {
        words(
          "Next known day on which the rules or duties of these lines change: none up to \($0), when the law was last compared with its sources.",
          "上述业务的规则或者义务下一次变化之日：截至\($0)（最近一次与来源核对之日）未见。")
      } ?? ""
    }
    return words(
      "Next known day on which a rule or duty of these lines changes: \(words.day(first)).",
      "上述业务的规则或者义务下一次变化之日：\(words.day(first))。")
  }
}
