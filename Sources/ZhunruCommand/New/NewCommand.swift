import ArgumentParser
import Diagnostics
import Law
import Portfolio
import Reports

/// `zhunru new [KIND]`
struct NewCommand: Subcommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "new",
      abstract: spoken("Writes a company file, or the sheet of a portfolio, to fill in.", "写出待填的公司文件，或投资组合的表格。"),
      discussion: spoken(
        """
        The file asks what matters for a kind of business: a topic, an activity, a code, or words in English or Chinese.

        Examples:
          zhunru new generative-ai -o company.yaml
          zhunru new 网络游戏 --lang zh
          zhunru new --portfolio -o companies.csv
        """,
        """
        文件就某类业务提出须说明的问题：写主题、业务、编号，或中英文词语。

        示例：
          zhunru new generative-ai -o company.yaml
          zhunru new 网络游戏 --lang zh
          zhunru new --portfolio -o companies.csv
        """))
  }

  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions

  @Argument(
    help: .said("What the business does; several each make a service line.", "业务内容；写几项则各为一项业务。"),
    completion: .businessNames)
  var kinds: [String] = []

  @Flag(
    help: .said(
      "Write the first row of a table instead: a service line a row, for a spreadsheet.", "改写表格的首行：每行一项业务，供电子表格使用。"))
  var portfolio = false

  @OptionGroup var language: LanguageOption

  mutating func validate() throws {
    if kinds.isEmpty, !portfolio {
      throw ValidationError(
        "say what the business does, such as `zhunru new generative-ai`, or --portfolio.",
        "请写明业务内容，例如`zhunru new generative-ai`，或--portfolio。")
    }
  }

  mutating func execute() throws -> ExitStatus {
    let law = try self.law.load()
    let subjects = try kinds.map { try Self.subject($0, in: law) }
    let language = self.language.language(on: output, isText: !portfolio)
    let text = portfolio ? Self.sheet(subjects, law, language) : CompanyForm(law, language: language).text(of: subjects)
    let sink = try output.sink(notOver: self.law.sources)
    try sink.write(text)
    try sink.finish()
    return .clean
  }

  /// The first row of a table, with the mark by which spreadsheets know UTF-8.
  private static func sheet(_ subjects: [Lexicon.Subject], _ law: Law, _ language: Language) -> String {
    let form = CompanyForm(law, language: language)
    var facts = form.factsOfCompany
    for fact in form.facts(of: subjects) where !facts.contains(fact) { facts.append(fact) }
    var buffer = ByteBuffer()
    buffer.append(text: "\u{FEFF}")
    for (index, column) in TableHeader.columns(for: facts, of: law, in: language).enumerated() {
      if index > 0 { buffer.append(",") }
      buffer.append(csv: column)
    }
    buffer.append("\r\n")
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  /// The topic or the activity that words lead to.
  private static func subject(_ text: String, in law: Law) throws -> Lexicon.Subject {
    if let topic = law.topics.first(where: { $0.name == text && $0.canBeNamed }) { return .topic(topic.id) }
    if let activity = law.activities.first(where: { $0.name == text }) { return .activity(activity.id) }
    let coded = law.activities(coded: text.uppercased())
    if coded.count == 1 { return .activity(coded[0].id) }
    let found = law.lexicon.find(text).map(\.subject).first { subject in
      switch subject {
      case .activity: true
      case .topic(let topic): law[topic].canBeNamed
      case .feature, .place: false
      }
    }
    guard let found else {
      throw UnknownName(
        text, in: Message("no kind of business", "没有业务种类"), among: law.topics.map(\.name) + law.activities.map(\.name),
        list: Message(
          "`zhunru law list topics`, `law list kinds` and `zhunru activities` list them",
          "`zhunru law list topics`、`law list kinds`和`zhunru activities`列出全部名称"))
    }
    return found
  }
}
