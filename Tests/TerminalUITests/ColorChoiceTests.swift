import TerminalUI
import Testing

@Suite("Whether output is coloured")
struct ColorChoiceTests {
  @Test(
    "auto follows the environment, then the terminal",
    arguments: [
      ([:], true, false),
      ([:], false, false),
      (["TERM": ""], true, false),
      (["NO_COLOR": "1"], true, false),
      (["NO_COLOR": "", "TERM": "xterm"], true, true),
      (["CLICOLOR_FORCE": "1"], false, true),
      (["CLICOLOR_FORCE": "0"], false, false),
      (["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], true, false),
      (["CLICOLOR_FORCE": "1", "TERM": "dumb"], false, true),
      (["CLICOLOR": "0"], true, false),
      (["TERM": "dumb"], true, false),
      (["TERM": "xterm-256color"], true, true),
    ] as [([String: String], Bool, Bool)])
  func automatic(variables: [String: String], isTerminal: Bool, expected: Bool) {
    let environment = TerminalEnvironment(variables)
    #expect(
      ColorChoice.auto.usesColor(isTerminal: isTerminal, environment: environment) == expected)
  }

  @Test("always and never ask nobody")
  func explicit() {
    let forbids = TerminalEnvironment(["NO_COLOR": "1", "TERM": "dumb"])
    let forces = TerminalEnvironment(["CLICOLOR_FORCE": "1"])
    #expect(ColorChoice.always.usesColor(isTerminal: false, environment: forbids))
    #expect(!ColorChoice.never.usesColor(isTerminal: true, environment: forces))
  }

  @Test(
    "COLUMNS decides the width if it is a sensible figure",
    arguments: [
      ("40", 40), ("1", 1), ("10000", 10_000), ("0", 80), ("-5", 80), ("10001", 80), ("wide", 80),
      ("", 80), ("99999999999999999999", 80),
    ])
  func columns(value: String, width: Int) {
    let environment = TerminalEnvironment(["COLUMNS": value])
    let size = TerminalSize.of(descriptor: -1, environment: environment)
    #expect(size == TerminalSize(columns: width, rows: 24))
  }

  @Test("What is no terminal gets 80 columns without colour")
  func noTerminal() {
    let format = OutputFormat.of(
      descriptor: -1, color: .auto, environment: TerminalEnvironment())
    #expect(format == OutputFormat(width: 80, usesColor: false))
  }
}
