import ArgumentParser
import Assessment
import Diagnostics
import Law
import Portfolio
import Reports
import TerminalUI
import Wording

/// `zhunru compare`: what a change of the law changes for companies.
struct Compare: Subcommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract:
        spoken(
          "Tells which verdicts, conditions and duties of companies a change of the law changes.",
          "说明法律的变化改变了各公司的哪些结论、条件和义务。"),
      discussion: spoken(
        """
        Two days of one law (--from, --to), two encodings (--law twice), or the law without and with an overlay or an \
        answer to a contested point. `zhunru law diff` tells the same of all cases at once, without companies.
        """,
        """
        可比较同一法律的两个日期（--from、--to）、两套法律数据（--law两次），或加入自有规则或对争议问题的选择前后。\
        `zhunru law diff`不涉及具体公司，一次比较全部情形。
        """))
  }

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var sides: ComparisonOptions
  @OptionGroup var output: OutputOptions

  @OptionGroup var language: LanguageOption

  @Option(help: .said("How to write: text or json.", "输出格式：text或json。"))
  var format: Format = .text

  mutating func validate() throws {
    if input.inputs.contains("-") { throw ValidationError("the input is read twice; name a file.", "输入须读两遍；请写文件名。") }
  }

  mutating func execute() throws -> ExitStatus {
    let (before, after) = try sides.laws()
    for (law, date) in [(before, sides.from), (after, sides.to)] {
      if let date { try law.requireEncoded(on: date) }
    }
    let style = output.problemStyle
    let sink = try output.sink(notOver: input.list.sources + sides.sources)
    var first: [String: [LineState]] = [:]
    let tables = try input.tables()
    var companies = inputs(before, sides.from, tables, style: style, reports: true, beside: sink)
    let language = self.language.language(on: output, isText: format == .text)
    let words = ResultWords(before, language: language)
    try companies.forEach { pass, date, file in
      first[Self.key(pass, file)] = Self.lines(pass, date, words)
    }
    var status = companies.status
    let layout = output.format(for: sink.descriptor)
    let report = TextReport(after, language: language)
    var changes: [CompanyChange] = []
    var count = 0
    companies = inputs(after, sides.to, tables, style: style, reports: !sides.isOneLaw, beside: sink)
    try companies.forEach { pass, date, file in
      guard let earlier = first[Self.key(pass, file)] else { return }
      count += 1
      let change = CompanyChange(
        name: pass.record.title(in: pass.tree), id: pass.record.identifier(in: pass.tree),
        lines: zip(earlier, Self.lines(pass, date, report.results)).compactMap(LineChange.init))
      guard !change.lines.isEmpty else { return }
      changes.append(change)
    }
    status = status == .clean ? companies.status : status
    switch format {
    case .json:
      var json = JSONText()
      let contract = Contract(after)
      json.object { json in
        contract.write(to: &json)
        json.field("companies") { json in json.array(changes) { json, change in change.write(to: &json) } }
      }
      try sink.write(json.text + "\n")
    case .text:
      for change in changes {
        try sink.write(CompareText(report: report).block(change).rendered(layout) + "\n")
      }
      let lines = changes.reduce(0) { $0 + $1.lines.count }
      let answers = changes.flatMap(\.lines).count(where: \.changesAnswer)
      try sink.write(
        Paragraph(
          StyledText(
            report.words(
              "\(count) \(count == 1 ? "company" : "companies") · \(changes.count) with a change · "
                + "\(lines) service \(lines == 1 ? "line" : "lines"), \(answers) with another answer",
              "共\(count)家公司 · \(changes.count)家有变化 · 涉及\(lines)项业务，其中\(answers)项结论改变"))
        ).rendered(layout))
    }
    try sink.finish(hasResult: count > 0)
    return status
  }

  private func inputs(
    _ law: Law, _ date: CalendarDate?, _ tables: Tables, style: DiagnosticStyle, reports: Bool,
    beside sink: OutputSink
  ) -> CompanyInputs {
    let context = AssessmentContext(law)
    return CompanyInputs(
      input.list,
      CompanyPlan(
        context: context, schema: PortfolioSchema(law), fixedDate: date, today: .today, tables: tables),
      style: style, progress: ProgressLine(beside: sink), report: { text, _ in if reports { StandardError.write(text) } })
  }

  private static func key(_ pass: CompanyPass, _ file: String) -> String {
    "\(file):\(pass.record.firstLine)"
  }

  private static func lines(_ pass: CompanyPass, _ date: CalendarDate, _ results: ResultWords)
    -> [LineState]
  {
    pass.findMore(on: date)
    return (0..<pass.record.lineCount).map { line in
      LineState(
        line, named: pass.record.lineName(line, in: pass.tree, results.law, results.language),
        pass.result, results)
    }
  }
}
