import DecisionDiagram
public import Law
public import Portfolio

extension Assessor {
  /// Finds what the verdicts would be under other answers to contested points, after the lines were
  /// decided.
  ///
  /// Of a reading with one answer by default, the others are looked at; of one left open, each
  /// answer alone; of one on the counting of shares, the figures that come of it. Those that change
  /// nothing of a line are left out.
  ///
  /// - Parameter telling: Whether it is told what is needed under them.
  public func findAlternatives(
    of record: borrowing CompanyRecord, on date: CalendarDate, telling: Bool = true,
    into result: inout CompanyAssessment
  ) {
    isTellingNeeds = telling
    let tables = tables(on: date)
    loadCompany(record, tables)
    isTrial = true
    // Another answer is told by its verdicts alone.
    isWithoutGrounds = true
    defer {
      isTrial = false
      isWithoutGrounds = false
      isBeyondLimit = false
    }
    // Of a line of which nothing was found, every answer leads to some activity's outcomes.
    let twins = record.twins
    for line in 0..<record.lineCount where !result.lines[line].isNothingFound {
      if twins[line] < line {
        result.lines[line].alternatives = result.lines[twins[line]].alternatives
        continue
      }
      load(record.lines[line], tables)
      isBeyondLimit = result.lines[line].isApproximate
      findAlternativeAnswers(of: record.lines[line], line, tables, &result)
      findAlternativeCountings(of: record, line, tables, &result)
      unload(record.lines[line], record)
    }
  }

  private func findAlternativeAnswers(
    of line: borrowing CompanyRecord.Line, _ index: Int, _ tables: EpochTables,
    _ result: inout CompanyAssessment
  ) {
    var usualGrades: [ValueSet]?
    for (variable, readings) in readings(of: line, tables, result, index) {
      let usual = known[variable]
      let readings = readings.filter { $0.meets(variable, known: known, using: &scratch.pointee) }
      if readings.isEmpty { continue }
      if let usualGrades {
        for (tested, grades) in zip(testedGrades, usualGrades) { known[tested.variable] = grades }
      } else {
        setGradeVariables(line, tables, &result)
        usualGrades = testedGrades.map { known[$0.variable] }
      }
      for answer in 0..<law.space.variables[variable].size {
        let alone = ValueSet(answer)
        guard usual != alone, matters(variable, usual, alone, readings) else { continue }
        known[variable] = usual
        if let usualGrades {
          for (tested, grades) in zip(testedGrades, usualGrades) { known[tested.variable] = grades }
        }
        guard
          line.oneOf.count > 0
            || findUnmoved(line, index, variable, alone, readings, tables, result)
        else { continue }
        known[variable] = alone
        compare(line, index, variable, answer, tables, &result)
        unmoved.removeAll()
      }
      known[variable] = usual
    }
  }

  /// Finds what stands of a line whatever comes of another answer.
  ///
  /// - Returns: Whether the answer can change anything at all.
  private func findUnmoved(
    _ line: borrowing CompanyRecord.Line, _ index: Int, _ variable: Int, _ answer: ValueSet,
    _ readings: [FrozenDiagram], _ tables: EpochTables, _ result: borrowing CompanyAssessment
  ) -> Bool {
    unmoved.removeAll()
    var found: [ObjectIdentifier: Bool] = [:]
    func isMoved(_ diagram: FrozenDiagram) -> Bool {
      if let known = found[ObjectIdentifier(diagram)] { return known }
      let isMoved =
        diagram.tells(
          known[variable], from: answer, of: variable, known: known, using: &scratch.pointee)
        && !single.isUnmoved(diagram, known: known, variable, to: answer)
      found[ObjectIdentifier(diagram)] = isMoved
      return isMoved
    }
    let isBondMoved =
      tables.readingsOfChecks.contains { $0.variable == variable && isMoved($0.diagram) }
      || takenBonds.contains { $0.diagram.support.contains(variable) && isMoved($0.diagram) }
    if isBondMoved { return true }
    let usualGrades = testedGrades.map { known[$0.variable] }
    if result.lines[index].mayBeNothingFound {
      // It may be anything, with any grade.
      for (_, variable) in testedGrades { known[variable] = law.space.variables[variable].all }
    }
    let canMatter = readings.contains(where: isMoved)
    for (tested, grades) in zip(testedGrades, usualGrades) { known[tested.variable] = grades }
    guard canMatter else { return false }
    func isMoved(_ activity: ActivityID) -> Bool {
      tables.readings(of: activity).contains { $0.variable == variable && isMoved($0.diagram) }
    }
    let findings = result.lines[index].activities.map { result.activities[$0] }
    let present = Set(findings.map(\.activity))
    for finding in findings where !isMoved(finding.activity) { unmoved.keep(finding) }
    for activity in activities(of: line, tables)
    where !present.contains(activity)
      && !tables.readingsOfGrade(activity).contains(where: { $0.variable == variable && isMoved($0.diagram) })
    { unmoved.keep(absent: activity) }
    for (activity, variable) in testedGrades
    where !line.isGraded || !isMoved(tables.grade(of: activity).diagram) {
      unmoved.keep(grades: known[variable], of: activity)
    }
    return true
  }

  /// The same for the ways in which shares through several tiers are counted.
  private func findAlternativeCountings(
    of record: borrowing CompanyRecord, _ line: Int, _ tables: EpochTables,
    _ result: inout CompanyAssessment
  ) {
    for counting in record.countings {
      unload(record.lines[line], record)
      var other = copy record
      for (variable, figures) in counting.known { other.known[variable] = figures }
      loadCompany(other, tables)
      load(record.lines[line], tables)
      compare(
        record.lines[line], line, law.space.variable(of: counting.reading), counting.answer,
        tables, &result)
      unload(record.lines[line], other)
      loadCompany(record, tables)
      load(record.lines[line], tables)
    }
  }

  /// The readings that bear on the activities a line may be, each with the diagrams that test it.
  private func readings(
    of line: borrowing CompanyRecord.Line, _ tables: EpochTables,
    _ result: borrowing CompanyAssessment, _ index: Int
  ) -> [(variable: Int, diagrams: [FrozenDiagram])] {
    var found: [Int: [FrozenDiagram]] = [:]
    /// The diagram looked at last, and whether it comes by any reading.
    var last: (diagram: FrozenDiagram, comesByAny: Bool)?
    func take(_ readings: [(variable: Int, diagram: FrozenDiagram)]) {
      for index in readings.indices {
        let diagram = readings[index].diagram
        if last?.diagram !== diagram {
          last = (diagram, diagram.meets(anyOf: law.space.readings, known: known, using: &scratch.pointee))
        }
        if let last, last.comesByAny { found[readings[index].variable, default: []].append(diagram) }
      }
    }
    take(tables.readingsOfChecks)
    if result.lines[index].mayBeNothingFound {
      for activity in law.activities { take(tables.readings(of: activity.id)) }
    } else {
      // Where a line is an activity that it may not be now, its grade says so first.
      let mayBe = Set(result.lines[index].activities.map { result.activities[$0].activity })
      for activity in activities(of: line, tables) {
        take(
          mayBe.contains(activity) && mayHangOnReadings(activity, tables)
            ? tables.readings(of: activity) : tables.readingsOfGrade(activity))
      }
    }
    return found.isEmpty ? [] : found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Whether the verdict of an activity may hang on a reading by what is known, as its position, which was decided before,
  /// shows: where that comes by none, no verdict does.
  private func mayHangOnReadings(_ activity: ActivityID, _ tables: EpochTables) -> Bool {
    let position = tables.position(of: activity).diagram
    return testedGrades.contains { position.support.contains($0.variable) }
      || position.meets(anyOf: law.space.readings, known: known, using: &scratch.pointee)
  }

  /// Whether an answer may change something: it leads one of the diagrams elsewhere, or one is
  /// open, so that other outcomes may come together.
  private func matters(
    _ variable: Int, _ usual: ValueSet, _ answer: ValueSet, _ diagrams: [FrozenDiagram]
  ) -> Bool {
    diagrams.contains { diagram in
      known[variable] = usual
      diagram.collectLeaves(known: known, into: &scratch.pointee)
      if scratch.pointee.leaves.count > 1 { return true }
      let before = scratch.pointee.leaves.first
      known[variable] = answer
      diagram.collectLeaves(known: known, into: &scratch.pointee)
      return scratch.pointee.leaves.count > 1 || scratch.pointee.leaves.first != before
    }
  }

  /// Whether a line, as it is known now, needs filings alone. What stands of it has its grounds already.
  private func needsOnlyFilings(
    _ line: borrowing CompanyRecord.Line, _ tables: EpochTables, usual: CompanyAssessment.LineFinding,
    _ result: borrowing CompanyAssessment
  ) -> Bool {
    isWithoutGrounds = false
    defer { isWithoutGrounds = true }
    alternative.begin()
    let other = alternative.beginLine()
    assessLine(line, tables, other, &alternative)
    let asking = alternative.lines[other].activities.map { alternative.activities[$0] }.filter {
      $0.mayCount && $0.verdicts.contains(.permittedWithLicence)
    }
    return !asking.isEmpty
      && asking.allSatisfy { finding in
        if unmoved.finding(of: finding.activity) == nil { return alternative.needsOnlyFilings(finding) }
        let stands = usual.activities.first { result.activities[$0].activity == finding.activity }
        return stands.map { result.needsOnlyFilings(result.activities[$0]) } ?? false
      }
  }

  private func compare(
    _ line: borrowing CompanyRecord.Line, _ index: Int, _ variable: Int, _ answer: Int,
    _ tables: EpochTables, _ result: inout CompanyAssessment
  ) {
    guard case .reading(let reading) = law.space.variables[variable].subject else { return }
    alternative.begin()
    alternative.epoch = tables.epoch
    let other = alternative.beginLine()
    assessLine(line, tables, other, &alternative)
    var changed: [(activity: ActivityID, verdicts: VerdictSet)] = []
    for found in alternative.activities where found.mayCount {
      let usual = result.lines[index].activities.first {
        result.activities[$0].activity == found.activity
      }.map { result.activities[$0] }
      if usual.map({ !$0.mayCount || $0.verdicts != found.verdicts }) ?? true {
        changed.append((found.activity, found.verdicts))
      }
    }
    let left = result.lines[index].activities.map { result.activities[$0] }.filter { usual in
      usual.mayCount && usual.activity != law.generalBusiness
        && !alternative.activities.contains { $0.activity == usual.activity && $0.mayCount }
    }.map(\.activity)
    let verdicts = alternative.lines[other].verdicts
    guard !changed.isEmpty || verdicts != result.lines[index].verdicts else { return }
    result.lines[index].alternatives.append(
      ReadingAlternative(
        reading: reading, answer: answer, verdicts: verdicts,
        needsOnlyFilings: isTellingNeeds && verdicts.worst == .permittedWithLicence
          && needsOnlyFilings(line, tables, usual: result.lines[index], result),
        activities: changed, leaves: left))
  }
}
