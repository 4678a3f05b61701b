import ArgumentParser
import Diagnostics

/// A subcommand that says how it ended.
///
/// What it throws becomes a message on standard error and an exit status: an ``InputProblem`` bad
/// input, an ``OutputProblem`` output that failed, or nothing said where the reader has gone.
protocol Subcommand: ParsableCommand {
  /// Where it writes, and how problems are coloured.
  var output: OutputOptions { get }

  mutating func execute() throws -> ExitStatus
}

extension Subcommand {
  mutating func run() throws {
    let status = try statusOfExecution(reportingTo: StandardError.write)
    if status != .clean { throw ExitCode(status.rawValue) }
  }

  /// Runs the command.
  ///
  /// - Parameter report: Takes what is to be said on standard error.
  /// - Throws: Only what ArgumentParser explains itself, such as a `ValidationError`.
  mutating func statusOfExecution(reportingTo report: (String) -> Void) throws -> ExitStatus {
    do {
      return try execute()
    } catch let problem as InputProblem {
      report([problem.diagnostic].text(output.problemStyle))
      return .badInput
    } catch let law as FaultyLaw {
      report(law.problems.text(output.problemStyle))
      return .badInput
    } catch let file as FaultyFile {
      report(file.problems.text(output.problemStyle))
      return .badInput
    } catch let unknown as UnknownName {
      report([unknown.diagnostic].text(output.problemStyle))
      return .usage
    } catch let problem as OutputProblem {
      guard problem != .readerGone else { return .readerGone }
      report([problem.diagnostic].text(output.problemStyle))
      if case .isInput = problem { return .usage }
      return .outputFailed
    }
  }
}
