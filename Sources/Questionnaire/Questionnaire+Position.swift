package import Assessment
public import Law
package import Portfolio

extension Questionnaire {
  /// What a line comes to by what is known so far; `nil` before it is said what it is about.
  public func verdicts(ofLine line: Int) -> VerdictSet? {
    guard line < draft.services.count, draft.services[line].saysWhat,
      (try? engine.read(draft)) != nil, line < engine.result.lineCount
    else { return nil }
    return engine.result.lines[line].verdicts
  }

  /// The activities that a line may be by what is known so far, those that count in its verdict.
  public func activities(ofLine line: Int) -> [ActivityID] {
    guard verdicts(ofLine: line) != nil else { return [] }
    return engine.result.lines[line].activities.map { engine.result.activities[$0] }
      .filter { $0.mayCount && $0.activity != law.generalBusiness }.map(\.activity)
  }

  /// What is assumed or inferred of a line because nobody said it, and what each would change; of the topics that it is
  /// not about, one stands for all.
  package func assumptions(ofLine line: Int) -> [Assumption] {
    guard draft.services[line].saysWhat else { return [] }
    return (try? engine.assumptions(draft, line: line, mostTopics: 1)) ?? []
  }

  /// About how many questions remain for a line.
  public func expectedQuestions(ofLine line: Int) -> Double {
    guard draft.services[line].saysWhat,
      (try? engine.begin(draft, line: line, goal: goal)) != nil
    else { return 0 }
    return engine.inquiry.questions().first.map { 1 + $0.remaining } ?? 0
  }

  /// The duty that the question asked now belongs to, where duties are to be settled and nothing else is open.
  public var duty: DutyID? {
    guard goal == .duties, let question, let line = question.line, draft.services[line].saysWhat,
      (try? engine.begin(draft, line: line, goal: goal)) != nil
    else { return nil }
    return engine.inquiry.questions().first { open in
      switch (open.subject, question) {
      case (.ownership, .ownership): true
      case (.fact(let fact), .fact(let asked, _)): fact == asked
      case (_, _): false
      }
    }?.duty
  }

  /// How many facts can still change what is to be settled of a line.
  package func openQuestionCount(ofLine line: Int) -> Int { openQuestions(ofLine: line).count }

  /// The assessment of what is known.
  package var assessment: (record: CompanyRecord, result: CompanyAssessment)? {
    (try? engine.read(draft)) == nil ? nil : (engine.record, engine.result)
  }

  /// What the company would be by an answer to the question asked now, which is not taken.
  ///
  /// - Throws: ``AnswerProblem`` if the answer cannot be.
  package func record(after answer: Reply) throws(AnswerProblem) -> CompanyRecord {
    guard let question else { return engine.record }
    var next = state
    try next.take(answer, to: question, law)
    try engine.read(next.draft)
    return engine.record
  }
}
