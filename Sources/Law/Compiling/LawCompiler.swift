import DecisionDiagram

/// Turns the rules in force on one day into diagrams.
final class LawCompiler {
  let law: Law
  let date: CalendarDate
  let store: DiagramStore

  let rules: [Rule]
  let regimes: [Regime]
  let exceptions: [RuleException]
  let blocks: [ExceptionBlock]

  private var conditions: [Condition: Diagram] = [:]
  /// What cannot be, each over few variables: 1 where it holds.
  private(set) lazy var constraints: [(reason: CompiledConsistency.Reason, diagram: Diagram)] =
    makeConstraints()

  init(_ law: Law, on date: CalendarDate) {
    self.law = law
    self.date = date
    store = DiagramStore(domainSizes: law.space.variables.map(\.size))
    rules = law.rules.filter { $0.period.contains(date) }
    regimes = law.regimes.filter { $0.period.contains(date) }
    exceptions = law.exceptions.filter { $0.period.contains(date) }
    blocks = law.blocks.filter { $0.period.contains(date) }
  }

  private var answers: [AnswerKey: Int32] = [:]

  private struct AnswerKey: Hashable {
    let verdict: Verdict
    let licences: Set<LicenceID?>
  }

  /// A number, from 1, for an answer as it is seen from outside; equal answers have one number.
  func number(ofAnswer verdict: Verdict, _ licences: [LicenceID?]) -> Int32 {
    let key = AnswerKey(verdict: verdict, licences: Set(licences))
    if let found = answers[key] { return found }
    answers[key] = Int32(answers.count + 1)
    return Int32(answers.count)
  }

  // MARK: - Conditions

  /// 1 where the condition holds, else 0.
  func diagram(_ condition: Condition) -> Diagram {
    if let found = conditions[condition] { return found }
    let made = make(condition)
    conditions[condition] = made
    return made
  }

  private func make(_ condition: Condition) -> Diagram {
    switch condition {
    case .all(let parts): parts.reduce(.yes) { store.and($0, diagram($1)) }
    case .any(let parts): parts.reduce(.no) { store.or($0, diagram($1)) }
    case .not(let part): store.not(diagram(part))
    case .term(let term): diagram(law[term].means)
    case .reading(let reading, let answers):
      store.test(
        law.space.variable(of: reading), isIn: ValueSet(answers))
    case .carries(let activity, let grade):
      law.space.ofGrade[activity].map { variable in
        store.test(
          variable,
          isIn: ValueSet(Grade.allCases.filter { $0 >= grade }.map { Int($0.rawValue) }))
      } ?? .no
    case .fact(let fact, let test): self.test(law[fact], test)
    case .about(let topics): topics.reduce(.no) { store.or($0, isInPlay(law[$1])) }
    case .stated(let facts): facts.reduce(.no) { store.or($0, isStated($1)) }
    }
  }

  // MARK: - What is taken

  /// 1 where a line is about a topic.
  private func isInPlay(_ topic: Topic) -> Diagram {
    let said = store.test(law.space.ofTopic[topic.id.index], isIn: .only(1))
    return topic.inPlay.map { store.or(said, diagram($0)) } ?? said
  }

  /// 1 where the file itself states a fact.
  private func isStated(_ fact: FactID) -> Diagram {
    law.space.ofStated[fact].map { store.test($0, isIn: .only(1)) } ?? .no
  }

  /// 1 where one of the topics that a fact, or an element of it, belongs to is in play; `nil` for one of no topic.
  private func isOpened(_ fact: FactID, _ element: Int?) -> Diagram? {
    let topics = law.topics.filter { topic in
      topic.opens.contains { opening in
        opening.fact == fact && (element.map(opening.covers) ?? true)
      }
    }
    if topics.isEmpty { return nil }
    return topics.reduce(.no) { store.or($0, isInPlay($1)) }
  }

  /// A test as it stands where the file states the fact, inferred where it does not and something else is so, and none
  /// where its topics are not in play.
  ///
  /// - Parameters:
  ///   - stated: The test of what is known of the fact itself.
  ///   - holdsForNone: Whether the test holds for none.
  ///   - inferred: The test of what a rule of inference says, by what it would be without.
  private func taken(
    _ fact: Fact, _ element: Int?, _ stated: Diagram, holdsForNone: Bool,
    inferred: (Inference, Diagram) -> Diagram
  ) -> Diagram {
    let base =
      isOpened(fact.id, element).map {
        store.ifThenElse($0, stated, holdsForNone ? .yes : .no)
      } ?? stated
    if fact.infers.isEmpty { return base }
    let filled = fact.infers.reversed().reduce(base) { otherwise, rule in
      store.ifThenElse(diagram(rule.when), inferred(rule, base), otherwise)
    }
    return store.ifThenElse(isStated(fact.id), stated, filled)
  }

  /// A test of a fact; outside the condition under which the fact applies, it is none.
  private func test(_ fact: Fact, _ test: FactTest) -> Diagram {
    let taken = takenTest(fact, test)
    guard let condition = fact.appliesWhen else { return taken }
    return store.ifThenElse(
      diagram(condition), taken, fact.holdsForNone(test) ? .yes : .no)
  }

  /// A test of a fact as the file says it.
  private func rawTest(_ fact: Fact, _ test: FactTest) -> Diagram {
    let first = law.space.ofFact[fact.id.index].lowerBound
    return self.test(fact, test, has: { store.test(first + $0, isIn: .only(1)) }) {
      store.test(first, isIn: law.space.mask(of: test, on: first, date: date))
    }
  }

  /// A test of a fact with all that is taken of it where the file does not say it.
  private func takenTest(_ fact: Fact, _ test: FactTest) -> Diagram {
    let first = law.space.ofFact[fact.id.index].lowerBound
    func has(_ element: Int) -> Diagram {
      let stated = store.test(first + element, isIn: .only(1))
      return taken(fact, element, stated, holdsForNone: false) { rule, base in
        switch rule.content {
        case .values(let elements): elements.contains(element) ? .yes : .no
        case .includes(let elements): elements.contains(element) ? .yes : base
        }
      }
    }
    return self.test(fact, test, has: has) {
      let mask = law.space.mask(of: test, on: first, date: date)
      let stated = store.test(first, isIn: mask)
      return taken(fact, nil, stated, holdsForNone: fact.holdsForNone(test)) { rule, _ in
        guard case .values(let values) = rule.content, let usual = values.first else {
          return stated
        }
        // Of several values each can be; what is none of them stands for the first.
        let others = fact.values.indices.filter { !values.contains($0) }
        let mapped = ValueSet(others)
        let kept = mask.subtracting(mapped)
        return store.test(
          first, isIn: mask.contains(usual) ? kept.union(mapped) : kept)
      }
    }
  }

  private func test(
    _ fact: Fact, _ test: FactTest, has: (Int) -> Diagram, value: () -> Diagram
  ) -> Diagram {
    switch test {
    case .containsAny(let elements):
      return elements.reduce(.no) { store.or($0, has($1)) }
    case .containsOnly(let elements):
      let some = elements.reduce(Diagram.no) { store.or($0, has($1)) }
      let others = fact.values.indices.filter { !elements.contains($0) }
      return store.and(some, others.reduce(.yes) { store.and($0, store.not(has($1))) })
    case .isEmpty:
      return fact.values.indices.reduce(.yes) { store.and($0, store.not(has($1))) }
    case .isOneOf, .figure, .lies: return value()
    case .liesWith(let other, let group):
      return law.places.filter { $0.liesDirectly(in: group, on: date) }
        .reduce(.no) { found, member in
          let both = [fact.id, other].map { rawTest(law[$0], .lies(in: [member.id])) }
          return store.or(found, store.and(both[0], both[1]))
        }
    }
  }

  // MARK: - What cannot be

  private func makeConstraints()
    -> [(reason: CompiledConsistency.Reason, diagram: Diagram)]
  {
    var made: [(reason: CompiledConsistency.Reason, diagram: Diagram)] = []
    if let ownership = OwnershipRelation(law)?.impossible(in: store) {
      made.append((.ownership, ownership))
    }
    for (index, impossible) in law.impossible.enumerated() {
      made.append((.declared(index), diagram(impossible.when)))
    }
    return made
  }

  /// Gives the leaf 0 to every combination that cannot be, among all that bear on `diagram`.
  func excludingImpossible(_ diagram: Diagram) -> Diagram {
    guard diagram.constant == nil else { return diagram }
    let excluded = store.union(
      of: constraints.map(\.diagram).filter { $0.constant == nil }, bearingOn: diagram)
    return store.apply(excluded, diagram) { $0 == 1 ? 0 : $1 }
  }

  // MARK: - Results

  func compileGrade(of activity: ActivityID) -> CompiledGrade {
    let grade = GradeCompiler(self, activity).compile()
    return CompiledGrade(
      activity: activity, diagram: FrozenDiagram(grade.diagram, in: store),
      outcomes: grade.outcomes)
  }

  func compilePosition(of activity: ActivityID) -> CompiledPosition {
    let position = PositionCompiler(self, activity).compile()
    return CompiledPosition(
      activity: activity, diagram: FrozenDiagram(position.diagram, in: store),
      outcomes: position.outcomes)
  }

  /// What one text answers for an activity where its gates hold; see ``EpochLaw/answer(of:for:)``.
  func compileAnswer(of regime: Regime, for activity: ActivityID) -> FrozenDiagram {
    let positions = PositionCompiler(self, activity)
    let answer = store.map(positions.answer(of: regime)) { number in
      1 + Int32(positions.states[Int(number)].verdict.rawValue)
    }
    let gated = store.ifThenElse(diagram(regime.when), answer, .leaf(0))
    return FrozenDiagram(excludingImpossible(gated), in: store)
  }

  /// When a condition holds: leaf 0 `impossible`, 1 does not hold, 2 holds.
  func compile(_ condition: Condition) -> FrozenDiagram {
    let holds = store.map(diagram(condition)) { $0 + 1 }
    return FrozenDiagram(excludingImpossible(holds), in: store)
  }

  /// When a condition holds, in cases that cannot be as well: leaf 1 does not hold, 2 holds.
  func compileAnywhere(_ condition: Condition) -> FrozenDiagram {
    FrozenDiagram(store.map(diagram(condition)) { $0 + 1 }, in: store)
  }

  func compileConsistency() -> CompiledConsistency {
    var checks = constraints.map { constraint in
      (
        reason: constraint.reason,
        diagram: FrozenDiagram(store.not(constraint.diagram), in: store)
      )
    }
    for fact in law.facts {
      guard let condition = fact.appliesWhen else { continue }
      let isNone = noneDiagram(fact)
      let fits = store.or(diagram(condition), isNone)
      checks.append(
        (reason: .doesNotApply(fact.id), diagram: FrozenDiagram(fits, in: store)))
    }
    return CompiledConsistency(checks: checks)
  }

  private func noneDiagram(_ fact: Fact) -> Diagram {
    switch fact.kind {
    case .set: rawTest(fact, .isEmpty)
    case .yesNo: rawTest(fact, .isOneOf([0]))
    case .choice:
      fact.values.firstIndex { $0.name == "none" }.map { rawTest(fact, .isOneOf([$0])) } ?? .yes
    case .percentage, .count, .date, .place: .yes
    }
  }
}
