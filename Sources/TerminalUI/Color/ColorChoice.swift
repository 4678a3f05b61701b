/// When output is coloured: the values of `--color`.
package enum ColorChoice: String, CaseIterable, Sendable {
  case auto, always, never

  /// Whether output is coloured.
  ///
  /// `auto` follows, in this order, `NO_COLOR` (https://no-color.org), `CLICOLOR_FORCE` and
  /// `CLICOLOR` (https://bixense.com/clicolors), `TERM`, and whether a terminal reads it.
  package func usesColor(isTerminal: Bool, environment: TerminalEnvironment) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if environment.isSet("NO_COLOR") { return false }
      if environment.isSet("CLICOLOR_FORCE"), environment["CLICOLOR_FORCE"] != "0" { return true }
      return isTerminal && environment["CLICOLOR"] != "0" && environment.namesTerminal
    }
  }
}
