import ArgumentParser
import Law
import Reports
import TerminalUI
import Wording

/// `zhunru activities [WORDS]`
struct ActivitiesCommand: Subcommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "activities",
      abstract: spoken(
        "Finds the activities of the law that words lead to, English or Chinese, or lists all.", "按中英文词语查找法律中的业务，或列出全部。"
      ),
      discussion: spoken(
        """
        The first column is what a company file says under `activity:`; an official code will do as well.
        `zhunru law show NAME` tells what the law says of one. Ends with status 1 if no activity has the words.

        Examples:
          zhunru activities call centre
          zhunru activities 网络出版
          zhunru activities --format json
        """,
        """
        第一列为公司文件中`activity:`之下所写的名称，官方编号亦可。`zhunru law show 名称`说明法律对其的规定。
        没有业务与词语相符的，以状态1结束。

        示例：
          zhunru activities call centre
          zhunru activities 网络出版
          zhunru activities --format json
        """))
  }

  @OptionGroup var view: LawViewOptions

  @Argument(help: .said("Words or codes; left out, all activities.", "词语或编号；不写则为全部业务。"), completion: .activityNames)
  var words: [String] = []

  var output: OutputOptions { view.output }

  mutating func execute() throws -> ExitStatus { try view.writeNames(.activities, ledToBy: words) }
}

/// `zhunru places [WORDS]`
struct PlacesCommand: Subcommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "places",
      abstract: spoken(
        "Finds the places of the law that words lead to, English or Chinese, or lists all.", "按中英文词语查找法律中的地点，或列出全部。"),
      discussion: spoken(
        """
        The first column is what a company file says under `registered-in:`. Ends with status 1 if no place has the words.

        Examples:
          zhunru places lingang
          zhunru places 自贸区
        """,
        """
        第一列为公司文件中`registered-in:`之下所写的名称。没有地点与词语相符的，以状态1结束。

        示例：
          zhunru places lingang
          zhunru places 自贸区
        """))
  }

  @OptionGroup var view: LawViewOptions

  @Argument(help: .said("Words; left out, all places.", "词语；不写则为全部地点。"), completion: .placeNames)
  var words: [String] = []

  var output: OutputOptions { view.output }

  mutating func execute() throws -> ExitStatus { try view.writeNames(.places, ledToBy: words) }
}

extension LawViewOptions {
  /// Writes the names of one kind that words lead to, with their titles in both languages.
  ///
  /// - Parameter words: None for all.
  /// - Returns: `findings` where nothing has the words.
  fileprivate func writeNames(_ kind: LawKind, ledToBy words: [String]) throws -> ExitStatus {
    let law = try self.law.load()
    let subjects =
      words.isEmpty
      ? law.subjects(kind)
      : LawSearch(law, on: asOf ?? CalendarDate.today).find(words, among: [kind]).map(\.subject)
    if format == .json {
      try write(subjects, of: law)
    } else if subjects.isEmpty {
      try write([Stack([Paragraph(StyledText(ReportWords(language: language)("no match", "未找到")))])])
    } else {
      let other = language == .english ? Language.chinese : .english
      try write([LawList.list(subjects) { $0.title[language] + " · " + $0.title[other] }])
    }
    return subjects.isEmpty ? .findings : .clean
  }
}
