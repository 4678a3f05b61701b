import ArgumentParser
import Diagnostics
import Law
import TerminalUI

/// `zhunru law check`: proves the law complete and free of conflict.
struct LawCheckCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Proves that the law is complete and free of conflict.",
    discussion: "Ends with status 2 if it is not; each finding names file, line and a case.")

  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions

  mutating func execute() throws -> ExitStatus {
    let (law, problems) = try law.read()
    let style = DiagnosticStyle(
      isColored: output.format(for: StandardError.descriptor).usesColor)
    guard let law else {
      StandardError.write(problems.map { $0.rendered(style: style) + "\n" }.joined())
      return .badInput
    }
    var check = LawCheck(law)
    check.run()
    let findings = problems + check.findings
    StandardError.write(findings.map { $0.rendered(style: style) + "\n" }.joined())
    let sink = try output.sink()
    try sink.write(summary(of: law, check.coverage, findings.count))
    try sink.finish()
    return findings.isEmpty ? .clean : .badInput
  }

  private func summary(of law: Law, _ coverage: LawCheck.Coverage, _ findings: Int) -> String {
    """
    \(law.instruments.count) instruments · \(law.provisions.count) provisions · \
    \(law.rules.count) rules · \(law.exceptions.count) exceptions · \
    \(law.gradeRows.count) grade rows · \(law.duties.count) duties · \
    \(law.readings.count) readings
    \(coverage.activities) activities × \(coverage.epochs) epochs proved: \
    \(coverage.positions) positions, \(scientific(coverage.combinations)) combinations of facts
    \(findings == 0 ? "no finding" : findings == 1 ? "1 finding" : "\(findings) findings")

    """
  }

  /// `1.2 × 10^21`.
  private func scientific(_ number: Double) -> String {
    var exponent = 0
    var mantissa = number
    while mantissa >= 10 {
      mantissa /= 10
      exponent += 1
    }
    let tenths = Int(mantissa * 10)
    return "\(tenths / 10).\(tenths % 10) × 10^\(exponent)"
  }
}
