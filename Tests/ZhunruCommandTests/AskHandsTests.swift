import Testing
import TextWidth

/// What keys do where one goes back, enters nothing, or has little room.
@Suite("Hands in an interview", .serialized)
struct AskHandsTests {
  private let directory = TemporaryDirectory()

  private func start(_ arguments: [String] = [], columns: Int = 80, rows: Int = 24) throws -> TerminalProgram {
    try TerminalProgram(["ask", "--as-of", "2026-03-01"] + arguments, in: directory, columns: columns, rows: rows)
  }

  @Test("Enter on nothing says that an answer is expected")
  func emptyEnter() throws {
    let program = try start()
    try program.shows("What is the company called?")
    program.type(TerminalProgram.enter)
    try program.shows("! an answer is expected")
    program.type("Lanhe" + TerminalProgram.enter)
    try program.shows("first service line")
    program.type("our thing" + TerminalProgram.enter)
    try program.shows("› type to search")
    program.type("zzqx")
    try program.shows("nothing matches")
    program.type(TerminalProgram.enter)
    try program.shows("! nothing matches: type other words")
  }

  @Test("Going back among holders keeps what was typed, and a company that is held whole takes no other holder")
  func holders() throws {
    CommunityFile.write(to: directory)
    let program = try start(["lanhe.yaml"])
    try program.shows("All answers.")
    program.type("foreign share" + TerminalProgram.enter)
    try program.shows("I give the foreign share")
    program.type("2" + TerminalProgram.enter)
    try program.shows("Name one holder")
    program.type("Cayman Ltd" + TerminalProgram.enter)
    try program.shows("What share of Lanhe does Cayman Ltd hold?")
    program.type(TerminalProgram.escape)
    try program.shows("Name one holder")
    try program.shows("› Cayman Ltd")
    program.type(TerminalProgram.enter)
    try program.shows("What share of Lanhe")
    program.type("100" + TerminalProgram.enter)
    try program.shows("Who is Cayman Ltd?")
    program.type("cayman")
    try program.shows("❯ foreign holder")
    program.type(TerminalProgram.enter)
    try program.shows("that is everyone who holds Lanhe")
    #expect(!program.screen.text.contains("add a holder of Lanhe"))
  }

  @Test("Escape in a text that was not touched goes back at once")
  func untouched() throws {
    CommunityFile.write(to: directory)
    let program = try start(["lanhe.yaml"])
    try program.shows("All answers.")
    program.type("name: Lanhe" + TerminalProgram.enter)
    try program.shows("› Lanhe")
    program.type(TerminalProgram.escape)
    try program.shows("All answers.")
  }

  @Test("What if is told whole on a small screen, with what is before and after", arguments: [(40, 20), (80, 24)], ["en", "zh"])
  func whatIf(size: (columns: Int, rows: Int), language: String) throws {
    CommunityFile.write(to: directory)
    let isEnglish = language == "en"
    let program = try start(["lanhe.yaml", "--lang", language], columns: size.columns, rows: size.rows)
    try program.shows(isEnglish ? "All answers." : "全部回答。")
    program.type(TerminalProgram.enter)
    try program.shows(isEnglish ? "Nobody said this" : "以下事项未经说明")
    program.type(TerminalProgram.enter)
    try program.shows(isEnglish ? "Nothing is left to ask" : "已无须再问")
    program.type("6" + TerminalProgram.enter)
    try program.shows(isEnglish ? "which answer were" : "假如哪一项回答不同？")
    program.type((isEnglish ? "foreign share" : "外资合计") + TerminalProgram.enter)
    try program.shows(isEnglish ? "I give the foreign share" : "填写外资合计比例")
    program.type(TerminalProgram.enter)
    try program.shows(isEnglish ? "What share do foreign" : "外资合计持股比例")
    program.type("\u{15}50" + TerminalProgram.enter)
    try program.shows(isEnglish ? "as it is: foreign share 100 %" : "现在：外资合计100%")
    try program.shows(isEnglish ? "otherwise: foreign share 50 %" : "改后：外资合计50%")
    try program.shows(isEnglish ? "Yes: take the other answer" : "是：采用另一回答")
    #expect(program.screen.lines.allSatisfy { $0.displayWidth < size.columns })
    if size.columns < 60 { #expect(!program.screen.lines.contains { $0.contains("…") }, "\(program.screen.text)") }
  }
}
