import ArgumentParser
import Assessment
import Law
import Reports
import TerminalUI
import Wording

/// `zhunru matrix`: how far foreign capital may go, activity by text.
struct Matrix: Subcommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: spoken(
        "Shows how far foreign capital may go in each activity under each text.", "显示在每一文本之下外资可进入各项业务的程度。"),
      discussion: spoken(
        """
        Each cell supposes that the text applies (its place, certificate or approval) and that every other demand is met. \
        Only the law of one day is looked at.
        """,
        """
        各格以该文本适用（地点、证书或批准）且其他要求均符合为前提。只看一日的法律。
        """))
  }

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv, md, html
  }

  @Argument(
    help: .said(
      "Groups or activities, by name or code; left out, value-added telecom.", "业务类别或业务，写名称或编号；不写则为增值电信业务。",
      valueName: "group|activity"),
    completion: .activityNames)
  var activities: [String] = ["value-added-telecom"]

  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var results: ResultOptions

  @Option(help: .said("How to write: text, csv, md or html.", "输出格式：text、csv、md或html。"))
  var format: Format = .text

  mutating func execute() throws -> ExitStatus {
    let law = try law.load()
    try results.requireEncoded(law)
    let chosen = try activities.flatMap { try law.activities(called: $0, orIn: true) }
    var seen: Set<ActivityID> = []
    let day = results.asOf ?? .today
    let matrix = RegimeMatrix(
      EpochLaw(law, on: day), of: chosen.filter { seen.insert($0).inserted })
    let sink = try output.sink(notOver: self.law.sources)
    let writer = MatrixWriter(matrix, TextReport(law, language: results.language.language(on: output, isText: format == .text)), day)
    switch format {
    case .text:
      let layout = output.format(for: sink.descriptor)
      try sink.write(writer.text(width: layout.width).rendered(layout))
    case .csv: try sink.write(writer.csv)
    case .md: try sink.write(writer.markdown)
    case .html: try sink.write(writer.html)
    }
    try sink.finish()
    return .clean
  }
}
