package import Assessment
import Law
package import TerminalUI
import Wording

/// The end of a text report: the companies in one table, worst first, and the counts.
package struct SummaryText {
  /// One company of the table.
  package struct Row: Sendable {
    let name: String
    let answer: Answer
    /// The answer in words, or how many lines have it.
    let headline: String
    let decidedBy: String
  }

  /// Rows past this are counted, not kept, so that memory does not grow with the portfolio.
  static let limit = 40
  private(set) var rows: [Row] = []
  private var left = 0
  /// Service lines by what they come to.
  private var lines: [Conclusion: Int] = [:]

  /// How much was assessed.
  package struct Counts {
    let companies: Int
    let activities: Int
    /// Companies that could not be assessed.
    let faulty: Int

    package init(companies: Int, activities: Int, faulty: Int) {
      self.companies = companies
      self.activities = activities
      self.faulty = faulty
    }
  }

  package init() {}

  /// Whether a company with this answer would stand in the table.
  package func keeps(_ answer: Answer) -> Bool {
    rows.count < Self.limit || (rows.last.map { answer < $0.answer } ?? true)
  }

  package mutating func add(_ row: Row) {
    let place = rows.firstIndex { row.answer < $0.answer } ?? rows.count
    rows.insert(row, at: place)
    trim()
  }

  /// Counts the lines of a company.
  package mutating func count(_ result: borrowing CompanyAssessment) {
    for line in 0..<result.lineCount { lines[result.plainConclusion(of: result.lines[line]), default: 0] += 1 }
  }

  package mutating func add(_ other: SummaryText) {
    for row in other.rows { add(row) }
    for (conclusion, count) in other.lines { lines[conclusion, default: 0] += count }
    left += other.left
  }

  package mutating func leaveOut() { left += 1 }

  private mutating func trim() {
    if rows.count > Self.limit {
      rows.removeLast()
      left += 1
    }
  }

  package func block(_ counts: Counts, _ report: TextReport) -> Stack {
    let words = report.words
    var stack = Stack()
    if rows.count > 1 {
      var table = Table([
        Table.Column(StyledText(words("company", "公司"), .dim), fit: .truncates(minimum: 20)),
        Table.Column(StyledText(words("answer", "结论"), .dim)),
        Table.Column(StyledText(words("decided by", "决定依据"), .dim), fit: .wraps(minimum: 16)),
      ])
      for row in rows {
        table.append(row: [
          StyledText(row.name),
          StyledText(row.headline, report.style(of: row.answer)),
          StyledText(row.decidedBy),
        ])
      }
      stack.append(table)
      if left > 0 {
        stack.append(
          Paragraph(StyledText(words("… and \(left) more", "……另有\(left)家"), .dim)))
      }
      stack.append(BlankLine())
    }
    stack.append(Paragraph(StyledText(text(counts, words))))
    return stack
  }

  private func text(_ counts: Counts, _ words: ReportWords) -> String {
    func count(_ number: Int, _ one: String, _ many: String, _ chinese: String) -> String {
      words("\(number) \(number == 1 ? one : many)", "\(number)\(chinese)")
    }
    var text = [
      count(counts.companies, "company", "companies", "家公司"),
      count(lines.values.reduce(0, +), "service", "services", "项业务"),
      count(counts.activities, "activity", "activities", "项业务类型"),
    ].joined(separator: " · ")
    if !lines.isEmpty {
      text += words("; by answer: ", "；按结论：")
      text += lines.sorted { $0.key < $1.key }.map { conclusion, number in
        words("\(number) “\(words.short(conclusion))”", "“\(words.short(conclusion))”\(number)项")
      }.joined(separator: words(", ", "，"))
    }
    if counts.faulty > 0 {
      text += words("; \(counts.faulty) not assessed", "；\(counts.faulty)家未能评估")
    }
    return text
  }
}
