import ArgumentParser

/// `zhunru law`: what the program knows.
struct LawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "law", abstract: "Shows and proves the encoded law.",
    subcommands: [
      LawList.self, LawShow.self, LawSearchCommand.self, LawTimelineCommand.self,
      LawCheckCommand.self, LawDiff.self,
    ])
}
