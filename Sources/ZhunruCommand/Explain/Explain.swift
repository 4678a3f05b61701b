import ArgumentParser
import Assessment
import Diagnostics
import Law
import Portfolio
import Reports
import TerminalUI
import Wording

/// `zhunru explain`: why each service line has its verdict, down to facts and provisions.
struct Explain: Subcommand {
  static let configuration = CommandConfiguration(
    abstract: "Proves each verdict, from the facts of the file to the provisions of the law.",
    discussion: """
      Also what else was considered and why it does not apply, what the outcome would be if a single fact were \
      otherwise, and what was stated and not needed.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, dot, mermaid
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var results: ResultOptions

  @Option(help: ArgumentHelp("Only service lines whose name holds this.", valueName: "name"))
  var service: String?

  @Option(
    help: ArgumentHelp("Only this activity, by its name in files or its code.", valueName: "id"),
    completion: .activityNames)
  var activity: String?

  @Option(help: "How to write: text, json, dot (for Graphviz) or mermaid.")
  var format: Format = .text

  mutating func execute() throws -> ExitStatus {
    let context = AssessmentContext(try law.load())
    try results.requireEncoded(context.law)
    let only = try activity.map { try context.law.activities(called: $0) }
    let schema = PortfolioSchema(context.law)
    let sink = try output.sink(notOver: input.list.sources + law.sources)
    let layout = output.format(for: sink.descriptor)
    let report = TextReport(context.law, language: results.lang)
    let prover = Prover(context, schema)
    var roots: [ProofNode] = []
    var origins: [(company: String, file: String)] = []
    var companies = CompanyInputs(
      input.list,
      CompanyPlan(context: context, schema: schema, fixedDate: results.asOf, today: .today,
        tables: try input.tables()),
      style: output.problemStyle)
    try companies.forEach { pass, date, file in
      let trees = trees(pass, date, prover, report.results, only)
      let company = pass.record.title(in: pass.tree)
      roots += trees
      let exact = String(decoding: pass.record.nameBytes(in: pass.tree), as: UTF8.self)
      origins += trees.map { _ in (exact, file) }
      guard format == .text, !trees.isEmpty else { return }
      try sink.write(
        LeftRight(
          StyledText(company, .emphasis),
          StyledText(report.words(
              "law as of \(report.words.day(date))", "适用\(report.words.day(date))有效的法律"), .dim)
        ).rendered(layout))
      for tree in trees {
        try sink.write("\n" + ProofText(report: report).block(tree).rendered(layout))
      }
      try sink.write("\n")
    }
    switch format {
    case .text: break
    case .json:
      var json = JSONText()
      let contract = try self.law.contract(of: context.law)
      json.object { json in
        contract.write(to: &json)
        json.field("proofs") { json in
          json.array(zip(roots, origins)) { json, entry in entry.0.write(to: &json, of: entry.1) }
        }
      }
      try sink.write(json.text + "\n")
    case .dot: try sink.write(ProofGraph(roots).dot)
    case .mermaid: try sink.write(ProofGraph(roots).mermaid)
    }
    try sink.finish(hasResult: !roots.isEmpty)
    return roots.isEmpty && companies.status == .clean ? nothingFound() : companies.status
  }

  private func trees(
    _ pass: CompanyPass, _ date: CalendarDate, _ prover: Prover, _ results: ResultWords,
    _ only: [ActivityID]?
  ) -> [ProofNode] {
    pass.findMore(on: date, duties: false)
    return (0..<pass.record.lineCount).flatMap { line -> [ProofNode] in
      let name = pass.record.lineName(line, in: pass.tree, results.law, results.language)
      guard service.map({ name.lowercased().contains($0.lowercased()) }) ?? true else { return [] }
      let proof = prover.proof(of: line, pass.record, pass.result, on: date)
      let builder = ProofTreeBuilder(
        results: results, stated: results.statedFacts(pass.record, line, pass.tree))
      let shown: [ActivityID?] =
        only.map { only in
          proof.activities.map(\.finding.activity).filter(only.contains)
        } ?? [nil]
      return shown.map { activity in
        builder.tree(
          proof, named: name, line: Int(pass.record.lines[line].line), only: activity,
          activity == nil
            ? prover.sensitivities(of: line, pass.record, proof.verdicts, on: date) : [],
          activity == nil ? pass.result.lines[line].alternatives : [])
      }
    }
  }

  private func nothingFound() -> ExitStatus {
    StandardError.report(
      [
        Diagnostic(
          code: "nothing-to-explain", headline: "no service line of the input has what is asked for",
          help: "leave out --service or --activity to see every line")
      ], style: output.problemStyle)
    return .usage
  }
}

extension Law {
  /// The activities of a name in files, or of an official code.
  ///
  /// - Parameter groups: Whether the name of a group stands for its activities.
  /// - Throws: ``UnknownName`` if there is none.
  func activities(called text: String, orIn groups: Bool = false) throws -> [ActivityID] {
    if groups, let group = self.groups.first(where: { $0.name == text }) { return group.members.members }
    if let activity = activity(named: text) { return [activity.id] }
    let coded = activities(coded: text.uppercased())
    guard coded.isEmpty else { return coded.map(\.id) }
    let names = activities.map(\.name) + (groups ? self.groups.map(\.name) : []) + Set(activities.compactMap(\.code)).sorted()
    throw UnknownName(
      text, in: groups ? "no activity or group" : "no activity", among: names,
      other: lexicon.name(in: text, of: self) { if case .activity = $0 { true } else { false } },
      list: "`zhunru law list activities` lists the names and codes"
        + (groups ? ", `zhunru law list groups` the groups" : ""))
  }
}
