import DecisionDiagram
public import Law
public import Portfolio

extension Assessor {
  /// What is taken of every line because nobody said it: what is inferred, and what is assumed and could by itself change
  /// the verdict of the line.
  ///
  /// - Parameter mostTopics: How many topics are enough for a line; others are not looked for once they are found.
  /// - Returns: For each line, topics first, then facts in the order of the law's table.
  public func assumptions(
    of record: borrowing CompanyRecord, on date: CalendarDate,
    _ result: borrowing CompanyAssessment, mostTopics: Int = .max
  ) -> [[Assumption]] {
    guard !schema.isStrict else { return Array(repeating: [], count: record.lineCount) }
    let tables = tables(on: date)
    var trial = CompanyAssessment()
    isTrial = true
    defer { isTrial = false }
    loadCompany(record, tables)
    isWithoutGrounds = true
    defer { isWithoutGrounds = false }
    // Of lines that say the same, the same is assumed.
    let twins = record.twins
    var assumed: [[Assumption]] = []
    for index in 0..<record.lineCount {
      if twins[index] < index {
        assumed.append(assumed[twins[index]])
        continue
      }
      let line = record.lines[index]
      let stated = Set((record.statements + line.statements).map { Int($0.variable) })
      let usual = result.lines[index].verdicts
      func outcome(opening variables: [(Int, ValueSet)]) -> VerdictSet {
        var open = line
        open.statements += variables.map {
          CompanyRecord.Statement(variable: $0.0, known: $0.1)
        }
        load(open, tables)
        defer { unload(open, record) }
        // What adds nothing even if too much is named adds nothing.
        for limit in [usual, nil] {
          roughly = limit
          trial.begin()
          trial.epoch = tables.epoch
          _ = trial.beginLine()
          assessLine(open, tables, 0, &trial)
          roughly = nil
          if trial.lines[0].verdicts.mask & ~usual.mask == 0 { return usual }
        }
        return trial.lines[0].verdicts
      }
      var topics: [Assumption] = []
      for topic in topicsLeftOut(line, stated, tables) where topics.count < mostTopics {
        let verdicts = outcome(opening: [(law.space.ofTopic[topic.index], .only(1))])
        if !verdicts.isSubset(of: usual) {
          topics.append(Assumption(subject: .topic(topic), inference: nil, verdicts: verdicts))
        }
      }
      let looked = facts(lookedAtBy: result, index, tables)
      let facts = law.facts.compactMap { fact -> Assumption? in
        guard let (isInferred, inference) = taken(fact, line, stated, record, tables) else {
          return nil
        }
        let variables = law.space.ofFact[fact.id.index].map { ($0, law.space.variables[$0].all) }
        let flag = law.space.ofStated[fact.id].map { [($0, ValueSet.only(1))] } ?? []
        let verdicts = outcome(opening: variables + flag)
        let isShown = isInferred && looked.contains(fact.id)
        return verdicts.mask & ~usual.mask == 0 && !isShown
          ? nil : Assumption(subject: .fact(fact.id), inference: inference, verdicts: verdicts)
      }
      assumed.append(topics + facts)
    }
    return assumed
  }

  /// The topics that a line is not about only because nobody says so.
  private func topicsLeftOut(
    _ line: borrowing CompanyRecord.Line, _ stated: Set<Int>, _ tables: EpochTables
  ) -> [TopicID] {
    guard line.isGraded, !line.isNothingElse else { return [] }
    return law.topics.filter { topic in
      !topic.isOrdinary && !stated.contains(law.space.ofTopic[topic.id.index])
    }.map(\.id)
  }

  /// The facts that the activities of a line look at.
  private func facts(
    lookedAtBy result: borrowing CompanyAssessment, _ line: Int, _ tables: EpochTables
  ) -> Set<FactID> {
    var found: Set<FactID> = []
    for index in result.lines[line].activities {
      let finding = result.activities[index]
      var variables = tables.position(of: finding.activity).diagram.support
      if !finding.isDeclared { variables += tables.grade(of: finding.activity).diagram.support }
      found.formUnion(variables.compactMap(law.space.fact))
    }
    return found
  }

  /// Whether a condition holds by what is known of the line at hand; `nil` where that is open.
  func truth(of condition: Condition, _ tables: EpochTables) -> Bool? {
    tables.epoch.holds(condition).collectLeaves(known: known, into: &scratch.pointee)
    guard scratch.pointee.leaves.contains(2) else { return false }
    return scratch.pointee.leaves.contains(1) ? nil : true
  }

  /// The facts of a line that nobody stated and that are inferred for certain, each with the rule by which.
  package func inferences(
    of index: Int, _ record: borrowing CompanyRecord, on date: CalendarDate
  ) -> [FactID: Inference] {
    guard !schema.isStrict else { return [:] }
    let tables = tables(on: date)
    loadCompany(record, tables)
    let line = record.lines[index]
    let stated = Set((record.statements + line.statements).map { Int($0.variable) })
    var found: [FactID: Inference] = [:]
    for fact in law.facts where !fact.infers.isEmpty {
      guard let (isInferred, inference) = taken(fact, line, stated, record, tables), isInferred else { continue }
      found[fact.id] = inference
    }
    return found
  }

  /// Whether something is inferred for certain of a fact of a line that nobody stated, and the rule by which it is or may be.
  ///
  /// - Returns: `nil` where nothing is taken for it.
  private func taken(
    _ fact: Fact, _ line: borrowing CompanyRecord.Line, _ stated: Set<Int>,
    _ record: borrowing CompanyRecord, _ tables: EpochTables
  ) -> (isInferred: Bool, inference: Inference?)? {
    let variables = law.space.ofFact[fact.id.index]
    guard law.findings.factsOfVerdicts.contains(fact.id), !variables.contains(where: stated.contains) else {
      return nil
    }
    load(line, tables)
    defer { unload(line, record) }
    if let applies = fact.appliesWhen, truth(of: applies, tables) == false { return nil }
    for rule in fact.infers {
      switch truth(of: rule.when, tables) {
      case true: return (true, rule)
      // Nothing is taken for what is left open until the condition is known.
      case nil: return fact.leftOut == .notKnown ? nil : (false, rule)
      case false: break
      }
    }
    guard fact.leftOut != .notKnown else { return nil }
    // While its topics are not in play, they are what is assumed.
    let topics = law.topics.filter { $0.opens(fact.id) }
    let isOut =
      !topics.isEmpty && !topics.contains { stated.contains(law.space.ofTopic[$0.id.index]) }
    return isOut ? nil : (false, nil)
  }
}
