import Advisory
import Glibc
import Law
import Questionnaire
import TerminalUI

/// Puts an interview on a terminal, key by key. What is asked stands in the last lines; what was answered
/// stands above it, one line each.
struct ScreenInterview {
  private(set) var session: AskSession
  private let terminal: RawTerminal
  private let desk: AskDesk
  private var size: TerminalSize
  private var region: LiveRegion
  private var frame: ScreenFrame
  private var field: PromptField
  private var problem: String?
  /// Why the question is asked, from which line on, where that is shown.
  private var why: (text: [StyledText], first: Int)?
  /// How many answers stand above for good.
  private var released = 0

  private var words: ReportWords { session.words }

  init(_ session: AskSession, _ terminal: RawTerminal, _ desk: AskDesk) {
    self.session = session
    self.terminal = terminal
    self.desk = desk
    size = terminal.size
    region = LiveRegion(size: size, usesColor: desk.format.usesColor)
    frame = ScreenFrame(session, width: min(size.columns, 100))
    field = PromptField(frame.prompt, session.law.lexicon)
  }

  /// Asks until the end.
  mutating func run() throws(OutputProblem) -> AskDesk.Leaving {
    try open()
    while true {
      guard let event = terminal.next() else { continue }
      switch event {
      case .resized(let size):
        self.size = size
        terminal.write(region.resize(to: size))
        refresh()
      case .resumed:
        region = LiveRegion(size: terminal.size, usesColor: desk.format.usesColor)
        draw()
      case .ended(let signal): return leave(.signal(signal))
      case .key(let key):
        if let leaving = try handle(key) { return leave(leaving) }
      }
    }
  }

  // MARK: - Showing

  /// Puts what the session asks now, after the result where one is due.
  private mutating func open() throws(OutputProblem) {
    problem = nil
    why = nil
    if desk.owesResult(of: session) {
      frame = ScreenFrame(session, width: min(size.columns, 100))
      terminal.write(region.draw([], record: Array(frame.records.dropFirst(released))))
      terminal.write(region.clear())
      released = session.interview.answered.count
      try desk.showResult(of: &session)
    }
    refresh()
    field = PromptField(frame.prompt, session.law.lexicon)
    draw()
  }

  private mutating func refresh() {
    frame = ScreenFrame(session, width: min(size.columns, 100))
    if let why { self.why = (whyLines(), why.first) }
    draw()
  }

  private mutating func draw() {
    released = min(released, frame.records.count)
    let open = frame.records.dropFirst(released)
    let view = ScreenView(
      frame: frame, field: field, problem: problem, words: words, size: size)
    let lines =
      if let why { view.lines(open, scrolling: why.text, from: why.first) } else {
        view.lines(open)
      }
    let passing = open.count - lines.records.count
    released += passing
    terminal.write(
      region.draw(lines.lines, record: Array(open.prefix(passing)), cursor: lines.cursor))
  }

  private func whyLines() -> [StyledText] {
    WhyText(session.law, words.language).block(session).lines(width: min(size.columns - 1, 100))
  }

  /// Leaves the answers on the screen, and the terminal as it was.
  private mutating func leave(_ leaving: AskDesk.Leaving) -> AskDesk.Leaving {
    terminal.write(region.draw([], record: Array(frame.records.dropFirst(released))))
    terminal.write(region.clear())
    terminal.restore()
    return leaving
  }

  // MARK: - Keys

  /// - Returns: How the interview is left, where the key does that.
  private mutating func handle(_ key: Key) throws(OutputProblem) -> AskDesk.Leaving? {
    switch key {
    case .control("c"): return .signal(SIGINT)
    case .control("s"): return .saved
    case .control("d") where field.text.isEmpty: return .saved
    case .control("z"):
      terminal.write(region.clear())
      terminal.suspend()
      region = LiveRegion(size: terminal.size, usesColor: desk.format.usesColor)
      draw()
      return nil
    case .control("l"):
      terminal.write(region.clearScreen())
      draw()
      return nil
    case _: break
    }
    if why != nil {
      scroll(key)
      return nil
    }
    if field.text.isEmpty || !field.takesLetters, try command(key) { return nil }
    if key == .character("s"), field.isPlainList { return .saved }
    return try enter(key)
  }

  private mutating func scroll(_ key: Key) {
    guard let why else { return }
    let view = ScreenView(
      frame: frame, field: field, problem: problem, words: words, size: size)
    let last = max(0, why.text.count - view.rows(forScrolling: why.text))
    switch key {
    case .up: self.why?.first = max(0, why.first - 1)
    case .down: self.why?.first = min(last, why.first + 1)
    case .pageUp: self.why?.first = max(0, why.first - 10)
    case .pageDown, .character(" "): self.why?.first = min(last, why.first + 10)
    case _: self.why = nil
    }
    draw()
  }

  /// Does what a key means where nothing is typed.
  ///
  /// - Returns: Whether it means something.
  private mutating func command(_ key: Key) throws(OutputProblem) -> Bool {
    switch key {
    case .character("?"), .character("？"):
      why = (whyLines(), 0)
      draw()
    case .left, .escape:
      guard field.text.isEmpty else { return false }
      if session.back() { try open() }
    case .character("e") where field.isPlainList:
      session.beginChange()
      try open()
    case .character("u") where !field.takesLetters && field.text.isEmpty: return try answerUnknown()
    case _: return false
    }
    return true
  }

  private mutating func answerUnknown() throws(OutputProblem) -> Bool {
    switch field {
    case .line: _ = try take(.unknown)
    case .list(_, let options):
      guard let unknown = options.first(where: { $0.meaning == .unknown }) else { return false }
      _ = try take(.chosen([unknown]))
    }
    return true
  }

  private mutating func enter(_ key: Key) throws(OutputProblem) -> AskDesk.Leaving? {
    problem = nil
    switch field.handle(key) {
    case .handled: draw()
    case .ignored:
      if key == .escape { field.clear() }
      draw()
    case .entered(.line(let text)):
      guard text.contains(where: { !$0.isWhitespace }) else { return nil }
      return try take(.line(text))
    case .entered(let entry): return try take(entry)
    }
    return nil
  }

  private mutating func take(_ entry: AskSession.Entry) throws(OutputProblem) -> AskDesk.Leaving? {
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
    case .next: try open()
    case .leave: return .done
    case .write(let writing, let path):
      let note = desk.write(writing, path, &session)
      terminal.write(region.draw([], record: [.spaces(2) + note]))
      terminal.write(region.clear())
      try open()
    }
    return nil
  }
}
