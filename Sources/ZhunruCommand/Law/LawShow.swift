import ArgumentParser
import Law
import TerminalUI

/// What every command that shows the law is asked.
struct LawViewOptions: ParsableArguments {
  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp("The law of this day; left out, of today.", valueName: "date"),
    transform: CalendarDate.parse(option:))
  var asOf: CalendarDate?

  @Option(help: "The language: en or zh.", transform: Language.parse(option:))
  var lang: Language = .english

  /// Writes blocks with empty lines between them.
  func write(_ blocks: [Stack]) throws(OutputProblem) {
    let sink = try output.sink()
    let format = output.format(for: sink.descriptor)
    try sink.write(blocks.map { $0.rendered(format) }.joined(separator: "\n"))
    try sink.finish()
  }
}

/// `zhunru law show ID`
struct LawShow: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows anything in the law by its name or official code.")

  @OptionGroup var view: LawViewOptions

  @Argument(help: "A name such as call-centre, or a code such as B24.")
  var id: String

  mutating func execute() throws -> ExitStatus {
    let law = try view.law.load()
    let day = view.asOf ?? CalendarDate.today
    let subjects = law.subjects(named: id, on: day)
    guard !subjects.isEmpty else {
      let nearest = law.nearestSubject(to: id).map { " Did you mean “\($0)”?" } ?? ""
      throw ValidationError("nothing in the law is called “\(id)”.\(nearest)")
    }
    let page = LawPage(law, language: view.lang, day: day)
    try view.write(subjects.map(page.block))
    return .clean
  }
}

/// `zhunru law list [KIND]`
struct LawList: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the instruments, or everything of one kind.",
    discussion: "Kinds: \(LawKind.allCases.map(\.rawValue).joined(separator: ", ")).")

  @OptionGroup var view: LawViewOptions

  @Argument(help: "A kind; left out, the instruments.")
  var kind: LawKind = .instruments

  mutating func execute() throws -> ExitStatus {
    let law = try view.law.load()
    var table = Table([
      Table.Column(), Table.Column(), Table.Column(fit: .wraps(minimum: 24)),
    ])
    for subject in law.subjects(kind) {
      if let asOf = view.asOf, subject.period.map({ !$0.contains(asOf) }) ?? false { continue }
      table.append(row: [
        StyledText(subject.name, .emphasis), StyledText(detail(subject), .dim),
        StyledText(subject.title[view.lang]),
      ])
    }
    try view.write([Stack([table])])
    return .clean
  }

  private func detail(_ subject: LawSubject) -> String {
    switch subject {
    case .activity(let activity): activity.code ?? ""
    case .fact(let fact): fact.kind.rawValue
    case _: subject.period.map { "\($0.first)" } ?? ""
    }
  }
}

extension LawKind: ExpressibleByArgument {}

/// `zhunru facts [NAME]`
struct Facts: Subcommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists what a company file may say, or shows one fact and its values.")

  @OptionGroup var view: LawViewOptions

  @Argument(help: "A fact; or `ownership`, for what may stand under it. Left out, all facts.")
  var name: String?

  mutating func execute() throws -> ExitStatus {
    let law = try view.law.load()
    let page = LawPage(law, language: view.lang, day: view.asOf ?? CalendarDate.today)
    switch name {
    case .none:
      try view.write([
        table("company", law.facts.filter { $0.subject == .company }),
        table("service line (under `features:`)", law.facts.filter { $0.subject == .service }),
      ])
    case "ownership": try view.write([origins(law)])
    case .some(let name):
      guard let fact = law.facts.first(where: { $0.name == name }) else {
        let nearest = law.nearestSubject(to: name).map { " Did you mean “\($0)”?" } ?? ""
        throw ValidationError("no fact is called “\(name)”.\(nearest)")
      }
      var block = page.block(.fact(fact))
      if fact.kind == .place {
        block.append(BlankLine())
        for place in law.places {
          block.append(
            Paragraph(StyledText("\(place.name): \(place.title[view.lang])"), indent: 2))
        }
      }
      try view.write([block])
    }
    return .clean
  }

  private func table(_ title: String, _ facts: [Fact]) -> Stack {
    var table = Table([
      Table.Column(), Table.Column(), Table.Column(fit: .wraps(minimum: 24)),
    ])
    for fact in facts {
      table.append(row: [
        StyledText(fact.name, .emphasis), StyledText(fact.kind.rawValue, .dim),
        StyledText(fact.question[view.lang]),
      ])
    }
    return Stack([Paragraph(StyledText(title, .accent)), table])
  }

  private func origins(_ law: Law) -> Stack {
    let words = ReportWords(language: view.lang)
    var table = Table([
      Table.Column(), Table.Column(), Table.Column(fit: .wraps(minimum: 24)),
    ])
    for origin in law.origins {
      table.append(row: [
        StyledText(origin.name, .emphasis), StyledText(origin.countsAs.rawValue, .dim),
        StyledText(origin.title[view.lang]),
      ])
    }
    let intro = words(
      "Under `ownership:`, a list of holders: `holder`, `origin`, `share`, and `affiliates` (other holders of the list).",
      "`ownership:` 下列出各持有人：`holder`、`origin`、`share` 以及 `affiliates`（名单中的其他持有人）。")
    return Stack([Paragraph(StyledText(intro)), BlankLine(), table])
  }
}
