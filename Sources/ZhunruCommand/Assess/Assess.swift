import ArgumentParser
import Assessment
import Diagnostics
import Law
import Portfolio
import TerminalUI
import YAML

/// `zhunru assess`: a verdict for every service line of every company.
struct Assess: Subcommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: spoken(
        "Tells, for each service line of each company, whether foreign capital may enter.", "逐家公司、逐项业务判断外资能否进入。"),
      discussion: spoken(
        """
        A file holds one company, several separated by `---`, or a list under `companies:`. JSON holds the same, or a \
        list; in JSON Lines each line is a company that says its day (`as-of`), unless --as-of is given. An `id` comes back \
        with the results.
        Companies with errors are reported on standard error; the others are assessed.
        """,
        """
        一个文件可含一家公司、以`---`分隔的多家公司，或`companies:`之下的列表。JSON亦同，或为列表；JSON Lines每行一家公司，\
        且须写明日期（`as-of`），除非已给出--as-of。`id`随结果返回。
        有误的公司在标准错误中报告，其余公司照常评估。
        """))
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var results: ResultOptions

  @Option(
    help: .said(
      "How to write: text, json, jsonl, csv, xlsx (a workbook), or sarif (findings at their lines, for code hosts).",
      "输出格式：text、json、jsonl、csv、xlsx（工作簿）或sarif（逐行列出结论，供代码平台使用）。"))
  var format: ResultFormat = .text

  @Option(
    help: .said(
      "End with status 1 if a company comes to this or worse: a verdict, or an answer.",
      "如有公司的结论达到或劣于此项（结论或答复），以状态1结束。",
      valueName: "verdict|answer"), completion: .verdictsAndAnswers,
    transform: FailureBound.parse(option:))
  var failOn: FailureBound?

  @Option(
    help: .said(
      "Where companies that cannot be understood are told: stderr, or inline, in JSON in the place of the company, with status 0.",
      "无法理解的公司在何处报告：stderr；或inline，即在JSON中该公司之处，状态为0。",
      valueName: "place"))
  var errors: ErrorPlace = .apart

  @Option(
    help: .said(
      "What a row of CSV stands for: activities, each with its outcomes and grounds, or services.",
      "CSV每行代表什么：activities（每项业务类型及其结论和依据）或services（每项业务）。",
      valueName: "rows"))
  var rows: TableRows = .activities

  @Flag(help: .said("Begin CSV with the mark by which Excel knows UTF-8.", "CSV以BOM开头，使Excel识别UTF-8。"))
  var bom = false

  @Flag(
    help: .said(
      "In text, list every duty with its article, deadline, authority and evidence to keep.",
      "在文本中列出每项义务及其条款、期限、主管机关和应留存的证据。"))
  var duties = false

  @Flag(
    help: .said(
      "In CSV, leave cells as they are that a spreadsheet would run as formulas; else they start with '.",
      "CSV中会被电子表格当作公式的单元格保持原样；否则以'开头。"))
  var noFormulaGuard = false

  @Flag(
    help: .said(
      "Leave open what a file does not say, also what is otherwise taken as none.", "文件未写明的一律视为不明，包括通常视为无的事项。"))
  var strict = false

  mutating func validate() throws {
    if format == .xlsx, output.output == nil {
      throw ValidationError(
        "--format xlsx needs a file: --output results.xlsx.", "--format xlsx须写入文件：--output results.xlsx。")
    }
    if errors == .inline, format != .json, format != .jsonl {
      throw ValidationError(
        "--errors inline goes with --format json or jsonl.", "--errors inline须与--format json或jsonl合用。")
    }
  }

  mutating func execute() throws -> ExitStatus {
    let list = input.list
    let sink = try output.sink(notOver: list.sources + self.law.sources)
    let law = try load(sink)
    try results.requireEncoded(law)
    var status: ExitStatus = list.problems.isEmpty ? .clean : .badInput
    let plan = AssessPlan(
      context: AssessmentContext(law), schema: PortfolioSchema(law, isStrict: strict),
      format: format, language: results.language.language(on: output, isText: format == .text), fixedDate: results.asOf, today: CalendarDate.today,
      style: output.problemStyle, layout: output.format(for: sink.descriptor), showsDuties: duties, errors: errors,
      tables: try input.tables(), hasMark: bom, rows: rows,
      guardsFormulas: !noFormulaGuard,
      decided: format == .jsonl || format == .csv && rows == .activities ? DecidedCompanies() : nil)
    var run = AssessRun(plan, sink)
    try run.begin()
    for problem in list.problems { try run.report(problem) }
    for source in list.sources {
      do {
        try run.read(source, as: list.form)
      } catch let problem as InputProblem {
        try run.report(problem)
        status = .badInput
      }
    }
    let summary = try run.finish()
    if summary.problems > 0 { status = .badInput }
    if let failOn, summary.hasCompany(failing: failOn) {
      status = status.combined(with: .findings)
    }
    return status
  }

  /// The law; where findings are written, what is wrong with it is written too.
  private func load(_ sink: OutputSink) throws -> Law {
    let problems: [Diagnostic]
    do {
      return try law.load()
    } catch let law as FaultyLaw {
      guard format == .sarif else { throw law }
      problems = law.problems
    } catch let problem as InputProblem {
      guard format == .sarif else { throw problem }
      problems = [problem.diagnostic]
    }
    try sink.write(problems.sarif(tool: "zhunru", version: Zhunru.version, in: Speech.language) + "\n")
    try sink.finish()
    throw FaultyLaw(problems: problems)
  }
}
