import Assessment
public import DecisionDiagram
public import Law
public import YAML

extension Questionnaire {
  /// The elements of a set among which is chosen for a line, by position.
  public struct Elements: Hashable, Sendable {
    /// Those that the line can have by what it is about.
    public let shown: [Int]
    /// Those of them that were pointed at, or are inferred.
    public let marked: [Int]
  }

  /// What is chosen from where a set is asked for. What the line is about leaves out the elements of other topics.
  public func elements(of fact: FactID, line: Int) -> Elements {
    var open = draft
    open.facts[fact] = nil
    open.services[line].facts[fact] = nil
    let all = Array(law[fact].values.indices)
    guard (try? engine.begin(open, line: line, goal: goal)) != nil else { return Elements(shown: all, marked: []) }
    let first = law.space.ofFact[fact.index].lowerBound
    let possible = engine.inquiry.possible
    let shown = all.filter { possible[first + $0].contains(1) }
    let pointedAt = draft.services[line].pointedAt[fact] ?? []
    return Elements(
      shown: shown, marked: shown.filter { pointedAt.contains($0) || possible[first + $0] == .only(1) })
  }

  /// A set of which only some elements are known: those, and nothing of the others among which is chosen.
  public func partlyKnown(_ fact: FactID, has marked: [YAMLContent], line: Int) -> YAMLContent {
    let values = law[fact].values
    let shown = elements(of: fact, line: line).shown.map { values[$0].name }
    if marked.isEmpty, shown.count == values.count { return .unknown }
    return .inlineMapping(
      shown.map { name in
        YAMLContent.Entry(name, marked.contains(.word(name)) ? .word("yes") : .unknown)
      })
  }

  /// What a line can have of a fact by what is known and taken, for each variable of the fact.
  public func known(_ fact: FactID, line: Int) -> [(variable: Int, values: ValueSet)] {
    guard (try? engine.begin(draft, line: line, goal: goal)) != nil else { return [] }
    return law.space.ofFact[fact.index].map { ($0, engine.inquiry.possible[$0]) }
  }

  /// The sets that say what exactly a line is: those that a topic named for it opens, and those pointed into.
  func sayingWhat(ofLine line: Int) -> Set<FactID> {
    let service = draft.services[line]
    let opened = (service.topics ?? []).flatMap { law[$0].opens.map(\.fact) }.filter { law[$0].kind == .set }
    return factsOfGrades.intersection(opened).union(service.pointedAt.keys)
  }

  /// The facts by which a line is one activity or another.
  private var factsOfGrades: Set<FactID> {
    law.gradeRows.reduce(into: []) { $0.formUnion(law.facts(testedBy: $1.when)) }
  }
}
