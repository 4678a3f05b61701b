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

  @Option(help: "How it is written: text or json.")
  var format: LawFormat = .text

  /// Writes one line of JSON.
  func write(json: String) throws(OutputProblem) {
    let sink = try output.sink()
    try sink.write(json + "\n")
    try sink.finish()
  }

  /// Writes blocks with empty lines between them.
  func write(_ blocks: [Stack]) throws(OutputProblem) {
    let sink = try output.sink()
    let format = output.format(for: sink.descriptor)
    try sink.write(blocks.map { $0.rendered(format) }.joined(separator: "\n"))
    try sink.finish()
  }
}

/// How the law is shown.
enum LawFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// `zhunru law show ID`
struct LawShow: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows anything in the law by its name or official code.")

  @OptionGroup var view: LawViewOptions

  @Argument(
    help:
      "A name such as call-centre, a code such as B24, or a provision: negative-list-2024 item 12.")
  var id: [String]

  mutating func execute() throws -> ExitStatus {
    let law = try view.law.load()
    let day = view.asOf ?? CalendarDate.today
    let name = id.joined(separator: " ")
    let subjects = law.subjects(named: name, on: day)
    guard !subjects.isEmpty else {
      throw UnknownName(
        name, in: "nothing in the law", among: law.allNames,
        otherwise: law.lexicon.name(in: name, of: law) { _ in true }.map { "did you mean `\($0)`?" }
          ?? "`zhunru law list activities` lists the activities, and so for every kind")
    }
    if view.format == .json {
      try view.write(json: LawJSON(law).list(subjects))
      return .clean
    }
    let page = LawPage(law, language: view.lang, day: day)
    try view.write(subjects.map(page.block))
    return .clean
  }
}
