import Advisory
import ArgumentParser
import Assessment
import Diagnostics
import Law
import Portfolio
import Reports
import TerminalUI
import Wording

/// `zhunru advise`: a memo on a company, or a report on a portfolio, to be sent.
struct Advise: Subcommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: spoken(
        "Writes a memo on a company, or a report on several, to be sent.", "就一家公司出具备忘录，或就多家公司出具报告，可直接发送。"),
      discussion: spoken(
        """
        What one file holds of one company becomes a memo; several companies become a report on the portfolio. The form \
        follows the name of the output: .md, .html, .json, .docx (needs pandoc) or .pdf (needs weasyprint).
        """,
        """
        一个文件含一家公司的，出具备忘录；含多家公司的，出具投资组合报告。格式依输出文件名：.md、.html、.json、\
        .docx（需要pandoc）或.pdf（需要weasyprint）。
        """))
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var results: ResultOptions

  @Option(
    help: .said(
      "How to write: md, html, json, docx or pdf; left out, by the name of the output, or md.",
      "输出格式：md、html、json、docx或pdf；不写则依输出文件名，或为md。"))
  var format: AdviceFormat?

  @Flag(help: .said("One page for an executive.", "供管理层阅读的一页摘要。"))
  var brief = false

  @Option(help: .said("Who the memo is for.", "备忘录的收件人。"))
  var to: String?

  @Option(help: .said("Who it is from.", "备忘录的出具人。"))
  var from: String?

  @Option(help: .said("What it is about; left out, the question that it answers.", "事由；不写则为其所答复的问题。"))
  var re: String?

  @Option(
    help: .said("The day that it bears; left out, today.", "落款日期；不写则为当天。"), transform: CalendarDate.parse(option:))
  var date: CalendarDate?

  @Option(
    help: .said(
      "Write with the templates of a folder; what it lacks is taken from those built in.", "使用文件夹中的模板；所缺的取自内置模板。",
      valueName: "dir"), completion: .directory)
  var template: String?

  mutating func execute() throws -> ExitStatus {
    let context = AssessmentContext(try law.load())
    try results.requireEncoded(context.law)
    let format = format ?? output.output.flatMap(AdviceFormat.init(path:)) ?? .md
    let sink = try output.sink(notOver: input.list.sources + law.sources + TemplateFile.sources(in: template))
    let templates: TemplateSet
    do {
      templates = try TemplateSet(TemplateFile.set(overriddenBy: template))
    } catch let faulty as FaultyTemplates {
      StandardError.report(faulty.problems, style: output.problemStyle)
      return .badInput
    }
    let schema = PortfolioSchema(context.law)
    let (language, edition) = (results.language.language(on: output, isText: format == .md), Edition(context.law))
    let words = ReportWords(language: language)
    let caption = Memo.Caption(
      to: to ?? "", from: from ?? "", re: re ?? "", date: date.map(words.day) ?? "",
      today: words.day(.today))
    let (memos, refused, status) = try CompanyInputs.map(
      input.list,
      CompanyPlan(
        context: context, schema: schema, fixedDate: results.asOf, today: .today,
        tables: try input.tables()),
      style: output.problemStyle, progress: ProgressLine(beside: sink)
    ) {
      let maker = AdviceMaker(context, schema, language, edition)
      return { pass, date, _ in maker.memo(pass, on: date, caption: caption) }
    }
    guard let document = AdviceMaker.document(memos, refused: refused, language, edition) else {
      return status
    }
    let writer = AdviceWriter(
      templates: templates, language: language, contract: Contract(context.law))
    do {
      let bytes = try writer.write(document, as: format, isBrief: brief)
      try bytes.withUnsafeBytes { try sink.write($0) }
      try sink.finish()
    } catch let problem as AdviceProblem {
      StandardError.report([problem.diagnostic], style: output.problemStyle)
      return .outputFailed
    }
    return status
  }
}
