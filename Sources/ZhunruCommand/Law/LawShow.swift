import ArgumentParser
import Law
import TerminalUI

/// What every command that shows the law is asked.
struct LawViewOptions: ParsableArguments {
  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp("The law of this day; left out, of today.", valueName: "date"),
    transform: CalendarDate.parse(option:))
  var asOf: CalendarDate?

  @Option(help: "The language: en or zh.", transform: Language.parse(option:))
  var lang: Language = .english

  /// Writes blocks with empty lines between them.
  func write(_ blocks: [Stack]) throws(OutputProblem) {
    let sink = try output.sink()
    let format = output.format(for: sink.descriptor)
    try sink.write(blocks.map { $0.rendered(format) }.joined(separator: "\n"))
    try sink.finish()
  }
}

/// `zhunru law show ID`
struct LawShow: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows anything in the law by its name or official code.")

  @OptionGroup var view: LawViewOptions

  @Argument(help: "A name such as call-centre, or a code such as B24.")
  var id: String

  mutating func execute() throws -> ExitStatus {
    let law = try view.law.load()
    let day = view.asOf ?? CalendarDate.today
    let subjects = law.subjects(named: id, on: day)
    guard !subjects.isEmpty else {
      throw UnknownName(
        id, in: "nothing in the law", among: law.allNames,
        otherwise: "`zhunru law list activities` lists the activities, and so for every kind")
    }
    let page = LawPage(law, language: view.lang, day: day)
    try view.write(subjects.map(page.block))
    return .clean
  }
}
