import ArgumentParser
import Diagnostics
import TerminalUI

/// Where a command writes, and how wide and coloured.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: .said(
      "Write to a file, whole or not at all.", "写入文件；要么写全，要么不写。",
      valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: .said("Colour text output: auto, always or never.", "文本输出的颜色：auto、always或never。"))
  var color: ColorChoice = .auto

  @Option(
    help: .said("Cells of a line of text output; left out, those of the terminal, or 80.", "文本输出每行的宽度；不写则为终端宽度或80。"))
  var width: Int?

  func validate() throws {
    if let width, !(1...10_000 ~= width) {
      throw ValidationError("--width takes a figure from 1 to 10000.", "--width应为1至10000的数字。")
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
    DiagnosticStyle(isColored: format(for: StandardError.descriptor).usesColor, language: Speech.language)
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
