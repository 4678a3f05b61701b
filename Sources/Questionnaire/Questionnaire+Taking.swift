import Law
import YAML

extension Questionnaire.State {
  /// Takes an answer into the draft.
  mutating func take(_ answer: Reply, to question: Question, _ law: Law) throws(AnswerProblem) {
    switch (question, answer) {
    case (.companyName, .text(let text)): draft.name = try name(text)
    case (.serviceName(let line), .text(let text)): draft.services[line].name = try name(text)
    case (.business(let line), .business(let business)):
      draft.services[line].topics = business.isGraded ? Set(business.about).sorted() : nil
      draft.services[line].activities = business.activities
      draft.services[line].isGraded = business.isGraded
      draft.services[line].pointedAt = business.pointedAt
    case (.ownership, .foreignShare(let share)):
      guard let fact = law.facts.first(where: { $0.computed == .sum(.foreign) }) else { break }
      draft.facts[fact.id] = share
      draft.holders = nil
      draft.isOwnershipSettled = true
    case (.ownership, .holders(let holders)):
      for fact in law.facts where fact.computed != nil { draft.facts[fact.id] = nil }
      draft.holders = holders
      draft.isOwnershipSettled = true
    case (.ownership, .ownershipUnknown), (.ownership, .fact(.unknown)):
      for fact in law.facts where fact.computed != nil { draft.facts[fact.id] = .unknown }
      draft.isOwnershipSettled = true
    case (.fact(let fact, let line), .fact(let value)):
      draft.state(fact, value, line, law)
    case (.assumptions(let facts, let line), .opened(let opened)):
      for fact in facts {
        draft.services[line].offered.insert(fact)
        // What is kept is left out of the file, so that it stands there as assumed or inferred.
        guard opened.contains(fact) else { continue }
        draft.open(fact, line, law)
      }
    case (.anotherService, .further(let isFurther)):
      if isFurther {
        draft.services.append(CompanyDraft.Service())
      } else {
        isComplete = true
      }
    case _:
      throw AnswerProblem(
        headline: Wording(english: "this does not answer the question", chinese: "答非所问"), help: nil)
    }
  }

  private func name(_ text: String) throws(AnswerProblem) -> String {
    let trimmed = text.trimmingSpaces
    guard !trimmed.isEmpty else {
      throw AnswerProblem(
        headline: Wording(english: "a name is expected", chinese: "请填写名称"), help: nil)
    }
    return trimmed
  }
}

extension String {
  /// Without white space at either end.
  var trimmingSpaces: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? endIndex
    return start < end ? String(self[start..<end]) : ""
  }
}
