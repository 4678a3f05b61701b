import ArgumentParser
import Law
import TerminalUI
import Wording

/// `zhunru activities [WORDS]`
struct ActivitiesCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "activities",
    abstract: "Finds the activities of the law that words lead to, English or Chinese, or lists all.",
    discussion: """
      The first column is what a company file says under `activity:`; an official code will do as well.
      `zhunru law show NAME` tells what the law says of one. Ends with status 1 if no activity has the words.

      Examples:
        zhunru activities call centre
        zhunru activities 网络出版
        zhunru activities --format json
      """)

  @OptionGroup var view: LawViewOptions

  @Argument(help: "Words or codes; left out, all activities.", completion: .activityNames)
  var words: [String] = []

  var output: OutputOptions { view.output }

  mutating func execute() throws -> ExitStatus { try view.writeNames(.activities, ledToBy: words) }
}

/// `zhunru places [WORDS]`
struct PlacesCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "places",
    abstract: "Finds the places of the law that words lead to, English or Chinese, or lists all.",
    discussion: """
      The first column is what a company file says under `registered-in:`. Ends with status 1 if no place has the words.

      Examples:
        zhunru places lingang
        zhunru places 自贸区
      """)

  @OptionGroup var view: LawViewOptions

  @Argument(help: "Words; left out, all places.", completion: .placeNames)
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
      try write([Stack([Paragraph(StyledText(ReportWords(language: lang)("no match", "未找到")))])])
    } else {
      let other = lang == .english ? Language.chinese : .english
      try write([LawList.list(subjects) { $0.title[lang] + " · " + $0.title[other] }])
    }
    return subjects.isEmpty ? .findings : .clean
  }
}
