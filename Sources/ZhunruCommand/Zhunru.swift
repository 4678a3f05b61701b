import ArgumentParser
import Diagnostics

/// The command line. A subcommand is one file, and stands in the list here.
struct Zhunru: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "zhunru",
    abstract: "Tells whether foreign capital may enter a business in mainland China, and why.",
    discussion: """
      Examples:
        zhunru ask                                  answer questions, get an answer
        zhunru new generative-ai -o company.yaml    write a file to fill in
        zhunru assess company.yaml                  a verdict for every line of business
        zhunru routes company.yaml                  what would have to change
        zhunru law show B24                         what the law says of an activity

      Exit status:
        0    read, and nothing found
        1    found: a verdict or an answer as bad as --fail-on names; a finding of law check; no match of law search
        2    input or law that cannot be read or understood; of companies, the others were assessed
        64   wrong usage
        74   output that cannot be written
        141  the reader of the output left before its end
      """,
    version: "zhunru \(version)",
    groupedSubcommands: [
      CommandGroup(name: "Describe a company", subcommands: [Ask.self, NewCommand.self, FormatCommand.self, SchemaCommand.self]),
      CommandGroup(
        name: "Decide", subcommands: [Assess.self, Explain.self, RoutesCommand.self, Advise.self]),
      CommandGroup(name: "Compare", subcommands: [Compare.self, Matrix.self]),
      CommandGroup(
        name: "Look up", subcommands: [ActivitiesCommand.self, PlacesCommand.self, Facts.self, LawCommand.self]),
    ])

  /// What to say where the first words are no command, of `zhunru` or of one of its commands; `nil` where they are.
  static func message(forMistyped arguments: [String]) -> Diagnostic? {
    message(forMistyped: arguments[...], of: self, called: ["zhunru"])
  }

  private static func message(
    forMistyped arguments: ArraySlice<String>, of command: any ParsableCommand.Type, called: [String]
  ) -> Diagnostic? {
    let commands = command.configuration.subcommands
    guard let first = arguments.first, !first.hasPrefix("-"), first != "help", !commands.isEmpty else { return nil }
    let names = commands.map { $0._commandName }
    if let place = names.firstIndex(of: first) {
      return message(forMistyped: arguments.dropFirst(), of: commands[place], called: called + [first])
    }
    let whole = called.joined(separator: " ")
    let nearest = nearestName(to: first, among: names)
    return Diagnostic(
      code: "unknown-command", headline: "`\(whole)` has no command `\(first)`",
      help: nearest.map { "did you mean `\(whole) \($0)`?" } ?? "`\(whole) --help` lists its commands")
  }
}

/// Runs the program with the arguments that it was started with, and ends it.
package func runProgram() {
  BrokenPipe.isAnErrorNotASignal()
  if let problem = Zhunru.message(forMistyped: Array(CommandLine.arguments.dropFirst())) {
    StandardError.write(problem.rendered())
    Zhunru.exit(withError: ExitCode(ExitStatus.usage.rawValue))
  }
  Zhunru.main(nil)
}
