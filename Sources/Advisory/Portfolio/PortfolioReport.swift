package import Assessment
package import Law
package import Wording

/// The report on several companies: the memos on each, and what can only be seen of all together.
package struct PortfolioReport {
  /// A company that could not be assessed.
  package struct Refused: Sendable {
    package let company: String
    package let place: String
    package let problem: String

    package init(company: String, place: String, problem: String) {
      self.company = company
      self.place = place
      self.problem = problem
    }
  }

  /// One company of the report.
  package struct Entry {
    package let anchor: String
    package let memo: Memo

    /// The line that gives the company its answer.
    package var worst: Memo.ShortAnswer? { memo.answers.first }
  }

  package let words: ReportWords
  package let edition: Edition
  /// In the order of the input.
  package let entries: [Entry]
  package let refused: [Refused]

  package init(
    on memos: [Memo], refused: [Refused], _ language: Language, _ edition: Edition
  ) {
    words = ReportWords(language: language)
    self.edition = edition
    self.refused = refused
    entries = memos.enumerated().map { Entry(anchor: "company-\($0 + 1)", memo: $1) }
  }

  /// How many companies have each answer, worst first; answers that none has are left out.
  package var counts: [(conclusion: Conclusion, count: Int)] {
    var counts: [Conclusion: Int] = [:]
    for entry in entries { counts[entry.memo.conclusion.plain, default: 0] += 1 }
    return counts.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }

  package var worstFirst: [Entry] {
    entries.enumerated().sorted { ($0.element.memo.answer, $0.offset) < ($1.element.memo.answer, $1.offset) }
      .map(\.element)
  }

  /// Companies whose worst line is decided by the same, where the answer is no Yes; the most first.
  package var causes: [(answer: Answer, cause: String, entries: [Entry])] {
    var found: [(answer: Answer, cause: String, entries: [Entry])] = []
    for entry in worstFirst where entry.memo.answer.isObstacle {
      let cause = entry.worst?.cause ?? ""
      if let index = found.firstIndex(where: { $0.answer == entry.memo.answer && $0.cause == cause }) {
        found[index].entries.append(entry)
      } else {
        found.append((entry.memo.answer, cause, [entry]))
      }
    }
    return found.enumerated().sorted {
      ($0.element.answer, -$0.element.entries.count, $0.offset)
        < ($1.element.answer, -$1.element.entries.count, $1.offset)
    }.map(\.element)
  }

  package var bottomLine: [String] {
    let list = counts.map { words("\($0.count) “\(words.short($0.conclusion))”", "“\(words.short($0.conclusion))”\($0.count)家") }
      .joined(separator: words(", ", "、"))
    var sentences = [
      words(
        "\(entries.count) companies by the answer of their worst line: \(list).",
        "共\(entries.count)家公司，按最差业务线的结论计：\(list)。")
    ]
    let stopped = entries.count { $0.memo.answer <= .notAsDesigned }
    let open = entries.count { $0.memo.answer == .depends || $0.memo.answer == .nothingFound }
    if stopped > 0 {
      sentences.append(
        words(
          stopped == 1
            ? "One of them runs a line that may not be run as it is described."
            : "\(stopped) of them run at least one line that may not be run as it is described.",
          "其中\(stopped)家至少有一项业务不得按所述方式经营。"))
    }
    if open > 0 {
      sentences.append(
        words(
          open == 1
            ? "One cannot be decided by what is known; what it hangs on is named in its section."
            : "\(open) cannot be decided by what is known; what each hangs on is named in its section.",
          "\(open)家据已知事实尚不能确定，所取决的事实见各节。"))
    }
    if !refused.isEmpty {
      sentences.append(
        words(
          refused.count == 1
            ? "One company was refused, because its entry has errors; it is listed below."
            : "\(refused.count) companies were refused, because their entries have errors; they are listed below.",
          "另有\(refused.count)家公司因所填内容有误未能评估，列于下文。"))
    }
    return sentences
  }

  /// The days of the law, the first to the last.
  package var days: String {
    var days: [String] = []
    for entry in entries where !days.contains(entry.memo.caption.asOf) { days.append(entry.memo.caption.asOf) }
    return days.count > 3
      ? words("\(days.count) different days", "\(days.count)个不同日期")
      : days.joined(separator: words("; ", "；"))
  }

  /// The activities that most companies are, and whether others are left out.
  package func columns(atMost most: Int) -> (titles: [String], areAll: Bool) {
    var count: [String: Int] = [:]
    for entry in entries {
      for title in Set(entry.memo.activities.map(\.title)) { count[title, default: 0] += 1 }
    }
    let titles = count.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    return (Array(titles.prefix(most)), titles.count <= most)
  }
}
