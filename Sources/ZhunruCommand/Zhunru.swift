import ArgumentParser
import Diagnostics

/// The command line. A subcommand is one file, and stands in the list here.
struct Zhunru: ParsableCommand {
  static let version = "0.1.0"

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "zhunru",
      abstract: spoken(
        "Tells whether foreign capital may enter a business in mainland China, and why.", "说明外资能否进入中国内地的某项业务，以及理由。"),
      discussion: spoken(
        """
        Examples:
          zhunru ask                                  answer questions, get an answer
          zhunru new generative-ai -o company.yaml    write a file to fill in
          zhunru assess company.yaml                  a verdict for every line of business
          zhunru routes company.yaml                  what would have to change
          zhunru law show B24                         what the law says of an activity

        Exit status:
          0    read, and nothing found
          1    found: a verdict or an answer as bad as --fail-on names; a finding of law check; no match of law search
          2    input or law that cannot be read or understood; of companies, the others were assessed
          64   wrong usage
          74   output that cannot be written
          141  the reader of the output left before its end
        """,
        """
        示例：
          zhunru ask                                  回答问题，得到答复
          zhunru new generative-ai -o company.yaml    写出待填的文件
          zhunru assess company.yaml                  逐项业务作出结论
          zhunru routes company.yaml                  须作何调整
          zhunru law show B24                         法律对某项业务的规定

        退出状态：
          0    已读取，无发现
          1    有发现：结论或答复达到--fail-on所写的程度；law check有发现；law search无结果
          2    输入或法律无法读取或理解；其他公司照常评估
          64   用法错误
          74   输出无法写入
          141  输出的读取方提前退出
        """),
      version: "zhunru \(version)",
      groupedSubcommands: [
        CommandGroup(
          name: spoken("Describe a company", "描述公司"),
          subcommands: [Ask.self, NewCommand.self, FormatCommand.self, SchemaCommand.self]),
        CommandGroup(
          name: spoken("Decide", "评估"), subcommands: [Assess.self, Explain.self, RoutesCommand.self, Advise.self]),
        CommandGroup(name: spoken("Compare", "比较"), subcommands: [Compare.self, Matrix.self]),
        CommandGroup(
          name: spoken("Look up", "查阅"),
          subcommands: [ActivitiesCommand.self, PlacesCommand.self, Facts.self, LawCommand.self]),
      ])
  }

  /// What to say where the first words are no command, of `zhunru` or of one of its commands; `nil` where they are.
  static func message(forMistyped arguments: [String]) -> Diagnostic? {
    message(forMistyped: arguments[...], of: self, called: ["zhunru"])
  }

  private static func message(
    forMistyped arguments: ArraySlice<String>, of command: any ParsableCommand.Type, called: [String]
  ) -> Diagnostic? {
    let commands = command.configuration.subcommands
    guard let first = arguments.first, !first.hasPrefix("-"), first != "help", !commands.isEmpty else { return nil }
    let names = commands.map { $0._commandName }
    if let place = names.firstIndex(of: first) {
      return message(forMistyped: arguments.dropFirst(), of: commands[place], called: called + [first])
    }
    let whole = called.joined(separator: " ")
    let nearest = nearestName(to: first, among: names)
    return Diagnostic(
      code: "unknown-command", headline: Message("`\(whole)` has no command `\(first)`", "`\(whole)`没有命令`\(first)`"),
      help: nearest.map { Message.didYouMean("\(whole) \($0)") }
        ?? Message("`\(whole) --help` lists its commands", "`\(whole) --help`列出其各项命令"))
  }
}

/// Runs the program with the arguments that it was started with, and ends it.
package func runProgram() {
  BrokenPipe.isAnErrorNotASignal()
  let arguments = Array(CommandLine.arguments.dropFirst())
  Speech.$language.withValue(Speech.language(of: arguments)) {
    if let problem = Zhunru.message(forMistyped: arguments) {
      StandardError.write(problem.rendered(style: DiagnosticStyle(language: Speech.language)))
      Zhunru.exit(withError: ExitCode(ExitStatus.usage.rawValue))
    }
    Zhunru.main(nil)
  }
}
