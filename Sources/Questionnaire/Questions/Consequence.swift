import Assessment
import DecisionDiagram
public import Law
import Portfolio

/// What an answer would lead to.
public struct Consequence: Hashable, Sendable {
  /// Which answers.
  public enum Answers: Hashable, Sendable {
    /// Values of a choice or a yes-no, or elements of a set, by position.
    case values([Int])
    /// No element of a set.
    case noElement
    /// Figures in the units of the law, both ends included where they are single figures.
    case figures(FigureRange)
    case places([PlaceID])
  }

  public let answers: Answers
  /// The outcomes that the line could still have.
  public let verdicts: VerdictSet
}

extension Questionnaire {
  /// What each answer to the question asked now would lead to, answers that lead to the same together.
  /// Empty where the question is not about a fact.
  public func consequences() -> [Consequence] {
    guard let question, let line = question.line else { return [] }
    let asked: Fact?
    switch question {
    case .fact(let fact, _): asked = law[fact]
    case .ownership: asked = law.facts.first { $0.computed == .sum(.foreign) }
    case .companyName, .serviceName, .business, .assumptions, .anotherService:
      asked = nil
    }
    guard let asked else { return [] }
    // An answer takes the place of all that would be taken of the fact while nobody states it.
    var opened = draft
    if asked.computed == nil { opened.open(asked.id, line, law) }
    guard (try? engine.begin(opened, line: line, goal: goal)) != nil else { return [] }
    let variables = law.space.ofFact[asked.id.index]
    func verdicts(_ given: [(variable: Int, values: ValueSet)]) -> VerdictSet? {
      engine.inquiry.verdicts(if: given).flatMap { $0.isEmpty ? nil : $0 }
    }
    switch law.space.variables[variables.lowerBound].domain {
    case .yesNo where asked.kind == .set:
      let elements = asked.values.indices.map { position in
        (
          Consequence.Answers.values([position]),
          verdicts([(variables.lowerBound + position, .only(1))])
        )
      }
      let none = (Consequence.Answers.noElement, verdicts(variables.map { ($0, .only(0)) }))
      return joined([none] + elements)
    case .yesNo, .values:
      return joined(
        asked.values.indices.map {
          (.values([$0]), verdicts([(variables.lowerBound, .only($0))]))
        })
    case .figures(let domain):
      return joined(
        domain.cells.indices.map {
          (
            .figures(FigureRange(domain.cells[$0])),
            verdicts([(variables.lowerBound, .only($0))])
          )
        })
    case .places(let domain):
      return joined(
        law.places.map { place in
          (
            .places([place.id]),
            verdicts([(variables.lowerBound, domain.known[place.id.index])])
          )
        })
    }
  }

  /// Puts answers together that lead to the same: figures where they touch, others wherever they stand.
  private func joined(_ all: [(answers: Consequence.Answers, verdicts: VerdictSet?)])
    -> [Consequence]
  {
    var result: [Consequence] = []
    for (answers, verdicts) in all {
      guard let verdicts else { continue }
      let same = result.lastIndex { $0.verdicts == verdicts && $0.answers.canJoin(answers) }
      if let same {
        result[same] = Consequence(
          answers: result[same].answers.joined(with: answers), verdicts: verdicts)
      } else {
        result.append(Consequence(answers: answers, verdicts: verdicts))
      }
    }
    return result
  }
}

extension Consequence.Answers {
  fileprivate func canJoin(_ other: Self) -> Bool {
    switch (self, other) {
    case (.values, .values), (.places, .places): true
    case (.figures(let a), .figures(let b)): a.high == b.low && a.high != nil
    case (_, _): false
    }
  }

  fileprivate func joined(with other: Self) -> Self {
    switch (self, other) {
    case (.values(let a), .values(let b)): .values(a + b)
    case (.places(let a), .places(let b)): .places(a + b)
    case (.figures(let a), .figures(let b)): .figures(a.joined(with: b))
    case (_, _): self
    }
  }
}
