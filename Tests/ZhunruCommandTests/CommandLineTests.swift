import ArgumentParser
import Diagnostics
import Law
import Testing

@testable import ZhunruCommand

@Suite("The command line as a whole")
struct CommandLineTests {
  @Test("A mistyped command is told, with the one that was meant")
  func mistyped() {
    #expect(
      Zhunru.message(forMistyped: ["asses", "a.yaml"])?.rendered() == """
        error[unknown-command]: `zhunru` has no command `asses`
          = help: did you mean `zhunru assess`?

        """)
    #expect(Zhunru.message(forMistyped: ["law", "shw", "B24"])?.help?.english == "did you mean `zhunru law show`?")
    #expect(Zhunru.message(forMistyped: ["xyzzyx"])?.help?.english == "`zhunru --help` lists its commands")
    for arguments in [[], ["--version"], ["help", "asses"], ["assess", "routes"], ["law", "show", "B24"], ["law"]] {
      #expect(Zhunru.message(forMistyped: arguments) == nil, "\(arguments)")
    }
  }

  @Test("Help shows every command once, in groups, with examples that parse")
  func help() throws {
    let help = Zhunru.helpMessage(columns: 80)
    for command in Zhunru.configuration.subcommands {
      let name = command._commandName
      #expect(help.split(separator: "\n").count { $0.hasPrefix("  \(name) ") } == 1, "\(name)")
    }
    let examples = help.split(separator: "\n").filter { $0.hasPrefix("  zhunru ") && $0.contains("  zhunru ") }
    #expect(examples.count >= 5)
    for example in examples {
      let words = example.split(separator: "   ")[0].split(separator: " ").dropFirst().map(String.init)
      #expect(throws: Never.self, "\(example)") { _ = try Zhunru.parseAsRoot(words) }
    }
    for line in help.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test(
    "Problems and help speak Chinese where the arguments ask for it",
    arguments: [["assess", "--lang", "zh"], ["assess", "--lang=zh"], ["assess", "--lang", "en", "--lang", "zh"]])
  func speaksChinese(arguments: [String]) throws {
    #expect(Speech.language(of: arguments) == .chinese)
    try Speech.$language.withValue(Speech.language(of: arguments)) {
      #expect(Zhunru.helpMessage(for: Assess.self, columns: 200).contains("语言：en或zh；"))
      let problem = try #require(Zhunru.message(forMistyped: ["asses"]))
      #expect(
        problem.rendered(style: DiagnosticStyle(language: Speech.language)) == """
          错误[unknown-command]：`zhunru`没有命令`asses`
            = 建议：是否想写`zhunru assess`？

          """)
      #expect(throws: ValidationError.self) { try CalendarDate.parse(option: "gestern") }
      do { _ = try CalendarDate.parse(option: "gestern") } catch {
        #expect("\(error)".contains("不是日期"))
      }
    }
    #expect(Speech.language(of: ["assess", "--lang", "zh", "--lang", "en"]) == .english)
  }

  @Test("Shells are offered the names of the law", arguments: CompletionShell.allCases)
  func completions(shell: CompletionShell) {
    let script = Zhunru.completionScript(for: shell)
    #expect(script.contains("restricted-violated"))
    #expect(script.contains("---completion"))
  }
}
