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
  static let configuration = CommandConfiguration(
    abstract: "Writes a memo on a company, or a report on several, to be sent.",
    discussion: """
      What one file holds of one company becomes a memo; several companies become a report on the portfolio. The form \
      follows the name of the output: .md, .html, .json, .docx (needs pandoc) or .pdf (needs weasyprint).
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var results: ResultOptions

  @Option(
    help: "How to write: md, html, json, docx or pdf; left out, by the name of the output, or md.")
  var format: AdviceFormat?

  @Flag(help: "One page for an executive.")
  var brief = false

  @Option(help: "Who the memo is for.")
  var to: String?

  @Option(help: "Who it is from.")
  var from: String?

  @Option(help: "What it is about; left out, the question that it answers.")
  var re: String?

  @Option(
    help: "The day that it bears; left out, today.", transform: CalendarDate.parse(option:))
  var date: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "Write with the templates of a folder; what it lacks is taken from those built in.",
      valueName: "dir"), completion: .directory)
  var template: String?

  mutating func execute() throws -> ExitStatus {
    let files = try law.files()
    let context = AssessmentContext(try law.load(files))
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
    let (language, edition) = (results.lang, Edition(files))
    let words = ReportWords(language: language)
    let caption = Memo.Caption(
      to: to ?? "", from: from ?? "", re: re ?? "", date: date.map(words.day) ?? "",
      today: words.day(.today))
    let (memos, refused, status) = try CompanyInputs.map(
      input.list,
      CompanyPlan(context: context, schema: schema, fixedDate: results.asOf, today: .today,
        tables: try input.tables()),
      style: output.problemStyle
    ) {
      let maker = AdviceMaker(context, schema, language, edition)
      return { pass, date, _ in maker.memo(pass, on: date, caption: caption) }
    }
    guard let document = AdviceMaker.document(memos, refused: refused, language, edition) else {
      return status
    }
    let writer = AdviceWriter(templates: templates, language: results.lang)
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
