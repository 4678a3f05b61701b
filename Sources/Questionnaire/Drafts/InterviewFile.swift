public import Assessment
public import Diagnostics
public import Law
public import YAML

/// An interview that was left, as a file keeps it: what was known beforehand, and every answer. Giving the
/// answers again leads to the same place, so nothing else is kept.
public struct InterviewFile: Sendable {
  public var date: CalendarDate
  public var goal: InquiryGoal
  /// What was known beforehand; `nil` where nothing was.
  var known: YAMLContent?
  var answers: [Questionnaire.Answered]
  /// A list of holders that is not complete; `nil` where none was being entered.
  public var unfinishedHolders: YAMLContent?

  static let version = "2"

  /// Whether a file that was read is one of an interview rather than of a company.
  public static func isInterview(_ root: YAMLValue) -> Bool { root["interview"] != nil }
}

extension Questionnaire {
  /// What is needed to go on later.
  public var interviewFile: InterviewFile {
    InterviewFile(
      date: date, goal: goal, known: first.map { $0.content(law, on: date) }, answers: answered)
  }

  /// Goes on with an interview that was left.
  ///
  /// - Throws: ``AnswerProblem`` if what was known beforehand cannot be.
  public init(resuming file: InterviewFile, _ context: AssessmentContext) throws(AnswerProblem) {
    var draft: CompanyDraft?
    if let known = file.known {
      let parsed = YAMLDocument.parse(bytes: Array(known.yaml.utf8), file: "")
      draft = parsed.documents.first.map { CompanyDraft(prefilledFrom: $0.root, context.law) }
    }
    try self.init(context, on: file.date, goal: file.goal, prefilled: draft)
    for answer in file.answers { replay(answer) }
    proceed()
  }
}

extension InterviewFile {
  /// The file as text.
  public func yaml(_ law: Law) -> String {
    var entries: [YAMLContent.Entry] = [
      .init("interview", .word(Self.version)), .init("as-of", .word(date.description)),
      .init("settle", .word("\(goal)")),
    ]
    if let known { entries.append(.init("known", known)) }
    entries.append(.init("answers", .list(answers.map { content(of: $0, law) })))
    if let unfinishedHolders {
      entries.append(.init("unfinished-ownership", unfinishedHolders))
    }
    return "# An interview that was left: go on with `zhunru ask`.\n"
      + YAMLContent.mapping(entries).yaml
  }

  private func content(of answered: Questionnaire.Answered, _ law: Law) -> YAMLContent {
    var entries: [YAMLContent.Entry] = []
    if let line = answered.question.line { entries.append(.init("line", .word("\(line + 1)"))) }
    entries.append(.init(answered.question.key, subject(of: answered.question, law)))
    entries.append(.init("answer", content(of: answered.answer, law)))
    if answered.isVolunteered { entries.append(.init("unasked", .word("yes"))) }
    return .mapping(entries)
  }

  private func subject(of question: Question, _ law: Law) -> YAMLContent {
    switch question {
    case .fact(let fact, _): .word(law[fact].name)
    case .assumptions(let facts, _): .inlineList(facts.map { .word(law[$0].name) })
    case let other: .word(other.word)
    }
  }

  private func content(of answer: Reply, _ law: Law) -> YAMLContent {
    switch answer {
    case .text(let text): .text(text)
    case .business(let business): content(of: business, law)
    case .fact(let content), .foreignShare(let content), .holders(let content): content
    case .ownershipUnknown: .unknown
    case .opened(let facts): .inlineList(facts.map { .word(law[$0].name) })
    case .further(let isFurther): .word(isFurther ? "yes" : "no")
    }
  }

  private func content(of business: Business, _ law: Law) -> YAMLContent {
    let pointedAt = business.pointedAt.sorted { $0.key < $1.key }.map { fact, elements in
      YAMLContent.Entry(law[fact].name, .inlineList(elements.map { .word(law[fact].values[$0].name) }))
    }
    return .mapping([
      .init("about", .inlineList(business.about.map { .word(law[$0].name) })),
      .init("activities", .inlineList(business.activities.map { .word(law[$0].name) })),
    ] + (pointedAt.isEmpty ? [] : [.init("pointed-at", .mapping(pointedAt))]))
  }

  // MARK: - Reading

  /// Reads a file that was written by ``yaml(_:)``. Answers that the law no longer knows are left out.
  ///
  /// - Returns: The file, or what is wrong with it.
  public static func read(_ root: YAMLValue, _ law: Law) -> Result<InterviewFile, DiagnosticError> {
    func fail(_ headline: Message, at value: YAMLValue, help: Message?) -> Result<
      Self, DiagnosticError
    > {
      .failure(
        DiagnosticError(
          Diagnostic(
            severity: .error, code: "not-an-interview", headline: headline,
            primary: value.label(), help: help)))
    }
    guard root["interview"]?.string == version else {
      return fail(
        Message("this interview cannot be resumed", "此问答无法继续"), at: root["interview"] ?? root,
        help: Message("give a company file, or a file that `zhunru ask` saved", "请提供公司文件，或`zhunru ask`保存的文件"))
    }
    guard let stated = root["as-of"],
      let date = CalendarDate(parsing: Array((stated.string ?? "").utf8))
    else {
      return fail(
        Message("the interview has no date", "此问答没有日期"), at: root["as-of"] ?? root, help: Message("add `as-of: 2026-03-01`", "请添加`as-of: 2026-03-01`"))
    }
    let goal = InquiryGoal.allCases.first { "\($0)" == root["settle"]?.string } ?? .verdicts
    guard let answers = root["answers"] else {
      return fail("the interview has no answers", at: root, help: "add `answers: []`")
    }
    return .success(
      InterviewFile(
        date: date, goal: goal, known: root["known"].map { YAMLContent($0) },
        answers: answers.elements.compactMap { answered($0, law) },
        unfinishedHolders: root["unfinished-ownership"].map { YAMLContent($0) }))
  }

  private static func business(_ value: YAMLValue, _ law: Law) -> Business {
    var business = Business()
    business.about = (value["about"]?.elements ?? []).compactMap { name in
      law.topics.first { $0.name == name.string }?.id
    }
    business.activities = (value["activities"]?.elements ?? []).compactMap {
      law.activity(named: $0.string ?? "")?.id
    }
    for entry in value["pointed-at"]?.entries ?? [] {
      guard let fact = law.facts.first(where: { $0.name == entry.key.string }) else { continue }
      business.pointedAt[fact.id] = entry.value.elements.compactMap { name in
        fact.values.firstIndex { $0.name == name.string }
      }
    }
    return business
  }

  private static func answered(_ value: YAMLValue, _ law: Law) -> Questionnaire.Answered? {
    guard let given = value["answer"] else { return nil }
    let line = value["line"]?.string.flatMap(Int.init).map { $0 - 1 } ?? 0
    guard line >= 0 else { return nil }
    func facts(_ value: YAMLValue) -> [FactID] {
      value.elements.compactMap { name in law.facts.first { $0.name == name.string }?.id }
    }
    if let name = value["fact"]?.string {
      guard let fact = law.facts.first(where: { $0.name == name }) else { return nil }
      return .init(
        question: .fact(fact.id, line: line), answer: .fact(YAMLContent(given)),
        isVolunteered: value["unasked"]?.string == "yes")
    }
    if let assumed = value["assumptions"] {
      return .init(
        question: .assumptions(facts(assumed), line: line), answer: .opened(facts(given)))
    }
    switch value["question"]?.string {
    case "company-name": return .init(question: .companyName, answer: .text(given.string ?? ""))
    case "service-name":
      return .init(question: .serviceName(line: line), answer: .text(given.string ?? ""))
    case "business": return .init(question: .business(line: line), answer: .business(business(given, law)))
    case "ownership":
      let answer: Reply =
        given.string == "unknown"
        ? .ownershipUnknown
        : given.kind == .sequence
          ? .holders(YAMLContent(given)) : .foreignShare(YAMLContent(given))
      return .init(question: .ownership(line: line), answer: answer)
    case "another-service":
      return .init(question: .anotherService, answer: .further(given.string == "yes"))
    case _: return nil
    }
  }
}

extension Question {
  /// Under which key its subject stands.
  fileprivate var key: String {
    switch self {
    case .fact: "fact"
    case .assumptions: "assumptions"
    case _: "question"
    }
  }

  /// The question where it is about no fact.
  fileprivate var word: String {
    switch self {
    case .companyName: "company-name"
    case .serviceName: "service-name"
    case .business: "business"
    case .ownership: "ownership"
    case .anotherService: "another-service"
    case .fact, .assumptions: ""
    }
  }
}

/// A diagnostic as an error.
public struct DiagnosticError: Error {
  public let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) {
    self.diagnostic = diagnostic
  }
}
