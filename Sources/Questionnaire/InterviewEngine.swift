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

  /// The facts of a line that nobody stated and that were not shown yet: first those that are inferred, then those taken as
  /// none or as usual that could change what is to be settled, alone or together.
  func taken(_ draft: CompanyDraft, line: Int, goal: InquiryGoal) throws(AnswerProblem) -> [FactID] {
    let service = draft.services[line]
    let inferred = try assumptions(draft, line: line, mostTopics: 0).compactMap { assumption -> FactID? in
      guard case .fact(let fact) = assumption.subject, assumption.inference != nil,
        !service.offered.contains(fact), !draft.isOpened(law[fact], line)
      else { return nil }
      return fact
    }
    let assumed = try assumed(draft, line: line, goal: goal)
    return inferred + assumed.filter { !inferred.contains($0) }
  }

  private func assumed(
    _ draft: CompanyDraft, line: Int, goal: InquiryGoal
  ) throws(AnswerProblem) -> [FactID] {
    let service = draft.services[line]
    let candidates = law.facts.filter { fact in
      fact.leftOut != .notKnown && draft.facts[fact.id] == nil && service.facts[fact.id] == nil
        && !service.offered.contains(fact.id) && !draft.isOpened(fact, line)
    }
    var opened = draft
    for fact in candidates {
      if fact.subject == .company {
        opened.opened.insert(fact.id)
      } else {
        opened.services[line].opened.insert(fact.id)
      }
    }
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
