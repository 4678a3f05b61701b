import Glibc
import Law
import TerminalUI
import Testing

@testable import ZhunruCommand

@Suite("The language of what is shown")
struct LanguageTests {
  @Test(
    "A locale asks for Chinese where it names it",
    arguments: [
      (["LANG": "zh_CN.UTF-8"], Language.chinese), (["LANG": "zh"], .chinese), (["LANG": "ZH-TW"], .chinese),
      (["LANG": "en_GB.UTF-8"], .english), (["LANG": "C"], .english), ([:], .english), (["LANG": "zha_CN"], .english),
      (["LC_ALL": "zh_CN", "LANG": "en_GB"], .chinese), (["LC_ALL": "C", "LC_MESSAGES": "zh_CN"], .english),
      (["LC_ALL": "", "LC_MESSAGES": "zh_CN", "LANG": "en_GB"], .chinese),
    ])
  func locale(variables: [String: String], language: Language) {
    #expect(Language.ofLocale(TerminalEnvironment(variables)) == language)
  }

  private static let chinese = ["LC_ALL": "zh_CN.UTF-8"]

  @Test("A terminal shows the language of the locale, unless another is named")
  func terminal() throws {
    let directory = TemporaryDirectory()
    let shown = try TerminalProgram(["law", "list", "groups"], in: directory, environment: Self.chinese)
    try shown.shows("信息服务业务")
    #expect(shown.end() == 0)
    let named = try TerminalProgram(
      ["law", "list", "groups", "--lang", "en"], in: directory, environment: Self.chinese)
    try named.shows("Information services")
    #expect(!named.screen.text.contains("信息服务业务"))
    #expect(named.end() == 0)
  }

  @Test("What goes to a file or is for programs does not depend on the locale")
  func file() throws {
    let directory = TemporaryDirectory()
    let written = try TerminalProgram(
      ["law", "list", "groups"], in: directory, environment: Self.chinese, redirecting: [1: "out"])
    #expect(written.end() == 0)
    #expect(directory.content(of: "out")?.contains("信息服务业务") == false)
    directory.write("{id: 7, company: A, foreign-equity: 60 %, services: [{service: S, activity: call-centre}]}\n", to: "a.yaml")
    let json = try TerminalProgram(
      ["assess", "a.yaml", "--format", "csv", "--rows", "services"], in: directory, columns: 2_000,
      environment: Self.chinese)
    try json.shows("Telecom Regulations, Article 7")
    #expect(json.end() == 0)
  }
}

@Suite("The line that shows how far work has come")
struct ProgressTests {
  @Test("It comes where work goes on for long, on the terminal and not among results")
  func comes() throws {
    let directory = TemporaryDirectory()
    let program = try TerminalProgram(
      ["assess", "-", "--input", "jsonl", "--format", "jsonl", "--as-of", "2024-06-01"], in: directory,
      redirecting: [1: "out"])
    var count = 0
    while !program.screen.text.contains(" companies"), count < 500 {
      program.type(#"{"company":"A","services":[{"activity":"call-centre"}]}"# + "\n")
      count += 1
      usleep(50_000)
      program.look()
    }
    #expect(program.screen.text.contains(" companies"))
    program.type("\u{4}")
    #expect(program.end() == 0)
    let lines = (directory.content(of: "out") ?? "").split(separator: "\n")
    #expect(lines.count == count && lines.allSatisfy { $0.hasPrefix("{") })
  }
}
