import ArgumentParser
import Diagnostics
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

  /// Where to write.
  ///
  /// - Parameter inputs: What is read, which the output may not take the place of.
  func sink(notOver inputs: [InputSource]) throws(OutputProblem) -> OutputSink {
    try requireOther(than: inputs)
    return try OutputSink(path: output)
  }

  /// - Throws: ``OutputProblem/isInput(_:)`` if the output is among what is read.
  func requireOther(than inputs: [InputSource]) throws(OutputProblem) {
    if let output, output != "-", let identity = FileIdentity(path: output),
      inputs.contains(where: { $0.identity == identity })
    {
      throw .isInput(output)
    }
  }

  /// How problems are shown on standard error.
  var problemStyle: DiagnosticStyle {
    DiagnosticStyle(isColored: format(for: StandardError.descriptor).usesColor)
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
