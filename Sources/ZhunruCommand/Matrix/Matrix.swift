import ArgumentParser
import Assessment
import Law
import Reports
import TerminalUI
import Wording

/// `zhunru matrix`: how far foreign capital may go, activity by text.
struct Matrix: Subcommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows how far foreign capital may go in each activity under each text.",
    discussion: """
      Each cell supposes that the text applies (its place, certificate or approval) and that every other demand is met. \
      Only the law of one day is looked at.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, csv, md, html
  }

  @Argument(
    help: ArgumentHelp(
      "Groups or activities, by name or code; left out, value-added telecom.",
      valueName: "group|activity"),
    completion: .activityNames)
  var activities: [String] = ["value-added-telecom"]

  @OptionGroup var law: LawOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var results: ResultOptions

  @Option(help: "How to write: text, csv, md or html.")
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
    let writer = MatrixWriter(matrix, TextReport(law, language: results.lang), day)
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
