/// What the program tells the shell at its end.
enum ExitStatus: Int32, CaseIterable, Sendable {
  /// Everything was read, and nothing was found.
  case clean = 0
  /// A verdict or an answer as bad as `--fail-on` names, a finding of `law check`, or a search without a match.
  case findings = 1
  /// Some input, or the law, could not be read or understood; of companies, the others were assessed.
  case badInput = 2
  /// The command line is wrong (`EX_USAGE` of sysexits.h).
  case usage = 64
  /// The output could not be written (`EX_IOERR`).
  case outputFailed = 74
  /// Who read the output left before its end, so nothing may be concluded from it; the status that
  /// shells give a program ended by SIGPIPE.
  case readerGone = 141

  /// The status of a run in which both happened. Input that was not assessed outweighs findings,
  /// since they are not all.
  func combined(with other: ExitStatus) -> ExitStatus {
    rawValue >= other.rawValue ? self : other
  }
}
