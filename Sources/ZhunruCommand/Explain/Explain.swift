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
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: spoken(
        "Proves each verdict, from the facts of the file to the provisions of the law.", "自文件中的事实至法律条款，逐步论证每项结论。"),
      discussion: spoken(
        """
        Also what else was considered and why it does not apply, what the outcome would be if a single fact were \
        otherwise, and what was stated and not needed.
        """,
        """
        同时说明还考虑了什么、为何不适用，某一事实不同时结论如何，以及已写明而无需用到的内容。
        """))
  }

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, dot, mermaid
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var results: ResultOptions

  @Option(
    help: .said(
      "Only service lines whose name holds this.", "仅限名称含有此文字的业务。",
      valueName: "name"))
  var service: String?

  @Option(
    help: .said(
      "Only this activity, by its name in files or its code.", "仅限此业务类型，写其在文件中的名称或编号。",
      valueName: "id"),
    completion: .activityNames)
  var activity: String?

  @Option(
    help: .said("How to write: text, json, dot (for Graphviz) or mermaid.", "输出格式：text、json、dot（供Graphviz使用）或mermaid。"))
  var format: Format = .text

  mutating func execute() throws -> ExitStatus {
    let context = AssessmentContext(try law.load())
    try results.requireEncoded(context.law)
    let only = try activity.map { try context.law.activities(called: $0) }
    let schema = PortfolioSchema(context.law)
    let sink = try output.sink(notOver: input.list.sources + law.sources)
    let layout = output.format(for: sink.descriptor)
    let report = TextReport(context.law, language: results.language.language(on: output, isText: format == .text))
    let prover = Prover(context, schema)
    // What a graph is drawn of, once all is known.
    var roots: [ProofNode] = []
    var count = 0
    var list = ResultList("proofs", Contract(context.law), to: sink)
    var companies = CompanyInputs(
      input.list,
      CompanyPlan(
        context: context, schema: schema, fixedDate: results.asOf, today: .today,
        tables: try input.tables()),
      style: output.problemStyle, progress: ProgressLine(beside: sink))
    try companies.forEach { pass, date, file in
      let trees = trees(pass, date, prover, report.results, only)
      count += trees.count
      switch format {
      case .text:
        guard !trees.isEmpty else { return }
        try sink.write(
          LeftRight(
            StyledText(pass.record.title(in: pass.tree), .emphasis),
            StyledText(
              report.words(
                "law as of \(report.words.day(date))", "适用\(report.words.day(date))有效的法律"), .dim)
          ).rendered(layout))
        for tree in trees {
          try sink.write("\n" + ProofText(report: report).block(tree).rendered(layout))
        }
        try sink.write("\n")
      case .json:
        let origin = ProofOrigin(
          company: String(decoding: pass.record.nameBytes(in: pass.tree), as: UTF8.self),
          id: pass.record.identifier(in: pass.tree), file: file)
        for tree in trees {
          var json = JSONText()
          tree.write(to: &json, of: origin)
          try list.add(json.text)
        }
      case .dot, .mermaid: roots += trees
      }
    }
    switch format {
    case .text: break
    case .json: try list.end()
    case .dot: try sink.write(ProofGraph(roots).dot)
    case .mermaid: try sink.write(ProofGraph(roots).mermaid)
    }
    try sink.finish(hasResult: count > 0)
    return count == 0 && companies.status == .clean ? nothingFound() : companies.status
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
          code: "nothing-to-explain",
          headline: Message("no service line of the input has what is asked for", "输入中没有符合要求的业务"),
          help: Message("leave out --service or --activity to see every line", "不写--service或--activity即可查看全部业务"))
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
    let names =
      activities.map(\.name) + (groups ? self.groups.map(\.name) : []) + Set(activities.compactMap(\.code)).sorted()
    throw UnknownName(
      text, in: groups ? Message("no activity or group", "没有业务或业务类别") : Message("no activity", "没有业务"), among: names,
      other: lexicon.name(in: text, of: self) { if case .activity = $0 { true } else { false } },
      list: Message("`zhunru law list activities` lists the names and codes", "`zhunru law list activities`列出名称和编号")
        + (groups ? Message(", `zhunru law list groups` the groups", "，`zhunru law list groups`列出类别") : ""))
  }
}
