import ArgumentParser
import Diagnostics
import Law
import Reports
import TerminalUI
import Wording

/// `zhunru facts [NAME]`
struct Facts: Subcommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: spoken(
        "Lists what a company file may say, or shows one fact and its values.", "列出公司文件可写的内容，或显示一项事实及其各项值。"))
  }

  @OptionGroup var view: LawViewOptions
  var output: OutputOptions { view.output }

  @Argument(
    help: .said(
      "A fact; or `ownership`, for what may stand under it. Left out, all facts.",
      "某项事实；或`ownership`，即其下可写的内容。不写则为全部事实。"), completion: .factNames)
  var name: String?

  mutating func execute() throws -> ExitStatus {
    let law = try view.law.load()
    let list = FactList(law, language: view.language)
    if view.format == .json {
      try view.write(try subjects(in: law), of: law)
      return .clean
    }
    switch name {
    case .none: try view.write(list.all)
    case "ownership": try view.write([list.origins])
    case .some(let name):
      let fact = try fact(called: name, in: law)
      let page = LawPage(law, language: view.language, day: view.asOf ?? CalendarDate.today)
      try view.write([page.block(.fact(fact))])
    }
    return .clean
  }

  /// What is asked for: all facts, one, or the origins of holders.
  private func subjects(in law: Law) throws -> [LawSubject] {
    switch name {
    case .none: law.subjects(.facts)
    case "ownership": law.subjects(.origins)
    case .some(let name): [.fact(try fact(called: name, in: law))]
    }
  }

  private func fact(called name: String, in law: Law) throws -> Fact {
    if let fact = law.facts.first(where: { $0.name == name }) { return fact }
    throw UnknownName(
      name, in: Message("no fact", "没有事实"), among: law.facts.map(\.name) + ["ownership"],
      list: Message("`zhunru facts` lists the names", "`zhunru facts`列出全部名称"))
  }
}

/// What a company file may say, as a list.
struct FactList {
  let law: Law
  let language: Language
  private let words: ReportWords

  init(_ law: Law, language: Language) {
    self.law = law
    self.language = language
    words = ReportWords(language: language)
  }

  /// The facts of a company, then those of a service line.
  var all: [Stack] {
    [
      list(words("of a company", "公司事实"), .company),
      list(
        words(
          "of a service line, under `features:` to find what it is, or `facts:`",
          "业务事实：写在 `features:`（用于认定业务）或 `facts:` 之下"), .service),
    ]
  }

  private func list(_ title: String, _ subject: Fact.Subject) -> Stack {
    let page = LawPage(law, language: language, day: .firstDay)
    var stack = Stack([Paragraph(StyledText(title, .accent)), BlankLine()])
    for fact in law.facts where fact.subject == subject {
      stack.append(
        LeftRight(
          StyledText(fact.name, .emphasis), StyledText(page.words(for: fact.kind), .dim)))
      stack.append(Paragraph(StyledText(fact.question[language]), indent: 2))
      if let values = values(fact) {
        stack.append(Paragraph(StyledText(values, .dim), indent: 2, hanging: 4))
      }
    }
    return stack
  }

  /// The values to choose from, where a file names one of them.
  private func values(_ fact: Fact) -> String? {
    switch fact.kind {
    case .choice, .set: fact.values.map(\.name).joined(separator: ", ")
    case .place:
      words("`zhunru facts \(fact.name)` lists them", "见 `zhunru facts \(fact.name)`")
    case .yesNo, .percentage, .count, .date: nil
    }
  }

  /// Where a holder may come from, and how it counts.
  var origins: Stack {
    var table = Table([
      Table.Column(), Table.Column(), Table.Column(fit: .wraps(minimum: 24)),
    ])
    for origin in law.origins {
      let also = origin.also.joined(separator: words(", ", "、"))
      table.append(row: [
        StyledText(origin.name, .emphasis), StyledText(counting(origin.countsAs), .dim),
        StyledText(origin.title[language])
          + StyledText(also.isEmpty ? "" : words("; also: ", "；也可写作：") + also, .dim),
      ])
    }
    let intro = words(
      "Under `ownership:` stands a list of holders, each with `holder` (its name), `origin` (one of "
        + "these), `share`, `affiliates` (other holders of the list), `control: contract` instead of a "
        + "share, or `ownership` of its own. A share is `25 %`, `25 % to 50 %`, `above 25 %`, `1/3`, or in "
        + "all of one list a number of shares. Who is called like the company is the company itself.",
      "`ownership:` 之下逐一列出持有人：`holder`（名称）、`origin`（取下列之一）、`share`、`affiliates`"
        + "（名单中的关联持有人）、`control: contract`（以协议控制而不持股），或其自身的 `ownership`。"
        + "`share` 可写作 `25 %`、`25 % to 50 %`、`above 25 %`、`1/3`，或者同一名单中一律写股份数。"
        + "与公司同名的持有人即公司自身。")
    return Stack([Paragraph(StyledText(intro)), BlankLine(), table])
  }

  private func counting(_ counting: Origin.Counting) -> String {
    switch counting {
    case .foreign: words("foreign", "计为外资")
    case .chinese: words("chinese", "计为中资")
    case .unknown: words("not known", "未知")
    }
  }
}
