import ArgumentParser
import Diagnostics
import Law
import Reports
import TerminalUI

/// What every command that shows the law is asked.
struct LawViewOptions: ParsableArguments {
  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: .said(
      "The law of this day; left out, of today.", "该日的法律；不写则为当天。",
      valueName: "date"),
    transform: CalendarDate.parse(option:))
  var asOf: CalendarDate?

  @OptionGroup var chosenLanguage: LanguageOption

  @Option(help: .said("How it is written: text or json.", "输出格式：text或json。"))
  var format: LawFormat = .text

  /// The language of what is shown.
  var language: Language { chosenLanguage.language(on: output, isText: format == .text) }

  /// Writes subjects of a law on one line of JSON.
  func write(_ subjects: [LawSubject], of law: Law) throws {
    let contract = Contract(law)
    let sink = try output.sink(notOver: self.law.sources)
    try sink.write("{\(contract.field),\"subjects\":\(LawJSON(law).list(subjects))}\n")
    try sink.finish()
  }

  /// Writes what a search found on one line of JSON: a bare list, as scripts read it since the first version.
  func write(found subjects: [LawSubject], in law: Law) throws {
    let sink = try output.sink(notOver: self.law.sources)
    try sink.write(LawJSON(law).list(subjects) + "\n")
    try sink.finish()
  }

  /// Writes blocks with empty lines between them.
  func write(_ blocks: [Stack]) throws(OutputProblem) {
    let sink = try output.sink(notOver: law.sources)
    let format = output.format(for: sink.descriptor)
    try sink.write(blocks.map { $0.rendered(format) }.joined(separator: "\n"))
    try sink.finish()
  }
}

/// How the law is shown.
enum LawFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// `zhunru law show ID`
struct LawShow: Subcommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show",
      abstract: spoken("Shows anything in the law by its name or official code.", "按名称或官方编号显示法律中的任何内容。"))
  }

  @OptionGroup var view: LawViewOptions
  var output: OutputOptions { view.output }

  @Argument(
    help: .said(
      "A name such as call-centre, a code such as B24, or a provision: negative-list-2024 item 12.",
      "名称（如call-centre）、编号（如B24）或条款：negative-list-2024 item 12。"),
    completion: .lawNames)
  var id: [String]

  mutating func execute() throws -> ExitStatus {
    let law = try view.law.load()
    let day = view.asOf ?? CalendarDate.today
    let name = id.joined(separator: " ")
    let subjects = law.subjects(named: name, on: day)
    guard !subjects.isEmpty else {
      throw UnknownName(
        name, in: Message("nothing in the law", "法律数据中没有"), among: law.allNames,
        other: law.lexicon.name(in: name, of: law) { _ in true },
        list: Message(
          "`zhunru law list activities` lists the activities, and so for every kind",
          "`zhunru law list activities`列出各项业务，其他种类亦同"))
    }
    if view.format == .json {
      try view.write(subjects, of: law)
      return .clean
    }
    let page = LawPage(law, language: view.language, day: day)
    try view.write(subjects.map(page.block))
    return .clean
  }
}
