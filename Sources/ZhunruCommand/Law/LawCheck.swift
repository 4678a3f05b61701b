import ArgumentParser
import Diagnostics
import Law

struct LawCheck: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Proves that the law is complete and free of conflict.")

  @OptionGroup var law: LawOptions

  mutating func execute() throws -> ExitStatus {
    let (law, problems) = try law.read()
    for p in problems {
      let l = p.primary
      StandardError.write("\(l?.file ?? ""):\(l?.span.start.line ?? 0): \(p.code): \(p.headline) \(p.help ?? "")\n")
    }
    print("\(law?.rules.count ?? 0) rules")
    return problems.isEmpty ? .clean : .badInput
  }
}
