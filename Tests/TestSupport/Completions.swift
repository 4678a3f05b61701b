package import Law

/// What a service line comes to, over all completions of what is known of it and its company.
package struct LineOutcomes: Sendable {
  package var verdicts: Set<Verdict> = []
  /// If only activities graded `yes` counted.
  package var firm: Set<Verdict> = []
  /// By activity.
  package var grades: [Set<Grade>]
  /// By activity; for those that the line may be.
  package var positions: [Set<Verdict>]
  /// By duty in force, how it stands in one completion or another.
  package var dutyStates: [Set<DutyState>]

  /// Whether any completion is left.
  package var isPossible: Bool { !verdicts.isEmpty }
}

/// What a company comes to.
package struct CompanyOutcomes: Sendable {
  package var verdicts: Set<Verdict> = []
  package var lines: [LineOutcomes] = []

  /// Whether any completion is left.
  package var isPossible: Bool { !verdicts.isEmpty }
}

/// All completions of what is known of a company, tried one by one.
package struct Completions {
  /// Facts that get their values together, and the values they can get.
  private struct Slot {
    var facts: [Int]
    var options: [[FactValue]]
  }

  private let slow: SlowEvaluator
  private let values: RepresentativeValues
  private let company: RandomCompany
  /// By line, what the file says it is.
  private let kinds: [LineKind]
  /// By line, whether it is said what it is.
  private var isNamed: [Bool] = []
  /// By line, whether a field whose rules are not encoded was named.
  private var isOfUnencodedField: [Bool] { kinds.map { $0.about.contains { slow.law[$0].isUnencoded } } }
  private var companySlots: [Slot] = []
  private var lineSlots: [[Slot]] = []

  package init(_ slow: SlowEvaluator, _ values: RepresentativeValues, _ company: RandomCompany) {
    self.slow = slow
    self.values = values
    self.company = company
    kinds = company.lines.map { line in
      var kind = line.kind
      let statements = company.statements + line.statements
      kind.stated = Set(statements.map(\.fact))
      return kind
    }
    companySlots = slots(.company, company.statements)
    let computed = slow.law.facts.filter { $0.computed != nil }
    if !computed.isEmpty {
      companySlots.append(
        Slot(facts: computed.map(\.id.index), options: figures(computed, company)))
    }
    lineSlots = company.lines.map { slots(.service, $0.statements) }
    isNamed = company.lines.indices.map(findsName)
  }

  /// Whether it is said what a line is, or what is said puts a topic in play whatever is left open.
  private func findsName(_ line: Int) -> Bool {
    let kind = kinds[line]
    if !kind.isGraded || !kind.declared.isEmpty || kind.about.contains(where: { !slow.law[$0].isUnencoded }) || opensTopic(line) { return true }
    return slow.law.topics.compactMap(\.inPlay).contains { condition in
      var always = true
      forEachCompany { facts in
        var facts = facts
        forEach(lineSlots[line][...], &facts) { facts in
          if !slow.holds(condition, facts, kind) { always = false }
        }
      }
      return always
    }
  }

  /// Whether what is said of a line or its company may put a topic in play.
  private func opensTopic(_ line: Int) -> Bool {
    let statements = company.statements + company.lines[line].statements
    return slow.law.topics.contains { topic in
      topic.opens.contains { opening in
        statements.contains { $0.isOther(than: slow.law.facts[opening.fact.index], opening) }
      }
    }
  }

  /// How many cases are tried.
  package var count: Int {
    func product(_ slots: [Slot]) -> Int {
      slots.reduce(1) { min($0 * $1.options.count, 1 << 40) }
    }
    let answers = slow.law.readings.reduce(1) { $0 * self.answers(of: $1).count }
    return answers * product(companySlots) * lineSlots.reduce(0) { $0 + product($1) }
  }

  private func slots(
    _ subject: Fact.Subject, _ statements: [RandomCompany.Statement]
  ) -> [Slot] {
    slow.law.facts.filter { $0.subject == subject && $0.computed == nil }.map { fact in
      Slot(
        facts: [fact.id.index],
        options: options(fact, statements.last { $0.fact == fact.id }).map { [$0] })
    }
  }

  private func options(_ fact: Fact, _ statement: RandomCompany.Statement?) -> [FactValue] {
    if let value = statement?.value { return [value] }
    let all = values.values(of: fact) ?? []
    if let statement { return all.filter(statement.leaves) }
    switch fact.leftOut {
    case .notKnown: return all
    case .none: return [FactValue.none(of: fact) ?? .choice(0)]
    case .value(let value):
      // An inference that holds may leave several open.
      let inferred = fact.infers.flatMap { rule in
        if case .values(let values) = rule.content, values.count > 1 { values } else { [Int]() }
      }
      return Set([value] + inferred).sorted().map { .choice($0) }
    }
  }

  /// The computed figures of every table that fits what is said.
  private func figures(_ computed: [Fact], _ company: RandomCompany) -> [[FactValue]] {
    let rows = company.table.map { [values.catalogue.row(of: $0)] } ?? values.catalogue.rows
    return rows.filter { row in
      zip(computed, row).allSatisfy { fact, value in
        company.statements.allSatisfy { $0.fact != fact.id || $0.leaves(value) }
      }
    }
  }

  // MARK: - Trying

  package func outcomes() -> CompanyOutcomes {
    let law = slow.law
    let none = LineOutcomes(
      grades: Array(repeating: [], count: law.activities.count),
      positions: Array(repeating: [], count: law.activities.count),
      dutyStates: Array(repeating: [], count: slow.duties.count))
    var all = CompanyOutcomes(lines: Array(repeating: none, count: company.lines.count))
    forEachCompany { facts in
      let found = company.lines.indices.map { tryLine($0, facts, &all.lines[$0]) }
      // Where a line cannot be, neither can the company.
      guard found.allSatisfy({ !$0.isEmpty }) else { return }
      all.verdicts.formUnion(
        found.dropFirst().reduce(found[0]) { worse, next in
          Set(worse.flatMap { a in next.map { a.severity > $0.severity ? a : $0 } })
        })
    }
    for line in company.lines.indices { tryPositions(line, &all.lines[line]) }
    return all
  }

  private func tryLine(
    _ line: Int, _ facts: WholeCase, _ outcomes: inout LineOutcomes
  ) -> Set<Verdict> {
    let kind = kinds[line]
    var facts = facts
    var found: Set<Verdict> = []
    forEach(lineSlots[line][...], &facts) { facts in
      guard !slow.isImpossible(facts, kind) else { return }
      let grades = slow.grades(facts, kind)
      for (activity, grade) in grades.enumerated() { outcomes.grades[activity].insert(grade) }
      if !isNamed[line], slow.isNothingFound(grades) {
        let anything = slow.anything(facts, kind)
        found.formUnion(anything)
        outcomes.firm.formUnion(anything)
      } else {
        found.insert(slow.verdict(facts, kind, grades, atLeast: .likely))
        outcomes.firm.insert(slow.verdict(facts, kind, grades, atLeast: .yes))
      }
      for (position, duty) in slow.duties.enumerated() {
        outcomes.dutyStates[position].insert(slow.state(of: duty, facts, kind, grades))
      }
    }
    if isOfUnencodedField[line] {
      found = withWorse(found)
      outcomes.firm = withWorse(outcomes.firm)
    }
    outcomes.verdicts.formUnion(found)
    return found
  }

  /// Some outcomes and all that are worse than one of them: what else a line is may have any.
  private func withWorse(_ outcomes: Set<Verdict>) -> Set<Verdict> {
    Set(Verdict.outcomes.filter { worse in outcomes.contains(where: { worse.severity >= $0.severity }) })
  }

  /// What alone can turn the verdict of a line: two completions differ in nothing else, and in their
  /// verdicts.
  package struct Decisive: Sendable {
    package var facts: Set<FactID> = []
    package var readings: Set<ReadingID> = []
    /// Whether who holds the company can.
    package var holders = false
  }

  package func decisive(_ line: Int) -> Decisive {
    let kind = kinds[line]
    var verdicts: [WholeCase: Set<Verdict>] = [:]
    forEachCompany { facts in
      var facts = facts
      forEach(lineSlots[line][...], &facts) { facts in
        guard !slow.isImpossible(facts, kind) else { return }
        let grades = slow.grades(facts, kind)
        verdicts[facts] =
          !isNamed[line] && slow.isNothingFound(grades)
          ? slow.anything(facts, kind) : [slow.verdict(facts, kind, grades, atLeast: .likely)]
      }
    }
    var decisive = Decisive()
    for slot in companySlots + lineSlots[line] where slot.options.count > 1 {
      let isDecisive = turns(verdicts) { facts in
        for fact in slot.facts { facts.values[fact] = .choice(0) }
      }
      guard isDecisive else { continue }
      // The computed facts get their values together, from a table of holders.
      if slow.law.facts[slot.facts[0]].computed != nil {
        decisive.holders = true
      } else {
        decisive.facts.insert(FactID(slot.facts[0]))
      }
    }
    for reading in slow.law.readings where answers(of: reading).count > 1 {
      if turns(verdicts, { $0.answers[reading.id.index] = 0 }) {
        decisive.readings.insert(reading.id)
      }
    }
    return decisive
  }

  private func turns(
    _ verdicts: [WholeCase: Set<Verdict>], _ forget: (inout WholeCase) -> Void
  ) -> Bool {
    var seen: [WholeCase: Set<Verdict>] = [:]
    return verdicts.contains { facts, verdict in
      var rest = facts
      forget(&rest)
      return seen.updateValue(verdict, forKey: rest).map { $0 != verdict } ?? false
    }
  }

  private func tryPositions(_ line: Int, _ outcomes: inout LineOutcomes) {
    let kind = kinds[line]
    let activities = slow.law.activities.filter { outcomes.grades[$0.id.index] != [.no] }
    forEachCompany { facts in
      var facts = facts
      forEach(lineSlots[line][...], &facts) { facts in
        guard !slow.isImpossible(facts, kind) else { return }
        for activity in activities {
          outcomes.positions[activity.id.index].insert(slow.position(of: activity.id, facts, kind))
        }
      }
    }
  }

  private func forEachCompany(_ visit: (WholeCase) -> Void) {
    forEachAnswer { answers in
      var facts = WholeCase(
        answers: answers, values: Array(repeating: .choice(0), count: slow.law.facts.count))
      forEach(companySlots[...], &facts, visit)
    }
  }

  private func answers(of reading: Reading) -> [Int] {
    company.answers[reading.id] ?? reading.defaults
  }

  private func forEachAnswer(_ visit: ([Int]) -> Void) {
    func extend(_ answers: [Int]) {
      guard answers.count < slow.law.readings.count else { return visit(answers) }
      for answer in self.answers(of: slow.law.readings[answers.count]) {
        extend(answers + [answer])
      }
    }
    extend([])
  }

  private func forEach(
    _ slots: ArraySlice<Slot>, _ facts: inout WholeCase, _ visit: (WholeCase) -> Void
  ) {
    guard let slot = slots.first else { return visit(facts) }
    for option in slot.options {
      for (fact, value) in zip(slot.facts, option) { facts.values[fact] = value }
      forEach(slots.dropFirst(), &facts, visit)
    }
  }
}
