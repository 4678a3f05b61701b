import ArgumentParser
import Assessment
import Diagnostics
import Law
import Portfolio
import TerminalUI
import YAML

/// `zhunru assess`: a verdict for every service line of every company.
struct Assess: Subcommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells, for each service line of each company, whether foreign capital may enter.",
    discussion: """
      A file holds one company, several separated by `---`, or a list under `companies:`. JSON holds the same, or a \
      list; in JSON Lines each line is a company that says its day (`as-of`), unless --as-of is given. An `id` comes back \
      with the results.
      Companies with errors are reported on standard error; the others are assessed.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var results: ResultOptions

  @Option(
    help: "How to write: text, json, jsonl, csv, xlsx (a workbook), or sarif (findings at their lines, for code hosts).")
  var format: ResultFormat = .text

  @Option(
    help: ArgumentHelp(
      "End with status 1 if a company comes to this or worse: a verdict, or an answer.",
      valueName: "verdict|answer"), completion: .verdictsAndAnswers,
    transform: FailureBound.parse(option:))
  var failOn: FailureBound?

  @Option(
    help: ArgumentHelp(
      "Where companies that cannot be understood are told: stderr, or inline, in JSON in the place of the company, with status 0.",
      valueName: "place"))
  var errors: ErrorPlace = .apart

  @Option(
    help: ArgumentHelp(
      "What a row of CSV stands for: activities, each with its outcomes and grounds, or services.", valueName: "rows"))
  var rows: TableRows = .activities

  @Flag(help: "Begin CSV with the mark by which Excel knows UTF-8.")
  var bom = false

  @Flag(
    help: "In text, list every duty with its article, deadline, authority and evidence to keep.")
  var duties = false

  @Flag(
    help: "In CSV, leave cells as they are that a spreadsheet would run as formulas; else they start with '.")
  var noFormulaGuard = false

  @Flag(help: "Leave open what a file does not say, also what is otherwise taken as none.")
  var strict = false

  mutating func validate() throws {
    if format == .xlsx, output.output == nil { throw ValidationError("--format xlsx needs a file: --output results.xlsx.") }
    if errors == .inline, format != .json, format != .jsonl {
      throw ValidationError("--errors inline goes with --format json or jsonl.")
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
      format: format, language: results.lang, fixedDate: results.asOf, today: CalendarDate.today,
      style: output.problemStyle, layout: output.format(for: sink.descriptor), showsDuties: duties, errors: errors,
      tables: try input.tables(), hasMark: bom, rows: rows, contract: try self.law.contract(of: law),
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
    try sink.write(problems.sarif(tool: "zhunru", version: Zhunru.version) + "\n")
    try sink.finish()
    throw FaultyLaw(problems: problems)
  }
}
