import Glibc
import Law
import Questionnaire
import Reports
package import TerminalUI
import Wording

/// Puts an interview on a terminal, key by key, on a page of its own: what was answered, what is asked, what the line can
/// still come to. What was answered stands on the terminal as a record when the page is left.
package struct ScreenInterview {
  package private(set) var session: AskSession
  private let terminal: RawTerminal
  private let desk: AskDesk
  private var size: TerminalSize
  private var page: ScreenPage
  private var frame: ScreenFrame
  private var field: PromptField
  private var problem: String?
  private var note: StyledText?
  /// A text that is read in the place of the prompt, and from which line on.
  private var reading: (text: ReadingText, lines: [StyledText], first: Int)?

  /// What can be read in the place of the prompt.
  private enum ReadingText {
    /// Why the question is asked.
    case why
    case report(AskSession.Report)
  }

  private var words: ReportWords { session.words }
  private var width: Int { ScreenView.width(of: size) }

  package init(_ session: AskSession, _ terminal: RawTerminal, _ desk: AskDesk) {
    self.session = session
    self.terminal = terminal
    self.desk = desk
    size = terminal.size
    page = ScreenPage(size: size, usesColor: desk.format.usesColor)
    frame = ScreenFrame(session, desk, width: ScreenView.width(of: size))
    field = PromptField(frame.prompt, session.law.lexicon)
  }

  /// Asks until the end.
  package mutating func run() throws -> AskDesk.Leaving {
    open()
    while true {
      guard let event = terminal.next() else { continue }
      switch event {
      case .resized: renew()
      case .stopped: suspend()
      case .resumed: renew()
      case .ended(let signal): return try leave(.signal(signal))
      case .key(let key):
        if let leaving = handle(key) { return try leave(leaving) }
      }
    }
  }

  // MARK: - Showing

  /// Puts what the session asks now.
  private mutating func open() {
    problem = nil
    reading = nil
    if session.isAtMenu, let written = desk.writeWhereWanted(&session) { note = written }
    frame = ScreenFrame(session, desk, width: width)
    field = PromptField(frame.prompt, session.law.lexicon)
    draw()
    note = nil
  }

  /// Leaves the terminal to whoever stopped the process, and takes it again when it goes on.
  private mutating func suspend() {
    terminal.suspend()
    renew()
  }

  /// Lays all out anew in the size that the terminal has now.
  private mutating func renew() {
    size = terminal.size
    page.renew(size: size)
    frame = ScreenFrame(session, desk, width: width)
    if let reading { read(reading.text, from: reading.first) }
    draw()
  }

  private mutating func draw() {
    let view = ScreenView(
      frame: frame, field: field, problem: problem, note: note, words: words, size: size)
    let shown = reading.map { view.lines(scrolling: $0.lines, from: $0.first) } ?? view.lines()
    terminal.write(page.draw(shown.lines, cursor: shown.cursor))
  }

  private mutating func read(_ text: ReadingText, from first: Int = 0) {
    let lines =
      switch text {
      case .why: WhyText(session.law, words.language).block(session).lines(width: width)
      case .report(let report): desk.lines(of: report, session, width: width)
      }
    reading = (text, lines, first)
  }

  /// Leaves the answers on the terminal, which is as it was.
  private mutating func leave(_ leaving: AskDesk.Leaving) throws -> AskDesk.Leaving {
    terminal.restore()
    // A terminal that is gone takes no record.
    if case .signal(SIGHUP) = leaving { return leaving }
    try desk.leaveRecord(of: session, width: width)
    return leaving
  }

  // MARK: - Keys

  /// - Returns: How the interview is left, where the key does that.
  private mutating func handle(_ key: Key) -> AskDesk.Leaving? {
    switch key {
    case .control("c"): return .signal(SIGINT)
    case .control("s"): return .saved
    case .control("d") where field.text.isEmpty: return .saved
    case .control("z"): suspend()
    case .control("l"): renew()
    case _ where reading != nil: scroll(key)
    case .function(1):
      read(.why)
      draw()
    case .control("r"):
      session.beginReview()
      open()
    case .left where field.text.isEmpty && !field.flows, .escape where isUntouched || !field.takesLetters:
      if session.back() { open() }
    case .tab where field.canBeUnknown: return take(.unknown)
    case _: return enter(key)
    }
    return nil
  }

  /// Whether nothing was typed: what stands in a line is what stood there at first.
  private var isUntouched: Bool {
    guard case .line = field else { return field.text.isEmpty }
    return field.text.isEmpty || field.text == PromptField(frame.prompt, session.law.lexicon).text
  }

  private mutating func scroll(_ key: Key) {
    guard let reading else { return }
    let view = ScreenView(
      frame: frame, field: field, problem: problem, note: note, words: words, size: size)
    let rows = view.rowsForScrolling
    let last = max(0, reading.lines.count - rows)
    switch key {
    case .up: self.reading?.first = max(0, reading.first - 1)
    case .down: self.reading?.first = min(last, reading.first + 1)
    case .pageUp: self.reading?.first = max(0, reading.first - rows)
    case .pageDown, .character(" "): self.reading?.first = min(last, reading.first + rows)
    case .home: self.reading?.first = 0
    case .end: self.reading?.first = last
    case _: self.reading = nil
    }
    draw()
  }

  private mutating func enter(_ key: Key) -> AskDesk.Leaving? {
    problem = nil
    switch field.handle(key) {
    case .handled:
      if key == .enter, field.findsNothing {
        problem = words("nothing matches: type other words for it, or esc to see all", "没有匹配项：请换一种说法，或按 esc 查看全部")
      }
      draw()
    case .ignored:
      if key == .escape { field.clear() }
      draw()
    case .entered(.line(let text)):
      guard text.contains(where: { !$0.isWhitespace }) else {
        problem = words("an answer is expected", "请回答")
        draw()
        return nil
      }
      return take(.line(text))
    case .entered(let entry): return take(entry)
    }
    return nil
  }

  private mutating func take(_ entry: AskSession.Entry) -> AskDesk.Leaving? {
    let outcome: AskSession.Outcome
    do throws(AnswerProblem) {
      outcome = try session.enter(entry)
    } catch {
      let help = error.help.map { words("; ", "；") + $0[words.language] } ?? ""
      problem = error.headline[words.language] + help
      draw()
      return nil
    }
    switch outcome {
    case .next: open()
    case .leave: return .done
    case .show(let report):
      read(.report(report))
      draw()
    case .write(let writing, let path):
      note = desk.write(writing, path, &session)
      open()
    }
    return nil
  }
}
