import ArgumentParser
import Law

/// `zhunru law`: what the program knows.
struct LawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "law", abstract: "Shows and proves the encoded law.",
    subcommands: [LawCheckCommand.self])
}
