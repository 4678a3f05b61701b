import Advisory
import Assessment
import Law
import Portfolio
import Questionnaire
import YAML

/// One sitting of an interview: what is put to whoever answers, and what an entry does. Knows neither
/// screen nor file.
struct AskSession {
  /// What is entered at a prompt.
  enum Entry: Hashable {
    case line(String)
    /// The options chosen.
    case chosen([Prompt.Option])
    case unknown
  }

  /// What is to be done outside after an entry.
  enum Outcome: Hashable {
    case next
    /// Write the company file, or the memo, there.
    case write(Writing, path: String)
    case leave
  }

  /// What can be written at the end.
  enum Writing: Hashable {
    case companyFile, memo
  }

  private enum Stage {
    case question
    /// The foreign share is asked for.
    case share
    /// Holders are entered; with the state before each step.
    case chain(ChainDraft, earlier: [ChainDraft])
    /// Which answer is to be changed.
    case change
    /// Nothing is left to ask.
    case ending
    /// Where something is to be written.
    case path(Writing)
  }

  private(set) var interview: Questionnaire
  let words: ReportWords
  /// Where the company file was written or read; `nil` before.
  private let companyPath: String?
  private var stage = Stage.question
  /// The answer that is being changed, by position.
  private var changed: Int?
  /// The goal that is still worth going on to.
  private var nextGoal: InquiryGoal?
  /// The company file last written.
  private var written: String?

  init(_ interview: Questionnaire, _ words: ReportWords, companyPath: String?) {
    self.interview = interview
    self.words = words
    self.companyPath = companyPath
    settle()
  }

  /// Where the company file is suggested to be written: a name made of the company's.
  var suggestedPath: String {
    if let companyPath { return companyPath }
    return suggestedName + ".yaml"
  }

  private var suggestedName: String {
    let words = (interview.draft.name ?? "").lowercased().split { !$0.isLetter && !$0.isNumber }
    let name = words.joined(separator: "-").prefix(48)
    return name.isEmpty ? "company" : String(name)
  }

  var law: Law { interview.law }

  /// Whether nothing is left to ask.
  var isAtEnd: Bool {
    switch stage {
    case .ending, .path: true
    case .change: interview.question == nil
    case .question, .share, .chain: false
    }
  }

  /// The question that is being answered.
  var question: Question? { changed.map { interview.answered[$0].question } ?? interview.question }

  /// Whether what each answer leads to can be told.
  var asksOpenQuestion: Bool {
    if case .question = stage { return changed == nil && interview.question != nil }
    if case .share = stage { return changed == nil }
    return false
  }

  private mutating func settle() {
    changed = nil
    stage = .question
    guard interview.question == nil else { return }
    stage = .ending
    nextGoal = InquiryGoal.allCases.first { goal in
      goal > interview.goal && Questionnaire(continuing: interview, goal: goal).question != nil
    }
  }

  // MARK: - What is put

  var prompt: Prompt {
    switch stage {
    case .question:
      guard let question else { return ending }
      return QuestionPrompts(law: law, words: words).prompt(for: question, interview.draft)
    case .share: return QuestionPrompts(law: law, words: words).share
    case .chain(let chain, _): return chainPrompts.prompt(for: chain)
    case .change: return change
    case .ending: return ending
    case .path(.companyFile):
      return Prompt(
        title: words("Write the company file where?", "公司文件写到哪里？"),
        input: .line(.path(suggested: suggestedPath)))
    case .path(.memo):
      return Prompt(
        title: words("Write the memo where?", "意见书写到哪里？"),
        help: words(
          "The name says the form: .html, .md, .json, .docx or .pdf.",
          "以文件名后缀决定格式：.html、.md、.json、.docx或.pdf。"),
        input: .line(.path(suggested: suggestedName + ".html")))
    }
  }

  private var chainPrompts: ChainPrompts {
    ChainPrompts(law: law, words: words, company: interview.draft.name ?? "")
  }

  private var ending: Prompt {
    var options: [Prompt.Option] = []
    func add(_ ending: Ending, _ english: String, _ chinese: String, _ word: String) {
      options.append(.init(meaning: .ending(ending), title: words(english, chinese), word: word))
    }
    if written != interview.companyFile {
      add(
        .writeFile, "write the company file, for `zhunru assess`", "写出公司文件，供`zhunru assess`使用",
        "write")
    }
    add(.writeMemo, "write a memo to send", "写出可供发送的意见书", "memo")
    switch nextGoal {
    case .activities:
      add(.goOn, "go on: settle what each activity comes to", "继续：逐项确定各业务的结论", "on")
    case .duties: add(.goOn, "go on: settle which duties apply", "继续：确定适用哪些义务", "on")
    case .verdicts, nil: break
    }
    if !interview.answered.isEmpty {
      add(.change, "change an answer", "修改回答", "change")
    }
    add(.leave, "leave", "离开", "leave")
    return Prompt(
      title: words("Nothing is left to ask. What next?", "已无须再问。接下来做什么？"),
      input: .choice(options, severalAtOnce: false, isSearched: false))
  }

  private var change: Prompt {
    let answers = AnswerText(law: law, words: words)
    let prompts = QuestionPrompts(law: law, words: words)
    let options = interview.answered.enumerated().map { position, answered in
      Prompt.Option(
        meaning: .answered(position),
        title: prompts.prompt(for: answered.question, interview.draft).title,
        note: answers.text(of: answered.answer, to: answered.question), word: "\(position + 1)")
    }
    return Prompt(
      title: words("Which answer is to be changed?", "修改哪一项回答？"),
      input: .choice(options, severalAtOnce: false, isSearched: true))
  }

  /// The holders entered so far; `nil` where none are being entered.
  var chain: ChainDraft? {
    if case .chain(let chain, _) = stage { return chain }
    return nil
  }

  var interviewFile: InterviewFile {
    var file = interview.interviewFile
    if let chain, changed == nil, !chain.holders.isEmpty {
      file.unfinishedHolders = chain.content(law)
    }
    return file
  }

  /// Goes on with a list of holders that was being entered, where ownership is asked about.
  mutating func resume(holders: YAMLContent) {
    guard case .ownership = interview.question, let chain = ChainDraft(holders, law) else { return }
    stage = .chain(chain, earlier: [])
  }

  // MARK: - What an entry does

  /// - Throws: ``AnswerProblem`` if it cannot be; the same is asked again then.
  mutating func enter(_ entry: Entry) throws(AnswerProblem) -> Outcome {
    switch stage {
    case .question: try answer(entry)
    case .share: try give(.foreignShare(try figure(entry, .percentage)))
    case .chain(let chain, let earlier): try enter(entry, chain, earlier)
    case .change:
      guard case .answered(let position) = meaning(entry) else { break }
      changed = position
      stage = .question
    case .ending: return end(entry)
    case .path(let writing):
      guard case .line(let path) = entry, !path.isEmpty else { break }
      stage = .ending
      return .write(writing, path: path)
    }
    return .next
  }

  private func meaning(_ entry: Entry) -> Prompt.Meaning? {
    if case .chosen(let options) = entry, options.count == 1 { return options[0].meaning }
    return nil
  }

  private mutating func answer(_ entry: Entry) throws(AnswerProblem) {
    guard let question else { return }
    switch meaning(entry) {
    case .share:
      stage = .share
      return
    case .holders:
      stage = .chain(ChainDraft(), earlier: [])
      return
    case _: try give(try answer(to: question, entry))
    }
  }

  private mutating func give(_ answer: Reply) throws(AnswerProblem) {
    if let changed {
      try interview.revise(changed, answer)
    } else {
      try interview.answer(answer)
    }
    settle()
  }

  private func answer(to question: Question, _ entry: Entry) throws(AnswerProblem) -> Reply {
    if case .chosen(let options) = entry, options.contains(where: { $0.meaning == .unknown }) {
      return .fact(.unknown)
    }
    switch (question, entry) {
    case (.companyName, .line(let text)), (.serviceName, .line(let text)): return .text(text)
    case (.topics, .chosen(let options)):
      if options.contains(where: { $0.meaning == .knowsActivities }) { return .knowsActivities }
      return .topics(
        options.compactMap { if case .topic(let topic) = $0.meaning { topic } else { nil } })
    case (.activities, .chosen(let options)):
      return .activities(
        options.compactMap {
          if case .activity(let activity) = $0.meaning { activity } else { nil }
        })
    case (.assumptions, .chosen(let options)):
      return .opened(
        options.compactMap { if case .fact(let fact) = $0.meaning { fact } else { nil } })
    case (.anotherService, .chosen(let options)):
      return .further(options.contains { $0.meaning == .further(true) })
    case (.fact(let fact, _), .chosen(let options)):
      let values = options.compactMap {
        if case .value(let value) = $0.meaning { value } else { nil }
      }
      guard law[fact].kind == .set else { return .fact(values.first ?? .unknown) }
      return .fact(values.isEmpty ? .word("none") : .inlineList(values))
    case (.fact(let fact, _), .line):
      let line: Prompt.Line =
        switch law[fact].kind {
        case .percentage: .percentage
        case .date: .date
        case .count, .yesNo, .choice, .set, .place: .count
        }
      return .fact(try figure(entry, line))
    case (_, _): return .fact(.unknown)
    }
  }

  private func figure(_ entry: Entry, _ line: Prompt.Line) throws(AnswerProblem) -> YAMLContent {
    guard case .line(let text) = entry else { return .unknown }
    switch FigureEntry.read(text, as: line) {
    case .success(let content): return content
    case .failure(let problem):
      throw AnswerProblem(
        headline: Wording(
          english: problem.says(ReportWords(language: .english)),
          chinese: problem.says(ReportWords(language: .chinese))))
    }
  }

  // MARK: - Holders

  private mutating func enter(
    _ entry: Entry, _ chain: ChainDraft, _ earlier: [ChainDraft]
  ) throws(AnswerProblem) {
    var next = chain
    switch (chain.step, entry) {
    case (.name, .line(let name)):
      guard name.contains(where: { !$0.isWhitespace }) else {
        throw AnswerProblem(headline: Wording(english: "a name is expected", chinese: "请填写名称"))
      }
      next.enter(name: name)
    case (.share, _): next.enter(share: try figure(entry, .percentage))
    case (_, .chosen):
      guard case .chain(let step) = meaning(entry) else { return }
      next.take(step)
    case (_, _): return
    }
    if next.holders != chain.holders { try check(next) }
    if next.isComplete {
      try give(.holders(next.content(law)))
    } else {
      stage = .chain(next, earlier: earlier + [chain])
    }
  }

  /// Refuses what no company can be.
  private func check(_ chain: ChainDraft) throws(AnswerProblem) {
    guard changed == nil else { return }
    _ = try interview.record(after: .holders(chain.content(law)))
  }

  /// What foreign investors hold in all by the holders entered so far, in millionths.
  var foreignShare: (least: Int64, greatest: Int64)? {
    guard let chain, changed == nil, !chain.holders.isEmpty else { return nil }
    return (try? interview.record(after: .holders(chain.content(law))))?.foreignShare
  }

  // MARK: - At the end

  private mutating func end(_ entry: Entry) -> Outcome {
    guard case .ending(let ending) = meaning(entry) else { return .next }
    switch ending {
    case .writeFile: stage = .path(.companyFile)
    case .writeMemo: stage = .path(.memo)
    case .goOn:
      if let nextGoal {
        interview = Questionnaire(continuing: interview, goal: nextGoal)
        settle()
      }
    case .change: stage = .change
    case .leave: return .leave
    }
    return .next
  }

  /// Takes note that the company file was written.
  mutating func noteWritten() { written = interview.companyFile }

  /// Whether the company file was written as the interview stands.
  var isWritten: Bool { written == interview.companyFile }

  // MARK: - Back

  /// Goes back one step.
  ///
  /// - Returns: Whether there was one.
  mutating func back() -> Bool {
    switch stage {
    case .share: stage = .question
    case .chain(_, let earlier):
      if let last = earlier.last {
        stage = .chain(last, earlier: earlier.dropLast())
      } else {
        stage = .question
      }
    case .path: stage = .ending
    case .change: settle()
    case .question where changed != nil:
      changed = nil
      stage = .change
    case .question, .ending:
      guard !interview.answered.isEmpty else { return false }
      interview.back()
      settle()
    }
    return true
  }

  /// Chooses among the answers given one to change.
  mutating func beginChange() {
    guard !interview.answered.isEmpty else { return }
    changed = nil
    stage = .change
  }
}
