import Glibc
import Testing
import TextWidth

/// Where an interview takes place, and what happens around it.
@Suite("Asking where there is a terminal, or none", .serialized)
struct AskTerminalTests {
  private let directory = TemporaryDirectory()

  /// From the page of all answers to the end.
  private func finish(_ program: TerminalProgram) throws {
    try program.shows("All answers.")
    program.type(TerminalProgram.enter)
    try program.shows("Nobody said this")
    program.type(TerminalProgram.enter)
    try program.shows("Nothing is left to ask")
    program.type(TerminalProgram.up + TerminalProgram.enter)
    #expect(program.end() == 0)
    #expect(program.isCooked)
  }

  @Test(
    "With the output redirected, questions go to the terminal and the result to the output",
    arguments: [[1: "result.txt"], [1: "result.txt", 2: "messages.txt"]] as [[Int32: String]])
  func redirected(files: [Int32: String]) throws {
    CommunityFile.write(to: directory)
    let program = try TerminalProgram(["ask", "lanhe.yaml"], in: directory, redirecting: files)
    try finish(program)
    let result = directory.content(of: "result.txt") ?? ""
    #expect(result.contains("what you said") && result.contains("terms not met"), "\(result)")
    #expect(!result.contains("\u{1B}") && !result.contains("Nothing is left to ask"))
  }

  @Test("With the output redirected, lines are asked on the terminal too")
  func redirectedLines() throws {
    CommunityFile.write(to: directory)
    let program = try TerminalProgram(["ask", "lanhe.yaml", "--plain"], in: directory, rows: 60, redirecting: [1: "result.txt"])
    try program.shows("Nobody said this")
    program.type("keep\r")
    try program.shows("Nothing is left to ask")
    program.type("leave\r")
    #expect(program.end() == 0)
    let result = directory.content(of: "result.txt") ?? ""
    #expect(result.contains("terms not met") && !result.contains("Nobody said this"), "\(result)")
  }

  @Test("Without a terminal it is said where questions go, or that none can be asked")
  func noTerminal() throws {
    let piped = try ProgramPath.run(["ask"], input: "Lanhe\n", in: directory)
    #expect(piped.output.contains("questions go to standard output"))
    let nobody = try ProgramPath.run(["ask"], input: "", in: directory)
    #expect(nobody.status == 2)
    #expect(nobody.messages.contains("error[nobody-answers]") && nobody.messages.contains("--answers"), "\(nobody.messages)")
  }

  @Test("A terminal without a name, or that can only write lines, is asked in lines without colour", arguments: ["", "dumb"])
  func lines(name: String) throws {
    let program = try TerminalProgram(["ask"], in: directory, environment: ["TERM": name])
    try program.shows("Answer with a number")
    try program.shows("What is the company called?")
    #expect(!program.screen.hasStyles && program.isCooked)
    program.type("Lanhe\r")
    try program.shows("first service line")
    program.type("?VIE\r")
    try program.shows("contested")
  }

  @Test("Stopped and continued at another width, all is laid out anew", arguments: [true, false])
  func stopped(byKey: Bool) throws {
    let program = try TerminalProgram(["ask"], in: directory)
    try program.shows("What is the company called?")
    program.type("Lanhe" + TerminalProgram.enter)
    try program.shows("first service line")
    if byKey { program.type(TerminalProgram.controlZ) } else { program.signal(SIGTSTP) }
    program.waits(untilCooked: true)
    #expect(program.isCooked)
    program.resize(columns: 40, rows: 20)
    program.signal(SIGCONT)
    program.waits(untilCooked: false)
    program.type("chatbot")
    try program.shows("› chatbot")
    try program.shows("✓ What is")
    #expect(!program.isCooked)
    #expect(program.screen.lines.allSatisfy { $0.displayWidth < 40 })
    program.type(TerminalProgram.controlC)
    #expect(program.end() == 128 + 2)
    // Nothing of the frames is left behind the record.
    #expect(!program.screen.text.contains("›") && !program.screen.text.contains("enter accept"), "\(program.screen.text)")
  }

  @Test("Pasted lines stay apart, and take nothing")
  func paste() throws {
    let program = try TerminalProgram(["ask"], in: directory)
    try program.shows("What is the company called?")
    program.type("\u{1B}[200~Lanhe\r\nShanghai\u{1B}[201~")
    try program.shows("› Lanhe Shanghai")
    program.type(TerminalProgram.enter)
    try program.shows("✓ What is the company called?  Lanhe Shanghai")
  }

  @Test(
    "F1 explains the words of a question, in both languages and every size", arguments: [(40, 20), (80, 24), (120, 40)], ["en", "zh"])
  func words(size: (columns: Int, rows: Int), language: String) throws {
    let program = try TerminalProgram(
      ["ask", "--as-of", "2026-03-01", "--lang", language], in: directory, columns: size.columns, rows: size.rows)
    let isEnglish = language == "en"
    try program.shows(isEnglish ? "What is the company called?" : "公司名称是什么？")
    program.type(TerminalProgram.f1)
    try program.shows(isEnglish ? "the mainland: China" : "境内：指中国内地")
    #expect(program.screen.lines.allSatisfy { $0.displayWidth < size.columns })
    program.type("x")
    try program.shows(isEnglish ? "What is the company called?" : "公司名称是什么？")
  }

  @Test(
    "The page of all answers tells what was said from what was not, in both languages and every size",
    arguments: [(40, 20), (80, 24), (120, 40)], ["en", "zh"])
  func allAnswers(size: (columns: Int, rows: Int), language: String) throws {
    CommunityFile.write(to: directory)
    let isEnglish = language == "en"
    let program = try TerminalProgram(
      ["ask", "lanhe.yaml", "--lang", language], in: directory, columns: size.columns, rows: size.rows)
    try program.shows(isEnglish ? "All answers." : "全部回答。")
    try program.shows(isEnglish ? "The company · said" : "公司 · 已说明")
    #expect(program.screen.lines.allSatisfy { $0.displayWidth < size.columns })
    // From the first row upwards is the last, which nobody said.
    program.type(TerminalProgram.up)
    try program.shows(isEnglish ? "our thing · assumed" : "our thing · 推定")
    #expect(program.screen.lines.allSatisfy { $0.displayWidth < size.columns })
    program.type(isEnglish ? "foreign share" : "外资合计")
    try program.shows(isEnglish ? "❯ foreign share 100 %" : "❯ 外资合计100%")
    program.type(TerminalProgram.enter)
    try program.shows(isEnglish ? "Who holds the company?" : "公司由谁持股？")
    program.type("1" + TerminalProgram.enter)
    try program.shows(isEnglish ? "What share do foreign" : "外资合计持股比例")
    program.type("\u{15}50" + TerminalProgram.enter)
    try program.shows(isEnglish ? "❯ foreign share 50 %" : "❯ 外资合计50%")
    #expect(program.screen.lines.allSatisfy { $0.displayWidth < size.columns })
  }

  @Test("What is marked stays marked where the rest is not known")
  func knownInPart() throws {
    directory.write(
      "company: Lanhe\nas-of: 2026-03-01\nservices: [{ service: seeds, about: [farming-and-seeds] }]\n", to: "lanhe.yaml")
    let program = try TerminalProgram(["ask", "lanhe.yaml"], in: directory, rows: 40)
    try program.shows("All answers.")
    program.type(TerminalProgram.enter)
    try program.shows("I don't know, beyond what is marked")
    program.type("2" + TerminalProgram.tab + TerminalProgram.up + TerminalProgram.up)
    try program.shows("❯ 8 I don't know, beyond")
    program.type(TerminalProgram.enter)
    try program.hides("I don't know, beyond what is marked")
    program.type(TerminalProgram.controlS)
    #expect(program.end() == 0)
    #expect((directory.content(of: "lanhe.interview.yaml") ?? "").contains("maize-seed: yes"))
  }
}
