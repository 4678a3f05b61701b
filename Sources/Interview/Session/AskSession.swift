import Assessment
package import Law
import Portfolio
package import Questionnaire
import Reports
package import Wording
package import YAML

/// One sitting of an interview: what is put to whoever answers, and what an entry does. Knows neither
/// screen nor file.
package struct AskSession {
  /// What is entered at a prompt.
  package enum Entry: Hashable {
    case line(String)
    /// The options chosen.
    case chosen([Prompt.Option])
    case unknown
  }

  /// What is to be done outside after an entry.
  package enum Outcome: Hashable {
    case next
    /// Show something longer than a screen.
    case show(Report)
    /// Write the company file, or the memo, there.
    case write(Writing, path: String)
    case leave
  }

  /// What can be written at the end.
  package enum Writing: Hashable {
    case companyFile, memo
  }

  /// What is shown on request at the end.
  package enum Report: Hashable {
    case wholeResult, routes
  }

  private enum Stage {
    /// A question; what a line does is chosen in steps.
    case question
    /// The foreign share is asked for.
    case share
    /// A place was chosen of which one part leads elsewhere than another: which part it is.
    case part(of: PlaceID, among: [PlaceID])
    /// Holders are entered; with the state before each step.
    case chain(ChainDraft, earlier: [ChainDraft])
    /// All answers, of which each may be changed; with what was changed last.
    case review(Prompt.Meaning?)
    /// Which answer is put otherwise, for trial.
    case whatIf
    /// What another answer would come to, beside what the answers come to.
    case trial(Trial)
    /// Nothing is left to ask.
    case ending
    /// Where something is to be written.
    case path(Writing)
  }

  package private(set) var interview: Questionnaire
  package let words: ReportWords
  let rows: BusinessRows
  /// Where the company file was written or read; `nil` before.
  private let companyPath: String?
  private var stage = Stage.question
  /// What the line at hand does, as far as it is chosen.
  private var entry = BusinessEntry()
  private var earlierEntries: [BusinessEntry] = []
  /// What is being put otherwise.
  private enum Changed {
    /// An answer, by position in ``answers``.
    case answer(Int)
    /// Something assumed or inferred of a line.
    case taken(FactID, line: Int)

    /// How the page of all answers means it.
    var meaning: Prompt.Meaning {
      switch self {
      case .answer(let position): .answered(position)
      case .taken(let fact, let line): .taken(fact, line: line)
      }
    }
  }

  private var changed: Changed?
  /// Whether what is being changed was chosen on the page of all answers, to which it then goes back.
  private var isFromReview = false
  /// Whether the answer at hand is only put otherwise for trial.
  private var isTrial = false
  /// Answers that were taken back, to stand as they were where they are asked for again.
  private var takenBack: [Question: Reply] = [:]
  /// About how many questions remained of a line when it was first said what it does.
  private var firstExpected: [Int: Int] = [:]
  /// The goal that is still worth going on to.
  private var nextGoal: InquiryGoal?
  /// The company file last written.
  private var written: String?

  package init(_ interview: Questionnaire, _ words: ReportWords, companyPath: String?) {
    self.interview = interview
    self.words = words
    rows = BusinessRows(interview.law, words.language)
    self.companyPath = companyPath
    settle()
  }

  /// Where the company file is suggested to be written: a name made of the company's.
  package var suggestedPath: String {
    if let companyPath { return companyPath }
    return suggestedName + ".yaml"
  }

  private var suggestedName: String {
    let words = (interview.draft.name ?? "").lowercased().split { !$0.isLetter && !$0.isNumber }
    let name = words.joined(separator: "-").prefix(48)
    return name.isEmpty ? "company" : String(name)
  }

  package var law: Law { interview.law }

  /// Whether nothing is left to ask.
  var isAtEnd: Bool {
    switch stage {
    case .ending, .path, .whatIf, .trial: true
    case .review: interview.question == nil
    case .question, .share, .part, .chain: false
    }
  }

  /// Whether it is asked what to do next, nothing being left to ask.
  var isAtMenu: Bool {
    if case .ending = stage { true } else { false }
  }

  /// What was known beforehand, then what was answered.
  var answers: [Questionnaire.Answered] { interview.known + interview.answered }

  /// The question that is being answered.
  var question: Question? {
    switch changed {
    case .answer(let position): answers[position].question
    case .taken(let fact, let line): .fact(fact, line: line)
    case nil: interview.question
    }
  }

  /// Whether what each answer leads to can be told.
  var asksOpenQuestion: Bool {
    if case .question = stage { return changed == nil && interview.question != nil }
    if case .share = stage { return changed == nil }
    return false
  }

  private mutating func settle() {
    changed = nil
    isTrial = false
    isFromReview = false
    stage = .question
    beginEntry()
    noteExpected()
    guard interview.question == nil else { return }
    stage = .ending
    nextGoal = InquiryGoal.allCases.first { goal in
      goal > interview.goal && Questionnaire(continuing: interview, goal: goal).question != nil
    }
  }

  /// About how many questions remain of the line at hand; never more than two beyond what it was when the line began.
  var expectedQuestions: Int? {
    guard asksOpenQuestion, let line = question?.line, let first = firstExpected[line] else { return nil }
    return max(1, min(first + 2, Int(interview.expectedQuestions(ofLine: line).rounded())))
  }

  private mutating func noteExpected() {
    guard let line = interview.question?.line else { return }
    let expected = interview.expectedQuestions(ofLine: line)
    if case .business = interview.question { firstExpected[line] = nil }
    if expected > 0, firstExpected[line] == nil { firstExpected[line] = Int(expected.rounded()) }
  }

  // MARK: - What is put

  package var prompt: Prompt {
    switch stage {
    case .question:
      guard let question else { return endPrompts.prompt }
      if case .business = question { return businessPrompts.prompt(for: entry) }
      return questionPrompts.prompt(for: question, interview, given: given(question))
    case .share: return questionPrompts.share(given: question.flatMap(given))
    case .part(let place, let parts): return questionPrompts.part(of: place, among: parts)
    case .chain(let chain, _): return chainPrompts.prompt(for: chain)
    case .review(let changed): return ReviewPrompts(self).all(changed: changed)
    case .whatIf: return ReviewPrompts(self).whatIf
    case .trial: return endPrompts.trial
    case .ending: return endPrompts.prompt
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

  private var businessPrompts: BusinessPrompts {
    BusinessPrompts(
      law: law, words: words, rows: rows,
      service: question?.line.flatMap { interview.draft.services[$0].name } ?? "")
  }

  private var questionPrompts: QuestionPrompts { QuestionPrompts(law: law, words: words) }

  private var endPrompts: EndPrompts {
    EndPrompts(
      words: words, isFileWritten: isWritten, nextGoal: nextGoal, hasAnswers: !answers.isEmpty,
      counts: counts)
  }

  /// What stands as the answer to a question before anything is entered: what it was, or what was taken back.
  private func given(_ question: Question) -> Reply? {
    switch changed {
    case .answer(let position): answers[position].answer
    case .taken: nil
    case nil: takenBack[question]
    }
  }

  /// Begins to choose what a line does, with what was chosen before.
  private mutating func beginEntry() {
    earlierEntries = []
    entry = BusinessEntry()
    guard let question, case .business = question, case .business(let business) = given(question) else { return }
    entry = BusinessEntry(chosen: rows.options(of: business))
  }

  /// Stands where another interview does, for reports on it.
  mutating func look(at other: Questionnaire) { interview = other }

  /// What another answer comes to, where that is looked at.
  var trial: Trial? {
    if case .trial(let trial) = stage { return trial }
    return nil
  }

  /// The holders entered so far; `nil` where none are being entered.
  package var chain: ChainDraft? {
    if case .chain(let chain, _) = stage { return chain }
    return nil
  }

  package var interviewFile: InterviewFile {
    var file = interview.interviewFile
    if let chain, changed == nil, !chain.holders.isEmpty {
      file.unfinishedHolders = chain.content(law)
    }
    return file
  }

  /// Goes on with a list of holders that was being entered, where ownership is asked about.
  package mutating func resume(holders: YAMLContent) {
    guard case .ownership = interview.question, let chain = ChainDraft(holders, law) else { return }
    stage = .chain(chain, earlier: [])
  }

  // MARK: - What an entry does

  /// - Throws: ``AnswerProblem`` if it cannot be; the same is asked again then.
  mutating func enter(_ entry: Entry) throws(AnswerProblem) -> Outcome {
    switch stage {
    case .question: try answer(entry)
    case .share: try give(.foreignShare(try figure(entry, .percentage)))
    case .part(let place, _):
      if case .value(let part) = meaning(entry) { try give(.fact(part)) } else { try give(.fact(.word(law[place].name))) }
    case .chain(let chain, let earlier): try enter(entry, chain, earlier)
    case .review:
      switch meaning(entry) {
      case .answered(let position): begin(changing: .answer(position))
      case .taken(let fact, let line): begin(changing: .taken(fact, line: line))
      case _: settle()
      }
      isFromReview = changed != nil
    case .whatIf:
      guard case .answered(let position) = meaning(entry) else {
        settle()
        break
      }
      isTrial = true
      begin(changing: .answer(position))
    case .trial(let trial):
      if case .ending(.keepTrial) = meaning(entry) { interview = trial.other }
      settle()
    case .ending: return try end(entry)
    case .path(let writing):
      guard case .line(let path) = entry, !path.isEmpty else { break }
      stage = .ending
      return .write(writing, path: path)
    }
    return .next
  }

  private mutating func begin(changing changed: Changed) {
    self.changed = changed
    stage = .question
    beginEntry()
  }

  private func meaning(_ entry: Entry) -> Prompt.Meaning? {
    if case .chosen(let options) = entry, options.count == 1 { return options[0].meaning }
    return nil
  }

  private mutating func answer(_ entry: Entry) throws(AnswerProblem) {
    guard let question else { return }
    if case .business = question {
      try enterBusiness(entry)
      return
    }
    if case .ownership = question, case .line = entry {
      try give(.foreignShare(try figure(entry, .percentage)))
      return
    }
    switch meaning(entry) {
    case .doesMore: changeBusiness()
    case .share:
      stage = .share
      return
    case .holders:
      stage = .chain(ChainDraft(), earlier: [])
      return
    case _:
      let answer = try answer(to: question, entry)
      if let (place, parts) = parts(of: answer, question) {
        stage = .part(of: place, among: parts)
      } else {
        try give(answer)
      }
    }
  }

  /// The parts of a place that is the answer, where which of them it is still decides.
  private func parts(of answer: Reply, _ question: Question) -> (place: PlaceID, parts: [PlaceID])? {
    guard case .fact(let fact, let line) = question, law[fact].kind == .place, case .fact(.word(let name)) = answer,
      let place = law.places.first(where: { $0.name == name })?.id
    else { return nil }
    let parts = interview.deciding(within: place, of: fact, line: line)
    return parts.isEmpty ? nil : (place, parts)
  }

  private mutating func enterBusiness(_ entry: Entry) throws(AnswerProblem) {
    guard case .chosen(let options) = entry else { return }
    try requireChoice(options)
    var next = self.entry
    let whole = next.take(options)
    if let whole {
      try give(.business(whole))
    } else {
      earlierEntries.append(self.entry)
      self.entry = next
    }
  }

  /// Refuses a list of several that was left without a mark: that says nothing.
  private func requireChoice(_ options: [Prompt.Option]) throws(AnswerProblem) {
    guard options.isEmpty else { return }
    throw AnswerProblem(
      headline: Wording(english: "nothing is marked", chinese: "尚未标出任何选项"),
      help: Wording(
        english: "mark what applies, or choose the line that says none does", chinese: "请标出符合的选项；均不符合的，请选择相应一行"))
  }

  private mutating func give(_ answer: Reply) throws(AnswerProblem) {
    if isTrial, case .answer(let position) = changed {
      var other = interview
      try other.change(position, answer)
      stage = .trial(Trial(position: position, answer: answer, other: other))
      self.changed = nil
      isTrial = false
      return
    }
    let asked = question
    switch (changed, answer) {
    case (.answer(let position), _): try interview.change(position, answer)
    case (.taken(let fact, let line), .fact(let value)): try interview.volunteer(fact, value, line: line)
    case (_, _): try interview.answer(answer)
    }
    if let asked { takenBack[asked] = nil }
    let last = isFromReview ? changed?.meaning : nil
    settle()
    if let last { stage = .review(last) }
  }

  private func answer(to question: Question, _ entry: Entry) throws(AnswerProblem) -> Reply {
    if case .chosen(let options) = entry, options.contains(where: { $0.meaning == .unknown }) {
      guard case .fact(let fact, let line) = question, law[fact].kind == .set else { return .fact(.unknown) }
      return .fact(interview.partlyKnown(fact, has: values(options), line: line))
    }
    switch (question, entry) {
    case (.companyName, .line(let text)), (.serviceName, .line(let text)): return .text(text)
    case (.assumptions, .chosen(let options)):
      try requireChoice(options)
      return .opened(
        options.compactMap { if case .fact(let fact) = $0.meaning { fact } else { nil } })
    case (.anotherService, .chosen(let options)):
      return .further(options.contains { $0.meaning == .further(true) })
    case (.fact(let fact, _), .chosen(let options)):
      try requireChoice(options)
      let values = values(options)
      guard law[fact].kind == .set else { return .fact(values.first ?? .unknown) }
      return .fact(values == [.word("none")] ? .word("none") : .inlineList(values))
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

  private func values(_ options: [Prompt.Option]) -> [YAMLContent] {
    options.compactMap { if case .value(let value) = $0.meaning { value } else { nil } }
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
    var before = chain
    var next = chain
    next.given = nil
    switch (chain.step, entry) {
    case (.name, .line(let name)):
      guard name.contains(where: { !$0.isWhitespace }) else {
        throw AnswerProblem(headline: Wording(english: "a name is expected", chinese: "请填写名称"))
      }
      before.given = .text(name)
      next.enter(name: name)
    case (.share, _):
      if case .line(let share) = entry { before.given = .text(share) }
      next.enter(share: try figure(entry, .percentage))
    case (_, .chosen):
      guard case .chain(let step) = meaning(entry) else { return }
      before.given = .step(step)
      next.take(step)
    case (_, _): return
    }
    if next.holders != chain.holders { try check(next) }
    if next.isComplete {
      try give(.holders(next.content(law)))
    } else {
      stage = .chain(next, earlier: earlier + [before])
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

  private mutating func end(_ entry: Entry) throws(AnswerProblem) -> Outcome {
    guard case .ending(let ending) = meaning(entry) else { return .next }
    switch ending {
    case .wholeResult: return .show(.wholeResult)
    case .routes: return .show(.routes)
    case .anotherLine:
      interview.addService()
      settle()
    case .whatIf: stage = .whatIf
    case .keepTrial: break
    case .writeFile: stage = .path(.companyFile)
    case .writeMemo: stage = .path(.memo)
    case .goOn:
      if let nextGoal {
        interview = Questionnaire(continuing: interview, goal: nextGoal)
        settle()
      }
    case .review: stage = .review(nil)
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
    case .share, .part: stage = .question
    case .chain(_, let earlier):
      if let last = earlier.last {
        stage = .chain(last, earlier: earlier.dropLast())
      } else {
        stage = .question
      }
    case .path: stage = .ending
    case .review, .whatIf, .trial: settle()
    case .question where !earlierEntries.isEmpty: entry = earlierEntries.removeLast()
    case .question where isTrial || isFromReview:
      let stage = isTrial ? Stage.whatIf : .review(changed?.meaning)
      settle()
      self.stage = stage
    case .question where changed != nil: settle()
    case .question, .ending:
      guard let last = interview.answered.last else { return false }
      interview.back()
      takenBack[last.question] = last.answer
      settle()
    }
    return true
  }

  /// Goes to the page of all answers.
  package mutating func beginReview() {
    guard !answers.isEmpty else { return }
    settle()
    stage = .review(nil)
  }

  /// Goes back to what the line that assumptions are shown of does, to add to it.
  private mutating func changeBusiness() {
    guard let line = question?.line,
      let position = answers.lastIndex(where: { $0.question == .business(line: line) })
    else { return }
    begin(changing: .answer(position))
  }
}

extension Questionnaire {
  /// Puts another answer in the place of one, by position among what was known beforehand and what was answered.
  fileprivate mutating func change(_ position: Int, _ answer: Reply) throws(AnswerProblem) {
    let known = known
    if position < known.count {
      try restate(known[position].question, answer)
    } else {
      try revise(position - known.count, answer)
    }
  }
}
