import ArgumentParser
import Law
import Portfolio
import Reports

/// `zhunru new [KIND]`
struct NewCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Writes a company file, or the sheet of a portfolio, to fill in.",
    discussion: """
      The file asks what matters for a kind of business: a topic, an activity, a code, or words in English or Chinese.

      Examples:
        zhunru new generative-ai -o company.yaml
        zhunru new 网络游戏 --lang zh
        zhunru new --portfolio -o companies.csv
      """)

  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions

  @Argument(help: "What the business does; several each make a service line.", completion: .businessNames)
  var kinds: [String] = []

  @Flag(help: "Write the first row of a table instead: a service line a row, for a spreadsheet.")
  var portfolio = false

  @Option(
    help: "The language of questions and columns: en or zh.", completion: .languages,
    transform: Language.parse(option:))
  var lang: Language = .english

  mutating func validate() throws {
    if kinds.isEmpty, !portfolio {
      throw ValidationError("say what the business does, such as `zhunru new generative-ai`, or --portfolio.")
    }
  }

  mutating func execute() throws -> ExitStatus {
    let law = try self.law.load()
    let subjects = try kinds.map { try Self.subject($0, in: law) }
    let text = portfolio ? Self.sheet(subjects, law, lang) : CompanyForm(law, language: lang).text(of: subjects)
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
        text, in: "no kind of business", among: law.topics.map(\.name) + law.activities.map(\.name),
        list: "`zhunru law list topics`, `law list kinds` and `zhunru activities` list them")
    }
    return found
  }
}
