import Glibc

/// The environment variables that say how to write to a terminal.
package struct TerminalEnvironment: Sendable {
  private var values: [String: String]

  package init(_ values: [String: String] = [:]) {
    self.values = values
  }

  /// The variables of this process.
  package static func ofProcess() -> TerminalEnvironment {
    var values: [String: String] = [:]
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "TERM", "COLUMNS", "LC_ALL", "LC_MESSAGES", "LANG"] {
      if let value = getenv(name) { values[name] = String(cString: value) }
    }
    return TerminalEnvironment(values)
  }

  package subscript(name: String) -> String? { values[name] }

  /// Whether `TERM` names a terminal that can do more than write lines.
  package var namesTerminal: Bool { isSet("TERM") && values["TERM"] != "dumb" }

  /// Whether the variable is there and not empty.
  func isSet(_ name: String) -> Bool { values[name].map { !$0.isEmpty } ?? false }
}
