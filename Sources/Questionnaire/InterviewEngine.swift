package import Assessment
import DecisionDiagram
import Diagnostics
package import Law
package import Portfolio
import YAML

/// Reads drafts as company files and says what they come to. For one thread at a time.
///
/// What an interview knows is always what `assess` would read from its file, so the two cannot part.
package final class InterviewEngine {
  package let law: Law
  package let date: CalendarDate
  let assessor: Assessor
  let inquiry: Inquiry
  private var reader: CompanyReader
  private(set) var record = CompanyRecord()
  private(set) var result = CompanyAssessment()
  private(set) var tree = YAMLTree()
  /// The draft that was last read.
  private var lastRead: CompanyDraft?
  private var lastBegun: (draft: CompanyDraft, line: Int, goal: InquiryGoal)?

  package init(_ context: AssessmentContext, on date: CalendarDate) {
    law = context.law
    self.date = date
    let schema = PortfolioSchema(context.law)
    assessor = Assessor(context, schema)
    inquiry = Inquiry(assessor)
    reader = CompanyReader(schema)
  }

  /// Reads a draft and decides it.
  ///
  /// - Throws: ``AnswerProblem`` if the file would be faulty, or contradict itself.
  package func read(_ draft: CompanyDraft) throws(AnswerProblem) {
    if draft == lastRead { return }
    lastRead = nil
    let bytes = Array(draft.content(law, on: date).yaml.utf8)
    var isEmpty = true
    bytes.withUnsafeBytes { bytes in
      var input = YAMLReader(bytes: bytes, file: "")
      isEmpty = input.next(into: &tree) == .end
    }
    reader.resetDefaults()
    reader.read(tree, into: &record)
    if isEmpty || record.isFaulty || !tree.problems.isEmpty {
      throw AnswerProblem(record.firstProblem)
    }
    let contradictions = assessor.contradictions(in: record, on: date)
    assessor.assess(record, on: date, into: &result)
    if !contradictions.isEmpty || result.verdicts.isEmpty {
      let names = Set(
        contradictions.flatMap(\.statements).compactMap { statement in
          law.space.fact(of: Int(statement.variable)).map { law[$0].name }
        }
      ).sorted().map { "`\($0)`" }.joined(separator: ", ")
      throw AnswerProblem(
        headline: contradictions.first?.says ?? Contradiction.allCannotBeTrue,
        help: names.isEmpty
          ? nil
          : Wording(
            english: "these cannot be together: \(names)", chinese: "以下各项不能并存：\(names)"))
    }
    lastRead = draft
  }

  /// The record of a draft that can be read.
  package static func record(
    of draft: CompanyDraft, _ context: AssessmentContext, on date: CalendarDate
  ) -> CompanyRecord? {
    let engine = InterviewEngine(context, on: date)
    return (try? engine.read(draft)) == nil ? nil : engine.record
  }

  /// Looks at what is open of a line of a draft that can be read.
  func begin(_ draft: CompanyDraft, line: Int, goal: InquiryGoal) throws(AnswerProblem) {
    try read(draft)
    if let lastBegun, lastBegun == (draft, line, goal) { return }
    inquiry.begin(
      record, line: line, on: date, goal: goal, settled: draft.settled(line, law),
      isOwnershipSettled: draft.isOwnershipSettled)
    lastBegun = (draft, line, goal)
  }

  /// What is assumed or inferred of a line and what each could come to if it were otherwise, as `assess` reports it.
  ///
  /// - Parameter mostTopics: How many topics that the line is not about are enough.
  func assumptions(
    _ draft: CompanyDraft, line: Int, mostTopics: Int
  ) throws(AnswerProblem) -> [Assumption] {
    try read(draft)
    return assessor.assumptions(of: record, on: date, result, mostTopics: mostTopics)[line]
  }

  /// The facts of a line that nobody stated, that were not shown yet, and that could change what is to be settled: first
  /// those that are inferred, then those taken as none or as usual.
  func taken(_ draft: CompanyDraft, line: Int, goal: InquiryGoal) throws(AnswerProblem) -> [FactID] {
    let all = try assumptions(draft, line: line, mostTopics: 0)
    let usual = result.lines[line].verdicts
    let inferred = inferredAnswers(ofLine: line)
    var found: [FactID] = []
    for assumption in all.filter({ $0.inference != nil }) + all.filter({ $0.inference == nil }) {
      guard case .fact(let fact) = assumption.subject, isNew(fact, draft, line), !assumption.verdicts.isSubset(of: usual),
        changes(usual, opening: fact, beside: inferred, draft, line)
      else { continue }
      found.append(fact)
    }
    // What only together changes it, beside what is inferred.
    var settled = draft
    if goal == .verdicts {
      for (known, answer) in inferred { settled.state(known, answer, line, law) }
    }
    return found + (try assumed(settled, line: line, goal: goal).filter { !found.contains($0) && isNew($0, draft, line) })
  }

  private func isNew(_ fact: FactID, _ draft: CompanyDraft, _ line: Int) -> Bool {
    !draft.services[line].offered.contains(fact) && !draft.isOpened(law[fact], line)
  }

  /// Whether what is inferred of a fact of a line leaves several answers.
  func isLeftOpen(_ fact: FactID, _ draft: CompanyDraft, line: Int) -> Bool {
    guard (try? read(draft)) != nil, case .values(let values) = assessor.inferences(of: line, record, on: date)[fact]?.content
    else { return false }
    return values.count > 1
  }

  /// What is inferred for certain of a line by yes or no, as files write it.
  private func inferredAnswers(ofLine line: Int) -> [FactID: YAMLContent] {
    assessor.inferences(of: line, record, on: date).compactMapValues { inference in
      guard case .values(let values) = inference.content, values.count == 1 else { return nil }
      return .word(values[0] == 1 ? "yes" : "no")
    }.filter { law[$0.key].kind == .yesNo }
  }

  /// Whether a fact can change the verdict of a line also while all else that is inferred of it stays so: what only a
  /// service over a network can have says nothing of one that is none.
  private func changes(
    _ usual: VerdictSet, opening fact: FactID, beside inferred: [FactID: YAMLContent], _ draft: CompanyDraft, _ line: Int
  ) -> Bool {
    var other = draft
    for (known, answer) in inferred where known != fact { other.state(known, answer, line, law) }
    other.open(fact, line, law)
    guard (try? read(other)) != nil else { return true }
    return !result.lines[line].verdicts.isSubset(of: usual)
  }

  private func assumed(
    _ draft: CompanyDraft, line: Int, goal: InquiryGoal
  ) throws(AnswerProblem) -> [FactID] {
    let service = draft.services[line]
    try read(draft)
    let known = EvidenceReader(law, known: assessor.known(of: record, line: line, result), on: date)
    let candidates = law.facts.filter { fact in
      fact.leftOut != .notKnown && draft.facts[fact.id] == nil && service.facts[fact.id] == nil
        && !service.offered.contains(fact.id) && !draft.isOpened(fact, line)
        // What is of another business comes up once that is said; of a company nothing is.
        && (fact.subject == .company || fact.appliesWhen.map { known.evidence(of: $0).truth != false } ?? true)
    }
    var opened = draft
    for fact in candidates { opened.open(fact.id, line, law) }
    try begin(opened, line: line, goal: goal)
    let open = inquiry.openSubjects
    return candidates.map(\.id).filter { open.contains(.fact($0)) }
  }
}

extension CompanyDraft {
  /// The facts that are not to be asked about for a line any more.
  package func settled(_ line: Int, _ law: Law) -> Set<FactID> {
    var settled = Set(facts.keys).union(services[line].facts.keys)
    for fact in law.facts {
      if fact.leftOut != .notKnown, !fact.canBeLeftOpen, !isOpened(fact, line) { settled.insert(fact.id) }
      // A list of holders says all that it can; a share leaves the other figures open.
      if fact.computed != nil, holders != nil { settled.insert(fact.id) }
    }
    return settled
  }
}

extension CompanyDraft {
  /// States a fact, of the company or of a line.
  mutating func state(_ fact: FactID, _ value: YAMLContent, _ line: Int, _ law: Law) {
    switch law[fact].subject {
    case .company: facts[fact] = value
    case .service: services[line].facts[fact] = value
    }
  }

  /// Leaves open what would be assumed or inferred of a fact, so that it is asked about.
  mutating func open(_ fact: FactID, _ line: Int, _ law: Law) {
    switch law[fact].subject {
    case .company: opened.insert(fact)
    case .service: services[line].opened.insert(fact)
    }
  }

  /// Whether something assumed or inferred of a line is to be asked about.
  func isOpened(_ fact: Fact, _ line: Int) -> Bool {
    switch fact.subject {
    case .company: opened.contains(fact.id)
    case .service: services[line].opened.contains(fact.id)
    }
  }
}

extension AnswerProblem {
  init(_ problem: (headline: Message, help: Message?)?) {
    self.init(
      headline: Wording(problem?.headline ?? Message("this cannot be read", "无法读取")), help: problem?.help.map { Wording($0) })
  }
}
