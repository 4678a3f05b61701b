import DecisionDiagram
import Law
import Portfolio

/// Which activities a line may be, how surely, and what each comes to.
extension Assessor {
  private func activate(_ activity: ActivityID) {
    guard !isActive[activity.index] else { return }
    isActive[activity.index] = true
    active[activeCount] = activity
    activeCount += 1
  }

  func clearActive() {
    for position in 0..<activeCount { isActive[active[position].index] = false }
    activeCount = 0
  }

  /// The activities that the line may be: the one every line carries, those it declares, and where
  /// it is graded, those that what it states can trip. After the first they stand in the order of the law, whatever the
  /// order in which a file states facts.
  func findActive(_ line: borrowing CompanyRecord.Line, _ tables: EpochTables) {
    activate(law.generalBusiness)
    for activity in line.declared { activate(activity) }
    defer { sortActive() }
    guard line.isGraded else { return }
    if schema.isStrict {
      for activity in law.activities { activate(activity.id) }
      return
    }
    for activity in tables.always { activate(activity) }
    for statement in line.statements {
      let variable = Int(statement.variable)
      guard statement.known != nothingStated[variable] else { continue }
      for activity in tables.triggered[variable] { activate(activity) }
    }
  }

  /// Puts the active ones in the order of the law, but for the first; mostly they are few and nearly in order.
  private func sortActive() {
    for position in stride(from: 2, to: activeCount, by: 1) {
      let activity = active[position]
      var place = position
      while place > 1, active[place - 1].index > activity.index {
        active[place] = active[place - 1]
        place -= 1
      }
      active[place] = activity
    }
  }

  /// The activities that a line may be.
  func activities(
    of line: borrowing CompanyRecord.Line, _ tables: EpochTables
  ) -> [ActivityID] {
    findActive(line, tables)
    defer { clearActive() }
    return (0..<activeCount).map { active[$0] }
  }

  /// Gives the grade variables what the line's features leave of them.
  func setGradeVariables(
    _ line: borrowing CompanyRecord.Line, _ tables: EpochTables, _ result: inout CompanyAssessment
  ) {
    for (activity, variable) in testedGrades {
      if let usual = unmoved.grades(of: activity) {
        known[variable] = usual
        continue
      }
      let grades = grades(of: activity, line, tables, &result).grades
      known[variable] = ValueSet(grades: grades)
    }
  }

  @inline(__always)
  private func grades(
    of activity: ActivityID, _ line: borrowing CompanyRecord.Line, _ tables: EpochTables,
    _ result: inout CompanyAssessment
  ) -> (grades: UInt8, leaf: Int32) {
    if activity == law.generalBusiness || line.declared.contains(activity) {
      return (1 << Grade.yes.rawValue, impossibleLeaf)
    }
    guard line.isGraded else { return (1 << Grade.no.rawValue, impossibleLeaf) }
    let entry = tables.gradeEntry(of: activity)
    entry.collect(known: known, into: &scratch.pointee)
    var mask: UInt8 = 0
    var leaf = impossibleLeaf
    for reached in scratch.pointee.leaves {
      mask |= entry.masks[Int(reached)]
      if reached != impossibleLeaf { leaf = reached }
    }
    if !bonds.isEmpty, mask.nonzeroBitCount > 1, !isRough {
      let diagram = tables.grade(of: activity).diagram
      if isAmongBound(diagram), let exact = exact(diagram, line, tables, &result) {
        mask = exact.reduce(0) { $0 | entry.masks[Int($1)] }
        leaf = exact.last ?? impossibleLeaf
      }
    }
    return (mask, leaf)
  }

  func find(
    _ activity: ActivityID, _ line: borrowing CompanyRecord.Line, _ tables: EpochTables,
    _ result: inout CompanyAssessment
  ) -> CompanyAssessment.ActivityFinding {
    let (grades, gradeLeaf) = grades(of: activity, line, tables, &result)
    let first = result.leaves.count
    var mask: UInt8 = 0
    if grades != 1 << Grade.no.rawValue {
      let entry =
        isWithoutGrounds ? tables.verdictEntry(of: activity) : tables.positionEntry(of: activity)
      entry.collect(known: known, into: &scratch.pointee)
      for leaf in scratch.pointee.leaves where leaf != impossibleLeaf {
        mask |= entry.masks[Int(leaf)]
        result.leaves.append(leaf)
      }
      if result.leaves.count > first + 1, !isRough {
        let diagram =
          isWithoutGrounds
          ? tables.verdicts(of: activity).diagram : tables.position(of: activity).diagram
        if !bonds.isEmpty && isAmongBound(diagram) || testsOpenGrade(diagram),
          let exact = exact(diagram, line, tables, &result)
        {
          result.leaves.removeLast(result.leaves.count - first)
          result.leaves += exact
          mask = exact.reduce(0) { $0 | entry.masks[Int($1)] }
        }
      }
    }
    return CompanyAssessment.ActivityFinding(
      activity: activity, isDeclared: line.declared.contains(activity), grades: grades,
      gradeLeaf: grades.nonzeroBitCount == 1 ? gradeLeaf : impossibleLeaf,
      verdicts: VerdictSet(mask: mask), positions: first..<result.leaves.count)
  }

  /// The row that alone keeps a line from being an activity that it is or may be, at least likely, by other rows, where
  /// that row is not settled.
  func rowThatKeepsOut(
    _ activity: ActivityID, _ line: borrowing CompanyRecord.Line, _ tables: EpochTables
  ) -> GradeRowID? {
    guard line.isGraded,
      let row = doubtfulBlocks[activity.index].first(where: { truth(of: $0.when, tables) == true })
    else { return nil }
    let rows = law.gradeRows.filter { $0.activities.contains(activity) }
    let isSettled = rows.contains {
      $0.blocks && $0.confidence.certainty == .settled && truth(of: $0.when, tables) == true
    }
    let counts = rows.contains { row in
      guard row.grade.counts else { return false }
      // What may hold of anything is no reason to say what a line is not.
      return truth(of: row.when, tables) ?? isOfTopicInPlay(row.when)
    }
    return counts && !isSettled ? row.id : nil
  }

  /// Whether a condition tests a fact of a topic that the line at hand is about for certain.
  private func isOfTopicInPlay(_ condition: Condition) -> Bool {
    let facts = law.facts(testedBy: condition)
    return law.topics.contains { topic in
      known[law.space.ofTopic[topic.id.index]] == .only(1)
        && (topic.isYes.contains(where: facts.contains) || topic.opens.contains { facts.contains($0.fact) })
    }
  }

  /// Whether a position tests the grade of another activity that is still open. Where it does, the
  /// two can hang on the same facts.
  private func testsOpenGrade(_ diagram: FrozenDiagram) -> Bool {
    testedGrades.contains { tested in
      known[tested.variable].count > 1 && diagram.support.contains(tested.variable)
    }
  }

  /// The leaves of a diagram but `impossible`, where walking it alone could find too many.
  ///
  /// - Returns: `nil` beyond the limit.
  private func exact(
    _ diagram: FrozenDiagram, _ line: borrowing CompanyRecord.Line, _ tables: EpochTables,
    _ result: inout CompanyAssessment
  ) -> [Int32]? {
    let found = single.leaves(of: diagram, line, known: known, bonds, tables)
    if found == nil { result.isApproximate = true }
    return found
  }
}
