import Glibc
import TerminalUI

/// Where an interview takes place: from where answers come, where questions go, and whether a result goes elsewhere.
struct AskPlace {
  /// Where questions go.
  let questions: Int32
  /// A terminal that gives every key; `nil` where questions are put in lines.
  let screen: RawTerminal?
  /// Whether standard output takes the result alone, the questions going to a terminal.
  let resultIsApart: Bool

  /// Somebody at a terminal is asked there, also where standard output is redirected. Answers that come from elsewhere
  /// are put with their questions on standard output.
  ///
  /// - Parameters:
  ///   - isScripted: Whether the answers stand in a file.
  ///   - plain: Whether lines are wanted also where there is a terminal.
  init(isScripted: Bool, plain: Bool, environment: TerminalEnvironment = .ofProcess()) {
    let isAttended = !isScripted && isatty(STDIN_FILENO) == 1
    let elsewhere = isAttended && isatty(STDOUT_FILENO) == 0 ? Self.terminal : nil
    questions = elsewhere ?? STDOUT_FILENO
    resultIsApart = elsewhere != nil
    screen =
      isAttended && !plain && environment.namesTerminal
      ? RawTerminal(input: STDIN_FILENO, output: questions, environment: environment) : nil
  }

  /// A terminal beside standard output, to be written to.
  private static var terminal: Int32? {
    if isatty(STDERR_FILENO) == 1 { return STDERR_FILENO }
    let own = open("/dev/tty", O_WRONLY | O_CLOEXEC)
    return own >= 0 ? own : nil
  }
}
