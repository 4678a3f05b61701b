import ArgumentParser

/// The command line. A subcommand is one file, and stands in the list here.
@main
struct Zhunru: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "zhunru",
    abstract: "Tells whether foreign capital may enter a business in mainland China, and why.",
    discussion: """
      Exit status:
        0    nothing found
        1    a verdict or an answer as bad as --fail-on names
        2    input that cannot be read; the rest was assessed
        64   wrong usage
        74   output that cannot be written
        141  the reader of the output left before its end
      """,
    version: "zhunru \(version)",
    subcommands: [
      Ask.self, Assess.self, Advise.self, Explain.self, RoutesCommand.self, Compare.self,
      Matrix.self, Facts.self, LawCommand.self,
    ])

  static func main() {
    BrokenPipe.isAnErrorNotASignal()
    main(nil)
  }
}
