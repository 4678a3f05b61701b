import Law

extension CompanyDraft {
  /// What it states, as answers to the questions that would have led to it.
  func statements(_ law: Law) -> [Questionnaire.Answered] {
    var found: [Questionnaire.Answered] = []
    func add(_ question: Question, _ answer: Reply) { found.append(.init(question: question, answer: answer)) }
    if let name { add(.companyName, .text(name)) }
    if let holders { add(.ownership(line: 0), .holders(holders)) }
    for fact in law.facts {
      guard let value = facts[fact.id] else { continue }
      if fact.computed == .sum(.foreign) {
        add(.ownership(line: 0), .foreignShare(value))
      } else {
        add(.fact(fact.id, line: 0), .fact(value))
      }
    }
    for (line, service) in services.enumerated() {
      if let name = service.name { add(.serviceName(line: line), .text(name)) }
      if service.saysWhat {
        let business = Business(
          about: service.topics ?? [], activities: service.activities, pointedAt: service.pointedAt,
          isGraded: service.isGraded)
        add(.business(line: line), .business(business))
      }
      for fact in law.facts {
        if let value = service.facts[fact.id] { add(.fact(fact.id, line: line), .fact(value)) }
      }
    }
    return found
  }
}
