import Testing

/// Whole interviews in lines of text, from standard input and from files.
@Suite("Asking in lines of text")
struct AskLinesTests {
  private let directory = TemporaryDirectory()

  private func ask(
    _ arguments: [String] = [], _ lines: [String]
  ) throws -> (status: Int32, output: String, messages: String) {
    try ProgramPath.run(
      ["ask", "--as-of", "2026-03-01"] + arguments, input: lines.map { $0 + "\n" }.joined(),
      in: directory)
  }

  /// A chatbot for the public, paid by its users, of a wholly foreign-owned company in Shanghai. Information services
  /// admit at most 50 % foreign capital (Negative List 2024, item 12).
  private static let chatbot = [
    "Lanhe", "chatbot", "generative-ai", "done", "public", "share", "100", "shanghai-outside-zones", "none",
    "none", "none", "yes", "keep", "no",
  ]

  @Test("A chatbot by a wholly foreign-owned company in Shanghai", arguments: ["en", "zh"])
  func chatbot(language: String) throws {
    let run = try ask(["--lang", language], Self.chatbot + ["write", "", "leave"])
    #expect(run.status == 0)
    try expectGolden(run.output + run.messages, "Golden/ask-chatbot.\(language).txt")
    let assessed = try ProgramPath.run(
      ["assess", "lanhe.yaml", "--format", "csv"], input: "", in: directory)
    #expect(assessed.output.contains("restricted-violated"))
  }

  @Test("The memo at the end is the one that the company file gives")
  func memo() throws {
    let run = try ask([], Self.chatbot + ["write", "", "memo", "memo.json", "leave"])
    #expect(
      run.status == 0 && run.output.contains("memo: memo.json"), "\(run.output)\(run.messages)")
    let advised = try ProgramPath.run(
      ["advise", "lanhe.yaml", "-o", "again.json"], input: "", in: directory)
    #expect(advised.status == 0, "\(advised.messages)")
    #expect(directory.content(of: "memo.json") == directory.content(of: "again.json"))
    #expect(directory.content(of: "memo.json")?.contains("restricted-violated") ?? false)
  }

  @Test("Numbers, words and titles answer the same")
  func answersAreTheSame() throws {
    let first = try ask(["-o", "first.yaml"], Self.chatbot)
    let second = try ask(
      ["-o", "second.yaml"],
      [
        "Lanhe", "chatbot", "1", "１", "anyone, with no account needed", "1", "１００％", "outside pudong",
        "none", "none", "none", "Y", "none", "2",
      ])
    #expect(first.status == 0 && second.status == 0)
    #expect(directory.content(of: "first.yaml") == directory.content(of: "second.yaml"))
  }

  @Test("Whoever knows the activity names it")
  func knowsTheActivity() throws {
    let run = try ask(["-o", "company.yaml"], ["Lanhe", "support", "known", "B24", "done", "keep", "no", "result", "leave"])
    #expect(run.output.contains("= Call centre"))
    #expect(run.output.contains("open, with a licence"))
    #expect(directory.content(of: "company.yaml")?.contains("activities: [call-centre]") ?? false)
  }

  @Test("Too many matches are listed, and asked about again")
  func listsMatches() throws {
    let run = try ask([], ["Lanhe", "support", "known", "centre", "呼叫", "call centre", "done", "keep", "no", "leave"])
    #expect(run.output.contains("Internet data centre"))
    // A single match is told, and taken only when it is chosen.
    #expect(run.output.contains("Type its number to choose it."))
    #expect(run.output.contains("= Call centre"))
  }

  @Test("Everyday words lead to a topic, an activity, a place", arguments: [("vaping", "e-cigarette"), ("电子烟", "e-cigarette")])
  func everydayWords(word: String, title: String) throws {
    let run = try ask([], ["Lanhe", "shop", "known", word, "wholesale and retail of \(title)s", "done", "keep", "no", "leave"])
    #expect(run.output.contains("= Wholesale and retail of \(title)s"), "\(run.output)")
    let topic = try ask([], ["Lanhe", "shop", word])
    #expect(!topic.output.contains("no choice is"), "\(topic.output)")
  }

  @Test("What stands within other words is not found")
  func withinWords() throws {
    let run = try ask([], ["Lanhe", "shop", "known", "garette"])
    #expect(run.output.contains("no choice is “garette”"))
  }

  @Test("What answers lead to is told")
  func why() throws {
    let run = try ask(
      [], ["Lanhe", "search", "known", "information-search", "done", "?", "share", "50", "keep", "no", "leave"])
    #expect(run.output.contains("at most 50 %"))
    #expect(run.output.contains("Negative List 2024, item 12"))
  }

  @Test("Back and change take other answers")
  func backAndChange() throws {
    let run = try ask(
      ["-o", "company.yaml"],
      [
        "Lanhe", "chatbot", "generative-ai", "done", "employees", "<", "public", "share", "100",
        "shanghai-outside-zones", "none", "e", "who can use", "employees", "back", "keep", "no", "leave",
      ])
    let file = directory.content(of: "company.yaml") ?? ""
    #expect(run.status == 0, "\(run.output)\(run.messages)")
    #expect(file.contains("audience: employees"))
    #expect(!file.contains("work-kinds"))
  }

  @Test("Where the input ends early, the answers are kept, and it says so")
  func endsEarly() throws {
    let run = try ask([], ["Lanhe", "chatbot", "generative-ai", "done"])
    #expect(run.status == 2)
    #expect(run.messages.contains("error[answers-end]"))
    #expect(run.messages.contains("Who can use the service?"))
    let rest = Array(Self.chatbot.dropFirst(4)) + ["leave"]
    let again = try ProgramPath.run(
      ["ask", "lanhe.interview.yaml", "-o", "company.yaml"], input: rest.map { $0 + "\n" }.joined(),
      in: directory)
    #expect(again.status == 0)
    _ = try ask(["-o", "whole.yaml"], Self.chatbot)
    #expect(directory.content(of: "company.yaml") == directory.content(of: "whole.yaml"))
  }

  @Test("A script of answers runs through, or stops at the line that is refused")
  func scripts() throws {
    directory.write(Self.chatbot.joined(separator: "\n"), to: "answers.txt")
    let run = try ask(["--answers", "answers.txt", "-o", "company.yaml"], [])
    #expect(run.status == 0)
    #expect(run.output.contains("terms not met"))
    directory.write("Lanhe\nchatbot\ngenerative-ai\ndone\nnobody\npublic\n", to: "answers.txt")
    let refused = try ask(["--answers", "answers.txt"], [])
    #expect(refused.status == 2)
    #expect(refused.messages.contains("line 5 of `answers.txt`"))
    #expect(refused.messages.contains("“nobody”"))
    #expect(!directory.names.contains { $0.hasSuffix(".interview.yaml") })
  }

  @Test("A company file is asked only for what is missing")
  func prefilled() throws {
    directory.write(
      """
      company: Lanhe
      as-of: 2026-03-01
      foreign-equity: 100 %
      services: [{ service: search, activity: information-search }]

      """, to: "lanhe.yaml")
    let run = try ProgramPath.run(
      ["ask", "lanhe.yaml", "-o", "whole.yaml"], input: "outside pudong\nkeep\nleave\n", in: directory)
    #expect(run.status == 0, "\(run.output)\(run.messages)")
    #expect(!run.output.contains("Who holds the company?"))
    #expect(run.output.contains("terms not met"))
  }

  @Test("A faulty file is reported as `assess` reports it, and nothing is asked")
  func faultyFile() throws {
    directory.write("company: Lanhe\nforeign-equty: 60 %\nservices: []\n", to: "lanhe.yaml")
    let run = try ask(["lanhe.yaml"], [])
    #expect(run.status == 2)
    #expect(run.messages.contains("lanhe.yaml:2:1"))
    #expect(run.messages.contains("foreign-equity"))
    #expect(run.output.isEmpty)
    directory.write("company: A\n---\ncompany: B\n", to: "two.yaml")
    let several = try ask(["two.yaml"], [])
    #expect(several.status == 2)
    #expect(several.messages.contains("more than one company"))
  }

  @Test("Hostile answers are text, and end nothing")
  func hostile() throws {
    let long = String(repeating: "x", count: 200_000)
    let run = try ask(
      ["-o", "company.yaml"],
      [
        "\u{1B}[31mRed: {a: 1}\u{202E}", "#: - &x *y", "known", long, "call-centre", "done", "keep", "no",
        "leave",
      ])
    #expect(run.status == 0, "\(run.messages)")
    #expect(!run.output.contains("\u{1B}"))
    let assessed = try ProgramPath.run(["assess", "company.yaml"], input: "", in: directory)
    #expect(assessed.status == 0, "\(assessed.messages)")
  }
}
