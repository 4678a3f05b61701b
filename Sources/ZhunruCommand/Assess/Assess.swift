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
      A file holds one company, several separated by `---`, or a list under `companies:`.
      Companies with errors are reported on standard error; the others are assessed.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var results: ResultOptions

  @Option(help: "How to write: text, json, jsonl or csv.")
  var format: ResultFormat = .text

  @Option(
    help: ArgumentHelp(
      "End with status 1 if a company comes to this or worse: a verdict, or an answer.",
      valueName: "verdict|answer"), transform: FailureBound.parse(option:))
  var failOn: FailureBound?

  @Flag(
    help: "In text, list every duty with its article, deadline, authority and evidence to keep.")
  var duties = false

  @Flag(help: "Leave open what a file does not say, also what is otherwise taken as none.")
  var strict = false

  mutating func execute() throws -> ExitStatus {
    let law = try law.load()
    try results.requireEncoded(law)
    let list = input.list
    for problem in list.problems { StandardError.write(problem.message.text) }
    var status: ExitStatus = list.problems.isEmpty ? .clean : .badInput
    let sink = try output.sink()
    let plan = AssessPlan(
      context: AssessmentContext(law), schema: PortfolioSchema(law, isStrict: strict),
      format: format, language: results.lang, fixedDate: results.asOf, today: CalendarDate.today,
      style: DiagnosticStyle(
        isColored: output.format(for: StandardError.descriptor).usesColor),
      layout: output.format(for: sink.descriptor), showsDuties: duties,
      decided: format == .jsonl || format == .csv ? DecidedCompanies() : nil)
    var run = AssessRun(plan, sink)
    try run.begin()
    for source in list.sources {
      do {
        try run.read(source)
      } catch let problem as InputProblem {
        StandardError.write(problem.message.text)
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
}
