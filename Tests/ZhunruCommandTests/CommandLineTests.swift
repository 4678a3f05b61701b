import ArgumentParser
import Diagnostics
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
    #expect(Zhunru.message(forMistyped: ["law", "shw", "B24"])?.help == "did you mean `zhunru law show`?")
    #expect(Zhunru.message(forMistyped: ["xyzzyx"])?.help == "`zhunru --help` lists its commands")
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

  @Test("Shells are offered the names of the law", arguments: CompletionShell.allCases)
  func completions(shell: CompletionShell) {
    let script = Zhunru.completionScript(for: shell)
    #expect(script.contains("restricted-violated"))
    #expect(script.contains("---completion"))
  }
}
