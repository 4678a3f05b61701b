import Glibc

/// How text is to be laid out for one reader: in which width, and with or without colour.
package struct OutputFormat: Hashable, Sendable {
  /// Cells of a line.
  package var width: Int
  package var usesColor: Bool

  package init(width: Int, usesColor: Bool) {
    self.width = width
    self.usesColor = usesColor
  }

  /// The format for what reads `descriptor`.
  package static func of(
    descriptor: Int32, color: ColorChoice, environment: TerminalEnvironment = .ofProcess()
  ) -> OutputFormat {
    OutputFormat(
      width: TerminalSize.of(descriptor: descriptor, environment: environment).columns,
      usesColor: color.usesColor(isTerminal: isatty(descriptor) == 1, environment: environment))
  }
}
