import ArgumentParser
import Diagnostics
import Law
import Reports
import Scenarios
import TerminalUI
import Wording

/// `zhunru law check`: proves the law complete and free of conflict.
struct LawCheckCommand: Subcommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: spoken("Proves that the law is complete and free of conflict.", "证明法律数据完整且无冲突。"),
      discussion: spoken(
        """
        Ends with status 1 if it is not; each finding names file, line and a case. A law that cannot be read ends with \
        status 2. With --coverage \
        it also holds every scenario against the law, and lists each test that no scenario shows \
        deciding a verdict, a grade or a duty, both when it holds and when it fails.
        """,
        """
        不完整或有冲突的，以状态1结束；每项发现均写明文件、行和一个情形。法律无法读取的，以状态2结束。\
        使用--coverage时，还以每个情形检验法律，并列出没有情形表明其成立时和不成立时决定结论、认定程度或义务的各项检验。
        """))
  }

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, sarif
  }

  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var language: LanguageOption

  @Flag(help: .said("Say how many conditions of the law are covered by scenarios.", "说明有多少法律条件为情形所覆盖。"))
  var coverage = false

  @Option(
    help: .said(
      "The folder of scenarios that --coverage reads.", "--coverage所读取的情形文件夹。",
      valueName: "dir"),
    completion: .directory)
  var scenarios = "Tests/Scenarios"

  @Option(help: .said("How the result is written: text, json or sarif.", "结果的输出格式：text、json或sarif。"))
  var format: Format = .text

  mutating func execute() throws -> ExitStatus {
    let sink = try output.sink(notOver: law.sources)
    let (findings, report) = try check()
    if format == .text { StandardError.report(findings, style: output.problemStyle) }
    switch format {
    case .text:
      let words = ReportWords(language: language.language(on: output, isText: true))
      if let report { try sink.write(report.text(output.format(for: sink.descriptor), words)) }
    case .json:
      let text = report?.json ?? CheckReport.json(ofUnread: findings)
      let made = report.map { Contract($0.law).field + "," } ?? ""
      try sink.write("{\(made)\(text.dropFirst())\n")
    case .sarif:
      try sink.write(findings.sarif(tool: "zhunru", version: Zhunru.version) + "\n")
    }
    try sink.finish(hasResult: report != nil || format != .text)
    return report == nil ? .badInput : findings.isEmpty ? .clean : .findings
  }

  /// What is wrong with the law, and the report on it; `nil` where it cannot be read.
  private func check() throws -> (findings: [Diagnostic], report: CheckReport?) {
    do {
      let (law, problems) = law.read(try law.files())
      guard let law else { return (problems, nil) }
      var check = LawCheck(law)
      check.run()
      let covered = coverage ? try CoverageRun(law, scenarios: scenarios) : nil
      let findings = problems + check.findings + Lexicon.problems(in: law) + (covered?.findings ?? [])
      return (findings, CheckReport(law: law, proved: check.coverage, findings: findings, covered: covered))
    } catch let problem as InputProblem {
      return ([problem.diagnostic], nil)
    }
  }
}

/// The scenarios of a folder, held against the law.
struct CoverageRun {
  private(set) var scenarioCount = 0
  /// What is wrong with files of scenarios, and what they state and the law does not give.
  private(set) var findings: [Diagnostic] = []
  let report: CoverageReport
  /// For each gap of the report, a case that would show it, if there is one.
  let examples: [DecisiveCase?]

  init(_ law: Law, scenarios folder: String) throws {
    let list = InputList(arguments: [folder])
    if let problem = list.problems.first { throw problem }
    let coverage = ScenarioCoverage(ScenarioJudge(law))
    var reader = ScenarioReader(law)
    for source in list.sources {
      let bytes = try InputFile(opening: source).readAll(limit: 64 << 20)
      for scenario in reader.read(bytes, file: source.name) {
        scenarioCount += 1
        findings += coverage.add(scenario)
      }
    }
    for scenario in reader.inherited() {
      scenarioCount += 1
      findings += coverage.add(scenario)
    }
    findings += reader.problems
    report = coverage.report
    examples = ScenarioCoverage.examples(for: report.gaps, in: law)
  }
}
