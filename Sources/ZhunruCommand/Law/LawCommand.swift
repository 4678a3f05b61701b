import ArgumentParser

/// `zhunru law`: what the program knows.
struct LawCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "law", abstract: spoken("Shows and proves the encoded law.", "显示并证明收录的法律。"),
      subcommands: [
        LawList.self, LawShow.self, LawSearchCommand.self, LawTimelineCommand.self,
        LawCheckCommand.self, LawDiff.self,
      ])
  }
}
