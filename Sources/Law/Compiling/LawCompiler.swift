import DecisionDiagram

/// Turns the rules in force on one day into diagrams.
final class LawCompiler {
  let law: Law
  let date: CalendarDate
  let store: DiagramStore
  /// Where frozen diagrams are shared with other days; `nil` where they are not.
  private let pool: FrozenPool?

  let rules: [Rule]
  let regimes: [Regime]
  let exceptions: [RuleException]
  let blocks: [ExceptionBlock]

  private var conditions: [Condition: Diagram] = [:]
  private var grades: [ActivityID: (diagram: Diagram, outcomes: [GradeOutcome])] = [:]
  /// Which figures of ownership cannot stand together, where it was made in the store before; the same on all days.
  var ownership: Diagram?
  /// What cannot be, each over few variables: 1 where it holds.
  private(set) lazy var constraints: [(reason: CompiledConsistency.Reason, diagram: Diagram)] =
    makeConstraints()

  /// The variables that each of them tests.
  private lazy var supports = constraints.map { ValueSet(store.support(of: $0.diagram)) }
  /// What some of them exclude together; most activities meet the same ones.
  private var unions: [[Int]: Diagram] = [:]

  /// Whether all is made a function of facts alone: a test of a grade is compiled as what gives the grade, instead of as a
  /// variable, and contested points have their usual answers.
  private let isOfFactsAlone: Bool

  /// - Parameter store: Where diagrams are made, where several days share them.
  convenience init(
    _ law: Law, on date: CalendarDate, in store: DiagramStore? = nil, ofFactsAlone: Bool = false
  ) {
    self.init(
      law, on: date, store ?? DiagramStore(domainSizes: law.space.variables.map(\.size)), nil,
      ofFactsAlone: ofFactsAlone)
  }

  /// - Parameter pool: Where diagrams are made and frozen together with those of other days.
  convenience init(_ law: Law, on date: CalendarDate, in pool: FrozenPool) {
    self.init(law, on: date, pool.store, pool, ofFactsAlone: false)
  }

  private init(
    _ law: Law, on date: CalendarDate, _ store: DiagramStore, _ pool: FrozenPool?,
    ofFactsAlone: Bool
  ) {
    self.law = law
    self.date = date
    self.store = store
    self.pool = pool
    isOfFactsAlone = ofFactsAlone
    rules = law.rules.filter { $0.period.contains(date) }
    regimes = law.regimes.filter { $0.period.contains(date) }
    exceptions = law.exceptions.filter { $0.period.contains(date) }
    blocks = law.blocks.filter { $0.period.contains(date) }
  }

  private func freeze(_ diagram: Diagram) -> FrozenDiagram {
    pool?.freeze(diagram) ?? FrozenDiagram(diagram, in: store)
  }

  private var answers: [AnswerKey: Int32] = [:]

  private struct AnswerKey: Hashable {
    let verdict: Verdict
    let licences: Set<LicenceID?>
    let saying: Set<RuleID>
  }

  /// A number, from 1, for an answer as it is seen from outside; equal answers have one number.
  func number(
    ofAnswer verdict: Verdict, _ licences: [LicenceID?], saying: [RuleID]
  ) -> Int32 {
    let key = AnswerKey(verdict: verdict, licences: Set(licences), saying: Set(saying))
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
    case .reading(let reading, let answers): self.test(law.space.variable(of: reading), isIn: ValueSet(answers))
    case .carries(let activity, let grade) where isOfFactsAlone: isGraded(activity, atLeast: grade)
    case .carries(let activity, let grade):
      law.space.ofGrade[activity].map { variable in
        store.test(
          variable,
          isIn: ValueSet(Grade.allCases.filter { $0 >= grade }.map { Int($0.rawValue) }))
      } ?? .no
    case .fact(let fact, let test): self.test(law[fact], test)
    case .about(let topics):
      topics.reduce(.no) { store.or($0, isInPlay($1)) }
    case .stated(let facts):
      facts.reduce(.no) { found, fact in
        law.space.ofStated[fact].map { store.or(found, store.test($0, isIn: .only(1))) } ?? found
      }
    }
  }

  /// 1 where the rows give an activity at least a grade.
  func isGraded(_ activity: ActivityID, atLeast least: Grade) -> Diagram {
    let grade = grades[activity] ?? GradeCompiler(self, activity).compile()
    grades[activity] = grade
    return store.map(grade.diagram) { leaf in
      leaf != impossibleLeaf && grade.outcomes[Int(leaf)].grade >= least ? 1 : 0
    }
  }

  /// A test of a contested point.
  private func test(_ variable: Int, isIn answers: ValueSet) -> Diagram {
    let usual = law.space.variables[variable].leftOut
    if isOfFactsAlone, usual.isSubset(of: answers) { return .yes }
    if isOfFactsAlone, usual.isDisjoint(with: answers) { return .no }
    return store.test(variable, isIn: answers)
  }

  /// 1 where a line is about a topic.
  func isInPlay(_ topic: TopicID) -> Diagram {
    store.test(law.space.ofTopic[topic.index], isIn: .only(1))
  }

  /// A test of a fact; outside the condition under which the fact applies, it is none.
  private func test(_ fact: Fact, _ test: FactTest) -> Diagram {
    let stated = rawTest(fact, test)
    guard let condition = fact.appliesWhen else { return stated }
    return store.ifThenElse(
      diagram(condition), stated, fact.holdsForNone(test) ? .yes : .no)
  }

  private func rawTest(_ fact: Fact, _ test: FactTest) -> Diagram {
    let variables = law.space.ofFact[fact.id.index]
    func has(_ element: Int) -> Diagram {
      store.test(variables.lowerBound + element, isIn: .only(1))
    }
    switch test {
    case .containsAny(let elements):
      return elements.reduce(.no) { store.or($0, has($1)) }
    case .containsOnly(let elements):
      let some = elements.reduce(Diagram.no) { store.or($0, has($1)) }
      let others = fact.values.indices.filter { !elements.contains($0) }
      return store.and(some, others.reduce(.yes) { store.and($0, store.not(has($1))) })
    case .isEmpty:
      return fact.values.indices.reduce(.yes) { store.and($0, store.not(has($1))) }
    case .isOneOf, .figure, .lies:
      let variable = variables.lowerBound
      return store.test(
        variable, isIn: law.space.mask(of: test, on: variable, date: date))
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
    if let ownership = ownership ?? OwnershipRelation(law)?.impossible(in: store) {
      made.append((.ownership, ownership))
    }
    for (index, impossible) in law.impossible.enumerated() {
      made.append((.declared(index), diagram(impossible.when)))
    }
    return made
  }

  /// Gives the leaf 0 to every combination that cannot be, among all that bear on `diagram`.
  ///
  /// - Parameter leaf: What becomes of the other leaves.
  func excludingImpossible(
    _ diagram: Diagram, _ leaf: (Int32) -> Int32 = { $0 }
  ) -> Diagram {
    if let constant = diagram.constant { return .leaf(leaf(constant)) }
    return store.apply(union(of: constraintsBearing(on: diagram)), diagram) { $0 == 1 ? 0 : leaf($1) }
  }

  /// The constraints that test a variable of a diagram, and in turn those that share one with them.
  private func constraintsBearing(on diagram: Diagram) -> [Int] {
    var support = ValueSet(store.support(of: diagram))
    var waiting = Array(supports.indices)
    var bearing: [Int] = []
    var count = -1
    while count < bearing.count {
      count = bearing.count
      waiting.removeAll { index in
        guard !supports[index].isDisjoint(with: support) else { return false }
        support.formUnion(supports[index])
        bearing.append(index)
        return true
      }
    }
    return bearing.sorted()
  }

  /// 1 where one of some constraints is broken.
  private func union(of bearing: [Int]) -> Diagram {
    if let found = unions[bearing] { return found }
    let made = bearing.reduce(Diagram.no) { store.or($0, constraints[$1].diagram) }
    unions[bearing] = made
    return made
  }

  // MARK: - Results

  func compileGrade(of activity: ActivityID) -> CompiledGrade {
    let grade = GradeCompiler(self, activity).compile()
    return CompiledGrade(
      activity: activity, diagram: freeze(grade.diagram),
      outcomes: grade.outcomes)
  }

  func compilePosition(of activity: ActivityID) -> CompiledPosition {
    let position = PositionCompiler(self, activity).compile()
    return CompiledPosition(
      activity: activity, diagram: freeze(position.diagram),
      outcomes: position.outcomes)
  }

  func compileVerdicts(of activity: ActivityID) -> CompiledVerdicts {
    let verdicts = PositionCompiler(self, activity).compileVerdicts()
    return CompiledVerdicts(freeze(excludingImpossible(verdicts)))
  }

  /// What one text answers for an activity where its gates hold; see ``EpochLaw/answer(of:for:)``.
  func compileAnswer(of regime: Regime, for activity: ActivityID) -> FrozenDiagram {
    let positions = PositionCompiler(self, activity)
    let answer = store.map(positions.answer(of: regime)) { number in
      1 + Int32(positions.states[Int(number)].verdict.rawValue)
    }
    let gated = store.ifThenElse(diagram(regime.when), answer, .leaf(0))
    return freeze(excludingImpossible(gated))
  }

  /// When a condition holds: leaf 0 `impossible`, 1 does not hold, 2 holds.
  func compile(_ condition: Condition) -> FrozenDiagram {
    let holds = store.map(diagram(condition)) { $0 + 1 }
    return freeze(excludingImpossible(holds))
  }

  /// When a condition holds, in cases that cannot be as well: leaf 1 does not hold, 2 holds.
  func compileAnywhere(_ condition: Condition) -> FrozenDiagram {
    freeze(store.map(diagram(condition)) { $0 + 1 })
  }

  /// How a duty stands: leaf 0 `impossible`, 1 does not apply, 2 applies, 3 applies and is broken.
  func compileState(of duty: Duty) -> FrozenDiagram {
    let broken = duty.brokenWhen.map { store.map(diagram($0)) { $0 + 2 } } ?? .leaf(2)
    let state = store.ifThenElse(diagram(duty.when), broken, .leaf(1))
    return freeze(excludingImpossible(state))
  }

  /// What is taken of a variable where the file does not state its fact: leaf 1 where a value fits, else 0.
  func compileBond(_ derivation: Derivation, _ variable: Derivation.Variable) -> FrozenDiagram {
    func isIn(_ values: ValueSet) -> Diagram { store.test(variable.variable, isIn: values) }
    var fits = isIn(variable.left)
    if !variable.topics.isEmpty {
      let opened = variable.topics.reduce(Diagram.no) {
        store.or($0, store.test($1, isIn: .only(1)))
      }
      fits = store.ifThenElse(opened, fits, isIn(variable.none))
    }
    for rule in derivation.rules.indices.reversed() {
      let inferred = variable.inferred[rule].map(isIn) ?? fits
      fits = store.ifThenElse(diagram(derivation.rules[rule]), inferred, fits)
    }
    return freeze(fits)
  }

  /// Where a topic is in play that some facts put in play unless they are none: leaf 1 where its flag fits, else 0.
  func compileBond(of topic: TopicID, openedBy variables: [Int]) -> FrozenDiagram {
    let isOther = variables.reduce(Diagram.no) { found, variable in
      let none = law.space.flags[variable].none.map { ValueSet.only($0) } ?? []
      return store.or(found, store.not(store.test(variable, isIn: none)))
    }
    let isInPlay = law[topic].inPlay.map { store.or(isOther, diagram($0)) } ?? isOther
    let flag = store.test(law.space.ofTopic[topic.index], isIn: .only(1))
    return freeze(store.ifThenElse(flag, isInPlay, store.not(isInPlay)))
  }

  func compileConsistency() -> CompiledConsistency {
    var checks = constraints.map { constraint in
      (
        reason: constraint.reason,
        diagram: freeze(store.not(constraint.diagram))
      )
    }
    for fact in law.facts {
      guard let condition = fact.appliesWhen else { continue }
      let isNone = noneDiagram(fact)
      let fits = store.or(diagram(condition), isNone)
      checks.append(
        (reason: .doesNotApply(fact.id), diagram: freeze(fits)))
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
