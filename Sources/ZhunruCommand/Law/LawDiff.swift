import ArgumentParser
import Assessment
import Law
import Reports
import TerminalUI
import Wording

/// `zhunru law diff`: what a change of the law changes, for the usual company and in every case.
struct LawDiff: Subcommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "diff",
      abstract: spoken(
        "Tells what a change of the law changes, for the usual company and in every case.", "说明法律的变化对通常公司以及每个情形有何影响。"),
      discussion: spoken(
        """
        Two days of one law (--from, --to), two encodings (--law twice), or the law without and with an overlay or an \
        answer to a contested point. First how far foreign capital may go in a company registered in the mainland outside \
        every special place, without certificate, approval, exemption or control by contract, all else as the law takes \
        it where nobody states it, and every other demand met. With --all then every case whose verdict or grade \
        changes: the cases of an activity do not overlap and leave nothing out; what cannot be is left out. Facts not \
        listed in a line do not affect its case.
        """,
        """
        可比较同一法律的两个日期（--from、--to）、两套法律数据（--law两次），或加入自有规则或对争议问题的选择前后。\
        首先列出注册于内地、不在任何特殊区域、无证书、批准、豁免或协议控制、其他事项均按法律在无人说明时的处理且其他要求均已符合的公司，\
        外资可进入的程度。使用--all时，再列出结论或认定程度有变化的每个情形：同一业务的各情形互不重叠，也无遗漏；不可能的情形不列。\
        一行中未列出的事实不影响该情形。
        """))
  }

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(
    help: .said(
      "Only these activities, by name or code.", "仅限这些业务，写名称或编号。",
      valueName: "activity"), completion: .activityNames)
  var activities: [String] = []

  @OptionGroup var sides: ComparisonOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: .said(
      "Of two encodings, the day whose law is compared; left out, today.", "比较两套法律数据时所适用的日期；不写则为当天。",
      valueName: "date"),
    transform: CalendarDate.parse(option:))
  var asOf: CalendarDate?

  @Flag(help: .said("List every case, after what changes for the usual company.", "在通常公司的变化之后，列出每个情形。"))
  var all = false

  @OptionGroup var language: LanguageOption

  @Option(help: .said("How to write: text or json.", "输出格式：text或json。"))
  var format: Format = .text

  mutating func execute() throws -> ExitStatus {
    let (before, after) = try sides.alignedLaws()
    let days = (sides.from ?? asOf ?? .today, sides.to ?? asOf ?? .today)
    try before.requireEncoded(on: days.0)
    try after.requireEncoded(on: days.1)
    let only = try activities.flatMap { try before.activities(called: $0) }
    let (first, second) = (EpochLaw(before, on: days.0), EpochLaw(after, on: days.1))
    let looked = before.activities.map(\.id).filter { only.isEmpty || only.contains($0) }
    let usual = UsualComparison(first, second)
    let summary = UsualSummary(
      law: after, compared: looked.count, differences: looked.compactMap(usual.difference),
      cases: looked.compactMap(LawComparison(first, second).difference), listsCases: all)
    let sink = try output.sink(notOver: sides.sources)
    let language = self.language.language(on: output, isText: format == .text)
    switch format {
    case .json:
      let contract = Contract(after)
      try sink.write("{\(contract.field),\(summary.json(ReportWords(language: language)).dropFirst())\n")
    case .text:
      try sink.write(
        summary.block(TextReport(after, language: language)).rendered(
          output.format(for: sink.descriptor)))
    }
    try sink.finish()
    return .clean
  }
}
