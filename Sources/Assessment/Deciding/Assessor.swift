import DecisionDiagram
public import Law
public import Portfolio

/// Decides companies, one after the other. For one thread at a time.
public final class Assessor {
  let context: AssessmentContext
  let schema: PortfolioSchema
  let law: Law
  private var epochs: [Int: EpochTables] = [:]
  private var lastEpoch = -1
  private var lastTables: EpochTables?
  private let scratch = DiagramScratch()
  private lazy var joint = JointOutcome(law)
  /// What is known of every variable for the line at hand.
  private var known: UnsafeMutablePointer<UInt64>
  private let variableCount: Int
  private var isActive: [Bool]
  private var active: [ActivityID] = []
  private var isVariableOpen: [Bool]
  private var isDutySeen: [Bool] = []

  public init(_ context: AssessmentContext, _ schema: PortfolioSchema) {
    self.context = context
    self.schema = schema
    law = context.law
    variableCount = law.space.variables.count
    known = .allocate(capacity: max(1, variableCount))
    known.initialize(repeating: 0, count: max(1, variableCount))
    isActive = Array(repeating: false, count: law.activities.count)
    isVariableOpen = Array(repeating: false, count: variableCount)
  }

  deinit {
    known.deallocate()
  }

  func tables(on date: CalendarDate) -> EpochTables {
    let number = law.epoch(of: date)
    if number == lastEpoch, let lastTables { return lastTables }
    let tables = epochs[number] ?? EpochTables(context.epoch(of: date))
    epochs[number] = tables
    lastEpoch = number
    lastTables = tables
    return tables
  }

  /// Decides every line of a company, and the company.
  ///
  /// - Parameters:
  ///   - record: A company without problems.
  ///   - date: The day whose law is applied; it is encoded.
  public func assess(
    _ record: borrowing CompanyRecord, on date: CalendarDate,
    into result: inout CompanyAssessment
  ) {
    result.begin()
    let tables = tables(on: date)
    if result.epoch !== tables.epoch { result.epoch = tables.epoch }
    var open = 0
    var verdicts: VerdictSet?
    for line in 0..<record.lineCount {
      let index = result.beginLine()
      load(record, line)
      assessLine(record.lines[line], tables, index, &result)
      let found = result.lines[index].verdicts
      if found.count > 1 { open += 1 }
      verdicts = verdicts.map { $0.worse(with: found) } ?? found
    }
    result.verdicts = verdicts ?? VerdictSet()
    if result.verdicts.count > 1, open > 1 { joinLines(record, tables, &result) }
  }

  /// Puts what is known of the company and of one of its lines in place.
  func load(_ record: borrowing CompanyRecord, _ line: Int) {
    for variable in 0..<variableCount { known[variable] = record.known[variable] }
    for statement in record.lines[line].statements {
      known[Int(statement.variable)] = statement.known
    }
  }

  /// Whether some completion of what is known leads to the leaf 1.
  func canHold(_ diagram: FrozenDiagram) -> Bool {
    diagram.collectLeaves(known: known, into: scratch)
    return scratch.leaves.contains(1)
  }

  /// Whether the law of a day is encoded.
  public func isEncoded(on date: CalendarDate) -> Bool { tables(on: date).isEncoded }

  // MARK: - A line

  private func assessLine(
    _ line: borrowing CompanyRecord.Line, _ tables: EpochTables, _ index: Int,
    _ result: inout CompanyAssessment
  ) {
    let first = result.activities.count
    findActive(line, tables)
    setGradeVariables(line, tables)
    var likely = false
    var openDiagrams = 0
    // The outcomes of the activities so far, taken as if none bore on another.
    var verdicts = VerdictSet()
    var firm = VerdictSet()
    for activity in active {
      let finding = find(activity, line, tables, &result)
      guard finding.grades != 1 << Grade.no.rawValue else { continue }
      result.activities.append(finding)
      guard finding.mayCount else { continue }
      let joined = verdicts.isEmpty ? finding.verdicts : verdicts.worse(with: finding.verdicts)
      let mayNotCount = !finding.mustCount
      verdicts = mayNotCount ? VerdictSet(mask: joined.mask | verdicts.mask) : joined
      let mayBeYes = finding.grades & (1 << Grade.yes.rawValue) != 0
      if mayBeYes {
        let joined = firm.isEmpty ? finding.verdicts : firm.worse(with: finding.verdicts)
        let isYes = finding.grades == 1 << Grade.yes.rawValue
        firm = isYes ? joined : VerdictSet(mask: joined.mask | firm.mask)
      }
      if finding.grades & (1 << Grade.likely.rawValue) != 0 { likely = true }
      if mayNotCount { openDiagrams += 1 }
      if finding.verdicts.count > 1 { openDiagrams += 1 }
    }
    if openDiagrams > 1, verdicts.count > 1 {
      let exact = joint.outcomes(of: active, line, known: known, tables, firm: false)
      if let exact { verdicts = exact } else { result.isApproximate = true }
    }
    if !likely {
      firm = verdicts
    } else if openDiagrams > 1, firm.count > 1 {
      if let exact = joint.outcomes(of: active, line, known: known, tables, firm: true) {
        firm = exact
      } else {
        result.isApproximate = true
      }
    }
    result.lines[index].verdicts = verdicts
    result.lines[index].firmVerdicts = firm
    result.lines[index].activities = first..<result.activities.count
    if verdicts.count > 1 { findOpen(line, tables, index, &result) }
    findDuties(tables, index, &result)
    for activity in active { isActive[activity.index] = false }
    active.removeAll(keepingCapacity: true)
  }

  /// The activities that the line may be: the one every line carries, those it declares, and where
  /// it is graded, those that what it states can trip.
  private func findActive(_ line: borrowing CompanyRecord.Line, _ tables: EpochTables) {
    func activate(_ activity: ActivityID) {
      guard !isActive[activity.index] else { return }
      isActive[activity.index] = true
      active.append(activity)
    }
    activate(law.generalBusiness)
    for activity in line.declared { activate(activity) }
    guard line.isGraded else { return }
    for activity in tables.always { activate(activity) }
    let nothingStated = law.space.nothingStated
    if schema.isStrict {
      for activity in law.activities { activate(activity.id) }
      return
    }
    for statement in line.statements {
      let variable = Int(statement.variable)
      guard statement.known != nothingStated[variable] else { continue }
      for activity in tables.triggered[variable] { activate(activity) }
    }
  }

  /// Gives the grade variables what the line's features leave of them.
  private func setGradeVariables(_ line: borrowing CompanyRecord.Line, _ tables: EpochTables) {
    for (activity, variable) in law.space.ofGrade {
      let grades = grades(of: activity, line, tables).grades
      // With none left the facts contradict each other, which is reported elsewhere.
      known[variable] = grades == 0 ? 1 : UInt64(grades)
    }
  }

  private func grades(
    of activity: ActivityID, _ line: borrowing CompanyRecord.Line, _ tables: EpochTables
  ) -> (grades: UInt8, row: GradeRowID?) {
    if activity == law.generalBusiness || line.declared.contains(activity) {
      return (1 << Grade.yes.rawValue, nil)
    }
    guard line.isGraded else { return (1 << Grade.no.rawValue, nil) }
    let grade = tables.grade(of: activity)
    grade.diagram.collectLeaves(known: known, into: scratch)
    var mask: UInt8 = 0
    var row: GradeRowID?
    for leaf in scratch.leaves {
      mask |= grade.masks[Int(leaf)]
      if leaf != impossibleLeaf { row = grade.outcomes[Int(leaf)].row }
    }
    return (mask, mask.nonzeroBitCount == 1 ? row : nil)
  }

  private func find(
    _ activity: ActivityID, _ line: borrowing CompanyRecord.Line, _ tables: EpochTables,
    _ result: inout CompanyAssessment
  ) -> CompanyAssessment.ActivityFinding {
    let (grades, row) = grades(of: activity, line, tables)
    let first = result.leaves.count
    var mask: UInt8 = 0
    if grades != 1 << Grade.no.rawValue {
      let position = tables.position(of: activity)
      position.diagram.collectLeaves(known: known, into: scratch)
      for leaf in scratch.leaves where leaf != impossibleLeaf {
        mask |= position.masks[Int(leaf)]
        result.leaves.append(leaf)
      }
    }
    return CompanyAssessment.ActivityFinding(
      activity: activity, isDeclared: line.declared.contains(activity), grades: grades, row: row,
      verdicts: VerdictSet(mask: mask), positions: first..<result.leaves.count)
  }

  // MARK: - What is missing

  private func findOpen(
    _ line: borrowing CompanyRecord.Line, _ tables: EpochTables, _ index: Int,
    _ result: inout CompanyAssessment
  ) {
    for variable in 0..<variableCount { isVariableOpen[variable] = false }
    for position in result.lines[index].activities {
      let finding = result.activities[position]
      guard finding.mayCount else { continue }
      if finding.verdicts.count > 1 {
        tables.position(of: finding.activity).diagram.openVariables(
          known: known, impossible: impossibleLeaf, into: scratch
        ) { isVariableOpen[$0] = true }
      }
      if !finding.mustCount {
        tables.grade(of: finding.activity).diagram.openVariables(
          known: known, impossible: impossibleLeaf, into: scratch
        ) { isVariableOpen[$0] = true }
      }
    }
    for variable in 0..<variableCount where isVariableOpen[variable] {
      result.lines[index].open.append(variable)
    }
  }

  private func findDuties(
    _ tables: EpochTables, _ index: Int, _ result: inout CompanyAssessment
  ) {
    for position in result.lines[index].activities {
      let finding = result.activities[position]
      guard finding.mayCount else { continue }
      for duty in tables.dutiesOfActivity[finding.activity.index] {
        let compiled = tables.duties[duty]
        guard !result.lines[index].duties.contains(compiled.duty),
          !result.lines[index].openDuties.contains(compiled.duty)
        else { continue }
        compiled.applies.collectLeaves(known: known, into: scratch)
        let applies = scratch.leaves.contains(2)
        let doesNot = scratch.leaves.contains(1)
        if applies, !doesNot, finding.mustCount {
          result.lines[index].duties.append(compiled.duty)
        } else if applies {
          result.lines[index].openDuties.append(compiled.duty)
        }
      }
    }
  }

  // MARK: - The company

  /// Several lines with more than one outcome may hang on the same facts of the company.
  private func joinLines(
    _ record: borrowing CompanyRecord, _ tables: EpochTables,
    _ result: inout CompanyAssessment
  ) {
    joint.beginCompany()
    for line in 0..<record.lineCount {
      load(record, line)
      findActive(record.lines[line], tables)
      setGradeVariables(record.lines[line], tables)
      joint.addLine(active, record.lines[line], known: known, tables)
      for activity in active { isActive[activity.index] = false }
      active.removeAll(keepingCapacity: true)
    }
    if let exact = joint.companyOutcomes() {
      result.verdicts = exact
    } else {
      result.isApproximate = true
    }
  }
}
