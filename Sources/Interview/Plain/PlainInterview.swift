import Law
import Questionnaire
import Reports
import TerminalUI
import TextWidth
import Wording

/// Puts an interview as lines of text, for pipes, screen readers and plain terminals.
package struct PlainInterview {
  package private(set) var session: AskSession
  private let lines: any AnswerSource
  private let desk: AskDesk
  private let lexicon: Lexicon
  private var shownPosition = ""
  private var shownChain: ChainDraft?
  private var shownDuty: String?

  private var words: ReportWords { session.words }

  package init(_ session: AskSession, _ lines: any AnswerSource, _ desk: AskDesk) {
    self.session = session
    self.lines = lines
    self.desk = desk
    lexicon = session.law.lexicon
  }

  /// Asks until the end.
  ///
  /// - Throws: What the answers cannot be read for, or the output not be written.
  package mutating func run() throws -> AskDesk.Leaving {
    if !lines.isTyped, !desk.isScripted { try show(Paragraph(StyledText(whereAsked, .dim))) }
    try show(Paragraph(StyledText(instructions, .dim)))
    while true {
      if desk.owesResult(of: session) { try showResult() }
      let prompt = session.prompt
      try put(prompt)
      reading: while true {
        switch try read(prompt) {
        case .again: continue
        case .next: break reading
        case .leaving(let leaving): return leaving
        }
      }
    }
  }

  /// Shows what the company comes to, and writes its file where that was asked for.
  private mutating func showResult() throws {
    desk.noteShown(session)
    try show(BlankLine())
    for line in desk.summary(of: session, width: desk.format.width) { try show(Paragraph(line)) }
    if let note = desk.writeWhereWanted(&session) { try show(Paragraph(note)) }
  }

  private var instructions: String {
    words(
      "Answer with a number, a word or a figure. ? why it is asked; ?VIE what a word means; < back; u I don't know; "
        + "e all answers; s save and leave.",
      "请输入编号、文字或数值。?：为何询问；?VIE：术语含义；<：上一步；u：不清楚；e：全部回答；s：保存并离开。")
  }

  /// Where questions go when nobody types.
  private var whereAsked: String {
    words(
      "Nobody is at a terminal: questions go to standard output, and answers are read from standard input, one a line.",
      "未连接终端：问题写到标准输出，回答从标准输入逐行读取。")
  }

  // MARK: - Showing

  private func show(_ block: some Block) throws { try desk.show(block) }

  private mutating func put(_ prompt: Prompt) throws {
    try show(BlankLine())
    let position = AskPosition(session)
    if let verdicts = position.verdicts {
      let activities = position.activities.map { StyledText(words(" (\($0))", "（\($0)）"), .dim) } ?? StyledText()
      let text = StyledText(words("so far: ", "目前：")) + verdicts + activities
      if text.text != shownPosition {
        shownPosition = text.text
        try show(Paragraph(text))
      }
    }
    if let chain = session.chain, chain.holders != shownChain?.holders {
      shownChain = chain
      for line in ChainView(session).lines { try show(Paragraph(line)) }
    }
    if let duty = position.duty, duty != shownDuty {
      try show(Paragraph(StyledText(duty, .accent)))
    }
    shownDuty = position.duty
    let progress = session.chain == nil ? position.progress.map { "[\($0)] " } ?? "" : ""
    try show(Paragraph(StyledText(progress, .dim) + StyledText(prompt.title, .emphasis)))
    if let help = prompt.help { try show(Paragraph(StyledText(help, .dim), indent: 2)) }
    let options = prompt.options
    if let trial = session.trial {
      for line in desk.comparison(trial, session, width: desk.format.width) { try show(Paragraph(line)) }
    }
    switch prompt.input {
    case .line: return
    case .search(_, let idle):
      try list(Array(options.indices.prefix(idle)), prompt)
    case .choice(_, _, isSearched: true):
      try show(
        Paragraph(
          StyledText(
            words(
              "Type a part of its name; an empty line lists all \(options.count).",
              "请输入名称的一部分；直接回车列出全部\(options.count)项。"), .dim), indent: 2))
    case .choice: try list(Array(options.indices), prompt)
    }
    if !prompt.chosen.isEmpty, prompt.takesSeveral {
      let numbers = prompt.chosen.map { "\(prompt.number(of: $0))" }.joined(separator: ", ")
      try show(Paragraph(StyledText(words("An empty line takes \(numbers).", "直接回车选择\(numbers)。"), .dim), indent: 2))
    }
    if prompt.takesSeveral {
      try show(
        Paragraph(StyledText(words("Several are separated by commas.", "可多选，以逗号分隔。"), .dim), indent: 2))
    }
  }

  private func list(_ positions: [Int], _ prompt: Prompt) throws {
    var heading = ""
    for position in positions {
      let option = prompt.options[position]
      if !option.heading.isEmpty, option.heading != heading {
        heading = option.heading
        try show(Paragraph(StyledText(heading, .accent), indent: 2))
      }
      var text = StyledText(option.title)
      if !option.note.isEmpty { text += StyledText("  " + option.note, .dim) }
      let width = prompt.options.count > 9 ? 4 : 3
      let number = StyledText("\(prompt.number(of: position))").padded(toWidth: width, alignment: .trailing)
      try show(Paragraph(text, lead: number + .spaces(2)))
      if !option.detail.isEmpty { try show(Paragraph(StyledText(option.detail, .dim), indent: width + 4)) }
    }
  }

  // MARK: - Reading

  private enum Step {
    case again, next
    case leaving(AskDesk.Leaving)
  }

  private mutating func read(_ prompt: Prompt) throws -> Step {
    try desk.write("> ")
    let line: String
    switch try lines.next() {
    case .line(let text): line = text
    case .end:
      try desk.write("\n")
      return .leaving(session.isAtEnd ? .done : .answersEnded)
    case .ended(let signal):
      try desk.write("\n")
      return .leaving(.signal(signal))
    }
    if !lines.isTyped { try show(Paragraph(StyledText(line))) }
    switch TypedAnswer(prompt: prompt, words: words, lexicon: lexicon).read(line) {
    case .why: try show(WhyText(session.law, words.language).block(session))
    case .term(let typed): try show(WhyText(session.law, words.language).block(explaining: typed))
    case .back:
      guard session.back() else { return .again }
      return .next
    case .change:
      session.beginReview()
      return .next
    case .save: return .leaving(.saved)
    case .several(let positions):
      try list(positions, prompt)
      if positions.count == 1 {
        try show(Paragraph(StyledText(words("Type its number to choose it.", "输入其编号即可选择。"), .dim), indent: 2))
      }
    case .refused(let problem): return try refuse(problem)
    case .entry(let entry):
      try confirm(entry, prompt)
      return try take(entry)
    }
    return .again
  }

  /// Says what was found by what was typed in search.
  private func confirm(_ entry: AskSession.Entry, _ prompt: Prompt) throws {
    guard prompt.isSearched, case .chosen(let options) = entry else { return }
    let titles = options.map(\.title).joined(separator: words("; ", "；"))
    try show(Paragraph(StyledText("= " + titles, .dim)))
  }

  private func refuse(_ problem: String) throws -> Step {
    try show(Paragraph(StyledText("! " + problem, .warning)))
    return desk.isScripted ? .leaving(.refused(problem, line: lines.count, in: lines.name)) : .again
  }

  private mutating func take(_ entry: AskSession.Entry) throws -> Step {
    let outcome: AskSession.Outcome
    do throws(AnswerProblem) {
      outcome = try session.enter(entry)
    } catch {
      let help = error.help.map { words("; ", "；") + $0[words.language] } ?? ""
      return try refuse(error.headline[words.language] + help)
    }
    switch outcome {
    case .next: break
    case .show(let report): try desk.write(desk.text(of: report, session, desk.format))
    case .leave: return .leaving(.done)
    case .write(let writing, let path): try show(Paragraph(desk.write(writing, path, &session)))
    }
    return .next
  }
}
