import Assessment
import Law
import Wording

/// What was taken without being said, what is open, and when the law of it changes next.
extension MemoBuilder {
  func points(_ company: CompanyCase) -> [Memo.Point] {
    var points: [Memo.Point] = []
    var seen: Set<String> = []
    func take(_ point: Memo.Point) {
      if seen.insert(point.point + point.taken).inserted { points.append(point) }
    }
    for line in company.order {
      for fact in openFacts(company, line) {
        let parts = outcomes(of: fact, company, line).map { value, outcome in
          words("\(value): \(outcome)", "\(value)：\(outcome)")
        }
        let isCut = parts.isEmpty && trials >= Self.mostTrials
        take(
          Memo.Point(
            point: words.sentence(law[fact].short[language]), taken: words("open", "未定"),
            because: words("not said", "未说明"),
            decides: isCut
              ? words("not worked out: too much else is open", "未测算：其他未定事项过多")
              : parts.joined(separator: words("; ", "；"))))
      }
      for assumption in company.assumed[line] { take(point(assumption)) }
    }
    return points
  }

  private func point(_ assumption: Assumption) -> Memo.Point {
    let outcomes = words.outcomes(assumption.verdicts)
    let decides =
      assumption.verdicts.count > ReportWords.mostOutcomes
      ? words("if otherwise: \(outcomes)", "如非如此：\(outcomes)")
      : words("if otherwise, possibly: \(outcomes)", "如非如此，可能为：\(outcomes)")
    switch assumption.subject {
    case .topic:
      return Memo.Point(
        point: words("Other business in the same service", "同一服务中的其他业务"),
        taken: words("none", "无"), because: words("subject not raised", "未提及"), decides: decides)
    case .fact(let id):
      let fact = law[id]
      if let inference = assumption.inference {
        return Memo.Point(
          point: words.sentence(fact.short[language]), taken: words("inferred", "推断"),
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
