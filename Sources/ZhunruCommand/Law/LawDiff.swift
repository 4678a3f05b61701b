import ArgumentParser
import Assessment
import Law
import Reports
import TerminalUI
import Wording

/// `zhunru law diff`: what a change of the law changes, for the usual company and in every case.
struct LawDiff: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tells what a change of the law changes, for the usual company and in every case.",
    discussion: """
      Two days of one law (--from, --to), two encodings (--law twice), or the law without and with an overlay or an \
      answer to a contested point. First how far foreign capital may go in a company registered in the mainland outside \
      every special place, without certificate, approval, exemption or control by contract, all else as the law takes \
      it where nobody states it, and every other demand met. With --all then every case whose verdict or grade \
      changes: the cases of an activity do not overlap and leave nothing out; what cannot be is left out. Facts not \
      listed in a line do not affect its case.
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(
    help: ArgumentHelp("Only these activities, by name or code.", valueName: "activity"), completion: .activityNames)
  var activities: [String] = []

  @OptionGroup var sides: ComparisonOptions
  @OptionGroup var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "Of two encodings, the day whose law is compared; left out, today.", valueName: "date"),
    transform: CalendarDate.parse(option:))
  var asOf: CalendarDate?

  @Flag(help: "List every case, after what changes for the usual company.")
  var all = false

  @Option(help: "The language of results: en or zh.", completion: .languages, transform: Language.parse(option:))
  var lang: Language = .english

  @Option(help: "How to write: text or json.")
  var format: Format = .text

  mutating func execute() throws -> ExitStatus {
    let (before, after) = try sides.alignedLaws()
    let days = (sides.from ?? asOf ?? .today, sides.to ?? asOf ?? .today)
    try before.requireEncoded(on: days.0)
    try after.requireEncoded(on: days.1)
    let only = try activities.flatMap { try before.activities(called: $0) }
    let (first, second) = (EpochLaw(before, on: days.0), EpochLaw(after, on: days.1))
    let looked = before.activities.map(\.id).filter { only.isEmpty || only.contains($0) }
    let usual = UsualComparison(first, second)
    let summary = UsualSummary(
      law: after, compared: looked.count, differences: looked.compactMap(usual.difference),
      cases: looked.compactMap(LawComparison(first, second).difference), listsCases: all)
    let sink = try output.sink(notOver: sides.sources)
    switch format {
    case .json:
      let contract = try sides.contract(of: after)
      try sink.write("{\(contract.field),\(summary.json(ReportWords(language: lang)).dropFirst())\n")
    case .text:
      try sink.write(
        summary.block(TextReport(after, language: lang)).rendered(
          output.format(for: sink.descriptor)))
    }
    try sink.finish()
    return .clean
  }
}
