import Testing
import TextWidth

/// Whole interviews by keys, in a pseudo-terminal.
@Suite("Asking on a terminal", .serialized)
struct AskScreenTests {
  private let directory = TemporaryDirectory()
  private static let day = ["--as-of", "2026-03-01"]

  private func start(
    _ arguments: [String] = [], columns: Int = 80, rows: Int = 24,
    environment: [String: String] = [:]
  ) throws -> TerminalProgram {
    try TerminalProgram(
      ["ask"] + Self.day + arguments, in: directory, columns: columns, rows: rows,
      environment: environment)
  }

  /// Up to the question who can use the service.
  private func begin(_ program: TerminalProgram) throws {
    try program.shows("What is the company called?")
    program.type("Lanhe" + TerminalProgram.enter)
    try program.shows("first service line")
    program.type("chatbot" + TerminalProgram.enter)
    try program.shows("What does “chatbot” do?")
    // What the name leads to is proposed first.
    try program.shows("a model that generates text, pictures, sound, video or code")
    program.type(TerminalProgram.enter)
    try program.shows("❯ That is all: go on")
    program.type(TerminalProgram.enter)
    try program.shows("Who can use the service?")
  }

  /// Information services admit at most 50 % foreign capital (Negative List 2024, item 12).
  @Test("An interview by keys ends in the verdict and a file that says the same")
  func wholeInterview() throws {
    let program = try start()
    try begin(program)
    program.type(TerminalProgram.enter)
    try program.shows("Who holds the company?")
    program.type("1" + TerminalProgram.enter)
    try program.shows("What share do foreign investors hold")
    program.type("sixty")
    try program.shows("! a share is a figure")
    program.type("\u{15}100" + TerminalProgram.enter)
    try program.shows("Where is the company registered?")
    program.type("outside pud")
    try program.shows("❯ Shanghai, outside Pudong")
    program.type(TerminalProgram.enter)
    try program.shows("Which finished works")
    // Nothing is marked, so nothing is said.
    program.type(TerminalProgram.enter)
    try program.shows("! nothing is marked")
    // It gives the public none of what is listed: the last line but one.
    for question in ["Which finished works", "Which moving pictures", "Which culture products"] {
      try program.shows(question)
      program.type(TerminalProgram.up + TerminalProgram.up)
      try program.shows("none of these")
      program.type(TerminalProgram.enter)
    }
    try program.shows("Do users pay for it?")
    program.type(TerminalProgram.enter)
    try program.shows("Nobody said this")
    program.type(TerminalProgram.enter)
    try program.shows("Is there another service line?")
    program.type("2" + TerminalProgram.enter)
    try program.shows("Nothing is left to ask")
    try program.shows("You said 8 things;")
    program.type("1" + TerminalProgram.enter)
    try program.shows("what you said")
    program.type(TerminalProgram.escape)
    try program.shows("Nothing is left to ask")
    program.type("4" + TerminalProgram.enter)
    try program.shows("› lanhe.yaml")
    program.type(TerminalProgram.enter)
    try program.shows("company file: lanhe.yaml")
    program.type(TerminalProgram.up + TerminalProgram.enter)
    #expect(program.end() == 0)
    #expect(program.isCooked)
    #expect(program.screen.isCursorShown)

    let assessed = try ProgramPath.run(
      ["assess", "lanhe.yaml", "--format", "csv"], input: "", in: directory)
    #expect(assessed.status == 0)
    #expect(assessed.output.contains("restricted-violated"))
    #expect(directory.names.filter { $0.hasSuffix(".interview.yaml") } == [])
  }

  @Test("Back takes the answer away, and the same question stands again")
  func back() throws {
    let program = try start()
    try begin(program)
    program.type("6" + TerminalProgram.enter)
    try program.shows("✓ Who can use the service?  only the company's own staff")
    program.type(TerminalProgram.left)
    try program.hides("✓ Who can use the service?")
    // What was answered stands out still.
    try program.shows("❯ 6 only the company's own staff")
    program.type(TerminalProgram.escape)
    try program.shows("❯ That is all: go on  a model that generates text")
  }

  @Test("An answer given before can be changed")
  func change() throws {
    let program = try start()
    try begin(program)
    program.type(TerminalProgram.enter)
    try program.shows("Who holds the company?")
    program.type(TerminalProgram.controlR)
    try program.shows("Which is to be changed?")
    program.type("who can use" + TerminalProgram.enter)
    try program.shows("❯ 1 anyone, with no account needed")
    program.type("6" + TerminalProgram.enter)
    try program.shows("❯ who can use it: only the company's own staff")
    program.type(TerminalProgram.escape)
    try program.shows("✓ Who can use the service?  only the company's own staff")
  }

  @Test("F1 shows what answers lead to, and the provisions")
  func why() throws {
    let program = try start(rows: 40)
    try begin(program)
    program.type(TerminalProgram.f1)
    try program.shows("What each answer leads to")
    try program.shows("Audio-visual Provisions, Article 17(2)")
    program.type("x")
    try program.shows("1 anyone, with no account needed")
  }

  @Test(
    "In any size nothing is wider than the window, and the choice stays in sight",
    arguments: [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)])
  func resize(columns: Int, rows: Int) throws {
    let program = try start()
    try begin(program)
    program.type(TerminalProgram.down)
    try program.shows("❯ 2 anyone who opens")
    program.resize(columns: columns, rows: rows)
    // The key tells that the new size was taken: what comes next is drawn in it.
    program.type(TerminalProgram.down)
    try program.shows("❯ 3 any business")
    try program.shows("so far")
    try program.fits()
  }

  @Test("Ctrl-C leaves the terminal as it was and keeps the answers")
  func controlC() throws {
    let program = try start()
    try begin(program)
    program.type(TerminalProgram.enter)
    try program.shows("Who holds the company?")
    program.type(TerminalProgram.controlC)
    #expect(program.end() == 128 + 2)
    #expect(program.isCooked)
    #expect(program.screen.isCursorShown)
    #expect(directory.names.contains("lanhe.interview.yaml"))

    let again = try start(["lanhe.interview.yaml"])
    try again.shows("Who holds the company?")
    try again.shows("✓ Who can use the service?  anyone, with no account needed")
    again.type(TerminalProgram.controlS)
    #expect(again.end() == 0)
    #expect(directory.names.filter { $0.hasPrefix("lanhe.interview") } == ["lanhe.interview.yaml"])
  }

  @Test(
    "A signal to end leaves the terminal as it was and keeps the answers",
    arguments: [15, 1] as [Int32])
  func signal(number: Int32) throws {
    let program = try start()
    try begin(program)
    program.signal(number)
    #expect(program.end() == 128 + number)
    #expect(program.isCooked)
    #expect(directory.names.contains("lanhe.interview.yaml"))
  }

  @Test("A hang-up keeps the answers")
  func hangUp() throws {
    let program = try start()
    try begin(program)
    program.hangUp()
    _ = program.end()
    let kept = directory.content(of: "lanhe.interview.yaml") ?? ""
    #expect(kept.contains("generative-ai"))
  }

  @Test("Holders are drawn level by level, and go on after a break")
  func holders() throws {
    let program = try start()
    try begin(program)
    program.type(TerminalProgram.enter)
    try program.shows("Who holds the company?")
    program.type("2" + TerminalProgram.enter)
    try program.shows("Name one holder")
    program.type("Cayman Ltd" + TerminalProgram.enter)
    try program.shows("What share of Lanhe does Cayman Ltd hold?")
    program.type("60" + TerminalProgram.enter)
    try program.shows("Who is Cayman Ltd?")
    program.type("cayman")
    try program.shows("❯ foreign holder")
    program.type(TerminalProgram.enter)
    try program.shows("└─ 60 %  Cayman Ltd · foreign holder")
    try program.shows("foreign share so far: 60 % or more")
    program.type(TerminalProgram.controlS)
    #expect(program.end() == 0)

    let again = try start(["lanhe.interview.yaml"])
    try again.shows("└─ 60 %  Cayman Ltd · foreign holder")
    again.type(TerminalProgram.enter)
    try again.shows("Who else holds Lanhe?")
    again.type("Founders" + TerminalProgram.enter)
    try again.shows("40 % is not said yet")
    again.type("70" + TerminalProgram.enter)
    try again.shows("Who is Founders?")
    again.type(TerminalProgram.enter)
    try again.shows("100 %")
    try again.shows("! ")
  }

  /// Foreign capital behind a mainland company is foreign (Foreign Investment Law, Article 2); who is not known may be
  /// anyone.
  @Test("A mainland company among the holders is asked for its own; not known leaves the share open")
  func holdersOfHolders() throws {
    let program = try start()
    try begin(program)
    program.type(TerminalProgram.enter)
    try program.shows("Who holds the company?")
    program.type("2" + TerminalProgram.enter)
    try program.shows("Name one holder")
    program.type("Founders Ltd" + TerminalProgram.enter)
    try program.shows("What share of Lanhe does Founders Ltd hold?")
    program.type("100" + TerminalProgram.enter)
    try program.shows("Who is Founders Ltd?")
    program.type(TerminalProgram.enter)
    try program.shows("Who holds Founders Ltd?")
    program.type("3" + TerminalProgram.enter)
    try program.shows("not known who")
    try program.shows("foreign share so far: 0 % or more")
  }

  @Test("NO_COLOR leaves out every colour, a terminal has some")
  func noColor() throws {
    let plain = try start(environment: ["NO_COLOR": "1"])
    try begin(plain)
    #expect(!plain.screen.hasStyles)
    let colored = try start()
    try begin(colored)
    #expect(colored.screen.hasStyles)
  }

  @Test("Chinese takes the cells it takes")
  func chinese() throws {
    let program = try start(["--lang", "zh"])
    try program.shows("公司名称是什么？")
    program.type("上海蓝禾智能")
    try program.shows("› 上海蓝禾智能")
    // Indent, mark, and six characters of two cells.
    #expect(program.screen.cursor.column == 4 + 12)
    program.type("\u{7F}")
    try program.hides("蓝禾智能")
    #expect(program.screen.cursor.column == 4 + 10)
  }

  @Test(
    "A whole interview fits its window, in both languages",
    arguments: [(40, 20), (80, 24), (120, 40)], ["en", "zh"])
  func wholeInterviewFits(size: (columns: Int, rows: Int), language: String) throws {
    let isEnglish = language == "en"
    let program = try start(["--lang", language], columns: size.columns, rows: size.rows)
    func shows(_ english: String, _ chinese: String, then keys: String) throws {
      try program.shows(isEnglish ? english : chinese)
      #expect(program.screen.lines.allSatisfy { $0.displayWidth < size.columns })
      #expect(program.screen.lines.contains { $0.contains("↑↓") || $0.contains(isEnglish ? "enter accept" : "回车 确认") })
      // Every key that means something is named.
      for key in ["F1", "esc", "^S", "^R"] { #expect(program.screen.text.contains(key), "\(key) at “\(english)”") }
      program.type(keys)
    }
    let enter = TerminalProgram.enter
    try shows("What is the company called?", "公司名称是什么？", then: "Lanhe" + enter)
    try shows("first service line", "第一条业务线", then: "our thing" + enter)
    try shows("› type to search", "› 输入文字查找", then: isEnglish ? "dating" : "交友")
    try shows("› dating", "› 交友", then: enter)
    try shows("That is all: go on", "就这些：继续", then: enter)
    try shows("Do users pay for it?", "用户是否付费？", then: "1" + enter)
    try shows("Who holds the company?", "公司由谁持股？", then: "1" + enter)
    try shows("What share do foreign", "外资合计持股比例", then: "１００％" + enter)
    try shows("Nobody said this.", "以下事项未经说明", then: enter)
    try shows("Is there another service line?", "还有其他业务线吗？", then: "2" + enter)
    // The whole menu is in sight.
    try program.shows(isEnglish ? "Done" : "完成")
    try program.shows(isEnglish ? "Whole result" : "完整结论")
    #expect(!program.screen.lines.contains { $0.contains("  … ") && $0.contains { $0.isNumber } })
    try shows("Nothing is left to ask", "已无须再问", then: TerminalProgram.up + enter)
    #expect(program.end() == 0)
    #expect(program.screen.lines.allSatisfy { $0.displayWidth < size.columns })
  }

  @Test("What if shows the answer before and after side by side, and changes nothing unless told")
  func whatIf() throws {
    CommunityFile.write(to: directory)
    let program = try start(["lanhe.yaml"], rows: 40)
    try program.shows("All answers.")
    program.type(TerminalProgram.enter)
    try program.shows("Nobody said this")
    program.type(TerminalProgram.enter)
    try program.shows("Nothing is left to ask")
    program.type("6" + TerminalProgram.enter)
    try program.shows("which answer were different?")
    program.type("foreign share" + TerminalProgram.enter)
    try program.shows("I give the foreign share")
    program.type(TerminalProgram.enter)
    try program.shows("What share do foreign investors hold")
    program.type("\u{15}50" + TerminalProgram.enter)
    try program.shows("foreign share 50 %")
    try program.shows(" │ ")
    program.type(TerminalProgram.enter)
    try program.shows("Nothing is left to ask")
    program.type(TerminalProgram.controlR)
    try program.shows("foreign share 100 %")
    // The page opens what the file says, to be changed where it stands.
    program.type("foreign share" + TerminalProgram.enter)
    try program.shows("I give the foreign share")
    program.type(TerminalProgram.enter)
    try program.shows("What share do foreign investors hold")
    program.type("\u{15}50" + TerminalProgram.enter)
    try program.hides("What share do foreign investors hold")
    program.type(TerminalProgram.controlR)
    try program.shows("foreign share 50 %")
  }

  @Test(
    "The screen at the first question about facts",
    arguments: [(80, 24, "en"), (120, 40, "en"), (80, 24, "zh")])
  func screens(columns: Int, rows: Int, language: String) throws {
    let program = try start(["--lang", language], columns: columns, rows: rows)
    if language == "zh" {
      try program.shows("公司名称是什么？")
      program.type("上海蓝禾智能" + TerminalProgram.enter)
      try program.shows("第一条业务线叫什么？")
      program.type("写作助手" + TerminalProgram.enter)
      try program.shows("“写作助手”做什么？")
      program.type("模型生成" + TerminalProgram.enter)
      try program.shows("❯ 就这些：继续")
      program.type(TerminalProgram.enter)
      try program.shows("谁可以使用")
    } else {
      try begin(program)
    }
    try expectGolden(program.screen.text, "Golden/ask-screen-\(columns).\(language).txt")
  }
}
