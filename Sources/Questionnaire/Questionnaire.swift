public import Assessment
public import Law
public import YAML

/// An interview about one company: what is known, what was answered, and what is asked next.
///
/// A state machine without clock, terminal or file: the same answers lead to the same questions. Every
/// question asked can still change what is to be settled, and every answer settles the fact it is asked
/// for, so that every interview ends.
public struct Questionnaire {
  /// A question with its answer.
  public struct Answered: Hashable, Sendable {
    public let question: Question
    public let answer: Reply
    /// Whether it was said without being asked: in the place of something assumed or inferred.
    public var isVolunteered = false
  }

  struct State {
    var draft: CompanyDraft
    /// How many service lines are settled.
    var settledLines = 0
    /// Whether there are no further service lines.
    var isComplete = false
  }

  let engine: InterviewEngine
  private(set) var state: State
  /// The state before each answer.
  private var earlier: [State] = []
  /// What was answered so far, in order.
  public private(set) var answered: [Answered] = []
  /// What is asked now; `nil` when the interview has ended.
  public private(set) var question: Question?
  /// What was known beforehand; `nil` where nothing was.
  private(set) var first: CompanyDraft?
  /// What is to be settled.
  public let goal: InquiryGoal

  /// - Parameters:
  ///   - date: The day whose law is applied; it is encoded.
  ///   - draft: What is known beforehand, from a company file.
  /// - Throws: ``AnswerProblem`` if what is known beforehand cannot be.
  public init(
    _ context: AssessmentContext, on date: CalendarDate, goal: InquiryGoal = .verdicts,
    prefilled draft: CompanyDraft? = nil
  ) throws(AnswerProblem) {
    engine = InterviewEngine(context, on: date)
    first = draft
    self.goal = goal
    state = State(draft: draft ?? CompanyDraft(), isComplete: draft != nil)
    try engine.read(state.draft)
    question = nextQuestion()
  }

  /// The same interview with more to settle.
  public init(continuing other: Questionnaire, goal: InquiryGoal) {
    engine = other.engine
    first = other.first
    self.goal = goal
    state = other.state
    state.settledLines = 0
    state.isComplete = true
    earlier = other.earlier
    answered = other.answered
    question = nextQuestion()
  }

  public var law: Law { engine.law }
  public var date: CalendarDate { engine.date }
  /// What is known so far.
  public var draft: CompanyDraft { state.draft }

  /// The company as a file that `assess` reads, with what is not known written out.
  public var companyFile: String { state.draft.content(law, on: date).yaml }

  // MARK: - Going on

  /// Takes the answer to the question asked now.
  ///
  /// - Throws: ``AnswerProblem`` if the answer cannot be; nothing changes then.
  public mutating func answer(_ answer: Reply) throws(AnswerProblem) {
    guard let question else { return }
    try apply(Answered(question: question, answer: answer))
    self.question = nextQuestion()
  }

  /// Takes back the last answer; does nothing where there is none.
  public mutating func back() {
    guard let last = earlier.popLast() else { return }
    state = last
    answered.removeLast()
    question = nextQuestion()
  }

  /// Adds a service line, once nothing is left to ask.
  public mutating func addService() {
    guard question == nil else { return }
    earlier.append(state)
    answered.append(Answered(question: .anotherService, answer: .further(true)))
    state.draft.services.append(CompanyDraft.Service())
    question = nextQuestion()
  }

  /// Puts another answer in the place of an earlier one. Later answers that still matter are kept, in
  /// their order; those that no longer do are dropped.
  ///
  /// - Parameter index: Of the answer in ``answered``.
  /// - Throws: ``AnswerProblem`` if the new answer cannot be; nothing changes then.
  public mutating func revise(_ index: Int, _ answer: Reply) throws(AnswerProblem) {
    let whole = self
    let later = answered[(index + 1)...]
    state = earlier[index]
    let changed = Answered(
      question: answered[index].question, answer: answer, isVolunteered: answered[index].isVolunteered)
    earlier.removeSubrange(index...)
    answered.removeSubrange(index...)
    do {
      try apply(changed)
    } catch {
      self = whole
      throw error
    }
    for kept in later { replay(kept) }
    proceed()
  }

  /// Says what is so in the place of something that is assumed or inferred of a line, without being asked.
  ///
  /// - Throws: ``AnswerProblem`` if that cannot be; nothing changes then.
  public mutating func volunteer(_ fact: FactID, _ value: YAMLContent, line: Int) throws(AnswerProblem) {
    try apply(Answered(question: .fact(fact, line: line), answer: .fact(value), isVolunteered: true))
    proceed()
  }

  /// What was known beforehand, as answers.
  public var known: [Answered] { first?.statements(law) ?? [] }

  /// Puts another answer in the place of what was known beforehand. Answers given since that still matter are kept.
  ///
  /// - Throws: ``AnswerProblem`` if the new answer cannot be; nothing changes then.
  public mutating func restate(_ question: Question, _ answer: Reply) throws(AnswerProblem) {
    var known = State(draft: first ?? CompanyDraft(), isComplete: true)
    try known.take(answer, to: question, law)
    try engine.read(known.draft)
    let later = answered
    first = known.draft
    state = known
    earlier = []
    answered = []
    for kept in later { replay(kept) }
    proceed()
  }

  /// Gives an earlier answer again, where its question can still be asked.
  mutating func replay(_ kept: Answered) {
    guard stillMatters(kept) else { return }
    try? apply(kept)
  }

  /// Finds the question to ask after answers were given again.
  mutating func proceed() { question = nextQuestion() }

  private mutating func apply(_ given: Answered) throws(AnswerProblem) {
    var next = state
    try next.take(given.answer, to: given.question, law)
    try engine.read(next.draft)
    earlier.append(state)
    answered.append(given)
    state = next
  }

  // MARK: - What is next

  private mutating func nextQuestion() -> Question? {
    let draft = state.draft
    if draft.name == nil { return .companyName }
    while state.settledLines < draft.services.count {
      if let open = openQuestion(ofLine: state.settledLines) { return open }
      state.settledLines += 1
    }
    guard state.isComplete else { return .anotherService }
    // What is said of the company for one line can bring up something of another.
    guard draft.services.count > 1 else { return nil }
    for line in draft.services.indices {
      if let open = openQuestion(ofLine: line) { return open }
    }
    return nil
  }

  private func openQuestion(ofLine line: Int) -> Question? {
    let service = state.draft.services[line]
    if service.name == nil { return .serviceName(line: line) }
    if !service.saysWhat { return .business(line: line) }
    if let pointedAt = questionPointedAt(ofLine: line) { return pointedAt }
    if let whereDone = questionWhereDone(ofLine: line) { return whereDone }
    let open = openQuestions(ofLine: line)
    // What exactly it does comes before all else.
    let sayingWhat = sayingWhat(ofLine: line)
    let first = open.first { question in
      if case .fact(let fact, _) = question { sayingWhat.contains(fact) } else { false }
    }
    if let best = first ?? open.first { return best }
    let taken = taken(ofLine: line)
    return taken.isEmpty ? nil : .assumptions(taken, line: line)
  }

  /// Whether what was pointed at is so, which is asked whatever hangs on it: the answer says what the line is.
  private func questionPointedAt(ofLine line: Int) -> Question? {
    let service = state.draft.services[line]
    return service.pointedAt.keys.sorted().first { service.facts[$0] == nil }.map { .fact($0, line: line) }
  }

  /// What is taken of a line, nobody having said it, and was not shown yet.
  private func taken(ofLine line: Int) -> [FactID] {
    // What can be read was read before it was taken.
    (try? engine.taken(state.draft, line: line, goal: goal)) ?? []
  }

  /// The questions about facts that can still change what is to be settled of a line, the best first.
  func openQuestions(ofLine line: Int) -> [Question] {
    guard (try? engine.begin(state.draft, line: line, goal: goal)) != nil else { return [] }
    return engine.inquiry.questions().map {
      switch $0.subject {
      case .ownership: .ownership(line: line)
      case .fact(let fact): .fact(fact, line: line)
      }
    }
  }

  /// Whether an earlier answer can still be given, its question still changing something.
  private func stillMatters(_ kept: Answered) -> Bool {
    let services = state.draft.services
    if let line = kept.question.line, line >= services.count { return false }
    switch kept.question {
    case .companyName: return state.draft.name == nil
    case .anotherService: return !state.isComplete || kept.answer == .further(true)
    case .serviceName(let line): return services[line].name == nil
    case .business(let line): return !services[line].saysWhat
    case .ownership(let line), .fact(_, let line):
      return services[line].saysWhat
        && (kept.isVolunteered || [questionPointedAt, questionWhereDone].contains { $0(line) == kept.question }
          || openQuestions(ofLine: line).contains(kept.question))
    case .assumptions(let facts, let line):
      return services[line].saysWhat && !Set(taken(ofLine: line)).isDisjoint(with: facts)
    }
  }
}
