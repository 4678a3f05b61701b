import ArgumentParser
import TerminalUI

/// Where a command writes, and how wide and coloured.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to a file, whole or not at all.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: "Colour text output: auto, always or never.")
  var color: ColorChoice = .auto

  @Option(help: "Cells of a line of text output; left out, those of the terminal, or 80.")
  var width: Int?

  func validate() throws {
    if let width, !(1...10_000 ~= width) {
      throw ValidationError("--width takes a figure from 1 to 10000.")
    }
  }

  func sink() throws(OutputProblem) -> OutputSink {
    try OutputSink(path: output)
  }

  /// The format of text that goes to `descriptor`.
  func format(
    for descriptor: Int32, environment: TerminalEnvironment = .ofProcess()
  ) -> OutputFormat {
    var format = OutputFormat.of(descriptor: descriptor, color: color, environment: environment)
    if let width { format.width = width }
    return format
  }
}

extension ColorChoice: ExpressibleByArgument {}
