import ArgumentParser
import Assessment
import Diagnostics
import Law
import Portfolio
import Reports
import TerminalUI
import Wording
import YAML

/// `zhunru routes`: what a company could change so that its service lines come to something better.
struct RoutesCommand: Subcommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "routes",
      abstract: spoken(
        "Tells what could be changed so that a service line comes to a better answer.", "说明作何调整可使某项业务得到更好的答复。"),
      discussion: spoken(
        """
        Of every line that may not be run as it is, or of which that is open, the cheapest sets of changes that lead to a \
        better answer; nothing of a set can be left out. What gives a part of the business up is listed apart. Where \
        nothing leads there, it says so.
        """,
        """
        就不得按现状经营或尚不确定的每项业务，列出可得更好答复的代价最小的各组调整；每组均不可再减。须放弃部分业务的另行列出。\
        没有可行办法的，亦予说明。
        """))
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var results: ResultOptions

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Option(help: .said("How to write: text or json.", "输出格式：text或json。"))
  var format: Format = .text

  mutating func execute() throws -> ExitStatus {
    let context = AssessmentContext(try law.load())
    try results.requireEncoded(context.law)
    let schema = PortfolioSchema(context.law)
    let sink = try output.sink(notOver: input.list.sources + law.sources)
    let layout = output.format(for: sink.descriptor)
    let language = results.language.language(on: output, isText: format == .text)
    let report = TextReport(context.law, language: language)
    let finder = RouteFinder(context, schema)
    var companies = CompanyInputs(
      input.list,
      CompanyPlan(
        context: context, schema: schema, fixedDate: results.asOf, today: .today,
        tables: try input.tables()),
      style: output.problemStyle, progress: ProgressLine(beside: sink))
    let json = RouteJSON(results: report.results)
    var list = ResultList("companies", Contract(context.law), to: sink)
    try companies.forEach { pass, date, _ in
      let names = (0..<pass.record.lineCount).map {
        pass.record.lineName($0, in: pass.tree, context.law, language)
      }
      let name = pass.record.title(in: pass.tree)
      let routes = finder.routes(of: pass.record, on: date)
      let joint = finder.jointRoutes(of: pass.record, routes, on: date)
      guard format == .text else {
        try list.add(
          json.object(
            String(decoding: pass.record.nameBytes(in: pass.tree), as: UTF8.self), pass.record.identifier(in: pass.tree),
            pass.result, routes, joint, names))
        return
      }
      pass.findMore(on: date, duties: false)
      try sink.write(
        LeftRight(
          StyledText(name, .emphasis),
          StyledText(
            report.words.sentence(report.words.headline(pass.result)),
            report.style(of: pass.result.answer)),
          hang: 2
        ).rendered(layout) + "\n")
      if routes.isEmpty {
        try sink.write(
          report.words(
            "  no service line breaks a condition, by what is known\n\n", "  据已知事实，各业务线均未违反准入条件\n\n"
          ))
      }
      try sink.write(RouteText(report: report).block(routes, names, pass.result.conclusions).rendered(layout))
      try sink.write(RouteText(report: report).block(joint: joint, names).rendered(layout))
    }
    if format == .json { try list.end() }
    try sink.finish(hasResult: companies.decided > 0)
    return companies.status
  }
}
